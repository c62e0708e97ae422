# ruff: noqa: E501, RUF001  (a rule is read in one line; signs that look alike are told apart)
"""Dates and times of the day in Spanish."""

import re

from pipeline.language.rule import Rule, any_of, rule

MONTHS = (
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
)
_SHORT = {"ene.": "enero", "feb.": "febrero", "mar.": "marzo", "abr.": "abril", "may.": "mayo", "jun.": "junio", "jul.": "julio", "ago.": "agosto", "sept.": "septiembre", "sep.": "septiembre", "set.": "septiembre", "oct.": "octubre", "nov.": "noviembre", "dic.": "diciembre"}  # fmt: skip
_LAST_DAY, _LAST_MONTH, _THIS_CENTURY = 31, 12, 2000


def _date(day: str, month: str, year: str | None) -> str | None:
    if not (1 <= int(day) <= _LAST_DAY and 1 <= int(month) <= _LAST_MONTH):
        return None
    said = f"{int(day)} de {MONTHS[int(month) - 1]}"
    if not year:
        return said
    number = int(year)
    if len(year) == 2:  # noqa: PLR2004  (digits)
        number += _THIS_CENTURY if number < 50 else 1900  # noqa: PLR2004
    return f"{said} de {number}"


def _numeric(found: re.Match[str]) -> str:
    return _date(found["day"], found["month"], found["year"]) or found[0]


def _time(found: re.Match[str]) -> str:
    minute = int(found["minute"])
    tail = " horas" if found["hours"] else ""
    return (
        f"{int(found['hour'])} y {minute}"
        if minute
        else f"{int(found['hour'])}{tail or ' en punto'}"
    )


def _short_month(found: re.Match[str]) -> str:
    """With the words that a date in full has: "12 de enero de 2020"."""
    head = "de " if found.string[: found.start()].rstrip()[-1:].isdigit() else ""
    tail = "" if _OF.match(found.string, found.end()) else " de"
    return f"{head}{_SHORT[found[1]]}{tail}"


_OF = re.compile(r"\sde\s")


RULES: tuple[Rule, ...] = (
    rule("iso-date", "0", r"(?<![\w.-]) (?P<year> [12]\d{3} ) - (?P<month> \d{2} ) - (?P<day> \d{2} ) (?![\w-])", _numeric),
    rule("numeric-date", "0", r"(?<![\w.,/-]) (?P<day> \d{1,2} ) (?P<sign> [/.-] ) (?P<month> \d{1,2} ) (?P=sign) (?P<year> \d{4} | \d{2} ) (?! [\w/.-]*\w )", _numeric),
    rule("short-month", ".", rf"(?: (?<= \d\s ) | (?<= \bde\s ) | (?<=^) ) ({any_of(_SHORT)}) (?= \s (?: de \s )? [12]\d{{3}} )", _short_month),
    rule("days", "-–", rf"(?<![\w.,/-]) (\d{{1,2}}) \s? [-–] \s? (\d{{1,2}}) (?= \s de \s (?: {any_of(MONTHS)} ) \b )", r"\1 al \2"),
    rule("time", ":", r"(?<![\w.,:]) (?P<hour> [01]?\d | 2[0-4] ) : (?P<minute> [0-5]\d ) (?: \s? (?P<hours> h\b\.? | horas | hs\.? ) )? (?! [\d:] | [.,]\d )", _time),
    rule("time-by-point", ".", r"(?: (?<= \blas\s ) | (?<= \bla\s ) ) (?P<hour> [01]?\d | 2[0-4] ) \. (?P<minute> [0-5]\d ) (?: \s? (?P<hours> h\b\.? | horas | hs\.? ) )? (?! \d | [.,]\d )", _time),
    rule("hours", "h", r"(?: (?<= \blas\s\d ) | (?<= \blas\s\d\d ) ) \s? h\b\.?", " horas"),
    rule("years", "-–", r"(?<![\w.,/–-]) (1[0-9]\d\d|20\d\d) \s?[-–]\s? (1[0-9]\d\d|20\d\d|\d\d) (?! [\w/-] | [.,]\d )", r"\1 a \2"),
)  # fmt: skip
