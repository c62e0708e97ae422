"""What is said: plain records, one for each level 1 section of the book."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from pipeline.diagnostics import Diagnostic
from pipeline.model import Position

Kind: TypeAlias = Literal["heading", "term", "text", "announcement"]


@dataclass(frozen=True, slots=True)
class Utterance:
    """One thing said in a breath.

    ``text`` may hold marked words (see :mod:`pipeline.language.marks`). ``sentence`` is the
    id of the manuscript's sentence; None for words that the narrator adds. ``shown`` is the text
    as it is written. ``owner`` is what the narrator's words are said for (see
    :class:`pipeline.products.Announcement`). Silence before and after it is in milliseconds; of two
    that meet, the longer one counts.
    """

    text: str
    kind: Kind
    sentence: str | None
    before: int
    after: int
    shown: str
    position: Position | None = None
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading inside the section: the utterance that begins it, by its place."""

    title: str
    level: int
    utterance: int


@dataclass(frozen=True, slots=True)
class SectionScript:
    """The narration of a level 1 section."""

    section: str
    title: str
    utterances: tuple[Utterance, ...]
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True, slots=True)
class Script:
    """The whole narration, and what it cannot say as it is written."""

    sections: tuple[SectionScript, ...]
    diagnostics: tuple[Diagnostic, ...]
    foreign: tuple[tuple[str, str, Position | None], ...]
    """Words in another language: its tag, the words, their place."""
