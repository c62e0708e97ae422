# ruff: noqa: E501, RUF001  (a rule is read in one line; signs that look alike are told apart)
"""Measures in German: units behind numbers, areas, rates, feet of temperature."""

import re

from pipeline.language.de.words import FEMININE, PER, UNITS
from pipeline.language.rule import Rule, any_of, rule

_NUM = r"\d+(?:\.\d{3})*(?:,\d+)?"
_UNITS = any_of(UNITS)
_PER = any_of(PER)
_NEUTER_OR_MASCULINE = frozenset({"Tag", "Monat"})


def _one(number: str, one: str, many: str) -> str:
    if number != "1":
        return f"{number} {many}"
    return f"{'eine' if one in FEMININE else 'ein'} {one}"


def _unit(found: re.Match[str]) -> str:
    number = found["number"].replace(".", "")
    one, many = UNITS[found["unit"]]
    per = f" pro {PER[found['per']]}" if found["per"] else ""
    return f"{_one(number, one, many)}{per}"


def _power(found: re.Match[str]) -> str:
    number = found["number"].replace(".", "")
    kind = "Quadrat" if found["power"][-1] in "²2" else "Kubik"
    name = UNITS[found["unit"]][0].lower()
    return _one(number, f"{kind}{name}", f"{kind}{name}")


def _range(found: re.Match[str]) -> str:
    return f"{found[1]} bis {found[2]}"


RULES: tuple[Rule, ...] = (
    rule("range-of-percent", "%", rf"(?<![\w.,]) ({_NUM}) \s? %? \s? [-–] \s? ({_NUM}) (?= \s? % )", _range),
    rule(
        "power-of-unit",
        "²³^",
        rf"(?<![\w.,]) (?P<number> {_NUM} ) \s? (?P<unit> mm | cm | dm | km | m ) (?P<power> [²³] | \^[23] ) (?!\w)",
        _power,
    ),
    rule(
        "square-unit",
        "qcm",
        rf"(?<![\w.,]) (?P<number> {_NUM} ) \s? (?: qm | Quadratm\. ) (?!\w)",
        lambda found: f"{found['number'].replace('.', '')} Quadratmeter",
    ),
    rule(
        "unit",
        "0",
        rf"""(?<![\w.,/]) (?P<number> {_NUM} ) (?: \s | (?=[°%‰]) | (?<=\d)(?=[a-zµ]) ) (?P<unit> {_UNITS} )
        (?: \s?/\s? (?P<per> {_PER} ) )? (?! [\w/²³'’] | -\w )""",
        _unit,
    ),
    rule("rate", "/", r"(?<= [a-z] ) / (?P<per> Stunde | Tag | Woche | Monat | Jahr | Person | Nacht | Stück | kg | m² | km | h ) (?!\w)", lambda found: f" pro {PER.get(found['per'], found['per'])}"),
    rule("dimensions", "x×", rf"(?<=\d) (?: \s?(?:cm|mm|m|km))? \s? [x×] \s? (?= {_NUM} )", " mal "),
)  # fmt: skip
