# ruff: noqa: E501, RUF001  (a rule is read in one line; signs that look alike are told apart)
"""Measures in French: units behind numbers, areas, rates, percentages."""

import re

from pipeline.language.rule import Rule, any_of, rule

UNITS = {
    "mm": "millimètre", "cm": "centimètre", "dm": "décimètre", "m": "mètre", "km": "kilomètre", "mg": "milligramme", "µg": "microgramme", "g": "gramme", "kg": "kilogramme",
    "t": "tonne", "ml": "millilitre", "mL": "millilitre", "cl": "centilitre", "cL": "centilitre", "dl": "décilitre", "l": "litre", "L": "litre", "hl": "hectolitre", "ha": "hectare", "s": "seconde", "ms": "milliseconde",
    "min": "minute", "W": "watt", "kW": "kilowatt", "MW": "mégawatt", "kWh": "kilowattheure", "V": "volt", "A": "ampère", "Hz": "hertz", "kHz": "kilohertz", "MHz": "mégahertz",
    "GHz": "gigahertz", "ko": "kilooctet", "Ko": "kilooctet", "Mo": "mégaoctet", "Go": "gigaoctet", "To": "téraoctet", "dB": "décibel", "kcal": "kilocalorie", "kJ": "kilojoule", "ch": "cheval",
    "hPa": "hectopascal", "°C": "degré Celsius", "°F": "degré Fahrenheit", "°": "degré", "%": "pour cent", "‰": "pour mille",
}  # fmt: skip
_FEMININE = frozenset(("tonne", "seconde", "milliseconde", "minute", "kilocalorie"))
_SAME = frozenset(("hertz", "kilohertz", "mégahertz", "gigahertz", "pour cent", "pour mille"))
_PER = {"h": "heure", "min": "minute", "s": "seconde", "jour": "jour", "j": "jour", "mois": "mois", "an": "an", "semaine": "semaine", "nuit": "nuit", "personne": "personne", "pers.": "personne", "kg": "kilogramme", "g": "gramme", "l": "litre", "L": "litre", "m": "mètre", "km": "kilomètre", "m²": "mètre carré", "m³": "mètre cube", "ha": "hectare", "dl": "décilitre", "heure": "heure"}  # fmt: skip
_NUM = r"\d+(?:\.\d{3})*(?:,\d+)?"
_SINGULAR_BELOW = 2.0
"""Less than two is singular: 1,8 mètre."""


def _counted(number: str, name: str, tail: str = "") -> str:
    number = number.replace(".", "")
    if name in _SAME:
        return f"{number} {name}"
    single = float(number.replace(",", ".")) < _SINGULAR_BELOW
    if single and number == "1":
        return f"{'une' if name in _FEMININE else 'un'} {name}{tail}"
    return f"{number} {name if single else _many(name)}{tail if single or not tail else f'{tail}s'}"


def _many(name: str) -> str:
    first, space, rest = name.partition(" ")
    return "chevaux" if name == "cheval" else f"{first}s{space}{rest}"


def _unit(found: re.Match[str]) -> str:
    per = f" par {_PER[found['per']]}" if found["per"] else ""
    if (found["unit"], found["per"]) == ("km", "h"):
        per = " à l'heure"
    return _counted(found["number"], UNITS[found["unit"]]) + per


def _power(found: re.Match[str]) -> str:
    kind = " carré" if found["power"][-1] in "²2" else " cube"
    return _counted(found["number"], UNITS[found["unit"]], kind)


RULES: tuple[Rule, ...] = (
    rule("range-of-percent", "%", rf"(?<![\w.,]) ({_NUM}) \s? %? \s? [-–] \s? ({_NUM}) (?= \s? % )", r"\1 à \2"),
    rule("power-of-unit", "0", rf"(?<![\w.,]) (?P<number> {_NUM} ) \s? (?P<unit> mm | cm | dm | km | m ) (?P<power> [²³] | \^[23] | [23] ) (?!\w)", _power),
    rule("unit", "0", rf"(?<![\w.,/]) (?P<number> {_NUM} ) (?: \s | (?=[°%‰]) | (?<=\d)(?=[a-zA-Zµ]) ) (?P<unit> {any_of(UNITS)} ) (?: \s?/\s? (?P<per> {any_of(_PER)} ) )? (?! [\w/²³'’] | -\w )", _unit),
    rule("rate", "/", r"(?<= [a-zé] ) / (heure | jour | mois | an | semaine | nuit | personne | kg | m² | km | h ) (?!\w)", lambda found: f" par {_PER.get(found[1], found[1])}"),
    rule("dimensions", "x×", rf"(?<=\d) (?: \s?(?:cm|mm|m|km))? \s? [x×] \s? (?= {_NUM} )", " sur "),
)  # fmt: skip
