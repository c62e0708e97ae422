# ruff: noqa: E501, RUF001  (a row is read in one line; signs that look alike are told apart)
"""The signs without which a rule for English finds nothing, so that prose is not tried with it."""

import re

from pipeline.language.en.words import CODES, SHORT_MONTHS
from pipeline.language.rule import needed

_NEEDS = {
    "⁺⁻": "charge",
    "²³¹⁰⁴⁵⁶⁷⁸⁹": "isotope raised-number raised-mark",
    "0": "apostrophe-in-number round-sum dotted-date dimensions money-after-each money-after money-before double-hyphen telephone short-telephone social-number leading-zeros long-number per-power area square feet-and-inches-in-letters concentration unit inches-in-letters seconds money-range money-with-sign money-large    mixed-number clock-range range-with-words times-larger odds over ratio by per-unit code about plus-at-the-end signed-number",
    "_": "blank",
    "μ": "micro",
    ".:": "web-address",
    "@": "e-mail",
    "/:\\": "path",
    "(": "plural-in-brackets unit-of-a-head",
    "#": "number-sign",
    "-–—": "time-range spaced-dash",
    "/": "roman-pair common-fraction rate unit-pair and-or n-a joined-acronyms every alternatives",
    "$": "money-of-a-country",
    "¼½¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅒⅑⅐": "fraction",
    "^": "power",
    "₀₁₂₃₄₅₆₇₈₉": "lowered-digits",
    "+": "plus-after-letter plus",
    "-": "hyphenated-acronym",
    "-=": "arrows",
    "!<=>": "comparison",
    "²³": "raised",
    "£¥₩€₹": "lone-money",
}  # fmt: skip
"""Signs, one of which a text must have, and the rules that need it; 0 stands for any digit."""

_WORDS = {
    "money-code": CODES, "oxygen": ("CO", "NO", "SO", "SpO", "SaO", "PaO", "PvO"), "circa": ("c",),
    "versus": ("v", "vs"), "eg": ("e", "eg"), "month-and-day": SHORT_MONTHS, "ellipsis": ("a.",),
    "domain": ("a.",), "file-name": ("a.",), "version": ("a.",), "with": "/", "with-short": "/",
    "also-known-as": "/", "care-of": "/", "temperature": "°", "percent-range": "%",
    "spaced-thousands": "0", "millions": "0", "minus": "-−", "sharp": "#", "around-the-clock": "/",
    "large-number": "KMB", "cents": "¢",
    "greek-letter": "".join(map(chr, (*range(0x391, 0x3AA), *range(0x3B1, 0x3CA)))),
}  # fmt: skip
"""Words, one of which a text must have; a string is its characters."""

_BY_NAME = {name: frozenset(signs) for signs, names in _NEEDS.items() for name in names.split()} | {
    name: needed(words) for name, words in _WORDS.items()
}
_NOTHING = frozenset[str]()


def needs_of(rule: str) -> frozenset[str]:
    """The signs of which a rule needs one; none for a rule that may change any text."""
    return _BY_NAME.get(rule, _NOTHING)


def signs_of(text: str) -> frozenset[str]:
    """The words and the characters of a text, any digit as 0; and what stands together in it.

    "AA" is a capital letter behind another, "a." a full stop with something behind it, "end." a
    full stop at the end behind a short word, "b_" a letter that stands alone.
    """
    signs: set[str] = {"0" if char.isdecimal() else char for char in frozenset(text)}
    if "." in signs:
        if text.find(".") < len(text) - 1:
            signs.add("a.")
        if text.endswith(".") and len(text) - text.rfind(" ") <= _SHORT:
            signs.add("end.")
    if _CAPITALS.search(text):
        signs.add("AA")
    signs.update(word if len(word) > 1 else f"{word}_" for word in _WORD.findall(text))
    return frozenset(signs)


_SHORT = 8  # characters of an abbreviation, its space and its full stop
_WORD = re.compile("[A-Za-z]+")
_CAPITALS = re.compile("[A-Z]{2}")
