"""Abbreviations that are said in full: what the rules of several languages do alike."""

import re
from collections.abc import Callable, Collection, Mapping

from pipeline.language.rule import By, any_of

_SPACES = re.compile(r"\s+")
_CAPITAL = re.compile(r"\s+[«“¿¡]?[A-ZÀ-ÖØ-Þ]")


def any_short(table: Collection[str]) -> str:
    """A pattern for any of these abbreviations, with or without the spaces inside ("a. C.")."""
    return any_of(table).replace(r"\.\ ", r"\.\s?").replace(r"\ ", r"\s")


def in_both_cases(table: Mapping[str, str]) -> dict[str, str]:
    """The table, and its words with a capital letter: "cfr." and "Cfr."."""
    return {_raised(short): _raised(full) for short, full in table.items()} | dict(table)


def _raised(text: str) -> str:
    return text[:1].upper() + text[1:]


def in_full(table: Mapping[str, str], may_end: Collection[str] = ()) -> By:
    """What says the group ``word`` in full; those that may end a sentence keep its full stop."""
    full = {_joined(short): said for short, said in table.items()}
    ending = frozenset(map(_joined, may_end))

    def said(found: re.Match[str]) -> str:
        word = _joined(found["word"])
        rest = found.string[found.end() :]
        ends = word.endswith(".") and (
            not rest.strip() or (word in ending and _CAPITAL.match(rest) is not None)
        )
        return f"{full[word]}." if ends else full[word]

    return said


def _joined(short: str) -> str:
    """An abbreviation without the spaces that some write within: "a.C." for "a. C."."""
    return _SPACES.sub("", short)


def before_figure(table: Mapping[str, str]) -> Callable[[re.Match[str]], str]:
    """What says the group ``word`` in full, and sets it off from the figure behind it."""
    full = {_joined(short): word for short, word in table.items()}

    def said(found: re.Match[str]) -> str:
        follows = found.string[found.end() : found.end() + 1]
        return full[_joined(found["word"])] + ("" if follows.isspace() else " ")

    return said


def begins(found: re.Match[str], titles: Collection[str]) -> bool:
    """Whether a sentence begins here: nothing before it, or an end that is no title's stop."""
    before = found.string[: found.start()].split()
    return not before or (before[-1][-1] in ".!?:" and before[-1] not in titles)


def as_beginning(text: str, found: re.Match[str], titles: Collection[str]) -> str:
    """The text, with a capital letter where a sentence begins with it."""
    return _raised(text) if begins(found, titles) else text
