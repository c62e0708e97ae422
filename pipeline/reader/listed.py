"""The files and parts that ``sections`` lists, in order; patterns such as ``chapters/*.md``."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Protocol

from pipeline.files import FileFault

_PATTERN = re.compile(r"[*?\[]")
_FILES = (".md", ".markdown")
_NUMBER = re.compile(r"(\d+)")


class Group(Protocol):
    """An entry of ``sections``: files, and the part that they stand in."""

    @property
    def sections(self) -> Sequence[str]: ...
    @property
    def part(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Listed:
    """A file of the book; a title alone where a part has no file.

    ``parts`` says in how many parts it stands, ``part`` whether it begins one. ``fault`` is that of
    an entry for which there is no file.
    """

    name: str
    parts: int = 0
    part: bool = False
    fault: FileFault | None = None

    @property
    def is_title(self) -> bool:
        """Whether it is the title of a part, and no file."""
        return self.part and not self.name.lower().endswith(_FILES)


def list_sections(folder: Path, groups: Sequence[Group]) -> Iterator[Listed]:
    """Each part, file, and each file of a pattern; a fault where a pattern finds none."""
    taken = {_plain(name) for group in groups for name in group.sections if not _is_pattern(name)}
    taken |= {_plain(group.part) for group in groups if group.part}
    for group in groups:
        title = (group.part or "").strip()
        if title:
            yield Listed(title, part=True)
        for name, fault in _expanded(folder, group.sections, taken):
            yield Listed(name, 1 if title else 0, fault=fault)
        if title and not group.sections:
            hint = 'Name the files of its chapters: sections = ["01-first.md"].'
            fault = FileFault("no-sections", f"the part {title!r} has no sections", hint)
            yield Listed(title, 1, fault=fault)


def _is_pattern(name: str) -> bool:
    return _PATTERN.search(name) is not None


def _expanded(
    folder: Path, written: Sequence[str], taken: set[str]
) -> Iterator[tuple[str, FileFault | None]]:
    """Each entry, with the files of a pattern in its place; a fault where it finds none.

    A pattern stands for the sections that are not listed by name, in the order of their names, in
    which 2 comes before 10. It passes over names that begin with ``_`` and those that are all
    capitals, such as README.md.
    """
    for name in written:
        if not _is_pattern(name) or (folder / name).is_file():
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
