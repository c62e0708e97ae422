# ruff: noqa: E501, RUF001  (a rule is read in one line; signs that look alike are told apart)
"""Dates and times of the day in French."""

import re

from pipeline.language.rule import Rule, any_of, rule

MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
_SHORT = {"janv.": "janvier", "jan.": "janvier", "févr.": "février", "fév.": "février", "avr.": "avril", "juil.": "juillet", "juill.": "juillet", "sept.": "septembre", "oct.": "octobre", "nov.": "novembre", "déc.": "décembre"}  # fmt: skip
_LAST_DAY, _LAST_MONTH, _THIS_CENTURY = 31, 12, 2000


def _date(day: int, month: int, year: str) -> str | None:
    if not (1 <= day <= _LAST_DAY and 1 <= month <= _LAST_MONTH):
        return None
    number = int(year)
    if len(year) == 2:  # noqa: PLR2004  (digits)
        number += _THIS_CENTURY if number < 50 else 1900  # noqa: PLR2004
    return f"{'premier' if day == 1 else day} {MONTHS[month - 1]} {number}"


def _numeric(found: re.Match[str]) -> str:
    return _date(int(found["day"]), int(found["month"]), found["year"]) or found[0]


def _time(found: re.Match[str]) -> str:
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    head = "une heure" if hour == 1 else f"{hour} heure{'s' if hour else ''}"
    return f"{head} {minute}" if minute else head


RULES: tuple[Rule, ...] = (
    rule("iso-date", "0", r"(?<![\w.-]) (?P<year> [12]\d{3} ) - (?P<month> \d{2} ) - (?P<day> \d{2} ) (?![\w-])", _numeric),
    rule("numeric-date", "0", r"(?<![\w.,/-]) (?P<day> \d{1,2} ) (?P<sign> [/.-] ) (?P<month> \d{1,2} ) (?P=sign) (?P<year> \d{4} | \d{2} ) (?! [\w/.-]*\w )", _numeric),
    rule("short-month", ".", rf"(?: (?<= \d\s ) | (?<= er\s ) | (?<=^) | (?<= \ben\s ) | (?<= premier\s ) ) ({any_of(_SHORT)}) (?= \s [12]\d{{3}} | \s? $ )", lambda found: _SHORT[found[1]]),
    rule("time-range", "h", r"(?<![\w.,:]) (\d{1,2}) \s? (?: h | heures )? \s? [-–] \s? (?= \d{1,2} \s? h \b )", r"\1 à "),
    rule("time", "h", r"(?<![\w.,:]) (?P<hour> [01]?\d | 2[0-4] ) \s? h (?: \s? (?P<minute> [0-5]\d ) )? (?! \w | [/.]\w )", _time),
    rule("time-by-colon", ":", r"(?: (?<= \bà\s ) | (?<= \bdès\s ) | (?<= \bvers\s ) | (?<= \bde\s ) ) (?P<hour> [01]?\d | 2[0-4] ) : (?P<minute> [0-5]\d ) (?! [\d:] )", _time),
    rule("days", "-–", rf"(?<![\w.,/-]) (\d{{1,2}}) \s? [-–] \s? (\d{{1,2}}) (?= \s (?: {any_of(MONTHS)} ) \b )", r"\1 au \2"),
    rule("years", "-–", r"(?<![\w.,/–-]) (1[0-9]\d\d|20\d\d) \s?[-–]\s? (1[0-9]\d\d|20\d\d|\d\d) (?! [\w/-] | [.,]\d )", r"\1 à \2"),
    rule("days-of-week", "-–", r"\b (lundi | mardi | mercredi | jeudi | vendredi | samedi) [–-] (?= (?: mardi | mercredi | jeudi | vendredi | samedi | dimanche ) \b )", r"\1 à "),
)  # fmt: skip
