# ruff: noqa: E501, RUF001  (a rule is read in one line; signs that look alike are told apart)
"""Sums of money in German: "3,50 €" is "3 Euro 50", "5 Mio. €" is "5 Millionen Euro"."""

import re

from pipeline.language.de.words import MONEY
from pipeline.language.rule import Rule, any_of, rule

_NUM = r"\d+(?:\.\d{3})*"
_BIG = r"(?: \s? (?P<big> Mio\. | Mrd\. | Bio\. | Tsd\. | Millionen | Milliarden | Million | Milliarde ) )?"
_SIZES = {
    "Mio.": ("Million", "Millionen"), "Mrd.": ("Milliarde", "Milliarden"), "Bio.": ("Billion", "Billionen"),
    "Tsd.": ("Tausend", "Tausend"),
}  # fmt: skip


def said(whole: str, part: str | None, big: str | None, money: str) -> str:
    """The sum in words, its thousands without points."""
    one, many, hundredth = MONEY[money]
    whole = whole.replace(".", "")
    if big:
        return f"{_sized(whole, part, big)} {many}"
    if not part or part[0] in "-–—" or part == "00":
        return f"ein{'e' if one == 'Mark' else ''} {one}" if whole == "1" else f"{whole} {many}"
    if len(part) != 2:  # noqa: PLR2004  (digits of hundredths)
        return f"{whole},{part} {many}"
    cents = str(int(part))
    if whole == "0":
        return f"{'ein' if cents == '1' else cents} {hundredth}"
    head = f"ein{'e' if one == 'Mark' else ''} {one}" if whole == "1" else f"{whole} {many}"
    return f"{head} {cents}"


def _sized(whole: str, part: str | None, big: str) -> str:
    one, many = _SIZES.get(big, (big, big))
    if part:
        return f"{whole},{part} {many}"
    if whole == "1" and one in {"Million", "Milliarde", "Billion"}:
        return f"eine {one}"
    return f"{whole} {many}"


def _sum(found: re.Match[str]) -> str:
    minus = "minus " if found["minus"] else ""
    return minus + said(found["whole"], found["part"], found["big"], found["money"])


def _range(found: re.Match[str]) -> str:
    first, money = found["first"].replace(".", ""), found["money"]
    last = said(found["whole"], found["part"], found["big"], money)
    head = f"{first},{found['first_part']}" if found["first_part"] else first
    return f"{head} bis {last}"


_MONEY = any_of(MONEY)
_PART = r"(?: [,.] (?P<part> (?<=,) \d{1,3} | [-–—]{1,2} | (?<=\.) \d{2} (?!\d) ) )?"
RULES: tuple[Rule, ...] = (
    rule(
        "range-of-money",
        "0",
        rf"""(?<![\w.,]) (?P<first> {_NUM} ) (?: , (?P<first_part> \d{{1,2}} ) )? \s? (?: [-–] | bis ) \s?
        (?P<whole> {_NUM} ) {_PART} {_BIG} \s? (?P<money> {_MONEY} ) (?!\w)""",
        _range,
    ),
    rule(
        "money-behind",
        "0",
        rf"""(?<![\w.,]) (?: (?P<minus> [−–-] ) (?=\d) )? (?<![\w.,]) (?P<whole> {_NUM} ) {_PART} {_BIG}
        \s? (?P<money> {_MONEY} ) (?!\w)""",
        _sum,
    ),
    rule(
        "money-before",
        "0",
        rf"""(?<!\w) (?P<minus> [−–-] (?=[€$£]) )? (?P<money> {_MONEY} ) \s? (?P<whole> {_NUM} ) {_PART} {_BIG}
        (?! [\w] | ,\d )""",
        _sum,
    ),
    rule("cents", "0", r"(?<![\w.,]) (\d{1,2}) \s? (?: ct | Ct\. | ¢ ) (?!\w)", r"\1 Cent"),
)  # fmt: skip
