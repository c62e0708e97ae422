# ruff: noqa: E501, RUF001  (a rule is read in one line; signs that look alike are told apart)
"""Numbers in French: thousands, ranges, fractions, telephones, versions."""

import re

from pipeline.language.rule import Rule, digits, rule

_PARTS = {
    2: "demi",
    3: "tiers",
    4: "quart",
    5: "cinquième",
    6: "sixième",
    8: "huitième",
    10: "dixième",
}
_TOPS = {1: "un", 2: "deux", 3: "trois", 4: "quatre", 5: "cinq", 6: "six", 7: "sept", 9: "neuf"}
_SIGNS = {"½": "un demi", "¼": "un quart", "¾": "trois quarts", "⅓": "un tiers", "⅔": "deux tiers", "⅛": "un huitième", "⅕": "un cinquième"}  # fmt: skip
_NUM = r"\d+(?:\.\d{3})*(?:,\d+)?"


def _fraction(found: re.Match[str]) -> str:
    top, bottom = int(found[1]), int(found[2])
    if top >= bottom or bottom not in _PARTS or top not in _TOPS:
        return found[0]
    part = _PARTS[bottom]
    return f"{_TOPS[top]} {part}{'' if top == 1 or part.endswith('s') else 's'}"


def _small(found: re.Match[str]) -> str:
    said = _SIGNS[found[2]]
    if not found[1]:
        return said
    return f"{found[1]} et {said.removeprefix('un ') if found[2] == '½' else said}"


def _and_a_half(found: re.Match[str]) -> str:
    """The half stands behind what there are so many of: "2 heures et demie"."""
    noun = found[2]
    return f"{found[1]} {noun} et {'demie' if noun.removesuffix('s') in _FEMININE else 'demi'}"


_FEMININE = frozenset(
    """heure année journée semaine tasse livre cuillère bouteille douzaine page minute tonne part
    fois portion cuillerée tranche feuille""".split()  # noqa: SIM905
)


def _range(found: re.Match[str]) -> str:
    low, high = (float(part.replace(".", "").replace(",", ".")) for part in found.groups())
    return f"{found[1]} à {found[2]}" if low < high else found[0]


def _pairs(found: re.Match[str]) -> str:
    """A French telephone number is said in pairs: "zéro un, 23, 45"."""
    pairs = found[0].replace(".", " ").replace("-", " ").split()
    return ", ".join(" ".join(pair) if pair[0] == "0" else pair for pair in pairs)


RULES: tuple[Rule, ...] = (
    rule("book-number", "0", r"(?<= ISBN\s ) [\d-]{10,17} X?", lambda found: digits(found[0])),
    rule("telephone", "0", r"(?<![\w.,+]) 0\d (?: [ .-] \d\d ){4} (?![\w-])", _pairs),
    rule("telephone-abroad", "+", r"(?<![\w.,+]) \+ \d{1,3} (?: [ .-]{1,2} \(?\d{1,9}\)? ){1,6} (?![\w-])", lambda found: f"plus {digits(found[0])}"),
    rule("network-address", ".", r"(?<![\w.]) \d{1,3} (?: \. \d{1,3} ){3} (?! [\w.]*\w )", lambda found: found[0].replace(".", " point ")),
    rule("thousands", ".", r"(?<![\w.,]) ([1-9]\d{0,2}) ((?: \. \d{3} )+) (?! \d | \.\d )", lambda found: found[0].replace(".", "")),
    rule("spaced-thousands", "0", r"(?<![\w.,]) (?<! \d[ ] ) ([1-9]\d{0,2}) ((?: [ ] \d{3} )+) (?! [ ]?\d | \w )", lambda found: found[0].replace(" ", "")),
    rule("version", ".", r"(?<![\w.,]) \d{1,4} (?: \. \d{1,4} ){2,6} (?! [\w.]*\w )", lambda found: found[0].replace(".", " point ")),
    rule("fraction", "/", r"(?<![\w./,–-]) ([1-9]) / ([2-9]|10) (?! [\w/] | [.,]\d )", _fraction),
    rule("and-a-half", "½", r"(?<![\w.,]) (\d{1,4}) \s? ½ \s ([^\W\d_]{2,20})", _and_a_half),
    rule("small-fraction", "½¼¾⅓⅔⅛⅕", r"(?<![\w.,]) (?: (\d{1,4}) \s? )? ([½¼¾⅓⅔⅛⅕])", _small),
    rule("range", "-–", rf"(?<![\w.,/–-]) ({_NUM}) \s?[-–]\s? ({_NUM}) (?! [\w/–-] | [.,]\d )", _range),
    rule("plus", "+", r"(?<=\d) \s? \+ \s? (?=\d)", " plus "),
    rule("equals", "=", r"(?<=[\dA-Za-z]) \s? = \s? (?=[\dA-Za-z-])", " égale "),
    rule("below-zero", "−-–", r"(?<![\w.,)]) (?: (?<=^) | (?<=\s) ) [−–-] (?=\d)", "moins "),
)  # fmt: skip
