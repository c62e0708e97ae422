"""What the builds into an output folder made: ``editions.json``, which lies beside the editions.

It lists every file of every edition with its hash. A build replaces only what is listed there,
and ``publish verify`` sees by it every byte that was changed since.
"""

import hashlib
import json
import os
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, Field, TypeAdapter, ValidationError

from pipeline.durable import flush_file, flush_folder
from pipeline.errors import ConfigError

NAME = "editions.json"
NEXT = f".{NAME}.new"
"""Where the next manifest is written, before it replaces the last one."""
UNPROVED = "unproved"
"""The folder for editions whose proof failed; they are listed as ``unproved/<format>``."""
SYSTEM_FILES = frozenset([".ds_store", "thumbs.db", "desktop.ini"])
SYSTEM_FOLDERS = frozenset(["@eadir"])
"""What macOS, Windows and Synology leave in folders that somebody looks at; in small letters."""
_START = b'{\n "form": 1,\n "editions": {'
_FORM = 1  # the version of the file's own form
_CLOSED: dict[str, Any] = {"extra": "forbid"}  # nobody else's file of this name passes for ours


def _inside(path: str) -> str:
    """A path that cannot lead out of the edition's folder, on any system."""
    if not path or "\\" in path or ":" in path or "\0" in path:
        raise ValueError("no relative path with forward slashes")
    if path.startswith("/") or ".." in PurePosixPath(path).parts:
        raise ValueError("leads out of the edition's folder")
    return path


_Name = Annotated[str, Field(pattern=rf"^({UNPROVED}/)?[^./\\:\x00][^/\\:\x00]*$")]
_File = Annotated[str, AfterValidator(_inside)]
_Hash = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


@dataclass(frozen=True, slots=True)
class Made:
    """One edition as a build made it.

    ``files`` are paths below the edition's folder, with forward slashes, each with the SHA-256 of
    its bytes in hexadecimal. ``unproved`` is True for one that was taken over although its proof
    failed. ``source`` is the digest of what it was made of, where the build was told one: whoever
    builds many titles sees by it which need no new build. ``folder`` is where the files lie in
    the output folder, if that is not the folder of the edition's name: a store keeps two of them.
    ``earlier`` is set only while this edition is being put in place: what stood there before,
    without files where nothing did.
    """

    files: Mapping[_File, _Hash]
    unproved: bool = False
    earlier: "Made | None" = None
    source: _Hash | None = None
    folder: _File | None = None
    __pydantic_config__: ClassVar[dict[str, Any]] = _CLOSED


@dataclass(frozen=True, slots=True)
class Manifest:
    """The editions of an output folder by their formats' names."""

    editions: Mapping[_Name, Made]
    form: Annotated[int, Field(ge=1, le=_FORM)] = _FORM
    __pydantic_config__: ClassVar[dict[str, Any]] = _CLOSED

    def with_edition(self, name: str, made: Made) -> "Manifest":
        """The manifest with this edition instead of the one of the same name."""
        return replace(self, editions={**self.editions, name: made})

    def without_edition(self, name: str) -> "Manifest":
        """The manifest without the edition of this name."""
        rest = {key: made for key, made in self.editions.items() if key != name}
        return replace(self, editions=rest)


_ADAPTER = TypeAdapter(Manifest)


def read_manifest(output: Path) -> Manifest:
    """The manifest of an output folder; an empty one where none was written yet.

    Raises:
        ConfigError: it cannot be read, or was written by something else.
    """
    file = output / NAME
    hint = "If the editions beside it are not wanted any more, delete them together with it."
    if file.is_symlink():  # replacing it would take the link away, which no build made
        raise ConfigError(f"{file.as_posix()} is a link, not a list of editions", hint)
    if file.exists() and not file.is_file():  # a pipe would be waited for without end
        raise ConfigError(f"{file.as_posix()} is no list of editions", hint)
    try:
        return parse_manifest(file.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return Manifest({})
    except (OSError, ValidationError) as error:
        raise ConfigError(f"{file.as_posix()} is no list of editions", hint) from error


def parse_manifest(data: bytes) -> Manifest:
    """The manifest of its bytes.

    Raises:
        ValueError: they are none.
    """
    return _ADAPTER.validate_json(data)


def manifest_bytes(manifest: Manifest) -> bytes:
    """The manifest as it is written."""
    editions = {name: _record(made) for name, made in sorted(manifest.editions.items())}
    facts = {"form": manifest.form, "editions": editions}
    return (json.dumps(facts, ensure_ascii=False, indent=1) + "\n").encode()


def write_manifest(output: Path, manifest: Manifest) -> None:
    """Replace the manifest at once, and not before it is on the disk.

    One build at a time may do so: it holds the output folder.

    Raises:
        ConfigError: somebody else's file is where it is written first.
        OSError: the output folder cannot be written.
    """
    following = output / NEXT
    remove_next(output)
    try:
        with following.open("xb") as file:
            file.write(manifest_bytes(manifest))
        flush_file(following)
        following.replace(output / NAME)
        flush_folder(output)
    except BaseException:  # a signal too
        following.unlink(missing_ok=True)
        raise


def remove_next(output: Path) -> None:
    """Remove what a build left behind that was killed while it wrote the manifest.

    Raises:
        ConfigError: what lies there was written by something else.
        OSError: the output folder cannot be written.
    """
    following = output / NEXT
    if not os.path.lexists(following):
        return
    if not _is_begun(following):
        message = f"{following.as_posix()} is in the way: no build of this program wrote it"
        raise ConfigError(message, "Move it elsewhere, or give it another name, then try again.")
    following.unlink()


def _is_begun(following: Path) -> bool:
    """Whether it is a manifest, or the beginning of one: as far as the writing had come."""
    if not stat.S_ISREG(following.lstat().st_mode):
        return False
    with following.open("rb") as file:
        start = file.read(len(_START))
    return _START.startswith(start.rstrip(b"\0"))  # a power cut leaves zeros


def _record(made: Made) -> dict[str, object]:
    record: dict[str, object] = {"files": dict(sorted(made.files.items()))}
    if made.unproved:
        record["unproved"] = True
    if made.source is not None:
        record["source"] = made.source
    if made.folder is not None:
        record["folder"] = made.folder
    if made.earlier is not None:
        record["earlier"] = _record(made.earlier)
    return record


def hashes(folder: Path, files: Iterable[Path]) -> dict[str, str]:
    """The SHA-256 of files, which are given relative to ``folder``, by their paths."""
    return {file.as_posix(): file_hash(folder / file) for file in files}


def file_hash(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
