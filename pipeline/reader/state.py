"""What the parts of the reader share while one manuscript is read."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from markdown_it import MarkdownIt

from pipeline.language.sentences import Segmenter
from pipeline.model import Abbreviation, FormulaSpeech, Labels, Position
from pipeline.reader.ids import Ids
from pipeline.reader.nodes import Node
from pipeline.reader.report import Report
from pipeline.reader.source_pages import SourcePages


@dataclass(frozen=True, slots=True)
class Target:
    """A place in the book that can be named: its kind, and what a bare reference shows.

    ``word`` is what stands before its number: "Table", "Chapter". ``number`` counts tables and
    figures; ``place`` is that of a numbered section, such as "3.2" or "A", and ``opening`` what
    its title begins with: "3.2 ", "Chapter 3: ".
    """

    kind: Literal["section", "table", "figure", "term", "other"]
    title: str
    number: int | None = None
    word: str = ""
    place: str = ""
    opening: str = ""

    @property
    def named(self) -> str:
        """What a link without words shows: the title, or the number where there is none."""
        return without_stop(self.title or self.numbered)

    @property
    def shown_number(self) -> str:
        return self.place or str(self.number or "")

    @property
    def numbered(self) -> str:
        """Its word and number; the title of what has no number."""
        return f"{self.word} {self.shown_number}" if self.shown_number else self.title


def without_stop(title: str) -> str:
    """A title or caption inside a sentence, without the full stop that ended it."""
    return title[:-1] if title.endswith(".") and not title.endswith("..") else title


class Abbreviations:
    """The book's abbreviations, found in running text as whole words."""

    def __init__(self, declared: Iterable[Abbreviation]) -> None:
        self.by_short = {entry.short: entry for entry in declared}
        longest_first = sorted(self.by_short, key=lambda short: (-len(short), short))
        words = "|".join(re.escape(short) for short in longest_first)
        self._pattern = re.compile(rf"(?<!\w)({words})(?=s?(?!\w))") if words else None

    def split(self, text: str) -> list[str] | None:
        """Text and abbreviations in turn, text first; None when there is none inside."""
        if self._pattern is None:
            return None
        parts = self._pattern.split(text)
        return parts if len(parts) > 1 else None


_MIN_LETTERS = 3


def _title_key(title: str) -> str:
    words = title.split()
    return " ".join(words).casefold() if len(words) > 1 else title.strip()


@dataclass(slots=True)
class Book:
    """The state of one reading; it ends with the reading."""

    folder: Path
    language: str
    labels: Labels
    abbreviations: Abbreviations
    segmenter: Segmenter
    parser: MarkdownIt
    report: Report
    speech: FormulaSpeech = "clearspeak"
    ids: Ids = field(default_factory=Ids)
    targets: dict[str, Target] = field(default_factory=dict)
    terms: dict[str, str] = field(default_factory=dict)
    files: "dict[str, FileScope]" = field(default_factory=dict)
    charts: "dict[str, ChartSource]" = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    """Sections that could not be read, which is told once: not again by each link to them."""
    headings: dict[str, str] | None = None
    pages: SourcePages = field(default_factory=SourcePages)


@dataclass(slots=True)
class NoteSource:
    """A note as it stands in its file. ``line`` counts from 1."""

    label: str
    id: str
    nodes: list[Node]
    line: int
    number: str | None = None
    calls: int = 0


@dataclass(frozen=True, slots=True)
class ChartSource:
    """What a chart is to be drawn from, once every table of the book is read."""

    table: str
    label_column: str | None
    value_column: str | None
    position: Position
    columns_position: Position


@dataclass(slots=True)
class FileScope:
    """One manuscript file: its name, its notes, and the ids that its own links may shorten."""

    name: str
    lines: list[str] = field(default_factory=list)
    section: str = ""
    local_ids: dict[str, str] = field(default_factory=dict)
    notes: dict[str, NoteSource] = field(default_factory=dict)
    by_machine: bool | None = None
    parts: int = 0
    """In how many parts of the book it stands."""
    part: bool = False
    """Whether it begins a part itself."""
    captions: set[int] = field(default_factory=set)
    """The lines of captions in the spelling of other dialects, which are told as such."""


@dataclass(slots=True)
class Scope:
    """Where text is being read: the book, the file, the section that counts its sentences."""

    book: Book
    file: FileScope
    section: str = ""
    count: int = 0
    called: list[NoteSource] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)

    @property
    def report(self) -> Report:
        return self.book.report

    @property
    def language(self) -> str:
        return self.languages[-1] if self.languages else self.book.language

    def at(self, line: int, file: str | None = None) -> Position:
        """The position of a line, counted from 1, of this file."""
        return Position(file or self.file.name, line)

    def heading(self, words: str) -> str | None:
        """The id of the heading with this title, once every heading is known; None without one.

        A single word must be written as the title is, and have letters enough to be a word:
        "[he]", "[sic]" and "[1]" are brackets of an editor.
        """
        book = self.book
        if book.headings is None:
            titles = [(t.title, n) for n, t in book.targets.items() if t.kind == "section"]
            book.headings = {_title_key(title): name for title, name in reversed(titles)}
        key = _title_key(words)
        return book.headings.get(key) if sum(map(str.isalpha, key)) > _MIN_LETTERS else None

    def next_sentence(self) -> str:
        """The id of the next sentence of the section."""
        self.count += 1
        name = f"{self.section}_s{self.count}"
        self.book.pages.open(name)
        return name
