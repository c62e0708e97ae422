"""The document: metadata, a tree of sections, and the notes they call."""

import datetime
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from pipeline.model.blocks import Block
from pipeline.model.inlines import Pronunciation, Sentence
from pipeline.model.labels import ENGLISH, Labels
from pipeline.model.source import Position

NO_SOURCE = "none"
"""The page source of a book that counts its pages itself."""

LAST_YEAR = 2107
"""The last one that a zip, and so an EPUB, can state for its files (APPNOTE, 4.4.6)."""

PdfStandard: TypeAlias = Literal["PDF/UA-1", "PDF/UA-2"]
WritingMode: TypeAlias = Literal["horizontal-tb", "vertical-rl", "vertical-lr"]
"""How lines run and follow each other (CSS Writing Modes 4, 3.2)."""

_ISBN_13 = 13  # digits

SectionRole: TypeAlias = Literal[
    "chapter",
    "foreword",
    "preface",
    "introduction",
    "prologue",
    "part",
    "epilogue",
    "afterword",
    "conclusion",
    "appendix",
    "glossary",
    "bibliography",
    "acknowledgments",
    "dedication",
    "notice",
]


@dataclass(frozen=True, slots=True)
class Contributor:
    """``role`` is a MARC relator code ("aut", "edt", "ill"); ``file_as`` sorts ("Doe, Jane").

    ``orcid`` and ``isni`` are the 16 characters of each, without hyphens.
    """

    name: str
    role: str = "aut"
    file_as: str | None = None
    orcid: str | None = None
    isni: str | None = None
    corporate: bool = False


@dataclass(frozen=True, slots=True)
class Identifier:
    """A URI of the book: ``urn:uuid:...``, ``urn:isbn:...``, another URN, or a DOI's address.

    The first one is the main one.
    """

    urn: str

    @property
    def isbn(self) -> str | None:
        """The digits of an ISBN; None for another identifier."""
        scheme, found, number = self.urn.partition("urn:isbn:")
        return number if found and not scheme else None

    @property
    def doi(self) -> str | None:
        """The name of a DOI ("10.1000/182"); None for another identifier."""
        scheme, found, name = self.urn.partition("https://doi.org/")
        return name if found and not scheme else None

    @property
    def shown(self) -> str:
        """As it is told: an ISBN by its usual name."""
        return self.printed or self.urn

    @property
    def printed(self) -> str | None:
        """As publishers print it; None for one that machines alone read, such as a UUID."""
        if self.isbn:
            return f"ISBN {self.isbn}"
        return None if self.urn.startswith("urn:uuid:") else self.urn


@dataclass(frozen=True, slots=True)
class Series:
    """A series that the book belongs to, or a set, which is published or sold together."""

    name: str
    number: str | None = None
    kind: Literal["series", "set"] = "series"

    @property
    def shown(self) -> str:
        """Its name, and the number of the book in it."""
        return f"{self.name} {self.number}" if self.number else self.name


@dataclass(frozen=True, slots=True)
class Review:
    """The record of a person's accessibility review, without which nothing claims conformance."""

    by: str
    date: datetime.date
    report: str
    credential: str | None = None


@dataclass(frozen=True, slots=True)
class PdfVerdict:
    """That a judge was asked about a finished PDF and found no fault against ``standard``.

    ``edition`` is its format ("pdf", "pdf-large-print"), ``by`` the judge with its version.
    ``sha256`` binds the verdict to the bytes that were judged: of other bytes it says nothing.
    """

    edition: str
    standard: PdfStandard
    by: str
    sha256: str
    position: Position | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Accessibility:
    """``contact`` is where readers report a barrier: an e-mail or web address.

    ``exemptions`` are those of the European Accessibility Act that the publisher claims, in the
    words of the EPUB Accessibility vocabulary ("eaa-microenterprise"). ``summary`` is what the
    author adds to the accessibility summary, in the book's language. ``verdicts`` are those of
    judges on finished PDFs.
    """

    contact: str | None = None
    review: Review | None = None
    exemptions: tuple[str, ...] = ()
    summary: str | None = None
    verdicts: tuple[PdfVerdict, ...] = ()


