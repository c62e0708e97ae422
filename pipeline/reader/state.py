"""What the parts of the reader share while one manuscript is read."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from markdown_it import MarkdownIt

from pipeline.language.sentences import Segmenter
from pipeline.language.words import label_tongue
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
    its title begins with: "3.2 ", "Chapter 3: ". ``tongue`` is the language of ``word``, or of a
    title that is a word of ours, where it is not the book's.
    """

    kind: Literal["section", "table", "figure", "term", "other"]
    title: str
    number: int | None = None
    word: str = ""
    place: str = ""
    opening: str = ""
    tongue: str | None = None

    @property
    def named(self) -> str:
        """What a link without words shows: the title, or the number where there is none."""
        return without_stop(self.title or self.numbered)

    @property
    def named_tongue(self) -> str | None:
        """The language of what a link without words shows, where it is not the book's."""
        return self.tongue if self.kind == "other" or not self.title else None

    @property
    def numbered_tongue(self) -> str | None:
        return self.tongue if self.shown_number else self.named_tongue

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
    words = title.replace("\u2019", "'").split()
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
    names: Mapping[str, str] = field(default_factory=dict)
    smart_quotes: bool = True
    ids: Ids = field(default_factory=Ids)
    targets: dict[str, Target] = field(default_factory=dict)
    terms: dict[str, str] = field(default_factory=dict)
    files: "dict[str, FileScope]" = field(default_factory=dict)
    charts: "dict[str, ChartSource]" = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    """Sections that could not be read, which is told once: not again by each link to them."""
    pages: SourcePages = field(default_factory=SourcePages)
    table: Callable[[str], dict[Any, Any]] = field(default=lambda _: {})
    """Makes an empty map of the book, which is called so."""
    _headings: dict[str, str] | None = None

    def heading_names(self) -> dict[str, str]:
        """The ids of headings by the key of their title, once every heading is known."""
        if self._headings is None:
            found = dict.items(self.targets)  # not asked for by the file that happens to be first
            titles = [(target.title, name) for name, target in found if target.kind == "section"]
            self._headings = self.table("headings")
            self._headings.update({_title_key(t): name for t, name in reversed(titles)})
        return self._headings

    def tongue(self, label: str) -> str | None:
        """The language of a label, by its name, where it is not the book's."""
        return label_tongue(self.labels, self.language, label)


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


@dataclass(frozen=True, slots=True)
class Piece:
    """A file inside another: its lines follow the first ``first`` lines of all.

    ``chain`` names the files that hold it, from the section's to itself.
    """

    first: int
    name: str
    chain: tuple[str, ...]


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
    pieces: list[Piece] = field(default_factory=list)
    """The files that are taken into it, in the order of their lines."""
    included: dict[str, str | None] = field(default_factory=dict)
    """Their texts by their names; None of one that could not be read."""

    def at(self, line: int) -> Position:
        """The position of a line, counted from 1, in the file in which it was written."""
        piece = self._piece(line)
        return Position(piece.name, line - piece.first) if piece else Position(self.name, line)

    def chain(self, line: int) -> tuple[str, ...]:
        """The files that hold a line, from the section's to the one in which it was written."""
        piece = self._piece(line)
        return piece.chain if piece else (self.name,)

    def _piece(self, line: int) -> Piece | None:
        at = bisect_left(self.pieces, line, key=lambda piece: piece.first)
        return self.pieces[at - 1] if at else None


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
        return Position(file, line) if file else self.file.at(line)

    def heading(self, words: str) -> str | None:
        """The id of the heading with this title, once every heading is known; None without one.

        A single word must be written as the title is, and have letters enough to be a word:
        "[he]", "[sic]" and "[1]" are brackets of an editor.
        """
        key = _title_key(words)
        names = self.book.heading_names()
        return names.get(key) if sum(map(str.isalpha, key)) > _MIN_LETTERS else None

    def next_sentence(self) -> str:
        """The id of the next sentence of the section."""
        self.count += 1
        name = f"{self.section}_s{self.count}"
        self.book.pages.open(name)
        return name
