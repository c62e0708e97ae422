# ruff: noqa: E501, RUF001  (a rule is read in one line; signs that look alike are told apart)
"""Durations: "1h 30m" is hours and minutes; and ratios of a screen or a scale."""

import re

from pipeline.language.rule import Rule, rule

_PARTS = {"d": "day", "h": "hour", "m": "minute", "s": "second"}


def _duration(found: re.Match[str]) -> str:
    parts = re.findall(r"(?<!\d)(\d{1,4})\s?([dhms])", found[0])
    return " ".join(_counted(number, _PARTS[unit]) for number, unit in parts)


def _counted(number: str, unit: str) -> str:
    return f"{number} {unit}{'' if number == '1' else 's'}"


def _half_hour(found: re.Match[str]) -> str:
    return f"{_counted(found[1], 'hour')} {found[2]}"


def _scale(found: re.Match[str]) -> str:
    before = found.string[max(0, found.start() - 10) : found.start()]
    return f"{found[1]} to {found[2]}" if before.endswith(_SCALES) else found[0]


_SCALES = ("scale of ", "ratio of ", "odds of ", "odds are ", "score of ", "score was ")
_ENDS_HERE = r"(?! [\w'’/-] )"
_HOURS = r"h (?: rs? | ours? )? \.?"
_MINUTES = r"m (?: ins? )? \.?"
_SECONDS = r"s (?: ecs? )? (?: \. (?= \s [a-z] | , ) )?"

RULES: tuple[Rule, ...] = (
    rule(
        "duration",
        "0",
        rf"""(?<![\w.,]) (?:
            \d{{1,4}} \s? d \s? \d{{1,2}} \s? {_HOURS} (?: \s? \d{{1,2}} \s? {_MINUTES} )?
            | \d{{1,4}} \s? {_HOURS} \s? \d{{1,2}} \s? {_MINUTES} (?: \s? \d{{1,2}} \s? {_SECONDS} )?
            | \d{{1,4}} \s? {_MINUTES} \s? \d{{1,2}} \s? {_SECONDS}
        ) {_ENDS_HERE}""",
        _duration,
    ),
    rule("hours-and-a-half", "0", r"(?<![\w.,]) (\d{1,2}) \s? h \s? ([0-5]\d) (?![\w:.-]*\w)", _half_hour),
    rule(
        "ratio-with-words",
        ":",
        r"""(?<![\w.:,]) ( \d{1,6} (?: [,]\d{3} )? ) : ( \d{1,7} (?: ,\d{3} )? )
        (?= \s (?: screens? | odds | aspect | ratio | display | format | wide ) \b )""",
        r"\1 to \2",
    ),
    rule(
        "scale",
        ":",
        r"(?<![\w.:,]) ( 1 : (?: \d{3,7} | \d{1,3} (?:,\d{3})++ ) | 100+:\d{1,3} ) (?![\w:])",
        lambda found: found[0].replace(":", " to "),
    ),
    rule(
        "scale-with-words",
        ":",
        r"(?<![\w.:,]) (\d{1,6}) : (\d{1,6}) (?![\w:])",
        _scale,
    ),
)  # fmt: skip
