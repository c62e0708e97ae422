# ruff: noqa: E501, RUF001  (a rule is read in one line; signs that look alike are told apart)
"""Times of the day in German: "14:30 Uhr" is "14 Uhr 30"."""

import re

from pipeline.language.rule import Rule, rule

_HOURS, _MINUTES = 24, 59


def _time(found: re.Match[str]) -> str:
    hour, minute = int(found["hour"]), int(found["minute"])
    if hour > _HOURS or minute > _MINUTES:
        return found[0]
    return f"{_hour(hour)} Uhr {minute}" if minute else f"{_hour(hour)} Uhr"


def _hour(hour: int) -> str:
    return "ein" if hour == 1 else str(hour)


def _range(found: re.Match[str]) -> str:
    parts = []
    for hour, minute in (found.group("h1", "m1"), found.group("h2", "m2")):
        parts.append(
            f"{_hour(int(hour))} Uhr {int(minute)}" if minute and int(minute) else f"{int(hour)}"
        )
    last = parts[1] if " Uhr " in parts[1] else f"{_hour(int(found['h2']))} Uhr"
    return f"{parts[0]} bis {last}"


RULES: tuple[Rule, ...] = (
    rule(
        "hours",
        "0",
        r"""(?<![\w.,:]) (?P<h1> \d{1,2} ) (?: [:.] (?P<m1> \d\d ) )? (?: \s Uhr )? \s? (?: [-–] | bis ) \s?
        (?P<h2> \d{1,2} ) (?: [:.] (?P<m2> \d\d ) )? \s Uhr \b""",
        _range,
    ),
    rule(
        "time",
        "0",
        r"(?<![\w.,:]) (?P<hour> \d{1,2} ) [:.] (?P<minute> \d\d ) \s? (?: Uhr | h ) \b",
        _time,
    ),
    rule(
        "time-behind-preposition",
        ":",
        r"(?: (?<= \bum\s ) | (?<= \bab\s ) | (?<= \bbis\s ) | (?<= \bgegen\s ) | (?<= \bvon\s ) ) (?P<hour> \d{1,2} ) : (?P<minute> [0-5]\d ) (?! [\d:] | \s Uhr )",
        _time,
    ),
    rule("one-o-clock", "0", r"(?<![\w.,:]) 1 \s (?= Uhr \b )", "ein "),
)  # fmt: skip
