# ruff: noqa: E501, RUF001  (a rule is read in one line; signs that look alike are told apart)
"""Numbers in Spanish: thousands, ranges, fractions, telephones, versions."""

import re

from pipeline.language.rule import Rule, digits, rule

_PARTS = {2: "medio", 3: "tercio", 4: "cuarto", 5: "quinto", 6: "sexto", 8: "octavo", 10: "décimo"}
_TOPS = {1: "un", 2: "dos", 3: "tres", 4: "cuatro", 5: "cinco", 6: "seis", 7: "siete", 9: "nueve"}
_SIGNS = {"½": "medio", "¼": "un cuarto", "¾": "tres cuartos", "⅓": "un tercio", "⅔": "dos tercios", "⅛": "un octavo", "⅕": "un quinto"}  # fmt: skip
_NUM = r"\d+(?:\.\d{3})*(?:,\d+)?"


def _fraction(found: re.Match[str]) -> str:
    top, bottom = int(found[1]), int(found[2])
    if top >= bottom or bottom not in _PARTS or top not in _TOPS:
        return found[0]
    if (top, bottom) == (1, 2):
        return "medio"
    part = _PARTS[bottom]
    if _OF_PARTS.match(found.string, found.end()):
        return f"{_TOPS[top]} {part[:-1]}as"
    return f"{_TOPS[top]} {part}{'' if top == 1 else 's'}"


_OF_PARTS = re.compile(r"\spartes\b")


def _small(found: re.Match[str]) -> str:
    said = _SIGNS[found[2]]
    if said == "medio" and _FEMININE.match(found.string, found.end()):
        said = "media"
    return f"{found[1]} y {said}" if found[1] else said


_FEMININE = re.compile(r"\s[^\W\d_]{2,20}as?\b")


def _range(found: re.Match[str]) -> str:
    low, high = (float(part.replace(".", "").replace(",", ".")) for part in found.groups())
    return f"{found[1]} a {found[2]}" if low < high else found[0]


RULES: tuple[Rule, ...] = (
    rule("book-number", "0", r"(?<= ISBN\s ) [\d-]{10,17} X?", lambda found: digits(found[0])),
    rule("telephone", "0", r"(?<![\w.,+]) (?: \+ \d{1,3} | (?<= eléfono\s ) \d{2,3} ) (?: [ -]{1,2} \d{2,9} ){1,6} (?![\w-])", lambda found: ("más " if found[0].startswith("+") else "") + digits(found[0])),
    rule("network-address", ".", r"(?<![\w.]) \d{1,3} (?: \. \d{1,3} ){3} (?! [\w.]*\w )", lambda found: found[0].replace(".", " punto ")),
    rule("thousands", ".", r"(?<![\w.,]) ([1-9]\d{0,2}) ((?: \. \d{3} )+) (?! \d | \.\d )", lambda found: found[0].replace(".", "")),
    rule("spaced-thousands", "0", r"(?<![\w.,]) (?<! \d[ ] ) ([1-9]\d{0,2}) ((?: [ ] \d{3} )+) (?! [ ]?\d | \w )", lambda found: found[0].replace(" ", "")),
    rule("version", ".", r"(?<![\w.,]) \d{1,4} (?: \. \d{1,4} ){2,6} (?! [\w.]*\w )", lambda found: found[0].replace(".", " punto ")),
    rule("fraction", "/", r"(?<![\w./,–-]) ([1-9]) / ([2-9]|10) (?! [\w/] | [.,]\d )", _fraction),
    rule("small-fraction", "½¼¾⅓⅔⅛⅕", r"(?<![\w.,]) (?: (\d{1,4}) \s? )? ([½¼¾⅓⅔⅛⅕])", _small),
    rule("range", "-–", rf"(?<![\w.,/–-]) ({_NUM}) \s?[-–]\s? ({_NUM}) (?! [\w/–-] | [.,]\d )", _range),
    rule("days-of-week", "-–", r"\b (lunes | martes | miércoles | jueves | viernes | sábado) [–-] (?= (?: martes | miércoles | jueves | viernes | sábado | domingo ) \b )", r"\1 a "),
    rule("plus", "+", r"(?<=\d) \s? \+ \s? (?=\d)", " más "),
    rule("equals", "=", r"(?<=[\dA-Za-z]) \s? = \s? (?=[\dA-Za-z-])", " es igual a "),
    rule("below-zero", "−-–", r"(?<![\w.,)]) (?: (?<=^) | (?<=\s) ) [−–-] (?=\d)", "menos "),
)  # fmt: skip
