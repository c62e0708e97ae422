"""The labels of ordered lists and pages."""

from typing import assert_never

from pipeline.model import ListStyle

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ROMAN_LIMIT = 4000


def ordinal(number: int, style: ListStyle) -> str:
    """The label of an item: "3.", "c.", "iii."."""
    match style:
        case "decimal":
            text = str(number)
        case "lower-alpha":
            text = letters(number)
        case "upper-alpha":
            text = letters(number).upper()
        case "lower-roman":
            text = roman(number)
        case "upper-roman":
            text = roman(number).upper()
        case _:
            assert_never(style)
    return f"{text}."


def roman(number: int) -> str:
    """Lower-case roman numerals from 1 to 3999; other numbers stay as they are."""
    if not 0 < number < _ROMAN_LIMIT:
        return str(number)
    text = ""
    for value, numeral in _ROMAN:
        count, number = divmod(number, value)
        text += numeral * count
    return text


def roman_value(text: str) -> int:
    """The number that lower-case roman numerals stand for; 0 when they are none."""
    number, place = 0, 0
    for value, numeral in _ROMAN:
        while text.startswith(numeral, place):
            number += value
            place += len(numeral)
    return number if number and place == len(text) and roman(number) == text else 0


def letters(number: int) -> str:
    """Letters as spreadsheets count columns: 1 is a, 27 is aa; other numbers stay as they are."""
    if number < 1:
        return str(number)
    text = ""
    while number:
        number, digit = divmod(number - 1, 26)
        text = chr(ord("a") + digit) + text
    return text
