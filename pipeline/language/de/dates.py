# ruff: noqa: E501, RUF001  (a rule is read in one line; signs that look alike are told apart)
"""Dates, years, decades and centuries in German."""

import re

from pipeline.language.de.cases import ending_at
from pipeline.language.de.numbers import cardinal, ordinal, year
from pipeline.language.de.words import DAYS, MONTHS, SHORT_MONTHS
from pipeline.language.rule import Rule, any_of, rule

_MONTH = any_of((*MONTHS, "Jänner", "Feber", *SHORT_MONTHS))
_LAST_DAY, _LAST_MONTH, _THIS_CENTURY = 31, 12, 2000
_YEARS = r"(?: 1[1-9]\d\d | 20\d\d )"


def _month(name: str) -> str:
    return SHORT_MONTHS.get(name, name)


def _day(found: re.Match[str], group: str = "day") -> str:
    ending = ending_at(found.string, found.start(), found.end("day")) or "er"
    if _AFTER_DAY.search(found.string[: found.start()]):
        ending = "en"
    return ordinal(int(found[group]), ending)


_AFTER_DAY = re.compile(
    r"\b(?:(?:am|vom|bis|seit|ab) (?:\w{2,6}tag|Mittwoch|Sonnabend),? ?|(?:seit|ab|bis|vor|nach) )$"
)


def _written(found: re.Match[str]) -> str:
    if not 1 <= int(found["day"]) <= _LAST_DAY:
        return found[0]
    ending = f" {year(int(found['year']))}" if found["year"] else ""
    return f"{_day(found)} {_month(found['month'])}{ending}"


def _numeric(found: re.Match[str]) -> str:
    day, month = int(found["day"]), int(found["month"])
    if not (1 <= day <= _LAST_DAY and 1 <= month <= _LAST_MONTH):
        return found[0]
    said = f"{_day(found)} {MONTHS[month - 1]}"
    written = found["year"]
    if not written:
        return said
    number = int(written)
    if len(written) == 2:  # noqa: PLR2004  (digits)
        number += _THIS_CENTURY if number < 50 else 1900  # noqa: PLR2004
    return f"{said} {year(number)}"


def _iso(found: re.Match[str]) -> str:
    number, month, day = (int(part) for part in found.groups())
    if not (1 <= day <= _LAST_DAY and 1 <= month <= _LAST_MONTH):
        return found[0]
    return f"{ordinal(day, 'er')} {MONTHS[month - 1]} {year(number)}"


def _days(found: re.Match[str]) -> str:
    ending = ending_at(found.string, found.start(), found.end("first")) or "er"
    join = "und" if found["join"].strip() == "und" else "bis"
    first, last = int(found["first"]), int(found["last"])
    return f"{ordinal(first, ending)} {join} {ordinal(last, ending)} {_month(found['month'])}"


def _years(found: re.Match[str]) -> str:
    first, last = found["first"], found["last"]
    whole = last if len(last) > 2 else first[:2] + last  # noqa: PLR2004  (digits of a short year)
    if int(whole) <= int(first):
        return found[0]
    join = "und" if "/" in found["join"] else "bis"
    head = f"{found['before']}" if found["before"] else ""
    return f"{head}{year(int(first))} {join} {year(int(whole))}"


def _decade(found: re.Match[str]) -> str:
    number = int(found["year"])
    said = year(number) if number > 99 else cardinal(number)  # noqa: PLR2004
    return f"{said}er"


def _century(found: re.Match[str]) -> str:
    ending = ending_at(found.string, found.start(), found.end("number"))
    said = ordinal(int(found["number"]), ending or "es")
    noun = "Jahrhunderts" if _GENITIVE.search(found.string[: found.start()]) else "Jahrhundert"
    if found["noun"].startswith("Jahr"):
        noun = found["noun"]
    return f"{said} {noun}"


_GENITIVE = re.compile(r"\bdes\s$")

