"""Numbers in table cells: what "about $41,000" is worth, and whether a column is numeric."""

# ruff: noqa: RUF001  (the characters of many scripts are what this module is about)

import re

_NUMBER = re.compile(
    r"(?P<sign>[-−–+±]\s?)?(?P<currency>[$€£¥₹]\s?)?(?P<inner>[-−–+]\s?)?"
    r"(?P<digits>\d{1,3}(?:[ \u00a0\u202f'’]\d{3})+(?:[.,]\d+)?|\d[\d.,]*\d|\d)"
)
_SPACES = re.compile(r"[ \u00a0\u202f'’]")
_WORD_AFTER = re.compile(r"(?<![\s-])[\s-]*([^\W\d_]+\.?)")
_SCALES = {
    "k": 1e3, "thousand": 1e3, "tausend": 1e3, "tsd.": 1e3, "mille": 1e3, "mil": 1e3,
    "million": 1e6, "millions": 1e6, "millionen": 1e6, "mio": 1e6, "mio.": 1e6, "mn": 1e6,
    "millón": 1e6, "millones": 1e6, "milione": 1e6, "milioni": 1e6,
    "billion": 1e9, "billions": 1e9, "bn": 1e9, "milliarde": 1e9, "milliarden": 1e9, "mrd": 1e9,
    "mrd.": 1e9, "milliard": 1e9, "milliards": 1e9,
}  # fmt: skip
_COMMA_LANGUAGES = frozenset(
    """af az be bg bs ca cs da de el es et eu fi fo fr gl hr hu hy id is it ka kk lt lv mk nb nl nn
    no pl pt ro ru sk sl sq sr sv tr uk uz vi""".split()  # noqa: SIM905  (a list would fill pages)
)
_PLAIN = re.compile(r"\s*[-−–+±(]?\s?[$€£¥₹]?\s?[-−–+]?\d[\d.,\s'’]*+\)?\s?(%|‰|[$€£¥₹])?\s*")


class NumberError(ValueError):
    """The text is not exactly one number; the message says in which way."""


def read_number(text: str, language: str) -> float:
    """The number that a cell states: "about $41,000" is 41000.0, "(5 %)" is -5.0.

    The book's language decides what a lone comma or point means when the digits do not.

    Raises:
        NumberError: the text holds no number, or several.
    """
    found = list(_NUMBER.finditer(text))
    if not found:
        raise NumberError("holds no number")
    if len(found) > 1:
        raise NumberError("holds more than one number")
    match = found[0]
    comma = language.partition("-")[0].lower() in _COMMA_LANGUAGES
    value = _value(match["digits"], comma_is_decimal=comma)
    if after := _WORD_AFTER.match(text, match.end()):
        value *= _SCALES.get(after[1].lower(), 1)
    return -value if _is_negative(text, match) else value


def _is_negative(text: str, match: "re.Match[str]") -> bool:
    before = text[: match.start()].rstrip()
    if before.endswith("("):
        return text[match.end() :].lstrip(" %").startswith(")") and not before[:-1].strip()
    signs = (match["sign"] or "") + (match["inner"] or "")
    glued = bool(before) and text[match.start() - 1].isalnum()
    return not glued and any(sign in signs for sign in "-−–")


def _value(digits: str, *, comma_is_decimal: bool) -> float:
    digits = _SPACES.sub("", digits)
    decimal, group = (",", ".") if comma_is_decimal else (".", ",")
    if "." in digits and "," in digits:
        decimal = max(".,", key=digits.rfind)
        group = "," if decimal == "." else "."
    elif digits.count(decimal) > 1:
        decimal, group = group, decimal
    digits = digits.replace(group, "") if _grouped(digits, group) else digits.replace(group, ".")
    try:
        return float(digits.replace(decimal, "."))
    except ValueError:
        raise NumberError("holds a number with too many points") from None


def _grouped(digits: str, group: str) -> bool:
    """Whether the separator parts thousands: every group after the first has three digits."""
    return all(re.match(r"\d{3}(?!\d)", part) for part in digits.split(group)[1:])


def is_plain_number(text: str) -> bool:
    """Whether a cell is nothing but a number with its currency or percent sign."""
    return _PLAIN.fullmatch(text) is not None