@dataclass(frozen=True, slots=True)
class SubjectCode:
    """A subject of a scheme ("thema", "bisac", "lcsh"): its code, its words, and their authority.

    LCSH has no codes: there ``heading`` is the heading, and ``authority`` its URI.
    """

    scheme: Literal["thema", "bisac", "lcsh"]
    code: str | None = None
    heading: str | None = None
    authority: str | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """Facts about the book. Languages are BCP 47 tags; ``languages`` starts with ``language``.

    ``isbns`` are (format, 13 digits) of editions with an ISBN of their own. ``license`` is a URI.
    ``modified`` is when the book was last changed, in UTC, where its author says so.
    ``series`` is the first that shops and players sort by, ``collections`` are more of them.
    ``page_progression`` is where the pages of an EPUB go on, ``writing_mode`` how its lines run.
    ``page_source`` names the printed book whose pages the text marks: a URN, its title, or "none"
    for pages that were never printed. ``draft`` is True of a book that has errors
    and claims nothing.
    """

    title: str
    language: str
    identifiers: tuple[Identifier, ...]
    subtitle: str | None = None
    contributors: tuple[Contributor, ...] = ()
    languages: tuple[str, ...] = ()
    publisher: str | None = None
    rights: str | None = None
    description: str | None = None
    subjects: tuple[str, ...] = ()
    date: datetime.date | None = None
    series: Series | None = None
    collections: tuple[Series, ...] = ()
    direction: Literal["ltr", "rtl"] = "ltr"
    cover: str | None = None
    cover_alt: str | None = None
    accessibility: Accessibility = Accessibility()
    isbns: tuple[tuple[str, str], ...] = ()
    subject_codes: tuple[SubjectCode, ...] = ()
    audience: str | None = None
    edition: str | None = None
    publisher_place: str | None = None
    license: str | None = None
    modified: datetime.datetime | None = None
    page_progression: Literal["ltr", "rtl"] | None = None
    writing_mode: WritingMode = "horizontal-tb"
    page_source: str | None = None
    draft: bool = False

    @property
    def belongs_to(self) -> tuple[Series, ...]:
        """Every series and set that the book is part of, the first series first."""
        return (*((self.series,) if self.series else ()), *self.collections)

    @property
    def progression(self) -> Literal["ltr", "rtl"]:
        """Where pages go on: as book.toml says, else as its lines do, else as its text."""
        following: dict[WritingMode, Literal["ltr", "rtl"]] = {
            "horizontal-tb": self.direction,
            "vertical-rl": "rtl",
            "vertical-lr": "ltr",
        }
        return self.page_progression or following[self.writing_mode]

    def isbn_of(self, edition: str) -> str | None:
        """The 13 digits of an edition's own ISBN.

        One among the identifiers is the EPUB's, if it is no other edition's.
        """
        own = dict(self.isbns).get(edition)
        if own or edition != "epub":
            return own
        others = {number for _, number in self.isbns}
        given = (one.isbn for one in self.identifiers)
        return next((n for n in given if n and len(n) == _ISBN_13 and n not in others), None)

    def of_edition(self, edition: str) -> "Metadata":
        """The facts of an edition: where it has an ISBN of its own, that one and no other."""
        own = dict(self.isbns).get(edition)
        if own is None:
            return self
        first = bool(self.identifiers) and self.identifiers[0].isbn is not None
        others = tuple(one for one in self.identifiers if one.isbn is None)
        mine = (Identifier(f"urn:isbn:{own}"),)
        return replace(self, identifiers=(*mine, *others) if first else (*others, *mine))


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """An abbreviation that the book declares."""

    short: str
    expansion: str
    pronunciation: Pronunciation | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it. Level 1 sections are the manuscript's files, in order.

    ``id`` is an anchor and unique in the book. ``role`` is given on level 1 only. ``parts`` says in
    how many parts of the book it stands: the chapters of a part follow it in
    :attr:`Document.sections`, one level below it.
    """

    id: str
    level: int
    title: Sentence
    blocks: tuple[Block, ...] = ()
    sections: "tuple[Section, ...]" = ()
    role: SectionRole | None = None
    position: Position | None = field(default=None, compare=False, repr=False)
    parts: int = 0

    @property
    def rank(self) -> int:
        """The level in its file: 1 is a chapter, within a part or without."""
        return self.level - self.parts


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote. ``section`` is the id of the level 1 section that calls it first."""

    id: str
    label: str
    blocks: tuple[Block, ...]
    section: str
    position: Position | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class PageStart:
    """Where a printed page begins.

    ``label`` is what is printed on the page ("iv", "12"). The page begins in the sentence
    ``sentence``, after ``offset`` characters of :attr:`Sentence.text`; ``offset`` 0 is before the
    sentence. ``sentence`` is None for a page that holds no text of the manuscript (cover,
    contents).
    """

    label: str
    sentence: str | None = None
    offset: int = 0
    position: Position | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Document:
    """The whole book. ``notes`` stand in the order of their first call.

    ``lexicon`` says how single words are pronounced wherever they occur. ``pages`` are those of
    the printed book that the manuscript was made from, in reading order, where it marks them.
    """

    metadata: Metadata
    sections: tuple[Section, ...]
    notes: tuple[Note, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()
    lexicon: tuple[tuple[str, Pronunciation], ...] = ()
    labels: Labels = ENGLISH
    pages: tuple[PageStart, ...] = ()
