"""Text as it runs over the lines of a paragraph, and the abbreviations in it."""

import re

from pipeline.model import Abbr, Str
from pipeline.reader.runs import Mark, Run
from pipeline.reader.state import Scope

_SPACES = re.compile(r"[ \t]+")
_UNSPACED = re.compile("[\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")


class RunningText:
    """Text that gathers over several lines; a line end becomes a space.

    Between two characters of a script without spaces between words it becomes nothing, or else
    the line length of the manuscript would show in the book.
    """

    def __init__(self, line: int, *, spaced: bool = False) -> None:
        """``spaced`` is True where a space stands before it already, so that none begins it."""
        self.line = line
        self.spaced = spaced
        self.parts: list[str] = []
        self.breaks: list[int] = []
        self.length = 0

    def add(self, text: str, line: int) -> None:
        if not text:
            return
        if "  " in text or "\t" in text:
            text = _SPACES.sub(" ", text)
        if self.spaced and not self.parts:
            text = text.lstrip(" ")
            if not text:
                return
        if not self.parts:
            self.line = line
        elif self._joins(text):
            self.parts.pop()
            self.length -= 1
            self.breaks[-1] -= 1
        self._append(text)

    def _joins(self, text: str) -> bool:
        """Whether the line end before ``text`` stands for nothing."""
        if self.parts[-1] != " " or len(self.parts) == 1 or not self.breaks:
            return False
        return bool(_UNSPACED.match(text) and _UNSPACED.match(self.parts[-2][-1]))

    def end_line(self, line: int) -> None:
        if not self.parts:
            self.line = line
            if self.spaced:
                return
        self._append(" ")
        self.breaks.append(self.length)

    def _append(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def run(self, marks: tuple[Mark, ...]) -> Run:
        return Run(Str("".join(self.parts)), marks, self.line, tuple(self.breaks))


def add_text(scope: Scope, run: Run, runs: list[Run]) -> None:
    """Add a run of text to runs, with the book's abbreviations marked."""
    parts = scope.book.abbreviations.split(run.text)
    if parts is None:
        runs.append(run)
        return
    at = 0
    for number, part in enumerate(parts):
        piece = run.part(part, at)
        at += len(part)
        if number % 2:
            entry = scope.book.abbreviations.by_short[part]
            piece.leaf = Abbr(entry.short, entry.expansion, entry.pronunciation)
            piece.breaks = ()
        if part:
            runs.append(piece)
