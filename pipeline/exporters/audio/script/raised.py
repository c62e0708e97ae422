"""What raised and lowered characters mean, told by what they stand behind."""

import re
from typing import Literal

from pipeline.language.en.words import UNITS

Meaning = Literal["ordinal", "charge", "power", "note", "plain"]

_ORDINAL = re.compile(r"(st|nd|rd|th|er|re|e|o|a)", re.IGNORECASE)
_CHARGE = re.compile(r"(\d*)([+\-\u2212])")
_FIGURE = re.compile(r"[-\u2212+]?\d+")
_NOTES = re.compile(r"\d{1,3}(?:\s?[,\u2013-]\s?\d{1,3})*")
_LETTERS = re.compile(r"[-\u2212+]?\d*[a-z]{1,2}(?:\s?[-+\u2212/]\s?\d+)?")
_LETTERS_OF_A_NUMBER = re.compile(r"[-\u2212+]?\d*[ijknpqxyz](?:\s?[-+\u2212/]\s?\d+)?")
"""Raised behind digits: "2^n^"; "2^d^" and "30^m^" are pence and minutes."""
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LAST_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]+$")
_BRACKETED = re.compile(r"[(\[{]([^()\[\]{}]*)[)\]}]$")
_WORD = re.compile(r"[^\W\d_]{3,}")
_MEASURES = frozenset((*UNITS, "mol", "Pa", "kPa", "Torr", "rad", "sr", "dm", "hm", "Gy", "lx"))
_FUNCTIONS = frozenset("sin cos tan cot sec csc log ln exp sinh cosh tanh lim max min det".split())  # noqa: SIM905  (shorter)
_SHORT_WORDS = frozenset(
    """am an as at be by do go he if in is it me my no of on or so to up us we il la le et en un de
    du el lo es al ja er es zu an im""".split()  # noqa: SIM905
) - {"in"}
_VOWELS = frozenset("aeiouyàâäéèêëíìîïóòôöúùûü")
_VARIABLES = 3
"""Letters of a product of variables, as "mc" is."""
_TWO = 2


def meaning(raised: str, base: str) -> Meaning:
    """What the raised text means behind ``base``, the text up to it."""
    if _ORDINAL.fullmatch(raised) and not _is_lone_variable(raised, base):
        return "ordinal"
    if _CHARGE.fullmatch(raised):
        return "charge"
    if _FIGURE.fullmatch(raised):
        return _of_figure(raised, base)
    if _NOTES.fullmatch(raised) and base and not _is_quantity(base):
        return "note"
    return "power" if _is_exponent(raised, base) else "plain"


def _of_figure(raised: str, base: str) -> Meaning:
    if not base.strip() or base[-1].isspace():
        return "plain"  # before an isotope, or before the text of a note
    if _is_quantity(base) or raised[0] in "-+\u2212":
        return "power"
    return "note" if _NOTES.fullmatch(raised) else "plain"


def _is_exponent(raised: str, base: str) -> bool:
    """Whether letters are a power: behind a variable, a number or brackets around an expression."""
    if base[-1:].isdigit():
        return _LETTERS_OF_A_NUMBER.fullmatch(raised) is not None
    if not _LETTERS.fullmatch(raised):
        return False
    return _is_lone_variable(raised, base) or (base[-1:] in set(")]}") and _is_quantity(base))


def _is_lone_variable(raised: str, base: str) -> bool:
    """Whether a power stands behind one small letter: "x^a^", but not "n^o^", which is a number."""
    word = _LAST_WORD.search(base)
    if word is None or len(word[0]) != 1 or not word[0].islower():
        return False
    return f"{word[0]}{raised}" not in {"no", "nos"}


def _is_quantity(base: str) -> bool:
    """Whether what stands before may have a power: a number, a variable, a unit, a function."""
    if base[-1:].isdecimal() or base[-1:] in set("|\u2032'"):
        return True
    if base[-1:] in set(")]}"):
        inside = _BRACKETED.search(base)
        return inside is None or all(word in _FUNCTIONS for word in _WORD.findall(inside[1]))
    word = _LAST_WORD.search(base)
    return word is not None and _may_have_a_power(word[0])


def _may_have_a_power(word: str) -> bool:
    if len(word) == 1 or word in _MEASURES or word in _FUNCTIONS:
        return True
    if len(word) == _TWO:
        return word not in _SHORT_WORDS and (word.islower() or word.isupper())
    return len(word) <= _VARIABLES and word.islower() and _VOWELS.isdisjoint(word)


def charge(text: str) -> str:
    """That of an ion, "2+" or "-", as characters that say so themselves: "²⁺", "⁻"."""
    number, sign = text[:-1], text[-1]
    return number.translate(_RAISED) + ("⁺" if sign == "+" else "⁻")


def names_a_variable(lowered: str, base: str) -> bool:
    """Whether lowered text only tells one variable from another, as in "x~1~" and "T~min~".

    The figures of a formula of chemistry, "H~2~O", are left to its rules.
    """
    word = _LAST_WORD.search(base)
    if word is None or not lowered.isalnum():
        return False
    return lowered.isalpha() or (len(word[0]) == 1 and word[0].islower())
