"""The protocol of a speech engine."""

import functools
import importlib.metadata
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from pipeline.exporters.audio.sound.clip import Clip
from pipeline.language.marks import around_marks
from pipeline.language.tags import primary
from pipeline.model import Pronunciation


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice for the list of voices. ``missing`` says what to install, None when it is ready."""

    engine: str
    name: str
    language: str
    summary: str
    missing: str | None = None


def default_engine(language: str) -> str:
    """The engine for a book (BCP 47 tag) that names none: the best that needs nothing more."""
    return "espeak" if primary(language) not in ("en", "und") else "hibari"


@dataclass(frozen=True, slots=True)
class EngineChoice:
    """An engine by name, with what it is told; small and picklable, so that workers can open it.

    ``cache`` is a folder in which it may keep what makes it start sooner. ``others`` are the voices
    of other languages, by BCP 47 tag in small letters.
    """

    engine: str
    voice: str | None = None
    speed: float = 1.0
    language: str = "en"
    cache: Path | None = None
    others: tuple[tuple[str, "EngineChoice"], ...] = ()


class SpeechEngine(Protocol):
    """One engine with one voice, ready to speak."""

    @property
    def name(self) -> str:
        """The engine, as book.toml names it."""

    @property
    def online(self) -> bool:
        """Whether a service is asked; then one request is made at a time."""

    @property
    def fingerprint(self) -> str:
        """Everything that decides how a text sounds, in one line."""

    @property
    def narrator(self) -> str:
        """The voice for people; it says that it is synthetic."""

    def speaks(self, language: str) -> bool:
        """Whether the voice can say text in a BCP 47 language."""

    def cannot_say(self, text: str) -> tuple[str, ...]:
        """The words of a normalized text that the voice would pass over."""

    def synthesize(self, texts: Sequence[str]) -> list[Clip]:
        """A clip for each normalized text, in order; marked words are said as marked.

        Raises:
            SpeechEngineError: the engine failed; the hint names the way out.
        """


@dataclass(frozen=True, slots=True)
class Engine:
    """What the program knows of an engine before anything of it is loaded.

    ``speaker`` imports the class that is called with an ``EngineChoice``; ``voices`` says which
    voices there are, ready or not.
    """

    name: str
    speaker: Callable[[], Callable[[EngineChoice], SpeechEngine]]
    voices: Callable[[], list[Voice]]


class SaysAll:
    """For an engine of which nothing is known that it would pass over."""

    def cannot_say(self, text: str) -> tuple[str, ...]:
        """Nothing."""
        del text
        return ()


def plain_words(word: str, how: Pronunciation) -> str:
    """A marked word for an engine that takes plain text only."""
    if how.say:
        return how.say.replace("-", "").lower()
    return " ".join(word) if how.letters else word


def with_short_words(text: str, longest: int) -> str:
    """The text, marked words as they are, with spaces inside words of more letters than an engine
    says: it would say their beginnings alone.
    """

    def in_parts(found: re.Match[str]) -> str:
        return " ".join(_PART.findall(found[0])) if len(found[0]) > longest else found[0]

    return around_marks(text, lambda plain: _LETTERS.sub(in_parts, plain))


_LETTERS = re.compile(r"[^\W\d_]+")
_PART = re.compile(
    r"[^\W\d_]{8,16}(?=[bcdfghjklmnpqrstvwxz][aeiouy]|$)|[^\W\d_]{1,16}", re.IGNORECASE
)
"""Before a consonant with its vowel, where there is one."""


@functools.cache
def package_version(name: str) -> str:
    """The version of an installed package; looked up once, since that takes a millisecond."""
    return importlib.metadata.version(name)
