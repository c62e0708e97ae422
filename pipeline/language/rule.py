# ruff: noqa: RUF001  (signs that look alike are told apart)
"""What a rule is, and the parts that the patterns of several topics are made of."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

By = str | Callable[[re.Match[str]], str]

NUMBER = r"\d+(?:,\d{3}){0,9}(?:\.\d+)?"
DASH = r"\s?[-–—−]\s?"


@dataclass(frozen=True, slots=True)
class Rule:
    """A named change of the text; it changes nothing in a text that has none of its signs."""

    name: str
    pattern: re.Pattern[str]
    by: By
    needs: frozenset[str]

    def apply(self, text: str) -> str:
        """The text with the rule applied."""
        return self.pattern.sub(self.by, text)


def rule(name: str, needs: Iterable[str], pattern: str, by: By, flags: int = 0) -> Rule:
    """A rule whose pattern is written over several lines, with comments.

    ``needs`` are characters in one string, or words and the other signs of ``needs.signs_of``.
    """
    return Rule(name, re.compile(pattern, re.VERBOSE | flags), by, needed(needs))


def needed(needs: Iterable[str]) -> frozenset[str]:
    """The signs for characters in one string, or for words; a lone letter is told apart."""
    if isinstance(needs, str):
        return frozenset(needs)
    return frozenset(f"{need}_" if len(need) == 1 and need.isalpha() else need for need in needs)


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of these words, the longest first."""
    return "|".join(
        re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word))
    )


def digits(text: str) -> str:
    """Digits one by one, with a pause between the groups in which they are written."""
    groups = re.findall(r"\d+|X", text)
    return ", ".join(" ".join(group) for group in groups)


def in_groups(text: str) -> str:
    """Digits one by one, in groups of three, then four: for those that are written in one."""
    if len(text) <= 6:  # noqa: PLR2004  (as many as are kept in mind at once)
        return " ".join(text)
    groups = [text[:3], *(text[at : at + 4] for at in range(3, len(text), 4))]
    return ", ".join(" ".join(group) for group in groups)


_LAST_WORD = re.compile(r"([^\W\d_]+)\W?\s?$")
_FAR = 24  # characters: no word that a rule asks for is as long


def word_before(found: re.Match[str]) -> str:
    """The word before a match, in small letters; empty at the start of the text."""
    last = _LAST_WORD.search(found.string[max(0, found.start() - _FAR) : found.start()])
    return last[1].lower() if last else ""


def at_start(found: re.Match[str]) -> bool:
    """Whether nothing that is said stands before a match, or a sentence or bracket begins there."""
    before = found.string[max(0, found.start() - 3) : found.start()].rstrip(" \"“‘'")
    return not before or before[-1] in "([:;|—.!?"
