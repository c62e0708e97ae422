# ruff: noqa: E501, RUF001  (a rule is read in one line; signs that look alike are told apart)
"""Numbers in Italian: thousands, ranges, fractions, telephones, versions."""

import re

from pipeline.language.it.words import span
from pipeline.language.rule import Rule, digits, rule
from pipeline.language.spans import number_rules, range_rule, sign_rules

_PARTS = {2: "mezzo", 3: "terzo", 4: "quarto", 5: "quinto", 6: "sesto", 7: "settimo", 8: "ottavo", 9: "nono", 10: "decimo"}  # fmt: skip
_TOPS = ("", "un", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove")
_SIGNS = {"½": "mezzo", "¼": "un quarto", "¾": "tre quarti", "⅓": "un terzo", "⅔": "due terzi", "⅛": "un ottavo", "⅕": "un quinto"}  # fmt: skip
_FEMININE = re.compile(r"\s(?:ora|tazza|bottiglia|mela|cipolla|giornata|pagina|dozzina|tonnellata|porzione|bustina)\b")  # fmt: skip


def _fraction(found: re.Match[str]) -> str:
    top, bottom = int(found[1]), int(found[2])
    if top >= bottom:
        return found[0]
    if (top, bottom) == (1, 2):
        return _half(found)
    return f"{_TOPS[top]} {_PARTS[bottom] if top == 1 else _PARTS[bottom][:-1] + 'i'}"


def _half(found: re.Match[str]) -> str:
    return "mezza" if _FEMININE.match(found.string, found.end()) else "mezzo"


def _small(found: re.Match[str]) -> str:
    said = _half(found) if found[2] == "½" and not found[1] else _SIGNS[found[2]]
    return f"{found[1]} e {said}" if found[1] else said


def _telephone(found: re.Match[str]) -> str:
    return ("più " if found[0].startswith("+") else "") + digits(found[0])


RULES: tuple[Rule, ...] = (
    rule("telephone", "0", r"(?<![\w.,+]) (?: \+ \d{1,3} (?: [ ./-]{1,2} \d{2,10} ){1,6} | (?: (?<= elefono\s ) | (?<= ellulare\s ) ) \d{2,11} (?: [ ./-]{1,2} \d{2,9} ){0,6} ) (?![\w-])", _telephone),
    *number_rules("punto"),
    rule("fraction", "/", r"(?<![\w./,–-]) ([1-9]) / ([2-9]|10) (?! [\w/] | [.,]\d )", _fraction),
    rule("small-fraction", "½¼¾⅓⅔⅛⅕", r"(?<![\w.,]) (?: (\d{1,4}) \s? )? ([½¼¾⅓⅔⅛⅕])", _small),
    range_rule(span),
    *sign_rules("più", "uguale", "meno"),
)  # fmt: skip
