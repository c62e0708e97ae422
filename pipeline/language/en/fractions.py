# ruff: noqa: E501  (a rule is read in one line)

"""Fractions, which engines take for dates; scores, and bars of music."""

import re

from pipeline.language.rule import Rule, rule

_TOPS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
_BOTTOMS = {
    2: "half", 3: "third", 4: "quarter", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth",
    9: "ninth", 10: "tenth", 11: "eleventh", 12: "twelfth", 15: "fifteenth", 16: "sixteenth", 20: "twentieth", 24: "twenty-fourth",
    32: "thirty-second", 64: "sixty-fourth", 100: "hundredth", 1000: "thousandth",
}  # fmt: skip


def in_words(top: int, bottom: int) -> str | None:
    """The fraction in words; None for one that is seldom written."""
    if not 0 < top < len(_TOPS) or bottom not in _BOTTOMS:
        return None
    part = _BOTTOMS[bottom]
    many = "halves" if part == "half" else f"{part}s"
    return f"{_TOPS[top]} {part if top == 1 else many}"


def _part(found: re.Match[str]) -> str:
    said = in_words(int(found["top"]), int(found["bottom"]))
    if said is None:
        return found[0]
    return f"{found['whole']} and {said}" if found["whole"] else said


def _part_of_a_measure(found: re.Match[str]) -> str:
    said = _part(found)
    return said if said == found[0] else f"{said}{_MEASURES[found['unit']][bool(found['whole'])]}"


_MEASURES = {
    '"': (" inch", " inches"), "″": (" inch", " inches"), "in.": (" inch", " inches"),
    "tsp.": (" teaspoon", " teaspoons"), "tsp": (" teaspoon", " teaspoons"),
    "tbsp.": (" tablespoon", " tablespoons"), "tbsp": (" tablespoon", " tablespoons"),
    "mi.": (" mile", " miles"), "lb.": (" pound", " pounds"), "oz.": (" ounce", " ounces"),
    "yd.": (" yard", " yards"), "ft.": (" foot", " feet"),
}  # fmt: skip
_FRACTION = r"(?: (?<![\d.]) (?P<whole> \d{1,3} ) [ -] )? (?<!\d) (?P<top> \d{1,2} ) / (?P<bottom> \d{1,4} )"
_NOT_BEFORE = r"(?<![\w/.,:$€£-])"
_OF = r"of \s (?: an? | the | them | it | its | us | all | our | their | his | her | my | your | those | these | this | that | [a-z]{3,} )"


def _sixteenths(found: re.Match[str]) -> str:
    """Below a half of them it may be a day: "on 7/16"."""
    is_day = int(found["top"]) <= 12 and int(found["bottom"]) <= 31  # noqa: PLR2004
    bare = not found["whole"] and (found["top"] != "1" or found.string.strip(" .") != found[0])
    return found[0] if is_day and bare else _part(found)


RULES: tuple[Rule, ...] = (
    rule(
        "part-of-a-measure",
        "/",
        rf"""{_NOT_BEFORE} {_FRACTION} \s? (?P<unit> ["″] | (?: in | tsp | tbsp | mi | lb | oz | yd | ft ) \. (?! \s[A-Z] ) | tsp\b | tbsp\b )""",
        _part_of_a_measure,
    ),
    rule(
        "part-of-something",
        "/",
        rf"""{_NOT_BEFORE} {_FRACTION} (?! [\d/] ) (?=
            (?: \s | - ) (?: inch (?:es)? | miles? | {_OF} | teaspoons? | tablespoons? | ounces? | pounds?
                | full | empty | mm | acres? | majority | share | scale | size ) \b )""",
        _part,
    ),
    rule(
        "whole-and-part",
        "/",
        rf"{_NOT_BEFORE} (?P<whole> \d{{1,3}} ) - (?P<top> [1-9]\d? ) / (?P<bottom> [2-9] | 1[026] | 32 | 64 ) (?! [\w/-] )",
        _part,
    ),
    rule("sixteenths", "/", rf"{_NOT_BEFORE} {_FRACTION} (?<=/16|/32|/64) (?! [\d/-] )", _sixteenths),
    rule("out-of", "/", r"(?<![\w/.]) (\d{1,2}) / (5|10) (?= \s stars? \b )", r"\1 out of \2"),
    rule(
        "score",
        "/",
        r"(?: (?<= score\ of\s ) | (?<= rate\ it\s ) | (?<= rated\ it\s ) | (?<= give\ it\s ) | (?<= gave\ it\s ) | (?<= rating\ of\s ) | (?<= scored\s ) ) (\d{1,3}) / (10|5|100) (?![\w/])",
        r"\1 out of \2",
    ),
    rule("bar", "/", r"(?<![\w/.]) ([2-9]|12) / ([248]|16) (?= \s (?: time | beat | meter | metre | signature ) \b )", r"\1 \2"),
    rule("vision", "/", r"(?<![\w/.]) (20) / (\d{2,3}) (?= \s vision | \s eyesight )", r"\1 \2"),
    rule(
        "blood-pressure",
        "/",
        r"(?: (?<= pressure\ of\s ) | (?<= pressure\ is\s ) | (?<= pressure\ was\s ) | (?<= \bBP\ of\s ) | (?<= \bBP\s ) | (?<= \bBP:\s ) ) (\d{2,3}) / (\d{2,3}) (?![\w/])",
        r"\1 over \2",
    ),
    rule("page-of-pages", "/", r"(?<= [Pp]age\s ) (\d{1,4}) / (\d{1,4}) (?![\w/])", r"\1 of \2"),
)  # fmt: skip
