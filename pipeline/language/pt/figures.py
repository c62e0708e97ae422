# ruff: noqa: E501, RUF001  (a rule is read in one line; signs that look alike are told apart)
"""Numbers in Portuguese: thousands, ranges, fractions, telephones, versions."""

import re

from pipeline.language.pt.words import span
from pipeline.language.rule import Rule, digits, rule
from pipeline.language.spans import number_rules, range_rule, sign_rules

_PARTS = {2: "meio", 3: "terço", 4: "quarto", 5: "quinto", 6: "sexto", 7: "sétimo", 8: "oitavo", 9: "nono", 10: "décimo"}  # fmt: skip
_TOPS = ("", "um", "dois", "três", "quatro", "cinco", "seis", "sete", "oito", "nove")
_SIGNS = {"½": "meio", "¼": "um quarto", "¾": "três quartos", "⅓": "um terço", "⅔": "dois terços", "⅛": "um oitavo", "⅕": "um quinto"}  # fmt: skip
_FEMININE = re.compile(r"\s(?:hora|xícara|chávena|garrafa|colher|cebola|maçã|dúzia|tonelada|página|porção)s?\b")  # fmt: skip


def _fraction(found: re.Match[str]) -> str:
    top, bottom = int(found[1]), int(found[2])
    if top >= bottom:
        return found[0]
    if (top, bottom) == (1, 2):
        return _half(found)
    return f"{_TOPS[top]} {_PARTS[bottom]}{'' if top == 1 else 's'}"


def _half(found: re.Match[str]) -> str:
    return "meia" if _FEMININE.match(found.string, found.end()) else "meio"


def _small(found: re.Match[str]) -> str:
    said = _half(found) if found[2] == "½" else _SIGNS[found[2]]
    return f"{found[1]} e {said}" if found[1] else said


def _telephone(found: re.Match[str]) -> str:
    return ("mais " if found[0].startswith("+") else "") + digits(found[0])


RULES: tuple[Rule, ...] = (
    rule("telephone", "0", r"(?<![\w.,+]) (?: \+ \d{1,3} (?: [ .-]{1,2} \(?\d{2,9}\)? ){1,6} | \(\d\d\) \s? \d{4,5} - \d{4} | (?: (?<= elefone\s ) | (?<= elular\s ) ) \(?\d{2,11}\)? (?: [ .-]{1,2} \d{2,9} ){0,6} ) (?![\w-])", _telephone),
    *number_rules("ponto"),
    rule("fraction", "/", r"(?<![\w./,–-]) ([1-9]) / ([2-9]|10) (?! [\w/] | [.,]\d )", _fraction),
    rule("small-fraction", "½¼¾⅓⅔⅛⅕", r"(?<![\w.,]) (?: (\d{1,4}) \s? )? ([½¼¾⅓⅔⅛⅕])", _small),
    range_rule(span),
    *sign_rules("mais", "igual a", "menos"),
)  # fmt: skip
