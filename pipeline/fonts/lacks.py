"""What print cannot set, gathered: a file's characters of one script are told together."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.fonts.scripts import Script, script_of
from pipeline.model import Position

_BOOK = Position("book.toml")  # what has no place of its own was made from the book's facts
_MOST = 8  # characters or lines that a message names one by one


@dataclass(frozen=True, slots=True)
class Lack:
    """The characters of one script that print cannot set, and the lines of one file with them."""

    script: Script
    characters: tuple[str, ...]
    file: str
    lines: tuple[int, ...]

    @property
    def position(self) -> Position:
        """The first line."""
        return Position(self.file, min(self.lines, default=None))

    @property
    def message(self) -> str:
        """What print cannot set, and where else it is."""
        way = ", which runs from right to left" if self.script.leftward else ""
        codes = _listed([named(character) for character in self.characters])
        lines = f", on lines {_listed([*map(str, self.lines)])}" if len(self.lines) > 1 else ""
        return f"print cannot set {self.script.name}{way}: {codes}{lines}"


class Lacks:
    """Gathers what print cannot set."""

    def __init__(self) -> None:
        self._lines: dict[tuple[str, Script], set[int]] = {}
        self._characters: dict[tuple[str, Script], set[str]] = {}

    def add(self, characters: Iterable[str], position: Position | None) -> None:
        """Characters that cannot be set; without a position they are the book's facts'."""
        place = position or _BOOK
        for character in characters:
            key = place.file, script_of(character)
            self._characters.setdefault(key, set()).add(character)
            lines = self._lines.setdefault(key, set())
            if place.line is not None:
                lines.add(place.line)

    def told(self) -> Iterator[Lack]:
        """All of it, by file. A heading that is repeated without its place is told at its place."""
        for (file, script), found in sorted(self._characters.items(), key=_order):
            if file != _BOOK.file or not found <= self._elsewhere(script):
                lines = tuple(sorted(self._lines[file, script]))
                yield Lack(script, tuple(sorted(found)), file, lines)

    def _elsewhere(self, wanted: Script) -> set[str]:
        return {
            character
            for (file, script), found in self._characters.items()
            if script == wanted and file != _BOOK.file
            for character in found
        }


def named(character: str) -> str:
    """A character with its code point."""
    return f"{character!r} (U+{ord(character):04X})"


def _order(item: tuple[tuple[str, Script], set[str]]) -> tuple[str, str]:
    (file, script), _ = item
    return file, script.name


def _listed(words: Sequence[str]) -> str:
    """The words as in a sentence: 3, 5 and 9; of many the first ones, and how many more."""
    if len(words) > _MOST:
        words = [*words[: _MOST - 1], f"{len(words) - _MOST + 1} more"]
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
