# ruff: noqa: E501, RUF001  (a rule is read in one line; signs that look alike are told apart)
"""Ordinals, rulers and centuries in French: "2e", "XIXe siècle", "Louis XIV", "chapitre IV"."""

import re

from pipeline.language.numerals import roman_value
from pipeline.language.rule import Rule, any_of, rule
from pipeline.language.spans import heading_rule

_SMALL = (
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
    "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
)  # fmt: skip
_TENS = {
    20: "vingt",
    30: "trente",
    40: "quarante",
    50: "cinquante",
    60: "soixante",
    80: "quatre-vingt",
}
_LARGEST = 999
_KINGS = [
    "Louis",
    "Charles",
    "François",
    "Henri",
    "Philippe",
    "Jean",
    "Napoléon",
    "Guillaume",
    "Frédéric",
    "Georges",
    "Édouard",
    "Edouard",
    "Richard",
    "Jacques",
    "Pierre",
    "Paul",
    "Pie",
    "Léon",
    "Benoît",
    "Grégoire",
    "Innocent",
    "Clément",
    "Urbain",
    "Alexandre",
    "Nicolas",
    "Jules",
    "Sixte",
    "Boniface",
    "Robert",
    "Hugues",
    "Childebert",
    "Clotaire",
    "Dagobert",
    "Thierry",
    "Ramsès",
    "Ptolémée",
    "Darius",
    "Xerxès",
    "Soliman",
    "Mehmed",
    "Hassan",
    "Mohammed",
    "Albert",
    "Léopold",
    "Baudouin",
    "Humbert",
    "Victor-Emmanuel",
    "Gustave",
    "Christian",
    "Alphonse",
    "Ferdinand",
    "Sanche",
    "Otton",
    "Conrad",
    "Rodolphe",
    "Maximilien",
    "Joseph",
    "Élisabeth",
    "Elisabeth",
    "Catherine",
    "Marie",
    "Marguerite",
    "Christine",
    "Béatrix",
    "Isabelle",
    "Anne",
    "Jeanne",
    "Cléopâtre",
    "Jean-Paul",
    "Victoria",
]
_NUMBERED = [
    "chapitre",
    "tome",
    "volume",
    "partie",
    "livre",
    "acte",
    "scène",
    "titre",
    "article",
    "annexe",
    "tableau",
    "figure",
    "phase",
    "grade",
    "type",
    "niveau",
    "section",
    "planche",
    "chant",
    "classe",
    "Chapitre",
    "Tome",
    "Volume",
    "Partie",
    "Livre",
    "Acte",
    "Scène",
    "Titre",
    "Article",
    "Annexe",
    "Tableau",
    "Figure",
    "Phase",
    "Grade",
    "Type",
    "Niveau",
    "Section",
    "Planche",
    "Chant",
    "Classe",
    "CHAPITRE",
    "TOME",
    "PARTIE",
    "LIVRE",
    "ACTE",
]
_ROMAN = r"(?=[IVXLC]) C{0,3} (?: XC | XL | L? X{0,3} ) (?: IX | IV | V? I{0,3} )"
_MARK = r"(?: ᵉ | e | è | ème | ième | eme )"


def cardinal(number: int) -> str:
    """The number in words, below a thousand."""
    hundreds, rest = divmod(number, 100)
    if hundreds:
        head = "cent" if hundreds == 1 else f"{_SMALL[hundreds]} cent"
        return f"{head} {cardinal(rest)}" if rest else head
    if rest < len(_SMALL):
        return _SMALL[rest]
    base = 60 if 60 <= rest < 80 else 80 if rest >= 80 else rest // 10 * 10  # noqa: PLR2004  (soixante-dix, quatre-vingt-dix)
    more = rest - base
    if not more:
        return _TENS[base]
    join = " et " if more in (1, 11) and base != 80 else "-"  # noqa: PLR2004  (quatre-vingt-un)
    return f"{_TENS[base]}{join}{_SMALL[more]}"


def ordinal(number: int) -> str:
    """The ordinal: "deuxième", "vingt et unième"."""
    if number == 1:
        return "premier"
    said = cardinal(number)
    for end, changed in (("cinq", "cinqu"), ("neuf", "neuv"), ("e", "")):
        if said.endswith(end):
            return f"{said.removesuffix(end)}{changed}ième"
    return f"{said}ième"


def _abbreviated(found: re.Match[str]) -> str:
    number = int(found["number"])
    if not 0 < number <= _LARGEST:
        return found[0]
    return ordinal(number) + ("s" if found["plural"] else "")


def _first(found: re.Match[str]) -> str:
    mark = found["mark"]
    plural = "s" if mark.endswith("s") else ""
    return f"premier{plural}" if mark.startswith("e") else f"première{plural}"


def _second(found: re.Match[str]) -> str:
    return {"d": "second", "ds": "seconds", "de": "seconde", "des": "secondes"}[found[1]]


def _century(found: re.Match[str]) -> str:
    number = roman_value(found["number"].lower())
    if not number:
        return found[0]
    return ordinal(number) + (" siècle" if found["short"] else "")


def _ruler(found: re.Match[str]) -> str:
    if found["first"]:
        return f"{found['name']} premier"
    number = roman_value(found["number"].lower())
    return f"{found['name']} {cardinal(number)}" if number > 1 else found[0]


def _numbered(found: re.Match[str]) -> str:
    number = roman_value(found["number"].lower())
    return f"{found['word']} {number}" if number else found[0]


RULES: tuple[Rule, ...] = (
    rule("first", "0", r"(?<![\w.,]) 1 (?P<mark> ers? | res? | ères? ) (?!\w)", _first),
    rule("second", "0", r"(?<![\w.,]) 2 n? (des | de | ds | d) (?!\w)", _second),
    rule("ordinal", "0", rf"(?<![\w.,]) (?P<number> \d{{1,3}} ) \s? {_MARK} (?P<plural> s? ) (?![\w'’])", _abbreviated),
    rule("ruler", "IVX", rf"\b (?P<name> {any_of(_KINGS)} ) \s (?: (?P<first> Ier\b | 1er\b | I\sᵉʳ | Iʳᵉ | Ire\b ) | (?P<number> {_ROMAN} ) (?! \w | \.\w ) )", _ruler),
    rule("century", "IVXLC", rf"(?<![\w.]) (?P<number> {_ROMAN} ) \s? {_MARK} (?: (?P<short> \s s\. ) | (?!\w) )", _century),
    rule("numbered", "IVXLC", rf"\b (?P<word> {any_of(_NUMBERED)} ) \s (?P<number> {_ROMAN} ) (?!\w)", _numbered),
    heading_rule("A-ZÀÂÉÈÊÎÔÇ«", "Le | La | Les | Un | Une | Des | De | Du | En | Où | Comment | Que"),
)  # fmt: skip
