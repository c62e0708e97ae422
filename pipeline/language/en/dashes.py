# ruff: noqa: E501, RUF001, RUF002  (a rule is read in one line; signs that look alike are told apart)
"""Dashes between words: "cost–benefit" belongs together, "Monday–Friday" is a range."""

import re

from pipeline.language.en.names import PLACES
from pipeline.language.en.words import DAYS, MONTHS
from pipeline.language.rule import Rule, any_of, rule

_ENDS = any_of((*MONTHS, *dict.fromkeys(DAYS.values()), *PLACES))
_NOW = "present | today | now | date | onwards? | current"


def _joined(found: re.Match[str]) -> str:
    return " ".join(part for part in found.groups() if part)


RULES: tuple[Rule, ...] = (
    rule(
        "range-of-names",
        "–",
        rf"(?<![\w-]) ({_ENDS}) – (?= (?: {_ENDS} ) (?! [\w-] ) )",
        r"\1 to ",
    ),
    rule("range-of-letters", "–", r"(?<![\w'’-]) ( [A-Z]\d{0,3} | [a-z] ) – ( [A-Z]?\d{1,3} | [A-Z] | [a-z] ) (?! [\w'’-] )", r"\1 to \2"),
    rule("until-now", "–-", rf"(?<= \d{{4}} ) \s? [–-] \s? (?= (?: {_NOW} ) \b )", " to "),
    rule("acronym-and-word", ("AA",), r"(?<![\w-]) ( [A-Z]{2,8} (?: s | \d{1,2} )? ) - (?= [A-Za-z]? [a-z]{2} )", r"\1 "),
    rule("word-and-acronym", ("AA",), r"(?<![\w-]) ( [a-z]{2,12} ) - (?= [A-Z]{2,8} (?! [\w'’-] ) )", r"\1 "),
    rule("mixed-acronym", ("AA",), r"(?<![\w-]) ( [A-Z]{2,8} ) - ( [A-Z][a-z][A-Z]\w? ) (?: - (\d) )? (?! [\w-] )", _joined),
    rule("acronyms-apart", "–", r"(?<= [A-Z]{2} ) – (?= [A-Z] )", " "),
    rule("words-to-number", "–", r"(?<= [a-z] ) – (?= \d )", " to "),
    rule("together", "–", r"(?<= [^\W_] ) – (?= [^\W\d_] )", "-"),
)  # fmt: skip
