"""The files that ``sections`` lists, in order: names, and patterns such as ``chapters/*.md``."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath

from pipeline.files import FileFault

_PATTERN = re.compile(r"[*?\[]")
_NUMBER = re.compile(r"(\d+)")


def expand_sections(folder: Path, written: Sequence[str]) -> Iterator[tuple[str, FileFault | None]]:
    """Each entry, with the files of a pattern in its place; a fault where it finds none.

    A pattern stands for the sections that are not listed by name, in the order of their names, in
    which 2 comes before 10. It passes over names that begin with ``_`` and those that are all
    capitals, such as README.md.
    """
    taken = {_plain(name) for name in written if not _PATTERN.search(name)}
    for name in written:
        if not _PATTERN.search(name) or (folder / name).is_file():
            yield name, None
            continue
        found = [one for one in _matching(folder, name) if one not in taken]
        taken.update(found)
        yield from ((one, None) for one in found)
        if not found:
            hint = "Correct it, or name the files; 'chapters/*.md' are those of a folder."
            message = f"the pattern {name!r} finds no section that is not listed already"
            yield name, FileFault("missing-file", message, hint)


def _plain(name: str) -> str:
    return PurePosixPath(name).as_posix()


def _matching(folder: Path, pattern: str) -> Iterable[str]:
    path = PurePosixPath(pattern)
    if path.is_absolute() or ".." in path.parts:
        return ()
    try:
        found = [one for one in folder.glob(path.as_posix()) if is_section(one)]
    except (ValueError, OSError):  # "**.md"
        return ()
    return sorted((one.relative_to(folder).as_posix() for one in found), key=_natural)


def is_section(path: Path) -> bool:
    """Whether a Markdown file looks like one; README.md and _draft.md do not."""
    return path.is_file() and not path.stem.isupper() and path.stem[:1] != "_"


def _natural(name: str) -> list[tuple[int, str]]:
    """A key to sort by, in which numbers count by their value."""
    return [(int(part), "") if part.isdigit() else (-1, part) for part in _NUMBER.split(name)]
