# ruff: noqa: E501, RUF001  (a rule is read in one line; signs that look alike are told apart)
"""Dates and times of the day in Italian."""

import re

from pipeline.language.numerals import roman_value
from pipeline.language.rule import Rule, any_of, rule, word_before
from pipeline.language.spans import ROMAN, date_rules

MONTHS = (
    "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno",
    "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre",
)  # fmt: skip
_SHORT = {"genn.": "gennaio", "gen.": "gennaio", "febbr.": "febbraio", "feb.": "febbraio", "mar.": "marzo", "apr.": "aprile", "mag.": "maggio", "magg.": "maggio", "giu.": "giugno", "lug.": "luglio", "ago.": "agosto", "ag.": "agosto", "sett.": "settembre", "set.": "settembre", "ott.": "ottobre", "nov.": "novembre", "dic.": "dicembre"}  # fmt: skip
_MONTH = any_of([*MONTHS, *(month.capitalize() for month in MONTHS)])
_LAST_DAY = 31
_VOWELS = frozenset(("8", "11", "1"))
"""Numbers that begin with a vowel: "l'8 maggio", "l'11"."""


def _date(day: int, month: int, year: int) -> str:
    return f"{'primo' if day == 1 else day} {MONTHS[month - 1]} {year}"


def _from(day: str) -> str:
    return f"dall'{day}" if day in _VOWELS else f"dal {day}"


def _to(day: str) -> str:
    return f"all'{day}" if day in _VOWELS else f"al {day}"


def _days(found: re.Match[str]) -> str:
    return f"{_from(found['first'])} {_to(found['last'])}"


def _first(found: re.Match[str]) -> str:
    return f"primo {found['month']}"


def _roman_day(found: re.Match[str]) -> str:
    """Of a street, too: "via XX Settembre" is a day, not the twentieth one."""
    number = roman_value(found["number"].lower())
    if not 0 < number <= _LAST_DAY:
        return found[0]
    return f"{'primo' if number == 1 else number} {found['month']}"


def _clock(hour: str, minute: str | None) -> str:
    minutes = int(minute or 0)
    return f"{int(hour)} e {minutes}" if minutes else str(int(hour))


def _time(found: re.Match[str]) -> str:
    return f"{found['head'] or ''}{_clock(found['hour'], found['minute'])}"


def _hours(found: re.Match[str]) -> str:
    start = _clock(found["hour"], found["minute"])
    end = _clock(found["last"], found["end"])
    return f"dalle {start} alle {end}"


_YEARS_TOGETHER = frozenset(("del", "dal", "nel", "al", "il", "biennio", "triennio", "quinquennio", "stagione", "anno", "esercizio", "accademico", "scolastico"))  # fmt: skip


def _years(found: re.Match[str]) -> str:
    if word_before(found) in _YEARS_TOGETHER:
        return f"{found[1]} {found[2]}"
    return f"dal {found[1]} al {found[2]}"


_TIME = r"(?: [01]?\d | 2[0-4] )"

RULES: tuple[Rule, ...] = (
    *date_rules(_date),
    rule("short-month", ".", rf"(?: (?<= \d\s ) | (?<= °\s ) | (?<=^) | (?<= \bprimo\s ) ) ({any_of(_SHORT)}) (?= \s ['’]?\d{{2,4}} )", lambda found: _SHORT[found[1]]),
    rule("roman-day", "IVX", rf"(?<![\w.]) (?! I\s ) (?P<number> {ROMAN} ) \s (?P<month> {_MONTH} ) (?!\w)", _roman_day),
    rule("days", "-–", rf"(?: \b (?: il | dal | nei\sgiorni ) \s | \b (?: l | dall ) ['’] )? (?<![\w.,/-]) (?P<first> \d{{1,2}} ) \s? [-–] \s? (?P<last> \d{{1,2}} ) (?= \s (?: {_MONTH} ) (?!\w) )", _days),
    rule("first", "0", rf"(?<![\w.,/'’–-]) 1 (?: [°º] )? \s (?P<month> {_MONTH} ) (?!\w)", _first),
    rule("hours", ":", rf"(?: \b (?: dalle (?: \s ore )? | ore ) \s )? (?<![\w.,:]) (?P<hour> {_TIME} ) : (?P<minute> [0-5]\d ) \s? [-–] \s? (?P<last> {_TIME} ) : (?P<end> [0-5]\d ) (?! [\d:] | [.,]\d )", _hours),
    rule("hours-by-word", "o", rf"\b (?: dalle \s )? ore \s (?P<hour> {_TIME} ) (?: [.,] (?P<minute> [0-5]\d ) )? \s? [-–] \s? (?P<last> {_TIME} ) (?: [.,] (?P<end> [0-5]\d ) )? (?! [\d:] | [.,]\d )", _hours),
    rule("time", ":", rf"(?P<head>) (?<![\w.,:]) (?P<hour> {_TIME} ) : (?P<minute> [0-5]\d ) (?! [\d:] | [.,]\d )", _time),
    rule("time-by-point", "0", rf"\b (?P<head> (?: [oO]re | alle | dalle | le | delle ) \s | (?: all | dall ) ['’] ) (?P<hour> {_TIME} ) [.,] (?P<minute> [0-5]\d ) (?! [\d:%] | [.,]\d | \s? (?:%|€|per\scento|euro|chil|metri) )", _time),
    rule("hour-sign", "h", rf"(?<![\w.]) h\.? \s? (?P<hour> {_TIME} ) (?: [.:,] (?P<minute> [0-5]\d ) )? (?! [\d:] | [.,]\d )", lambda found: f"ore {_clock(found['hour'], found['minute'])}"),
    rule("years", "-–", r"(?<![\w.,/–-]) (1[0-9]\d\d|20\d\d) \s?[-–]\s? (1[0-9]\d\d|20\d\d|\d\d) (?! [\w/-] | [.,]\d )", _years),
    rule("days-of-week", "-–", r"\b (lunedì | martedì | mercoledì | giovedì | venerdì | sabato) \s? [–-] \s? (?= (?: martedì | mercoledì | giovedì | venerdì | sabato | domenica ) \b )", r"\1 a "),
)  # fmt: skip
