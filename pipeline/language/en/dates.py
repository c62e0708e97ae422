# ruff: noqa: E501, RUF001  (a rule is read in one line; signs that look alike are told apart)
"""Dates in figures, months and days by their abbreviations, centuries."""

import re

from pipeline.language.en.words import DAYS, MONTHS, SHORT_MONTHS
from pipeline.language.rule import DASH, Rule, any_of, rule, word_before

_MONTHS_IN_A_YEAR, _DAYS_IN_A_MONTH = 12, 31
_ALSO_NAMES = ("Jan", "Mar")
"""Abbreviations of months that are names or words too."""

_ALSO_WORDS = ("Sun", "Sat")
_PREPOSITIONS = frozenset(
    """in since until till by from to of and through before after during last next this early late
    mid every each on or between for""".split()  # noqa: SIM905  (shorter)
)
_BEFORE_DAYS = frozenset({"on", "every", "next", "last", "until", "by"})


def _day_of(year: str, month: str, day: str) -> str | None:
    if not (1 <= int(month) <= _MONTHS_IN_A_YEAR and 1 <= int(day) <= _DAYS_IN_A_MONTH):
        return None
    return f"{MONTHS[int(month) - 1]} {int(day)}, {year}"


def _year_first(found: re.Match[str]) -> str:
    said = _day_of(found["year"], found["month"], found["day"])
    if said is None:
        return (
            " dash ".join(found.group("year", "month", "day")) if found["sign"] == "-" else found[0]
        )
    if not found["time"]:
        return said
    return f"{said}, {found['time']}{' U T C' if found['zone'] else ''}"


def _between_days(found: re.Match[str]) -> str:
    first, last = _day_of(*found.group(1, 2, 3)), _day_of(*found.group(4, 5, 6))
    return f"{first} to {last}" if first and last else found[0]


def _day_first(found: re.Match[str]) -> str:
    day, month = int(found[1]), int(found[2])
    if not (_MONTHS_IN_A_YEAR < day <= _DAYS_IN_A_MONTH and 1 <= month <= _MONTHS_IN_A_YEAR):
        return found[0]
    return f"{day} {MONTHS[month - 1]} {found[3]}"


def _month_of_year(found: re.Match[str]) -> str:
    """The month of "2020-06"; "2001-02" is a span of two years."""
    year, month = found[1], int(found[2])
    if month == (int(year) + 1) % 100:
        return found[0]
    return f"{MONTHS[month - 1]} {year}"


def _month_and_year(found: re.Match[str]) -> str:
    return f"{MONTHS[int(found[1]) - 1]} {found[2]}"


def _month(found: re.Match[str]) -> str:
    return SHORT_MONTHS[found["month"]]


def _month_in_place(found: re.Match[str]) -> str:
    """Jan and Mar are months behind "in", say."""
    return SHORT_MONTHS[found["month"]] if word_before(found) in _PREPOSITIONS else found[0]


def _day_in_place(found: re.Match[str]) -> str:
    """The sun is no Sunday; in a list of days it is."""
    before = word_before(found)
    listed = not before and _GOES_ON.match(found.string, found.end())
    sure = before in _BEFORE_DAYS or before.endswith("day") or listed
    return DAYS[found["day"]] if sure or _AFTER_DAY.search(_near(found)) else found[0]


def _near(found: re.Match[str]) -> str:
    return found.string[max(0, found.start() - 8) : found.start()]


_GOES_ON = re.compile(r",?\s(?:\d|and|or)\b|,?\s\d")
_AFTER_DAY = re.compile(r"day,? (?:and|or|&) $")


def _month_alone(found: re.Match[str]) -> str:
    return SHORT_MONTHS[found["month"]] + _stop(found)


def _day_alone(found: re.Match[str]) -> str:
    return DAYS[found["day"]] + _stop(found)


def _stop(found: re.Match[str]) -> str:
    """The full stop, where another sentence begins behind it."""
    begins = found["goes"] is not None and not _A_MONTH.match(found.string, found.end())
    return "." if begins else ""


def _between_months(found: re.Match[str]) -> str:
    return f"{SHORT_MONTHS[found['first']]} to {SHORT_MONTHS[found['last']]}"


def _between_weekdays(found: re.Match[str]) -> str:
    return f"{DAYS[found['first']]} to {DAYS[found['last']]}"


_SHORT = any_of(SHORT_MONTHS)
_NAME_OF_MONTH = rf"(?: {any_of(MONTHS)} | (?: {_SHORT} ) \.? ) \s \d"
_A_MONTH = re.compile(rf"\s(?:{_SHORT})")
_SURE_MONTHS = any_of(set(SHORT_MONTHS) - set(_ALSO_NAMES) - {"May"})
_SURE_DAYS = any_of(set(DAYS) - set(_ALSO_WORDS))
_ENDS = r"(?= \s? [,;:)] | \s? $ | \s [a-z\d] )"
"""Behind a full stop that ends no sentence, or the whole text."""

