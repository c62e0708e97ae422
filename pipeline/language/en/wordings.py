"""What the rules for English make of what they find: each function writes a match in words."""

import re
from collections.abc import Mapping

from pipeline.language.en.words import (
    CODES,
    COUNTRIES,
    FRACTIONS,
    MONEY,
    MONTHS,
    MORE_MONEY,
    NUMBERS,
    ONE_OF_MONEY,
    PARTS,
    PER,
    RAISED,
    ROMAN,
    SHORT_MONTHS,
    SIGNS,
    SIZES,
    UNITS,
)


def address(found: re.Match[str]) -> str:
    text = re.sub(r"^[a-z]+://|^mailto:", "", found[0], flags=re.IGNORECASE)
    body = text.rstrip(".,;:!?)")
    end, body = text[len(body) :], body.rstrip("/")
    signs = {".": "dot", "/": "slash", "-": "dash", "_": "underscore", "@": "at", ":": "colon",
             "?": "question mark", "=": "equals", "&": "and", "#": "hash", "%": "percent",
             "+": "plus", "~": "tilde"}  # fmt: skip
    body = re.sub(r"^www(?=\.)", "w w w", body, flags=re.IGNORECASE)
    return re.sub(r"[./\-_@?=&#%+~:]", lambda sign: f" {signs[sign[0]]} ", body) + end


def digits(found: re.Match[str]) -> str:
    groups = re.findall(r"\d+|[Xx]$", found[0])
    plus = "plus " if found[0].startswith("+") else ""
    return plus + ", ".join(" ".join(group) for group in groups)


def long_number(found: re.Match[str]) -> str:
    digits = found[0]
    return ", ".join(" ".join(digits[at : at + 4]) for at in range(0, len(digits), 4))


def money_range(found: re.Match[str]) -> str:
    money = MONEY[found["sign"]]
    low, high = (f"{found[sum_]}{_size(found[size])}" for sum_, size in _ENDS)
    return f"{low} to {high} {money}{_rate(found['per'])}"


_ENDS = (("low", "few"), ("high", "many"))


def _size(size: str | None) -> str:
    return f" {SIZES[size]}" if size else ""


def money_after(found: re.Match[str]) -> str:
    """An amount before its sign; a comma before two digits is the decimal comma."""
    number = found["sum"]
    if re.fullmatch(r"\d+,\d{1,2}", number):
        number = number.replace(",", ".")
    return f"{number}{found['big'] or ''} {money_name(number, found['sign'])}"


def money_before(found: re.Match[str]) -> str:
    return f"{found['sum']} {money_name(found['sum'], found['sign'])}"


def money_name(number: str, sign: str) -> str:
    many = {**MONEY, **MORE_MONEY}[sign]
    return ONE_OF_MONEY.get(many, many.removesuffix("s")) if number == "1" else many


def dotted_date(found: re.Match[str]) -> str:
    day, month = int(found[1]), int(found[2])
    if not (1 <= day <= 31 and 1 <= month <= 12):  # noqa: PLR2004  (days and months)
        return found[0]
    return f"{day} {MONTHS[month - 1]} {found[3]}"


def common_fraction(found: re.Match[str]) -> str:
    top, bottom = int(found[1]), int(found[2])
    if top >= bottom or bottom not in PARTS:
        return found[0]
    part = PARTS[bottom]
    many = "halves" if part == "half" else f"{part}s"
    return f"{NUMBERS[top]} {part if top == 1 else many}"


RAISED_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", "⁺⁻")


def raised_number(found: re.Match[str]) -> str:
    written = found["raised"]
    number = written.translate(RAISED_DIGITS)
    if written in RAISED:
        return f" {RAISED[written]}"
    if not number:
        return f" {'plus' if written[0] == '⁺' else 'minus'}"
    if written.endswith(("⁺", "⁻")):  # the charge of an ion
        return f" {number} {'plus' if written.endswith('⁺') else 'minus'}"
    return f" to the power of {'minus ' if written.startswith('⁻') else ''}{number}"


def money_of_a_country(found: re.Match[str]) -> str:
    """US$5m: five million US dollars."""
    size = f" {SIZES[found['size']]}" if found["size"] else ""
    one = found["sum"] == "1" and not (found["big"] or size)
    money = f"{COUNTRIES[found['country']]} dollar{'' if one else 's'}"
    return f"{found['sum']}{found['big']}{size} {money}"


def money_big(found: re.Match[str]) -> str:
    size = SIZES.get(found["size"], found["size"])
    return f"{found['sum']} {size} {MONEY[found['sign']]}"


def money_code(found: re.Match[str]) -> str:
    return f"{found['after'] or found['before']} {CODES[found['code'] or found['last']]}"


