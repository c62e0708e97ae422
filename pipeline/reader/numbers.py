"""Numbers in table cells: what "about $41,000" is worth, and whether a column is numeric."""

# ruff: noqa: RUF001  (the characters of many scripts are what this module is about)

import re
from dataclasses import dataclass, replace

from pipeline.language.scales import DOUBTFUL, LETTERS, scale
from pipeline.language.tags import primary

_NUMBER = re.compile(
    r"(?P<sign>[-−–+±]\s?)?(?P<currency>[$€£¥₹]\s?)?(?P<inner>[-−–+]\s?)?"
    r"(?P<digits>\d{1,3}(?:[ \u00a0\u202f'’]\d{3})+(?:[.,]\d+)?|\d[\d.,]*\d|\d)"
)
_SPACES = re.compile(r"[ \u00a0\u202f'’]")
_WORD_AFTER = re.compile(r"(?<![\s-])[\s-]*([^\W\d_]+[²³]?\.?)")
_MONEY_AFTER = re.compile(r"\s{0,3}(?:[$€£¥₹]|[A-Z]{3}(?!\w)|(?:dollars?|euros?|pounds?)(?!\w))")
_UNITS = frozenset(
    """mm cm dm m km µm nm ft yd mi m² km² cm² ha m³ cm³ l L ml mL cl dl hl µg mg g kg t oz lb lbs
    ms s sec min mins h hr hrs B kB KB MB GB TB PB W kW MW GW TW Wh kWh MWh GWh TWh Hz kHz MHz GHz
    J kJ MJ GJ cal kcal V mV kV Pa hPa kPa bar mbar""".split()  # noqa: SIM905  (as above)
)
_SAME = {  # units that are written in several ways
    "L": "l",
    "mL": "ml",
    "KB": "kB",
    "sec": "s",
    "mins": "min",
    "hr": "h",
    "hrs": "h",
    "lbs": "lb",
}
_LARGE = re.compile(r"\w+illi(?:on|ard)(?:s|e|en|er)?\.?", re.IGNORECASE)
_COMMA_LANGUAGES = frozenset(
    """af az be bg bs ca cs da de el es et eu fi fo fr gl hr hu hy id is it ka kk lt lv mk nb nl nn
    no pl pt ro ru sk sl sq sr sv tr uk uz vi""".split()  # noqa: SIM905  (a list would fill pages)
)
_PLAIN = re.compile(r"\s*[-−–+±(]?\s?[$€£¥₹]?\s?[-−–+]?\d[\d.,\s'’]*+\)?\s?(%|‰|[$€£¥₹])?\s*")


class NumberError(ValueError):
    """The text is not exactly one number; the message says in which way."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint or "A chart needs one number in each cell of its value column."


@dataclass(frozen=True, slots=True)
class Amount:
    """What a cell states. ``value`` is in full, its scales counted in.

    ``unit`` is the unit behind it, or a letter that may be one or a scale (``doubtful``).
    """

    value: float
    unit: str = ""
    doubtful: bool = False


def read_number(text: str, language: str) -> float:
    """The number that a cell states: "about $41,000" is 41000.0, "(5 %)" is -5.0.

    The book's language decides what a lone comma or point means when the digits do not.

    Raises:
        NumberError: the text holds no number, or several, or a scale that is not known.
    """
    return read_amount(text, language).value


def read_amount(text: str, language: str) -> Amount:
    """The number that a cell states, and what it counts.

    Raises:
        NumberError: as for ``read_number``.
    """
    found = list(_NUMBER.finditer(text))
    if not found:
        raise NumberError("holds no number")
    if len(found) > 1:
        raise NumberError("holds more than one number")
    match = found[0]
    comma = primary(language) in _COMMA_LANGUAGES
    value = _value(match["digits"], comma_is_decimal=comma)
    amount = _scaled(value, text, match, language)
    return replace(amount, value=-amount.value) if _is_negative(text, match) else amount


def _scaled(value: float, text: str, match: "re.Match[str]", language: str) -> Amount:
    """The value times the scales that follow it: "5 hundred thousand" has two."""
    at, plain = match.end(), True
    while after := _WORD_AFTER.match(text, at):
        word, at = after[1], after.end()
        factor = scale(word, language)
        if factor is None:
            if _LARGE.fullmatch(word):
                hint = "Write a scale that is known, such as 'million', or the number in full."
                raise NumberError(f"counts in {word!r}, which is not known", hint)
            return Amount(value, word if word in _UNITS else "")
        if plain and word in DOUBTFUL and not _is_money(text, match, at):
            return Amount(value, word, doubtful=True)
        value, plain = value * factor, False
    return Amount(value)


def _is_money(text: str, match: "re.Match[str]", at: int) -> bool:
    """Whether a sign or name of money stands before the number, or behind the letter at its end."""
    before = text[: match.start()].rstrip()
    named = re.search(r"(?<!\w)[A-Z]{3}$|[$€£¥₹]$", before)
    return bool(match["currency"] or named or _MONEY_AFTER.match(text, at))


def other_unit(first: Amount, amount: Amount) -> str | None:
    """Why two amounts cannot be drawn to one scale, as the end of a sentence; None if they can."""
    one, other = (_SAME.get(known.unit, known.unit) for known in (first, amount))
    if one == other:
        return None
    if one and other:
        return f"counts in {amount.unit!r}, and another cell of its column in {first.unit!r}"
    doubtful = next((known for known in (amount, first) if known.doubtful), None)
    if doubtful is None:
        return None
    if doubtful is amount:
        return f"has {amount.unit!r}, which may be a unit or stand for {LETTERS[amount.unit]}"
    return f"lacks {first.unit!r}, which another cell of its column has"


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