RULES: tuple[Rule, ...] = (
    rule(
        "days-by-numbers",
        "/",
        r"(?<![\w-]) (\d{4})-(\d\d)-(\d\d) / (\d{4})-(\d\d)-(\d\d) (?![\w-])",
        _between_days,
    ),
    rule(
        "year-first",
        "0",
        r"""(?<![\w./-]) (?P<year> [12]\d{3} ) (?P<sign> [-/.] ) (?P<month> \d{1,2} ) (?P=sign) (?P<day> \d{1,2} )
        (?: T (?P<time> \d\d:\d\d (?: :\d\d )? ) (?: \.\d{1,9} )? (?P<zone> Z )? )?
        (?! [\w/-] | \.\d )""",
        _year_first,
    ),
    rule("day-first", "/", r"(?<![\w/.]) ([0-3]?\d) / ([01]?\d) / ([12]\d{3}) (?![\w/])", _day_first),
    rule(
        "padded-date",
        "/",
        r"(?<![\w/.]) 0?([1-9]|1[0-2]) / 0?([1-9]\d?) / ([12]\d{3}) (?![\w/])",
        lambda found: f"{found[1]}/{found[2]}/{found[3]}",
    ),
    rule("month-of-year", "-", r"(?<![\w./-]) ((?:19|20)\d\d)-(0[1-9]) (?![\w-]|[.,]\d)", _month_of_year),
    rule("month-and-year", "/", r"(?<![\w/.]) (0?[1-9]|1[0-2]) / ((?:19|20)\d\d) (?![\w/])", _month_and_year),
    rule(
        "nine-eleven",
        "/",
        r"\b 9/11 \b (?! [/\d] | \s (?: of | inch | in\. | cup | mile ) | [\"″] )",
        "9 11",
    ),
    rule("day-with-zero", (*SHORT_MONTHS, *MONTHS), rf"(?<![\w.,:/-]) 0([1-9]) (?= \s (?: {any_of(MONTHS)} | {_SHORT} ) \b )", r"\1"),
    rule("zero-behind-month", (*SHORT_MONTHS, *MONTHS), rf"(?<![\w-]) ({any_of(MONTHS)} | (?: {_SHORT} ) \.? ) \s 0([1-9]) (?![\w:-])", r"\1 \2"),
    rule("day-before-short-month", SHORT_MONTHS, rf"(?: (?<= \d\s ) | (?<= \dst\s ) | (?<= \dnd\s ) | (?<= \drd\s ) | (?<= \dth\s ) | (?<= h\sof\s ) | (?<= d\sof\s ) | (?<= t\sof\s ) ) (?P<month> {_SHORT} ) \.? (?= \s \d{{4}} \b )", _month),
    rule(
        "months",
        SHORT_MONTHS,
        rf"\b (?P<first> {_SHORT} ) \.? {DASH} (?P<last> {_SHORT} ) \b (?: \. (?! \s* $ ) | \. (?= \s* $ ) )? (?= [\s,;)] | $ )",
        _between_months,
    ),
    rule(
        "weekdays",
        DAYS,
        rf"\b (?P<first> {any_of(DAYS)} ) \.? {DASH} (?P<last> {any_of(DAYS)} ) \b (?: \. (?= [\s,;]+ [a-z\d] ) )?",
        _between_weekdays,
    ),
    rule("day-to-month", (*SHORT_MONTHS, *MONTHS), rf"(?<= [a-z.]\s\d ) {DASH} (?= {_NAME_OF_MONTH} ) | (?<= [a-z.]\s\d\d ) {DASH} (?= {_NAME_OF_MONTH} )", " to "),
    rule(
        "days-in-a-row",
        DAYS,
        rf"""\b (?P<day> {any_of(DAYS)} ) (?! \w ) (?= ,?\s (?: (?: and | or | & )\s )? (?: {any_of((*DAYS, *DAYS.values()))} ) (?! \w ) )
        | (?: (?<= day,\s ) | (?<= day\sand\s ) | (?<= day\sor\s ) | (?<= day\s&\s ) ) (?P<next> {any_of(DAYS)} ) (?! \w )""",
        lambda found: DAYS[found["day"] or found["next"]],
    ),
    rule(
        "short-month-alone",
        SHORT_MONTHS,
        rf"(?<![\w.'’-]) (?P<month> {_SURE_MONTHS} ) \. (?: {_ENDS} | (?P<goes> (?= \s [A-Z] ) ) )",
        _month_alone,
    ),
    rule(
        "short-month-in-place",
        SHORT_MONTHS,
        rf"(?<![\w.'’-]) (?P<month> {any_of(_ALSO_NAMES)} ) \. {_ENDS}",
        _month_in_place,
    ),
    rule(
        "short-month-before-day",
        SHORT_MONTHS,
        rf"(?<![\w.'’-]) (?P<month> {_SHORT} ) \. (?= \s? \d )",
        _month,
    ),
    rule(
        "short-weekday-alone",
        DAYS,
        rf"(?<![\w.'’-]) (?P<day> {_SURE_DAYS} ) \. (?: {_ENDS} | (?P<goes> (?= \s [A-Z] ) ) )",
        _day_alone,
    ),
    rule(
        "short-weekday-in-place",
        DAYS,
        rf"(?<![\w.'’-]) (?P<day> {any_of(_ALSO_WORDS)} ) \. {_ENDS}",
        _day_in_place,
    ),
)  # fmt: skip
