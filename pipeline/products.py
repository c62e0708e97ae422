"""What one exporter tells another: small typed values, never an import.

An exporter declares the product types that it wants and provides; the driver runs providers first.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from pipeline.model import PageStart

EditionName: TypeAlias = Literal["epub", "readaloud", "pdf", "pdf-large-print", "audio", "daisy202"]
"""The editions that library records describe, by their formats' names."""


@dataclass(frozen=True, slots=True)
class PageMap:
    """The pages of a print edition, in order.

    ``source`` identifies it (a URN or its title); it is empty where nobody says which it is.
    """

    pages: tuple[PageStart, ...]
    source: str


@dataclass(frozen=True, slots=True)
class WordMark:
    """A word of a sentence: characters ``start`` to ``end`` of its text, and when it is heard.

    Times are samples from the start of the section's audio.
    """

    start: int
    end: int
    begin: int
    finish: int


@dataclass(frozen=True, slots=True)
class SentenceMark:
    """When a sentence is heard: samples ``begin`` to ``finish`` of the section's audio."""

    sentence: str
    begin: int
    finish: int
    words: tuple[WordMark, ...] = ()


OPENING = ("#title", "#subtitle", "#author", "#contributors", "#voice", "#statement")
"""What the narrator says before the book begins; no id of a book has such a name."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """Words that the narrator adds, and when they are heard: samples as in SentenceMark.

    ``owner`` is what they are said for, where there is one: the id of a note's call or of a
    sentence, or one of :data:`OPENING` for what is said before the book begins.
    """

    text: str
    begin: int
    finish: int
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class SectionAudio:
    """The narration of one level 1 section: an MP3 file, and its sentences in spoken order.

    ``announcements`` are what the narrator says besides. ``length`` is in samples at ``rate``
    hertz. ``file`` is an absolute path, readable until the build ends.
    """

    section: str
    file: Path
    rate: int
    length: int
    marks: tuple[SentenceMark, ...]
    announcements: tuple[Announcement, ...] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """The whole narration. ``narrator`` names the voice for people, and says it is synthetic."""

    sections: tuple[SectionAudio, ...]
    narrator: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What claims of accessibility rest on, counted in an edition.

    ``pictures`` are the images and charts that say something; ``described`` those of them with a
    text alternative, ``explained`` those with a long description. ``charts`` are pictures whose
    figures stand in a table as well. ``sentences`` are those with words, ``heard`` those of them
    that are narrated. ``explanations`` are abbreviations that the book spells out. ``contents`` is
    how many levels of the ``levels`` of headings the table of contents shows, ``lists`` whether
    lists lead to every table and figure (or there are none).
    """

    pictures: int
    described: int
    explained: int
    formulas: int
    pronunciations: int
    sections: int
    pages: int
    moving: bool
    sentences: int
    heard: int = 0
    edition: EditionName = "epub"
    charts: int = 0
    explanations: int = 0
    levels: int = 0
    contents: int = 0
    lists: bool = False

    @property
    def narrated(self) -> bool:
        """Whether there is a narration."""
        return self.heard > 0

    @property
    def fully_narrated(self) -> bool:
        """Whether every sentence that has words is heard."""
        return self.heard >= self.sentences > 0


@dataclass(frozen=True, slots=True)
class Finished:
    """A finished edition: its files, absolute and readable until the build ends, and its evidence.

    ``standard`` is the standard that a PDF was made after ("ua-1", "ua-2"). ``own`` is the
    identifier in the edition itself, a URN, if it has one of its own.
    """

    files: tuple[Path, ...]
    evidence: Evidence
    standard: str | None = None
    own: str | None = None


class FinishedEpub(Finished):
    """The EPUB."""


class FinishedReadAloud(Finished):
    """The EPUB with narration."""


class FinishedPdf(Finished):
    """The tagged PDF."""


class FinishedLargePrint(Finished):
    """The tagged PDF in large print."""


class FinishedDaisy(Finished):
    """The DAISY talking book."""