def cents(found: re.Match[str]) -> str:
    unit = found["per"]
    per = f" per {_one(unit)}" if unit else ""
    return f"{found['sum']} cents{per}"


def per_power(found: re.Match[str]) -> str:
    number, unit = found[1], found[2]
    raised = RAISED[_POWERS[found[4][-1]]]
    return f"{number} {UNITS[unit][number != '1']} per {_one(found[3])} {raised}"


_POWERS = {"2": "²", "3": "³", "²": "²", "³": "³"}


def many(found: re.Match[str]) -> str:
    return f"{found[1]} {SIZES[found[2]]}"


def _rate(unit: str | None) -> str:
    return f" per {PER[unit]}" if unit else ""


def concentration(found: re.Match[str]) -> str:
    first, second = (f"{n} {UNITS[u][n != '1']}" for n, u in (found.group(1, 2), found.group(3, 4)))
    return f"{first} per {second}"


def unit(found: re.Match[str]) -> str:
    number, unit = found["number"], found["unit"]
    one, many = UNITS[unit]
    said = f"{number} {one if number == '1' or found['dash'] == '-' else many}"
    pers = [per.strip() for per in found["pers"].split("/")[1:]]
    return said + "".join(f" per {_one(per)}" for per in pers)


def _one(unit: str) -> str:
    return UNITS[unit][0] if unit in UNITS else PER[unit]


def every(found: re.Match[str]) -> str:
    """A rate, as in "beats/min"; "day/week" and "month/year" are choices."""
    if found[1] in PER.values():
        return f"{found[1]} or {found[2]}"
    return f"{found[1]} per {_one(found[2])}"


def unit_pair(found: re.Match[str]) -> str:
    return f"{UNITS[found[1]][1]} per {UNITS[found[2]][0]}"


def month(found: re.Match[str]) -> str:
    return SHORT_MONTHS[found[1]]


def span(found: re.Match[str]) -> str:
    """A range, as in "12-15"; the code 99213-25 and the sight 20-20 are none."""
    low, high = (float(end.replace(",", "")) for end in found.groups())
    if low == high or (low > high and len(found[1]) >= _CODE_DIGITS):
        return f"{found[1]}, {found[2]}" if low != high else f"{found[1]} {found[2]}"
    return f"{found[1]} to {found[2]}"


_CODE_DIGITS = 5


def fraction(found: re.Match[str]) -> str:
    said = FRACTIONS[found[2]]
    return f"{found[1]} and {said}" if found[1] else said


def number(roman: str) -> int:
    values = [ROMAN[letter] for letter in roman]
    return sum(
        -value if any(later > value for later in values[at + 1 : at + 2]) else value
        for at, value in enumerate(values)
    )


def code(found: re.Match[str]) -> str:
    """A code such as E11.9 or ICD-10-CM: its parts, each said by itself."""
    whole, point, rest = found[0].replace("-", " ").partition(".")
    whole = re.sub(r"(?<=[A-Z])(?=\d)|(?<=\d)(?=[A-Z])", " ", whole)
    whole = re.sub(r"\b0\d+", lambda digits: " ".join(digits[0]), whole)
    return f"{whole} point {' '.join(rest)}" if point else whole


def spaced(found: re.Match[str]) -> str:
    return " ".join(found[0])


def area(found: re.Match[str]) -> str:
    one, many = UNITS[found[2]]
    kind = "square" if found[3][-1] in "²2" else "cubic"
    return f"{found[1]} {kind} {one if found[1] == '1' else many}"


def square(found: re.Match[str]) -> str:
    one, many = ("inch", "inches") if found[3] == "in" else UNITS[found[3]]
    kind = "square" if found[2] == "sq" else "cubic"
    return f"{found[1]} {kind} {one if found[1] == '1' else many}"


def head_unit(found: re.Match[str]) -> str:
    """The unit in a table's head, "Weight (kg)"; a single letter may stand for anything."""
    if len(found[1]) == 1 and not found[2]:
        return found[0]
    return UNITS[found[1]][1] + (f" per {_one(found[2])}" if found[2] else "")


def path(found: re.Match[str]) -> str:
    signs = {
        "/": "slash",
        "\\": "backslash",
        ".": "dot",
        "-": "dash",
        ":": "colon",
        "_": "underscore",
    }
    return re.sub(r"[/\\.:_-]", lambda sign: f" {signs[sign[0]]} ", found[0])


def sign(found: re.Match[str]) -> str:
    said = SIGNS[found[0]]
    return f"{said} " if said == "," else f" {said} "


def any_of(keys: Mapping[str, object] | tuple[str, ...]) -> str:
    return "|".join(re.escape(key) for key in sorted(keys, key=lambda key: (-len(key), key)))
