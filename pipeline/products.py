"""What one exporter tells another: small typed values, never an import.

An exporter declares the product types that it wants and provides; the driver runs providers first.
"""

from dataclasses import dataclass
from pathlib import Path


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


@dataclass(frozen=True, slots=True)
class PageMap:
    """The pages of the print edition, in order. ``source`` identifies it (a URN or its title)."""

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


@dataclass(frozen=True, slots=True)
class Announcement:
    """Words that the narrator adds, and when they are heard: samples as in SentenceMark."""

    text: str
    begin: int
    finish: int


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
