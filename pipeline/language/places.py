"""Places in a text where a sentence may end, and what stands before and behind them."""

# ruff: noqa: RUF001  (the characters of many scripts are what this module is about)

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

_STOPS = ".!?…‼⁇⁈⁉։؟۔।॥᠃᠉።፧"
_SPACELESS_STOPS = "。｡！？．។៕။།༎"
_CLOSING = ")]}\"'”’»›“‘«‹」』）】〉》］｝"
OPENING = "([{\"'“‘’«‹„‚¿¡»›「『（【〈《［｛—–- \t\n\u00a0\u202f"
_BRACKETS = frozenset(")]}）］｝")
_CJK = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"

_PLACE_OF_STOPS = rf"""
    (?<![STOPS])(?<![STOPS]\ )
    (?P<stop>(?:\.\ )++\.(?!\.)|[STOPS]++)     # a full stop, several signs, dots set apart
    (?P<closing>(?:
        [{re.escape(_CLOSING)}¹²³⁰-⁹†‡*]        # what closes; the sign of a note
        | [\u00a0\u202f\ ][»›](?!\w)            # with the space that French puts before it
        | \[\d{{1,3}}\]                         # a reference
    )*+)
    (?P<space>\s++)                             # white space is the rule
    (?:(?:[:;]-?[()DP]|[\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?)\s++)*+  # :-) goes with it
    |
    (?:
        (?<![{_SPACELESS_STOPS}])(?P<wide>[{_SPACELESS_STOPS}]++)
        | (?<=[{_CJK}])[!?]++(?=[{re.escape(_CLOSING)}]*+[{_CJK}])
    )                                           # scripts that put no space between words
    (?P<wide_closing>[{re.escape(_CLOSING)}]*+)
    \s*+
"""
_PLACE = re.compile(_PLACE_OF_STOPS.replace("STOPS", _STOPS), re.VERBOSE)
"""Where a sentence may end; the next one would begin at the match's end."""

_GREEK_PLACE = re.compile(_PLACE_OF_STOPS.replace("STOPS", f"{_STOPS};\u037e"), re.VERBOSE)
"""The same in Greek, whose question mark is a semicolon."""

_ITEM = re.compile(r"[a-z]\)\s|[ivx]{2,5}[.)]\s")
_DUTCH_ARTICLE = re.compile(r"['’][stnk]\s[A-Z]")
_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"), ("„", "“"), ("»", "«"))
LONG = 5  # letters: abbreviations in small letters alone are shorter, but for the listed ones
_WHOLE = 400  # letters: a bracket or quotation that is no longer stays whole
_FOLLOWING = 30  # letters of what follows, by which the library judges a word
_SEEN = 80  # letters before and behind a place that are looked at


def places(text: str, language: str) -> Iterator[re.Match[str]]:
    """The places inside a text where a sentence of it may end.

    The group ``stop`` is the full stop or what stands for it, ``closing`` what closes behind it,
    ``space`` the white space; in scripts without spaces ``wide`` and ``wide_closing`` instead.
    """
    pattern = _GREEK_PLACE if language == "el" else _PLACE
    return (place for place in pattern.finditer(text) if place.end() < len(text))


def library_ends(text: str, language: str) -> list[int]:
    """The library's own boundaries; none where its parts do not add up to the text."""
    import sentencex  # noqa: PLC0415  (a compiled library; loaded when a book is read)

    pieces: list[str] = list(sentencex.segment(language, text))
    ends = list(accumulate(map(len, pieces)))
    return ends if ends and ends[-1] == len(text) else []


@dataclass(slots=True)
class Seen:
    """A place in a text where the sentence that began at ``start`` may end.

    ``before`` are the sentence's last letters, its full stop included; ``after`` is what follows,
    from its first letter or digit on, as far as it is looked at.
    """

    text: str
    start: int
    place: re.Match[str]
    before: str
    after: str
    ends_for_library: bool

    @property
    def begins_as_item(self) -> bool:
        """Whether what follows begins with the letter of an item, or as Dutch does: "'s Avonds"."""
        text, at = self.text, self.place.end()
        return bool(_ITEM.match(self.after) or _DUTCH_ARTICLE.match(text, at))

    @property
    def is_open(self) -> bool:
        """Whether a short bracket or quotation is open here, which closes further on.

        One that the sentence begins with may hold sentences of its own.
        """
        at = self.place.end()
        if at - self.start > _WHOLE:
            return False
        sentence, limit = self.text[self.start + 1 : at], self.start + _WHOLE
        if sentence.count('"') % 2 and self.text.find('"', at, limit) >= 0:
            return True
        return any(
            sentence.count(opens) > sentence.count(closes)
            and self.text.find(closes, at, limit) >= 0
            for opens, closes in _PAIRS
        )

    @property
    def is_aside(self) -> bool:
        """Whether a bracket of a word or two closes here, inside a longer sentence: "(U.S.)"."""
        if _BRACKETS.isdisjoint(self.place["closing"]):
            return False
        before = self.before
        opened = max(before.rfind("("), before.rfind("["))
        words = before[opened:].split()
        if opened < 0 or not before[:opened].strip() or len(words) > 2:  # noqa: PLR2004  (a word or two)
            return False
        return len(words) == 1 or not (words[-1][:-1].islower() and len(words[-1]) >= LONG)

    def ends_alone(self, language: str) -> bool:
        """What the library says of this place without the text around it."""
        word = self.before.rsplit(None, 1)[-1].lstrip(OPENING)
        return _ends_alone(word, self.after[:_FOLLOWING], language)


def see(text: str, start: int, place: re.Match[str], *, ends_for_library: bool) -> Seen:
    at, end = place.end(), place.end("wide" if place["stop"] is None else "stop")
    before = text[max(start, place.start() - _SEEN) : end]
    return Seen(text, start, place, before, text[at : at + _SEEN].lstrip(OPENING), ends_for_library)


@functools.lru_cache(maxsize=4096)
def _ends_alone(word: str, after: str, language: str) -> bool:
    return len("So  ") + len(word) in library_ends(f"So {word} {after}", language)
