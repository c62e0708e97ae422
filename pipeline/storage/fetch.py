"""A folder of a store, read in."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from pipeline.errors import ConfigError
from pipeline.storage.address import reached, shown

if TYPE_CHECKING:
    from upath import UPath


def fetch(folder: "UPath", to: Path) -> None:
    """Copy all files of a store's folder, but no hidden ones, into a folder of this machine.

    Raises:
        ExportError: the store cannot be reached.
        ConfigError: a name leads out of the folder.
        OSError: the files cannot be written here.
    """
    with reached(folder):
        folder.fs.invalidate_cache()
        found = list(folder.fs.find(folder.path))
    pairs = list(_pairs(folder, found, to))
    for _, target in pairs:
        target.parent.mkdir(parents=True, exist_ok=True)
    with reached(folder):
        folder.fs.get([source for source, _ in pairs], [str(target) for _, target in pairs])


def _pairs(folder: "UPath", found: list[str], to: Path) -> Iterator[tuple[str, Path]]:
    base = folder.path.rstrip("/") + "/"
    for source in sorted(found):
        inside = source.removeprefix(base)
        path = PurePosixPath(inside)
        if inside == source or path.is_absolute() or ".." in path.parts or "\\" in inside:
            message = f"a name in {shown(folder)} leads out of it: {source!r}"
            raise ConfigError(message, "Give the file another name.")
        if not any(part.startswith(".") for part in path.parts):
            yield source, to / path


def stored_folders(folder: "UPath", mark: str, besides: "UPath | None") -> Iterator[str]:
    """The folders with a file of this name, as paths below ``folder``; what lies in one is its own.

    Hidden folders are passed over, and so is ``besides``.

    Raises:
        ExportError: the store cannot be reached.
    """
    with reached(folder):
        folder.fs.invalidate_cache()
        found = folder.fs.find(folder.path)
    base = folder.path.rstrip("/") + "/"
    inner = [PurePosixPath(path.removeprefix(base)) for path in found]
    marked = {path.parent for path in inner if path.name == mark}
    for path in sorted(marked):
        hidden = any(part.startswith(".") for part in path.parts)
        output = besides is not None and _lies_in(folder / path.as_posix(), besides)
        if not hidden and not output and marked.isdisjoint(path.parents):
            yield "" if path == PurePosixPath() else path.as_posix()


def _lies_in(path: "UPath", folder: "UPath") -> bool:
    return str(path).startswith(f"{str(folder).rstrip('/')}/") or str(path) == str(folder)
