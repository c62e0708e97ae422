"""What was spoken or drawn before is kept, so that an edit costs one sentence, or one drawing.

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
from typing import TYPE_CHECKING

from pipeline.storage.address import at, is_address

if TYPE_CHECKING:
    from upath import UPath

_MAGIC = b"narration-1\n"
_SUM = 32  # bytes of the checksum


def cache_key(*parts: str) -> str:
    """The name of an entry that these parts decide."""
    joined = "".join(f"{len(part)}:{part}" for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()


def _sealed(payload: bytes) -> bytes:
    """An entry with its checksum."""
    return _MAGIC + hashlib.sha256(payload).digest() + payload


def _unsealed(data: bytes) -> bytes | None:
    """What an entry holds; None when it is damaged."""
    begin = len(_MAGIC) + _SUM
    payload = data[begin:]
    return payload if data[:begin] == _MAGIC + hashlib.sha256(payload).digest() else None


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
        payload = _unsealed(data)
        if payload is None:
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
                    file.write(_sealed(payload))
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


@dataclass(frozen=True, slots=True)
class SharedCache(Cache):
    """Entries in a folder of this machine, and in a store that other machines share.

    What one of them has spoken all have. A store that cannot be reached costs time and no build;
    how much it keeps is its owner's business.
    """

    far: "UPath"

    def load(self, key: str) -> bytes | None:
        """The entry, of this machine or else of the store."""
        near = super(SharedCache, self).load(key)
        if near is not None:
            return near
        file = self._there(key)
        with contextlib.suppress(Exception):
            payload = _unsealed(file.fs.cat_file(file.path))
            if payload is not None:
                super(SharedCache, self).store(key, payload)
            return payload
        return None

    def has(self, key: str) -> bool:
        """Whether there is an entry here or there, sound or not."""
        if super(SharedCache, self).has(key):
            return True
        file = self._there(key)
        with contextlib.suppress(Exception):
            return bool(file.fs.exists(file.path))
        return False

    def store(self, key: str, payload: bytes) -> None:
        """Keep the entry here and there."""
        super(SharedCache, self).store(key, payload)
        file = self._there(key)
        with contextlib.suppress(Exception):
            file.fs.makedirs(file.parent.path, exist_ok=True)
            file.fs.pipe_file(file.path, _sealed(payload))

    def _there(self, key: str) -> "UPath":
        return self.far / key[:2] / f"{key}.entry"


def user_cache(given: str | None, kind: str) -> Path:
    """The folder that a user names for what is kept, or else one for this kind in the user's own.

    Of what is kept at an address, copies are in the user's own.
    """
    if given and not is_address(given):
        return Path(given).expanduser()
    from platformdirs import user_cache_path  # noqa: PLC0415

    return user_cache_path("accessible-publisher", appauthor=False) / kind


def open_cache(folder: Path, shared: str | None) -> Cache:
    """The cache in a folder, with the store at the address ``shared`` behind it, if there is one.

    Raises:
        ConfigError: nobody knows addresses of this kind.
        MissingToolError: the package for them is not installed.
    """
    return SharedCache(folder, at(shared)) if shared else Cache(folder)
