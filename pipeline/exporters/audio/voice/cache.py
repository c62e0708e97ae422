"""What was spoken before is kept, so that an edit costs one sentence.

An entry's name is the hash of everything that decides its content, so entries are never out of
date. They are written beside their place and renamed, and carry a checksum: several builds may
share a folder, an interrupted build resumes, and a damaged entry is made again.
"""

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_MAGIC = b"narration-1\n"
_SUM = 32  # bytes of the checksum


def cache_key(*parts: str) -> str:
    """The name of an entry that these parts decide."""
    joined = "".join(f"{len(part)}:{part}" for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class CacheSize:
    """How much a cache holds."""

    entries: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Cache:
    """Entries in a folder, which is made when the first one is stored."""

    folder: Path

    def load(self, key: str) -> bytes | None:
        """The entry; None when there is none, or when it is damaged."""
        path = self._path(key)
        try:
            data = path.read_bytes()
        except OSError:
            return None
        begin = len(_MAGIC) + _SUM
        payload = data[begin:]
        if data[:begin] != _MAGIC + hashlib.sha256(payload).digest():
            return None
        with contextlib.suppress(OSError):
            os.utime(path)  # what was used last is removed last
        return payload

    def has(self, key: str) -> bool:
        """Whether there is an entry, sound or not."""
        return self._path(key).is_file()

    def store(self, key: str, payload: bytes) -> None:
        """Keep the entry; a folder that cannot be written keeps nothing."""
        path = self._path(key)
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            descriptor, name = tempfile.mkstemp(prefix=".new-", dir=path.parent)
            try:
                with os.fdopen(descriptor, "wb") as file:
                    file.write(_MAGIC + hashlib.sha256(payload).digest() + payload)
                Path(name).replace(path)
            except OSError:
                Path(name).unlink(missing_ok=True)

    def size(self) -> CacheSize:
        """How much there is."""
        sizes = [size for _, size, _ in self._entries()]
        return CacheSize(len(sizes), sum(sizes))

    def prune(self, limit: int) -> None:
        """Remove what was not used for longest, until at most ``limit`` bytes are left."""
        entries = sorted(self._entries())
        total = sum(size for _, size, _ in entries)
        for _, size, path in entries:
            if total <= limit:
                return
            with contextlib.suppress(OSError):
                path.unlink()
                total -= size

    def clear(self) -> CacheSize:
        """Remove every entry, and nothing else; what there was."""
        size = self.size()
        for _, _, path in self._entries():
            with contextlib.suppress(OSError):
                path.unlink()
        for folder in self._folders():
            with contextlib.suppress(OSError):
                folder.rmdir()
        return size

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}.entry"

    def _folders(self) -> list[Path]:
        return sorted(path for path in self.folder.glob("[0-9a-f][0-9a-f]") if path.is_dir())

    def _entries(self) -> Iterator[tuple[float, int, Path]]:
        """When each entry was used last, its size in bytes, and its file."""
        for folder in self._folders():
            for path in (*folder.glob("*.entry"), *folder.glob(".new-*")):
                with contextlib.suppress(OSError):
                    facts = path.stat()
                    yield facts.st_mtime, facts.st_size, path
