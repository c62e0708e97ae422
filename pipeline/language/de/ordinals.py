# ruff: noqa: E501, RUF001  (a rule is read in one line; signs that look alike are told apart)
"""Ordinals in German: "im 3. Kapitel", "Karl V.", and numerals of chapters: "Kapitel XII"."""

import re

from pipeline.language.de.cases import ending_at
from pipeline.language.de.numbers import ordinal
from pipeline.language.de.words import KINGS, QUEENS
from pipeline.language.numerals import roman_value
from pipeline.language.rule import Rule, any_of, rule

_ROMAN = r"(?=[IVXLC]) (?: C{0,3} (?: XC | XL | L? X{0,3} ) (?: IX | IV | V? I{0,3} ) )"
_DATIVE = re.compile(
    r"\b(?:von|mit|bei|unter|zu|aus|nach|seit|gegenüber|außer)\s(?:[^\W\d_]{2,12}\s){0,2}$|\b(?:dem|vom|zum|beim)\s(?:[^\W\d_]{2,12}\s){0,2}$"
)
_ACCUSATIVE = re.compile(r"\b(?:für|durch|gegen|ohne|um|den)\s(?:[^\W\d_]{2,12}\s){0,2}$")
_NUMBERED = """Kapitel Teil Band Buch Akt Szene Aufzug Abschnitt Artikel Tafel Anhang Klasse Stufe Gruppe Typ
    Phase Lektion Reihe Satz Paragraf Weltkrieg Nr. Nummer""".split()  # noqa: SIM905


def _ordinal(found: re.Match[str]) -> str:
    ending = ending_at(found.string, found.start(), found.end())
    return ordinal(int(found["number"]), ending) if ending else found[0]


def _pair(found: re.Match[str]) -> str:
    ending = ending_at(found.string, found.start(), found.end())
    if ending is None:
        return found[0]
    first, last = (ordinal(int(found[name]), ending) for name in ("first", "last"))
    join = {"–": "bis", "-": "bis", "/": "und"}.get(found["join"].strip(), found["join"].strip())
    return f"{first} {join} {last}"


def _ruler(found: re.Match[str]) -> str:
    number = roman_value(found["number"].lower())
    if not number:
        return found[0]
    name, before = found["name"], found.string[: found.start()]
    base = name.removesuffix("s") if name not in (*KINGS, *QUEENS) else name
    woman = base in QUEENS
    if base != name:
        return f"{name} {'der' if woman else 'des'} {ordinal(number, 'en').capitalize()}"
    if _DATIVE.search(before):
        return f"{name} {'der' if woman else 'dem'} {ordinal(number, 'en').capitalize()}"
    if not woman and _ACCUSATIVE.search(before):
        return f"{name} den {ordinal(number, 'en').capitalize()}"
    return f"{name} {'die' if woman else 'der'} {ordinal(number).capitalize()}"


def _numbered(found: re.Match[str]) -> str:
    number = roman_value(found["number"].lower())
    return f"{found['word']} {number}" if number else found[0]


def _heading(found: re.Match[str]) -> str:
    number = roman_value(found[1].lower())
    return f"{number}. " if number else found[0]


def _roman_ordinal(found: re.Match[str]) -> str:
    number = roman_value(found["number"].lower())
    ending = ending_at(found.string, found.start(), found.end())
    return ordinal(number, ending) if number and ending else found[0]


_NAMES = any_of(
    [*KINGS, *QUEENS, *(f"{name}s" for name in (*KINGS, *QUEENS) if name[-1] not in "sxz")]
)

RULES: tuple[Rule, ...] = (
    rule("ruler", ".", rf"\b (?P<name> {_NAMES} ) \s (?P<number> {_ROMAN} ) \. (?! \w )", _ruler),
    rule(
        "numbered-in-roman",
        "IVXLC",
        rf"\b (?P<word> {any_of(_NUMBERED)} ) \s (?P<number> {_ROMAN} ) (?! [\w.] (?! \s*$ ) )",
        _numbered,
    ),
    rule("roman-heading", ".", rf"^ ( {_ROMAN} ) \. \s (?= [A-ZÄÖÜ] )", _heading),
    rule(
        "ordinal-in-roman",
        ".",
        rf"(?<![\w.]) (?P<number> {_ROMAN} ) \. (?= \s [A-ZÄÖÜ][a-zäöü] )",
        _roman_ordinal,
    ),
    rule(
        "ordinals",
        "0",
        r"""(?<![\w.,§]) (?P<first> \d{1,3} ) \. \s? (?P<join> [-–/] | und | oder | bis ) \s?
        (?P<last> \d{1,3} ) \. (?= \s [A-ZÄÖÜa-zäöü] )""",
        _pair,
    ),
    rule("ordinal", "0", r"(?<![\w.,§]) (?P<number> \d{1,3} ) \. (?= \s [A-ZÄÖÜa-zäöü] )", _ordinal),
)  # fmt: skip