RULES: tuple[Rule, ...] = (
    rule(
        "days",
        "-–",
        rf"(?<![\w.]) ({any_of(DAYS)}) \.? \s?[-–]\s? ({any_of(DAYS)}) (?: \. (?= \s[\da-z] ) )? (?!\w)",
        lambda found: f"{DAYS[found[1]]} bis {DAYS[found[2]]}",
    ),
    rule(
        "day-before-date",
        ".",
        rf"(?<![\w.]) ({any_of(DAYS)}) \. (?= ,? \s (?: den \s )? \d )",
        lambda found: DAYS[found[1]],
    ),
    rule("iso-date", "0", r"(?<![\w.-]) ([12]\d{3}) - (\d{2}) - (\d{2}) (?![\w-])", _iso),
    rule(
        "days-of-a-month",
        "0",
        rf"""(?<![\w.,]) (?P<first> \d{{1,2}} ) \. \s? (?P<join> [-–] | und | bis ) \s?
        (?P<last> \d{{1,2}} ) \. \s? (?P<month> {_MONTH} ) (?!\w)""",
        _days,
    ),
    rule(
        "written-date",
        "0",
        rf"""(?<![\w.,]) (?P<day> \d{{1,2}} ) \. \s? (?P<month> {_MONTH} ) (?!\w)
        (?: \s (?P<year> {_YEARS} | [89]\d\d | 10\d\d ) (?! [\w%] | [.,]\d ) )?""",
        _written,
    ),
    rule(
        "numeric-date",
        "0",
        r"""(?<![\w.,]) (?P<day> \d{1,2} ) \. \s? (?P<month> \d{1,2} ) \. \s?
        (?P<year> \d{4} | \d{2} ) (?! [\w.]*\w )""",
        _numeric,
    ),
    rule(
        "day-and-month",
        "0",
        r"""(?: (?<= \bam\s ) | (?<= \bvom\s ) | (?<= \bzum\s ) | (?<= \bbis\s ) | (?<= \bden\s ) | (?<= \bdem\s ) )
        (?P<day> \d{1,2} ) \. \s? (?P<month> \d{1,2} ) \. (?P<year> (?!) )? (?! \s? \w* \d )""",
        _numeric,
    ),
    rule(
        "month-and-year",
        "0",
        rf"\b (?P<month> {_MONTH} ) \s (?P<year> {_YEARS} ) (?! [\w%] | [.,]\d )",
        lambda found: f"{_month(found['month'])} {year(int(found['year']))}",
    ),
    rule(
        "short-month",
        ".",
        rf"\b ({any_of(SHORT_MONTHS)}) (?= \s [12]\d{{3}} | \s? [–-] | \s bis )",
        lambda found: _month(found[1]),
    ),
    rule(
        "years",
        "0",
        rf"""(?<![\w.,/–-]) (?P<before> (?: von | in\ den\ Jahren | Jahre | zwischen ) \s )?
        (?P<first> {_YEARS} ) (?P<join> \s?[–-]\s? | / ) (?P<last> {_YEARS} | \d\d ) (?! [\w/-] | [.,]\d )""",
        _years,
    ),
    rule(
        "decade",
        "0",
        r"(?<![\w.,-]) (?P<year> (?: 1[1-9] | 20 )? \d0 ) -? er (?= \s | [-.,;:!?)] | n\b | $ ) (?: -Jahre | -(?=J) )?",
        lambda found: _decade(found) + (" Jahre" if found[0].endswith("Jahre") else ""),
    ),
    rule(
        "century",
        "0",
        r"(?<![\w.,]) (?P<number> \d{1,2} ) \. \s? (?P<noun> Jh\. | Jhd\. | Jhdt\. | Jahrhunderts? ) (?!\w)",
        _century,
    ),
    rule(
        "year",
        "0",
        rf"""(?: (?<= \bJahr\s ) | (?<= \bJahre\s ) | (?<= \bJahres\s ) | (?<= \banno\s )
            | (?<= \bSommer\s ) | (?<= \bWinter\s ) | (?<= \bHerbst\s ) | (?<= \bFrühjahr\s ) | (?<= \bFrühling\s )
            | (?<= \bAnfang\s ) | (?<= \bEnde\s ) | (?<= \bMitte\s ) | (?<= \bgeboren\s ) | (?<= \bgestorben\s ) )
        ({_YEARS}) (?! [\w%] | [.,:]\d )""",
        lambda found: year(int(found[1])),
    ),
    rule(
        "year-behind-preposition",
        "0",
        rf"""(?: (?<= \() | (?<= \bseit\s ) | (?<= \bum\s ) | (?<= \bvor\s ) | (?<= \bnach\s ) | (?<= \bab\s )
            | (?<= \bbis\s ) | (?<= \bvon\s ) )
        ({_YEARS}) (?! [\w%] | [.,:]\d | \s [A-ZÄÖÜ€$£] | \s (?: km | m | kg | g | l | verschiedene\w | mal ) \b )""",
        lambda found: year(int(found[1])),
    ),
    rule(
        "year-at-start",
        "0",
        rf"^ ({_YEARS}) (?= \s (?: war | wurde | wurden | kam | kamen | begann | erschien | starb | zog | ging | gab | gründete | heiratete | hatte | waren | folgte | endete | entstand | brach | fand )\b )",
        lambda found: year(int(found[1])),
    ),
    rule(
        "before-and-after-christ",
        ".",
        r"(?<![\w.]) ([vn]) \. \s? (Chr\.) | (?<![\w.]) ([vnu]) \. \s? u?\.? \s? Z\. (?!\w)",
        lambda found: (
            f"{'vor' if found[1] == 'v' else 'nach'} Christus"
            if found[2]
            else f"{'vor' if found[3] == 'v' else 'nach'} unserer Zeit"
        ),
    ),
)  # fmt: skip
