# ruff: noqa: E501, RUF001  (a rule is read in one line; signs that look alike are told apart)
"""Numbers with thousands, versions, addresses and dashes: what the rules of several languages do alike."""

import re
from collections.abc import Callable

from pipeline.language.numerals import roman_value
from pipeline.language.rule import Rule, digits, rule

AMOUNT = r"\d+(?:\.\d{3})*(?:,\d+)?"
"""A number with points between its thousands and a decimal comma."""
ROMAN = r"(?=[IVXLC]) C{0,3} (?: XC | XL | L? X{0,3} ) (?: IX | IV | V? I{0,3} )"
"""Roman numerals below 400."""

Span = Callable[[re.Match[str], str, str], str]
"""How a language says "10-20": of the place, the first and the last number."""


def value(number: str) -> float:
    """The value of a number with points between its thousands and a decimal comma."""
    return float(number.replace(".", "").replace(",", "."))


def number_rules(point: str) -> tuple[Rule, ...]:
    """ISBNs, network addresses, thousands, versions; ``point`` is the word for a full stop."""

    def pointed(found: re.Match[str]) -> str:
        return found[0].replace(".", f" {point} ")

    return (
        rule("book-number", "0", r"(?<= ISBN\s ) [\d-]{10,17} X?", lambda found: digits(found[0])),
        rule("network-address", ".", r"(?<![\w.]) \d{1,3} (?: \. \d{1,3} ){3} (?! [\w.]*\w )", pointed),
        rule("thousands", ".", r"(?<![\w.,]) ([1-9]\d{0,2}) ((?: \. \d{3} )+) (?! \d | \.\d )", lambda found: found[0].replace(".", "")),
        rule("spaced-thousands", "0", r"(?<![\w.,]) (?<! \d[ ] ) ([1-9]\d{0,2}) ((?: [ ] \d{3} )+) (?! [ ]?\d | \w )", lambda found: found[0].replace(" ", "")),
        rule("version", ".", r"(?<![\w.,]) \d{1,4} (?: \. \d{1,4} ){2,6} (?! [\w.]*\w )", pointed),
    )  # fmt: skip


def range_rule(span: Span) -> Rule:
    """Two numbers with a dash, the lower first."""

    def said(found: re.Match[str]) -> str:
        if value(found[1]) >= value(found[2]):
            return found[0]
        return span(found, found[1], found[2])

    return rule("range", "-–", rf"(?<![\w.,/–-]) ({AMOUNT}) \s?[-–]\s? ({AMOUNT}) (?! [\w/–-] | [.,]\d )", said)  # fmt: skip


def sign_rules(plus: str, equals: str, minus: str) -> tuple[Rule, ...]:
    """The signs between figures, and the minus before one."""
    return (
        rule("plus", "+", r"(?<=\d) \s? \+ \s? (?=\d)", f" {plus} "),
        rule("equals", "=", r"(?<=[\dA-Za-z]) \s? = \s? (?=[\dA-Za-z-])", f" {equals} "),
        rule("below-zero", "−-–", r"(?<![\w.,)]) (?: (?<=^) | (?<=\s) ) [−–-] (?=\d)", f"{minus} "),
    )  # fmt: skip


def heading_rule(capitals: str, articles: str) -> Rule:
    """A chapter's numeral before its title; a lone letter may be an initial ("V. Hugo dijo").

    ``capitals`` are the characters a title begins with, ``articles`` a pattern of its first words.
    """

    def said(found: re.Match[str]) -> str:
        number = roman_value(found[1].lower())
        return f"{number}. " if number else found[0]

    alone = rf"[IVX] (?= \. \s (?: (?: {articles} ) \s | .{{0,200}} (?<! [.!?…] ) $ ) )"
    return rule("heading", ".", rf"^ ( {alone} | (?= [IVXLC]{{2}} ) {ROMAN} ) \. \s (?= [{capitals}] ) (?! \w{{1,3}}\. )", said)  # fmt: skip


_LAST_DAY, _LAST_MONTH, _HALF = 31, 12, 50


def date_of(found: re.Match[str]) -> tuple[int, int, int] | None:
    """Day, month and full year of the groups of these names; None when there is no such day."""
    day, month, year = int(found["day"]), int(found["month"]), int(found["year"])
    if not (1 <= day <= _LAST_DAY and 1 <= month <= _LAST_MONTH):
        return None
    if len(found["year"]) == 2:  # noqa: PLR2004  (digits)
        year += 2000 if year < _HALF else 1900
    return day, month, year


def date_rules(said: Callable[[int, int, int], str]) -> tuple[Rule, ...]:
    """Dates in figures; ``said`` gets day, month and year."""

    def numeric(found: re.Match[str]) -> str:
        date = date_of(found)
        return said(*date) if date else found[0]

    return (
        rule("iso-date", "0", r"(?<![\w.-]) (?P<year> [12]\d{3} ) - (?P<month> \d{2} ) - (?P<day> \d{2} ) (?![\w-])", numeric),
        rule("numeric-date", "0", r"(?<![\w.,/-]) (?P<day> \d{1,2} ) (?P<sign> [/.-] ) (?P<month> \d{1,2} ) (?P=sign) (?P<year> \d{4} | \d{2} ) (?! [\w/.-]*\w )", numeric),
    )  # fmt: skip
