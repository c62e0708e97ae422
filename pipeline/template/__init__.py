"""The manuscript that ``publish new`` writes: small, friendly, and one of everything."""

import uuid
from collections.abc import Callable, Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath

from pipeline.errors import ConfigError

_PLACE = b"00000000-0000-0000-0000-000000000000"
"""Where book.toml of the template waits for the identifier of the new book."""


def write_template(folder: Path, new_id: Callable[[], uuid.UUID] = uuid.uuid4) -> tuple[Path, ...]:
    """Write the template into ``folder``; the files written, in the order of their names.

    ``new_id`` makes the book's identifier: no two books may share one.

    Raises:
        ConfigError: the folder is not empty, is no folder, or cannot be written.
    """
    try:
        _refuse_full(folder)
        identifier = str(new_id()).encode("ascii")
        return tuple(_write(folder, *file, identifier) for file in _template())
    except OSError as error:
        reason = error.strerror or type(error).__name__
        message = f"{folder.as_posix()} cannot be written: {reason}"
        raise ConfigError(message, "Choose a folder in which you may write.") from None


def _refuse_full(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        message = f"{folder.as_posix()} is a file, not a folder"
        raise ConfigError(message, "Choose the name of a new folder.")
    if folder.is_dir() and any(folder.iterdir()):
        message = f"{folder.as_posix()} is not empty; nothing was written"
        raise ConfigError(message, "Choose a new folder, so that no file of yours is lost.")


def _write(folder: Path, name: PurePosixPath, content: bytes, identifier: bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.replace(_PLACE, identifier))
    return path


def _template() -> list[tuple[PurePosixPath, bytes]]:
    """The files of the template with their paths relative to its folder."""
    root = files(__name__).joinpath("manuscript")
    return sorted(_files(root, PurePosixPath()))


def _files(at: Traversable, path: PurePosixPath) -> Iterator[tuple[PurePosixPath, bytes]]:
    for entry in at.iterdir():
        name = path / entry.name
        if entry.is_dir():
            yield from _files(entry, name)
        else:
            yield name, entry.read_bytes()
