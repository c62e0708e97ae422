"""The titles of a catalogue: the manuscripts below a folder, or those of a list."""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from pipeline.catalogue.facts import Title
from pipeline.errors import ConfigError

_BOOK = "book.toml"


def find_titles(where: Path, output: Path) -> tuple[Title, ...]:
    """The titles by their names; each gets a folder of its own in ``output``.

    ``where`` is a folder, in which every folder with a book.toml is a title (but nothing in
    ``output``, and no hidden folder), or a text file that names such folders, one a line, relative
    to itself; lines that begin with "#" are passed over.

    Raises:
        ConfigError: there is no such folder or file, it holds no title, or two have one name.
    """
    if where.is_dir():
        named = [(_name(found, where), found) for found in _manuscripts(where, output)]
    elif where.is_file():
        named = list(_listed(where))
    else:
        message = f"there is no folder and no list of titles at {where.as_posix()}"
        raise ConfigError(message, "Name the folder that holds the manuscripts, or a list of them.")
    if not named:
        message = f"{where.as_posix()} holds no title"
        raise ConfigError(message, f"A title is a folder with a {_BOOK}.")
    _refuse_doubles(named, where)
    return tuple(Title(name, found, output / name) for name, found in sorted(named))


def _manuscripts(where: Path, output: Path) -> Iterator[Path]:
    """The folders with a book.toml; what lies in such a folder is the manuscript's own."""
    for folder, inner, files in os.walk(where):
        if _BOOK in files:
            yield Path(folder)
            inner.clear()
            continue
        shown = [name for name in inner if not name.startswith(".")]
        inner[:] = [name for name in sorted(shown) if not _is_same(Path(folder, name), output)]


def _is_same(folder: Path, output: Path) -> bool:
    return output.exists() and folder.samefile(output)


def _name(found: Path, where: Path) -> str:
    """The path below the folder; the folder itself, if it is a title, goes by its own name."""
    return found.relative_to(where).as_posix() if found != where else found.resolve().name


def _listed(file: Path) -> Iterator[tuple[str, Path]]:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{file.as_posix()} cannot be read as a list of titles"
        raise ConfigError(message, "Write one folder a line, in UTF-8.") from error
    for number, line in enumerate(text.splitlines(), 1):
        entry = line.strip()
        if entry and not entry.startswith("#"):
            yield _entry(file, number, entry)


def _entry(file: Path, number: int, entry: str) -> tuple[str, Path]:
    folder = file.parent / entry
    if not (folder / _BOOK).is_file():
        message = f"{file.as_posix()}:{number}: there is no {_BOOK} in {entry}"
        raise ConfigError(message, "Name a manuscript's folder, relative to the list.")
    parts = [part for part in PurePosixPath(Path(entry).as_posix()).parts if part.strip("./\\:")]
    inner = [part for part in parts if ":" not in part]  # a drive of Windows
    return "/".join(inner) or folder.resolve().name, folder


def _refuse_doubles(named: list[tuple[str, Path]], where: Path) -> None:
    """See that no title's folder is, or lies in, another's: also where capitals are all one."""
    counted = Counter(name.casefold() for name, _ in named)
    for name, _ in named:
        above = [parent.as_posix() for parent in PurePosixPath(name.casefold()).parents]
        if counted[name.casefold()] > 1 or any(counted[parent] for parent in above):
            message = f"two titles of {where.as_posix()} would share the folder {name}"
            raise ConfigError(message, "Give their folders other names.")
