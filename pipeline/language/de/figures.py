# ruff: noqa: E501, RUF001  (a rule is read in one line; signs that look alike are told apart)
"""Numbers in German: thousands, ranges, fractions, telephones, versions."""

import re

from pipeline.language.de.numbers import cardinal
from pipeline.language.rule import Rule, digits, rule

_PARTS = {
    2: "halb",
    3: "drittel",
    4: "viertel",
    5: "fünftel",
    6: "sechstel",
    8: "achtel",
    10: "zehntel",
}
_TOPS = {1: "ein", 2: "zwei", 3: "drei", 4: "vier", 5: "fünf", 6: "sechs", 7: "sieben", 9: "neun"}
_SIGNS = {"½": "einhalb", "¼": "ein viertel", "¾": "drei viertel", "⅓": "ein drittel", "⅔": "zwei drittel", "⅛": "ein achtel", "⅕": "ein fünftel"}  # fmt: skip


def _fraction(found: re.Match[str]) -> str:
    top, bottom = int(found[1]), int(found[2])
    if top >= bottom or bottom not in _PARTS or top not in _TOPS:
        return found[0]
    return "einhalb" if bottom == 2 else f"{_TOPS[top]} {_PARTS[bottom]}"  # noqa: PLR2004  (a half)


def _range(found: re.Match[str]) -> str:
    low, high = (float(part.replace(".", "").replace(",", ".")) for part in found.groups())
    return f"{found[1]} bis {found[2]}" if low < high else found[0]


def _small(found: re.Match[str]) -> str:
    if found[1] and found[2] == "½":
        whole = cardinal(int(found[1]))
        return f"{whole.removesuffix('s') if whole.endswith('eins') else whole}einhalb"
    return f"{found[1]} {_SIGNS[found[2]]}" if found[1] else _SIGNS[found[2]]


_NUM = r"\d+(?:\.\d{3})*(?:,\d+)?"
RULES: tuple[Rule, ...] = (
    rule("book-number", "IBSN", r"(?<= ISBN\s ) [\d-]{10,17} X? | (?<= ISBN:\s ) [\d-]{10,17} X?", lambda found: digits(found[0])),
    rule(
        "telephone",
        "0",
        r"""(?<![\w.,+]) (?: \+ \d{1,3} (?: [ ]? \( 0 \) )? | (?<= Telefon\s ) \(?0\d{1,5}\)? | 0\d{2,4} (?= [ ]?/ ) | (?<= Fax\s ) 0\d{1,5} )
        (?: [ /-]{1,3} \d{1,8} ){1,6} (?![\w-])""",
        lambda found: ("plus " if found[0].startswith("+") else "") + digits(found[0]),
    ),
    rule("network-address", ".", r"(?<![\w.]) \d{1,3} (?: \. \d{1,3} ){3} (?! [\w.]*\w )", lambda found: found[0].replace(".", " Punkt ")),
    rule("thousands", ".", r"(?<![\w.,]) ([1-9]\d{0,2}) ((?: \. \d{3} )+) (?! [\d] | \.\d )", lambda found: found[0].replace(".", "")),
    rule("spaced-thousands", "0", r"(?<![\w.,]) (?<! \d[ ] ) ([1-9]\d{0,2}) ((?: [ ] \d{3} )+) (?! [ ]?\d | [\w] )", lambda found: found[0].replace(" ", "") if not found.string[: found.start()].rstrip().endswith(tuple("0123456789")) else found[0]),
    rule("version", ".", r"(?<![\w.,]) \d{1,4} (?: \. \d{1,4} ){2,6} (?! [\w.]*\w )", lambda found: found[0].replace(".", " Punkt ")),
    rule("fraction", "/", r"(?<![\w./,–-]) ([1-9]) / ([2-9]|10) (?! [\w/] | [.,]\d )", _fraction),
    rule("small-fraction", "½¼¾⅓⅔⅛⅕", r"(?<![\w.,]) (?: (\d{1,4}) \s? )? ([½¼¾⅓⅔⅛⅕])", _small),
    rule("range", "-–", rf"(?<![\w.,/–-]) ({_NUM}) \s?[-–]\s? ({_NUM}) (?! [\w/–-] | [.,]\d )", _range),
    rule("until-words", "–", r"\b (Montag | Dienstag | Mittwoch | Donnerstag | Freitag | Samstag | Januar | Februar | März | April | Mai | Juni | Juli | August | September | Oktober | November) [–-] (?= [A-Z] )", r"\1 bis "),
    rule("double", "×x", r"(?<![\w.,]) (\d{1,3}) \s? [x×] (?= \s [a-zäöü] )", r"\1 mal"),
    rule("plus", "+", r"(?<=\d) \s? \+ \s? (?=\d)", " plus "),
    rule("equals", "=", r"(?<=[\dA-Za-z]) \s? = \s? (?=[\dA-Za-z-])", " gleich "),
    rule("below-zero", "−-–", r"(?<![\w.,)]) (?: (?<=^) | (?<=\s) ) [−–-] (?=\d)", "minus "),
)  # fmt: skip
