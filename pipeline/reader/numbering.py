"""Numbers of headings, and of captioned tables and figures, counted through the book."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from pipeline.language.numerals import letters

UNNUMBERED = "unnumbered"
"""The class of a heading that is not counted, as pandoc and Quarto write it."""

TopKind: TypeAlias = Literal["part", "chapter", "appendix"]

COUNTED_ROLES: Mapping[str | None, TopKind] = {
    None: "chapter",
    "part": "part",
    "chapter": "chapter",
    "introduction": "chapter",
    "conclusion": "chapter",
    "appendix": "appendix",
}
"""What a level 1 section counts as; those of other roles, such as a preface, have no number."""


@dataclass(frozen=True, slots=True)
class SectionNumber:
    """``number`` is "3", "3.2" or "B.1"; ``kind`` says what to call it."""

    kind: Literal["part", "chapter", "appendix", "section"]
    number: str


class Numbering:
    """Counts in reading order. Headings are numbered down to level ``depth``; 0 is not at all."""

    def __init__(self, depth: int = 0) -> None:
        self.depth = depth
        self.tables = 0
        self.figures = 0
        self._tops = {"part": 0, "chapter": 0, "appendix": 0}
        self._path: list[str] = []
        self._counts: list[int] = []
        self._passed: int | None = None

    def table(self, title: str) -> int | None:
        self.tables += bool(title)
        return self.tables if title else None

    def figure(self, title: str) -> int | None:
        self.figures += bool(title)
        return self.figures if title else None

    def section(
        self, level: int, role: str | None, *, counted: bool = True
    ) -> SectionNumber | None:
        """The number of the next heading; None for one that has none, or is inside such a one."""
        if self._passed is not None and level > self._passed:
            return None
        self._passed = None
        if not counted or (level == 1 and role not in COUNTED_ROLES):
            self._passed = level
            return None
        if level > self.depth:
            return None
        return self._top(COUNTED_ROLES[role]) if level == 1 else self._inner(level)

    def _top(self, kind: TopKind) -> SectionNumber:
        self._tops[kind] += 1
        count = self._tops[kind]
        number = letters(count).upper() if kind == "appendix" else str(count)
        if kind == "part":  # "2.1" is the section of a chapter, and parts do not count those anew
            self._passed = 1
        self._path, self._counts = [number], []
        return SectionNumber(kind, number)

    def _inner(self, level: int) -> SectionNumber:
        del self._counts[level - 1 :]
        self._counts += [0] * (level - 1 - len(self._counts))  # a level that was passed over
        self._counts[-1] += 1
        number = ".".join([*self._path, *map(str, self._counts)])
        return SectionNumber("section", number)
