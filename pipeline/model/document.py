"""The document: metadata, a tree of sections, and the notes they call."""

import datetime
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from pipeline.model.blocks import Block
from pipeline.model.inlines import Pronunciation, Sentence
from pipeline.model.labels import ENGLISH, Labels
from pipeline.model.source import Position

LAST_YEAR = 2107
"""The last one that a zip, and so an EPUB, can state for its files (APPNOTE, 4.4.6)."""

PdfStandard: TypeAlias = Literal["PDF/UA-1", "PDF/UA-2"]

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
    """A URN of the book: ``urn:uuid:...`` or ``urn:isbn:...``. The first one is the main one."""

    urn: str

    @property
    def is_isbn(self) -> bool:
        """Whether it is an ISBN."""
        return self.urn.startswith("urn:isbn:")

    @property
    def shown(self) -> str:
        """As it is told: an ISBN by its usual name."""
        return self.printed or self.urn

    @property
    def printed(self) -> str | None:
        """As publishers print it; None for one that machines alone read, such as a UUID."""
        scheme, _, number = self.urn.partition("urn:isbn:")
        return f"ISBN {number}" if number and not scheme else None


@dataclass(frozen=True, slots=True)
class Series:
    name: str
    number: str | None = None

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
    words of the EPUB Accessibility vocabulary ("eaa-microenterprise"). ``verdicts`` are those of
    judges on finished PDFs.
    """

    contact: str | None = None
    review: Review | None = None
    exemptions: tuple[str, ...] = ()
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

    def of_edition(self, edition: str) -> "Metadata":
        """The facts of an edition: where it has an ISBN of its own, that one and no other."""
        own = dict(self.isbns).get(edition)
        if own is None:
            return self
        first = bool(self.identifiers) and self.identifiers[0].is_isbn
        others = tuple(one for one in self.identifiers if not one.is_isbn)
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

    ``id`` is an anchor and unique in the book. ``role`` is given on level 1 only.
    """

    id: str
    level: int
    title: Sentence
    blocks: tuple[Block, ...] = ()
    sections: "tuple[Section, ...]" = ()
    role: SectionRole | None = None
    position: Position | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote. ``section`` is the id of the level 1 section that calls it first."""

    id: str
    label: str
    blocks: tuple[Block, ...]
    section: str
    position: Position | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Document:
    """The whole book. ``notes`` stand in the order of their first call.

    ``lexicon`` says how single words are pronounced wherever they occur.
    """

    metadata: Metadata
    sections: tuple[Section, ...]
    notes: tuple[Note, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()
    lexicon: tuple[tuple[str, Pronunciation], ...] = ()
    labels: Labels = ENGLISH
