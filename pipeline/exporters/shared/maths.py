# ruff: noqa: E501, RUF001  (a table of signs; those that look alike are told apart)
"""Presentation MathML in words, for the elements of school mathematics."""

import xml.etree.ElementTree as ET  # only MathML that this program wrote itself is parsed
from collections.abc import Sequence

_OPERATORS = {
    "+": "plus", "-": "minus", "−": "minus", "×": "times", "⋅": "times", "·": "times", "*": "times",
    "/": "over", "÷": "divided by", "=": "equals", "≠": "is not equal to", "<": "is less than",
    ">": "is greater than", "≤": "is less than or equal to", "≥": "is greater than or equal to",
    "≈": "is about", "±": "plus or minus", "∓": "minus or plus", "→": "to", "∞": "infinity",
    "∑": "the sum", "∏": "the product", "∫": "the integral", "∂": "partial", "∈": "in",
    "∉": "not in", "⊂": "is a subset of", "⊆": "is a subset of or equal to", "∪": "union",
    "∩": "intersection", "∀": "for all", "∃": "there is", "⇒": "implies", "⇔": "if and only if",
    "(": "open parenthesis", ")": "close parenthesis", "[": "open bracket", "]": "close bracket",
    "{": "open brace", "}": "close brace", "|": "bar", ",": ",", ";": ";", ":": "to", ".": "point",
    "!": "factorial", "%": "percent", "′": "prime", "'": "prime", "°": "degrees", "…": "and so on",
    "⋯": "and so on", "√": "the square root of", "\u2061": "of", "\u2062": "", "\u2063": "", "\u2064": "",
}  # fmt: skip
_TOKENS = {"mi", "mn", "mtext", "ms"}
_GROUPS = {"math", "mrow", "mstyle", "mpadded", "semantics", "mphantom", "menclose", "mtd"}
_SILENT = {"mspace", "annotation", "annotation-xml"}


class _UnknownError(Exception):
    """An element that has no words here."""


def speak_mathml(mathml: str) -> str | None:
    """The formula in words; None where an element or a sign has none."""
    try:
        said = _say(ET.fromstring(mathml))  # noqa: S314  (written by the reader, not by a stranger)
    except (ET.ParseError, _UnknownError):
        return None
    return " ".join(said.split()) or None


def _say(node: ET.Element) -> str:
    name = node.tag.rpartition("}")[2]
    parts = list(node)
    if name in _TOKENS:
        return _token(node.text or "")
    if name == "mo":
        return _operator((node.text or "").strip())
    if name in _SILENT:
        return ""
    if name in _GROUPS or name == "msqrt":
        inner = _all(parts)
        return f"the square root of {inner}, end root," if name == "msqrt" else inner
    return _scripted(name, parts)


def _all(nodes: Sequence[ET.Element]) -> str:
    return " ".join(_say(node) for node in nodes)


def _scripted(name: str, parts: Sequence[ET.Element]) -> str:
    match name, parts:
        case "mfrac", (top, bottom):
            return _fraction(top, bottom)
        case "msup", (base, power):
            return f"{_say(base)} {_power(power)}"
        case "msub", (base, index):
            return f"{_say(base)} sub {_say(index)}"
        case "msubsup", (base, index, power):
            return f"{_say(base)} sub {_say(index)} {_power(power)}"
        case "munder", (base, under):
            return f"{_say(base)} over {_say(under)}"
        case "mover", (base, over):
            return f"{_say(base)} with {_say(over)} above"
        case "munderover", (base, under, over):
            return f"{_say(base)} from {_say(under)} to {_say(over)} of"
        case "mroot", (base, index):
            return f"the root of order {_say(index)} of {_say(base)}, end root,"
        case "mtable", rows:
            return "; ".join(f"row {n}: {_row(row)}" for n, row in enumerate(rows, 1))
        case _:
            raise _UnknownError(name)


def _row(row: ET.Element) -> str:
    return ", ".join(_say(cell) for cell in row)


def _fraction(top: ET.Element, bottom: ET.Element) -> str:
    if _simple(top) and _simple(bottom):
        return f"{_say(top)} over {_say(bottom)}"
    return f"the fraction {_say(top)}, over {_say(bottom)}, end fraction,"


def _simple(node: ET.Element) -> bool:
    return len("".join(node.itertext()).strip()) <= 3 and not len(node) > 1  # noqa: PLR2004


def _power(power: ET.Element) -> str:
    said = _say(power)
    short = {"2": "squared", "3": "cubed", "prime": "prime", "degrees": "degrees"}
    return short.get(said.strip(), f"to the power of {said}")


def _token(text: str) -> str:
    text = text.strip()
    if len(text) == 1 and text.isalpha() and text.isupper() and text.isascii():
        return f"capital {text}"
    return _greek(text)


def _operator(sign: str) -> str:
    if sign in _OPERATORS:
        return _OPERATORS[sign]
    if sign.replace(" ", "").isalnum():
        return sign
    raise _UnknownError(sign)


def _greek(text: str) -> str:
    import unicodedata  # noqa: PLC0415

    names = []
    for sign in text:
        name = unicodedata.name(sign, "")
        words = name.split()
        if "GREEK" in words and "LETTER" in words:
            case = "capital " if "CAPITAL" in words else ""
            names.append(f" {case}{words[-1].lower()} ")
        elif sign == "∞":
            names.append(" infinity ")
        elif sign.isascii() or sign.isalpha():
            names.append(sign)
        else:
            raise _UnknownError(sign)
    return "".join(names)
