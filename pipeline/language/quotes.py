"""Quotation marks and apostrophes as languages set them.

The marks are those of Unicode's CLDR and of each language's own style guides (Duden, Imprimerie
nationale, Real Academia Española and so on).
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from pipeline.language.tags import primary

APOSTROPHE = "\u2019"
_NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class Quotes:
    """The marks around what is said, and around what is said inside that."""

    opening: str
    closing: str
    inner_opening: str
    inner_closing: str


def _quotes(four: str) -> Quotes:
    return Quotes(*four.split())


_ENGLISH = _quotes("\u201c \u201d \u2018 \u2019")
_GERMAN = _quotes("\u201e \u201c \u201a \u2018")
_GUILLEMETS = _quotes("\u00ab \u00bb \u201c \u201d")
_EASTERN = _quotes("\u00ab \u00bb \u201e \u201c")
_SWISS = _quotes("\u00ab \u00bb \u2039 \u203a")
_NORDIC = _quotes("\u201d \u201d \u2019 \u2019")
_POLISH = _quotes("\u201e \u201d \u00ab \u00bb")
_FRENCH = Quotes(f"\u00ab{_NO_BREAK}", f"{_NO_BREAK}\u00bb", "\u201c", "\u201d")

_KNOWN: Mapping[str, Quotes] = {
    **dict.fromkeys(("en", "ga", "cy", "tr", "nl", "pt", "af", "id", "ms", "fil", "vi"), _ENGLISH),
    **dict.fromkeys(("de", "cs", "sk", "sl", "hr", "bg", "et", "is", "lt", "ka"), _GERMAN),
    **dict.fromkeys(("es", "it", "ca", "gl", "eu", "el", "sq", "pt-pt"), _GUILLEMETS),
    **dict.fromkeys(("ru", "uk", "be"), _EASTERN),
    **dict.fromkeys(("de-ch", "de-li", "it-ch", "fr-ch"), _SWISS),
    **dict.fromkeys(("sv", "fi"), _NORDIC),
    **dict.fromkeys(("pl", "ro"), _POLISH),
    **dict.fromkeys(("nb", "nn", "no"), _quotes("\u00ab \u00bb \u2018 \u2019")),
    "da": _quotes("\u201d \u201d \u2019 \u2019"),
    "hu": _quotes("\u201e \u201d \u00bb \u00ab"),
    "fr": _FRENCH,
}


def quotes_of(tag: str) -> Quotes | None:
    """The marks of a language; None where we know none, and straight signs stay."""
    language, *more = tag.lower().split("-")
    region = next((part for part in more if len(part) == 2), "")  # noqa: PLR2004  (ISO 3166)
    return _KNOWN.get(f"{language}-{region}") or _KNOWN.get(language)


_CLIPPED = frozenset(("tis", "twas", "twere", "twill", "em", "til", "cause", "round", "n", "bout"))
"""English words that begin with an apostrophe."""

_STRAIGHT = re.compile("[\"']")
_CLOSER = re.compile(r"(?<!\s)'(?![^\W\d_])")
_WORD = re.compile(r"[^\W\d_]*")
_OPENERS = frozenset("([{<\u2013\u2014-/\u00bf\u00a1\u2026=")
_SPACES = frozenset(" \t\n\u00a0\u202f\u2007\u2009")
_DECADE = re.compile(r"\d\d(?!\d)")


@dataclass(slots=True)
class _Reading:
    """How far a text is read.

    ``opened`` are the signs that wait to be closed, ``last`` the place of the last ``'`` that can
    close one.
    """

    text: str
    language: Callable[[int], str]
    last: int
    opened: set[str] = field(default_factory=set)
    just_opened: int = -1  # the place of the last sign that opens

    def replacement(self, at: int) -> str | None:
        """What takes the place of the sign at this place; None when it stays."""
        language = self.language(at)
        quotes = quotes_of(language)
        if quotes is None:
            return None
        before = self.text[at - 1] if at else " "
        after = self.text[at + 1] if at + 1 < len(self.text) else " "
        if self.text[at] in (before, after):  # two in a row quote nothing
            return None
        starts = before in _SPACES or before in _OPENERS or self.just_opened == at - 1 >= 0
        if self.text[at] == '"':
            return self._double(at, quotes, starts=starts, after=after, before=before)
        if before.isalnum() and after.isalpha():
            return APOSTROPHE
        return self._single(at, quotes, language, starts=starts, after=after, before=before)

    def _double(
        self, at: int, quotes: Quotes, *, starts: bool, after: str, before: str
    ) -> str | None:
        if starts and after not in _SPACES:
            return self._open(at, quotes.opening)
        if before in _SPACES or self.just_opened == at - 1 >= 0:
            return None
        if '"' in self.opened:
            self.opened.clear()
            return quotes.closing
        if before.isdigit() or after.isalnum():  # 12" of snow
            return None
        return quotes.closing

    def _single(
        self, at: int, quotes: Quotes, language: str, *, starts: bool, after: str, before: str
    ) -> str | None:
        if starts and after not in _SPACES:
            if _DECADE.match(self.text, at + 1) or self._is_clipped(at, language):
                return APOSTROPHE
            closed = self.last > at + 1
            return self._open(at, quotes.inner_opening) if closed else APOSTROPHE
        if before in _SPACES:
            return None
        if "'" in self.opened:
            self.opened.discard("'")
            return quotes.inner_closing
        return None if before.isdigit() else APOSTROPHE

    def _open(self, at: int, mark: str) -> str:
        self.opened.add(self.text[at])
        self.just_opened = at
        return mark

    def _is_clipped(self, at: int, language: str) -> bool:
        word = _WORD.match(self.text, at + 1)
        return primary(language) == "en" and bool(word) and word[0].lower() in _CLIPPED  # type: ignore[index]


def replacements(text: str, language: Callable[[int], str]) -> dict[int, str]:
    """The straight signs of a text that are set otherwise, by their places.

    ``language`` gives the language at a place. What no rule is sure of stays as it is: feet and
    inches behind figures, signs alone, languages whose marks we do not know.
    """
    closers = (one.start() for one in _CLOSER.finditer(text))
    reading = _Reading(text, language, max(closers, default=-1))
    places = (one.start() for one in _STRAIGHT.finditer(text))
    marks = ((at, reading.replacement(at)) for at in places)
    return {at: mark for at, mark in marks if mark is not None}


def typographic(text: str, language: str) -> str:
    """A text of one language with its straight signs set as the language sets them."""
    if '"' not in text and "'" not in text:
        return text
    marks = replacements(text, lambda _: language)
    return "".join(marks.get(at, char) for at, char in enumerate(text))
