"""What print cannot set, gathered: a file's characters of one script are told together."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.fonts.scripts import Script, script_of, sharers
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
        codes = _listed([named(character) for character in self.characters])
        lines = f", on lines {_listed([*map(str, self.lines)])}" if len(self.lines) > 1 else ""
        return f"print cannot set {self.script.name}: {codes}{lines}"


class Lacks:
    """Gathers what print cannot set."""

    def __init__(self) -> None:
        self._lines: dict[str, dict[str, set[int]]] = {}

    def add(self, characters: Iterable[str], position: Position | None) -> None:
        """Characters that cannot be set; without a position they are the book's facts'."""
        place = position or _BOOK
        found = self._lines.setdefault(place.file, {})
        for character in characters:
            lines = found.setdefault(character, set())
            if place.line is not None:
                lines.add(place.line)

    def told(self) -> Iterator[Lack]:
        """All of it, by file. A heading that is repeated without its place is told at its place."""
        lacks = [lack for file in sorted(self._lines) for lack in self._of(file)]
        elsewhere: dict[Script, set[str]] = {}
        for lack in lacks:
            if lack.file != _BOOK.file:
                elsewhere.setdefault(lack.script, set()).update(lack.characters)
        for lack in lacks:
            if lack.file != _BOOK.file or not elsewhere.get(lack.script, set()).issuperset(
                lack.characters
            ):
                yield lack

    def _of(self, file: str) -> Iterator[Lack]:
        """What is lacking in one file, by script."""
        found = self._lines[file]
        for script, characters in sorted(_by_script(found).items(), key=lambda one: one[0].name):
            lines = sorted(set().union(*(found[character] for character in characters)))
            yield Lack(script, tuple(sorted(characters)), file, tuple(lines))


def _by_script(characters: Iterable[str]) -> dict[Script, list[str]]:
    """The characters of each script; a sign that scripts share goes to the one beside it."""
    own: dict[Script, list[str]] = {}
    shared: list[str] = []
    for character in characters:
        if sharers(character):
            shared.append(character)
        else:
            own.setdefault(script_of(character), []).append(character)
    most = sorted(own, key=lambda script: (-len(own[script]), script.name))
    for character in shared:
        near = (script for script in most if script.code in sharers(character))
        own.setdefault(next(near, script_of(character)), []).append(character)
    return own


def named(character: str) -> str:
    """A character with its code point."""
    return f"{character!r} (U+{ord(character):04X})"


def _listed(words: Sequence[str]) -> str:
    """The words as in a sentence: 3, 5 and 9; of many the first ones, and how many more."""
    if len(words) > _MOST:
        words = [*words[: _MOST - 1], f"{len(words) - _MOST + 1} more"]
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
