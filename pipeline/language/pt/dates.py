# ruff: noqa: E501, RUF001  (a rule is read in one line; signs that look alike are told apart)
"""Dates and times of the day in Portuguese."""

import re
from collections.abc import Callable

from pipeline.language.rule import Rule, any_of, rule
from pipeline.language.spans import date_rules

MONTHS = (
    "janeiro", "fevereiro", "março", "abril", "maio", "junho",
    "julho", "agosto", "setembro", "outubro", "novembro", "dezembro",
)  # fmt: skip
_SHORT = {"jan.": "janeiro", "fev.": "fevereiro", "mar.": "março", "abr.": "abril", "mai.": "maio", "jun.": "junho", "jul.": "julho", "ago.": "agosto", "set.": "setembro", "out.": "outubro", "nov.": "novembro", "dez.": "dezembro"}  # fmt: skip
_MONTH = any_of([*MONTHS, *(month.capitalize() for month in MONTHS)])
_TIME = r"(?: [01]?\d | 2[0-4] )"


def _said(first: str) -> Callable[[int, int, int], str]:
    return lambda day, month, year: f"{first if day == 1 else day} de {MONTHS[month - 1]} de {year}"


def _clock(hour: str, minute: str | None) -> str:
    count, minutes = int(hour), int(minute or 0)
    head = "uma hora" if count == 1 else f"{count} horas"
    return f"{head} e {minutes}" if minutes else head


def _time(found: re.Match[str]) -> str:
    return _clock(found["hour"], found["minute"])


def _hours(found: re.Match[str]) -> str:
    full = bool(int(found["minute"] or 0))
    start = _clock(found["hour"], found["minute"]) if full else str(int(found["hour"]))
    head = f"{found['head']} " if found["head"] else "das "
    return f"{head}{start} às {_clock(found['last'], found['end'])}"


def _short_month(found: re.Match[str]) -> str:
    """With the words that a date in full has: "12 de janeiro de 2020"."""
    head = "de " if found.string[: found.start()].rstrip()[-1:].isdigit() else ""
    tail = "" if _OF.match(found.string, found.end()) else " de"
    return f"{head}{_SHORT[found[1]]}{tail}"


_OF = re.compile(r"\sde\s")


def rules(*, brazil: bool) -> tuple[Rule, ...]:
    """In Brazil the first day of a month is said by order."""
    return (
        *date_rules(_said("primeiro" if brazil else "1")),
        rule("first", "0", rf"(?<![\w.,/–-]) 1 \.? [º°] (?= \s de \s (?: {_MONTH} ) (?!\w) )", "primeiro"),
        rule("short-month", ".", rf"(?: (?<= \d\s ) | (?<= \bde\s ) | (?<=^) ) ({any_of(_SHORT)}) (?= \s (?: de \s )? [12]\d{{3}} )", _short_month),
        rule("days", "-–", rf"(?<![\w.,/-]) (\d{{1,2}}) \s? [-–] \s? (\d{{1,2}}) (?= \s de \s (?: {_MONTH} ) (?!\w) )", r"\1 a \2"),
        rule("hours-by-letter", "h", rf"(?: \b (?P<head> das ) \s )? (?<![\w.,:]) (?P<hour> {_TIME} ) \s? h (?P<minute> [0-5]\d )? \s? (?: [-–] | às ) \s? (?P<last> {_TIME} ) \s? h (?P<end> [0-5]\d )? (?! \w | [.,]\d )", _hours),
        rule("hours", ":", rf"(?: \b (?P<head> das ) \s )? (?<![\w.,:]) (?P<hour> {_TIME} ) : (?P<minute> [0-5]\d ) \s? [-–] \s? (?P<last> {_TIME} ) : (?P<end> [0-5]\d ) (?! [\d:] | [.,]\d )", _hours),
        rule("time", "h", rf"(?<![\w.,:]) (?P<hour> {_TIME} ) \s? h (?: \s? (?P<minute> [0-5]\d ) (?: \s? min \b \.? )? )? (?! \w | [/.]\w )", _time),
        rule("time-by-colon", ":", rf"(?<![\w.,:]) (?P<hour> {_TIME} ) : (?P<minute> [0-5]\d ) (?: \s? (?: h | hs | horas ) \b )? (?! [\d:] | [.,]\d )", _time),
        rule("time-by-point", ".", rf"(?: (?<= \bàs\s ) | (?<= \bdas\s ) | (?<= \bas\s ) ) (?P<hour> {_TIME} ) \. (?P<minute> [0-5]\d ) (?: \s? (?: h | horas ) \b )? (?! \d | [.,]\d )", _time),
        rule("years", "-–", r"(?<![\w.,/–-]) (1[0-9]\d\d|20\d\d) \s?[-–]\s? (1[0-9]\d\d|20\d\d|\d\d) (?! [\w/-] | [.,]\d )", r"\1 a \2"),
        rule("days-of-week", "-–", r"\b (segunda | terça | quarta | quinta | sexta | sábado) \s? [–] \s? (?= (?: terça | quarta | quinta | sexta | sábado | domingo ) \b )", r"\1 a "),
    )  # fmt: skip
