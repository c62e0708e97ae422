"""The titles of a catalogue: the manuscripts below a folder, or those of a list."""

import contextlib
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from pipeline.catalogue.facts import Title
from pipeline.errors import ConfigError
from pipeline.storage import Place, at, is_address, reached, shown, stored_folders

if TYPE_CHECKING:
    from upath import UPath

_BOOK = "book.toml"


def find_titles(where: Place, output: Place) -> tuple[Title, ...]:
    """The titles by their names; each gets a folder of its own in ``output``.

    ``where`` is a folder, in which every folder with a book.toml is a title (but nothing in
    ``output``, and no hidden folder), or a text file that names such folders, one a line, relative
    to itself; lines that begin with "#" are passed over. Both may be addresses of a store, and so
    may be what a list names.

    Raises:
        ConfigError: there is no such folder or file, it holds no title, or two have one name.
        ExportError: the store cannot be reached.
    """
    named = list(_found(where, output))
    if not named:
        message = f"{shown(where)} holds no title"
        raise ConfigError(message, f"A title is a folder with a {_BOOK}.")
    _refuse_doubles(named, where)
    return tuple(Title(name, found, output / name) for name, found in sorted(named))


def _found(where: Place, output: Place) -> Iterator[tuple[str, Place]]:
    with reached(where) if not isinstance(where, Path) else contextlib.nullcontext():
        is_folder, is_file = where.is_dir(), where.is_file()
    if is_folder:
        yield from _folders(where, output)
    elif is_file:
        yield from _listed(where)
    else:
        message = f"there is no folder and no list of titles at {shown(where)}"
        raise ConfigError(message, "Name the folder that holds the manuscripts, or a list of them.")


def _folders(where: Place, output: Place) -> Iterator[tuple[str, Place]]:
    if isinstance(where, Path):
        yield from ((_name(found, where), found) for found in _manuscripts(where, output))
    else:
        yield from _stored(where, output)


def _manuscripts(where: Path, output: Place) -> Iterator[Path]:
    """The folders with a book.toml; what lies in such a folder is the manuscript's own."""
    for folder, inner, files in os.walk(where):
        if _BOOK in files:
            yield Path(folder)
            inner.clear()
            continue
        shown = [name for name in inner if not name.startswith(".")]
        inner[:] = [name for name in sorted(shown) if not _is_same(Path(folder, name), output)]


def _stored(where: "UPath", output: Place) -> Iterator[tuple[str, Place]]:
    """The same in a store."""
    besides = None if isinstance(output, Path) else output
    for inside in stored_folders(where, _BOOK, besides):
        yield inside or where.name, where / inside if inside else where


def _is_same(folder: Path, output: Place) -> bool:
    return isinstance(output, Path) and output.exists() and folder.samefile(output)


def _name(found: Path, where: Path) -> str:
    """The path below the folder; the folder itself, if it is a title, goes by its own name."""
    return found.relative_to(where).as_posix() if found != where else found.resolve().name


def _listed(file: Place) -> Iterator[tuple[str, Place]]:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{shown(file)} cannot be read as a list of titles"
        raise ConfigError(message, "Write one folder a line, in UTF-8.") from error
    for number, line in enumerate(text.splitlines(), 1):
        entry = line.strip()
        if entry and not entry.startswith("#"):
            yield _entry(file, number, entry)


def _entry(file: Place, number: int, entry: str) -> tuple[str, Place]:
    folder = at(entry) if is_address(entry) else file.parent / entry
    with reached(folder) if not isinstance(folder, Path) else contextlib.nullcontext():
        is_title = (folder / _BOOK).is_file()
    if not is_title:
        message = f"{shown(file)}:{number}: there is no {_BOOK} in {entry}"
        raise ConfigError(message, "Name a manuscript's folder, relative to the list.")
    plain = entry.partition("://")[2] if is_address(entry) else Path(entry).as_posix()
    parts = [part for part in PurePosixPath(plain).parts if part.strip("./\\:")]
    inner = [part for part in parts if ":" not in part]  # a drive of Windows
    return "/".join(inner) or _last(folder), folder


def _last(folder: Place) -> str:
    return folder.resolve().name if isinstance(folder, Path) else folder.name


def _refuse_doubles(named: list[tuple[str, Place]], where: Place) -> None:
    """See that no title's folder is, or lies in, another's: also where capitals are all one."""
    counted = Counter(name.casefold() for name, _ in named)
    for name, _ in named:
        above = [parent.as_posix() for parent in PurePosixPath(name.casefold()).parents]
        if counted[name.casefold()] > 1 or any(counted[parent] for parent in above):
            message = f"two titles of {shown(where)} would share the folder {name}"
            raise ConfigError(message, "Give their folders other names.")
