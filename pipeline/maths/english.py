# ruff: noqa: RUF001  (signs that look alike are told apart here)
"""Presentation MathML in words, for the elements of school mathematics."""

import re
import unicodedata
import xml.etree.ElementTree as ET  # only MathML that this program wrote itself is parsed
from collections.abc import Iterator, Sequence

from pipeline.maths.english_words import (
    ACCENTS,
    BIG,
    FUNCTIONS,
    LIMITS,
    SIGNS,
    UNDER,
    UNITS,
)

_TOKENS = {"mi", "mn", "mtext", "ms", "mo"}
_GROUPS = {"math", "mrow", "mstyle", "mpadded", "semantics", "mtd"}
_SILENT = {"mspace", "mphantom", "annotation", "annotation-xml"}
_NAMED_BY_BARS = {"|": "absolute value", "‖": "norm"}
_SHORT_POWERS = {
    "2": "squared", "3": "cubed", "prime": "prime", "double prime": "double prime",
    "triple prime": "triple prime", "degrees": "degrees", "composed with": "degrees",
}  # fmt: skip
_CHARGE = re.compile(r"(\d*)([+\u2212])")  # of an ion
_THOUSANDS = 3  # digits that a thin space parts


class _UnknownError(Exception):
    """An element that has no words here."""


def speak_mathml(mathml: str) -> str | None:
    """The formula in words; None where an element or a sign has none."""
    try:
        said = _say(ET.fromstring(mathml))  # noqa: S314  (written by the reader, not by a stranger)
    except (ET.ParseError, _UnknownError):
        return None
    said = re.sub(r" ([,;])", r"\1", " ".join(said.split()))
    return re.sub(r",(?:\s*,)+", ",", said).strip(" ,") or None


def _say(node: ET.Element) -> str:
    name, parts = _name(node), list(node)
    if name in _TOKENS:
        return _token(node)
    if name in _SILENT:
        return ""
    if name in _GROUPS:
        return _row(parts)
    if name == "menclose":
        inner = _row(parts)
        return f"crossed out {inner}, end crossed out," if "strike" in str(node.attrib) else inner
    if name == "msqrt":
        return f"the square root of {_row(parts)}, end root,"
    return _scripted(name, parts, node)


def _name(node: ET.Element) -> str:
    return node.tag.rpartition("}")[2]


def _sign(node: ET.Element) -> str:
    """The text of a token; empty for anything else, but for a group of one token."""
    while _name(node) in _GROUPS and len(node) == 1:
        node = node[0]
    return (node.text or "").strip() if _name(node) in _TOKENS else ""


def _row(nodes: Sequence[ET.Element]) -> str:
    """Elements side by side; some mean something together only."""
    nodes = [node for node in nodes if _name(node) not in _SILENT or _parts_thousands(node)]
    return " ".join(_together(nodes))


def _parts_thousands(node: ET.Element) -> bool:
    return _name(node) == "mspace"


def _together(nodes: Sequence[ET.Element]) -> Iterator[str]:
    at = 0
    braces = 0
    while at < len(nodes):
        sign = _sign(nodes[at])
        braces += (sign == "{") - (sign == "}")
        for take in (_number, _unit, _mixed, _choice, _between_bars):
            said, taken = take(nodes, at)
            if taken:
                break
        else:
            said, taken = _say(nodes[at]), 1
        yield "such that" if sign == "∣" and braces > 0 else said
        at += taken


def _number(nodes: Sequence[ET.Element], at: int) -> tuple[str, int]:
    """Digits that a thin space parts."""
    if _name(nodes[at]) != "mn":
        return "", 0
    said, taken = _sign(nodes[at]), 1
    while at + taken + 1 < len(nodes) and _name(nodes[at + taken + 1]) == "mn":
        between, digits = nodes[at + taken], _sign(nodes[at + taken + 1])
        if _name(between) == "mspace" and len(digits) == _THOUSANDS and digits.isdecimal():
            said += digits
        else:
            break
        taken += 2
    return (said, taken) if taken > 1 else ("", 0)


def _unit(nodes: Sequence[ET.Element], at: int) -> tuple[str, int]:
    """Upright letters are a word; after a number they are a unit."""
    word = _upright(nodes[at])
    if not word:
        return "", 0
    before = next((n for n in reversed(nodes[:at]) if _name(n) != "mspace"), None)
    counted = before is not None and _name(before) in ("mn", "mfrac")
    return (UNITS.get(word, word) if counted else FUNCTIONS.get(word, _letters(word))), 1


def _upright(node: ET.Element) -> str:
    upright = _name(node) == "mi" and node.get("mathvariant") == "normal"
    return (node.text or "").strip() if upright else ""


def _mixed(nodes: Sequence[ET.Element], at: int) -> tuple[str, int]:
    """A whole number and a fraction of numbers: 1 and 7 over 12."""
    pair = nodes[at : at + 2]
    if len(pair) < 2 or _name(pair[0]) != "mn" or not _sign(pair[0]).isdecimal():  # noqa: PLR2004
        return "", 0
    fraction = pair[1][0] if _name(pair[1]) == "mstyle" and len(pair[1]) == 1 else pair[1]
    if _name(fraction) != "mfrac" or not all(_sign(part).isdecimal() for part in fraction):
        return "", 0
    return f"{_sign(pair[0])} and {_say(fraction)}", 2


def _choice(nodes: Sequence[ET.Element], at: int) -> tuple[str, int]:
    """A binomial coefficient, with the parentheses around it."""
    three = nodes[at : at + 3]
    if [_sign(node) for node in three[::2]] != ["(", ")"] or not _is_choice(three[1]):
        return "", 0
    return _say(three[1]), 3


def _is_choice(node: ET.Element) -> bool:
    return _name(node) == "mfrac" and node.get("linethickness") == "0"


def _between_bars(nodes: Sequence[ET.Element], at: int) -> tuple[str, int]:
    """What stands between two bars: an absolute value, or a norm."""
    sign = _sign(nodes[at])
    what = _NAMED_BY_BARS.get(sign)
    if what is None or _name(nodes[at]) != "mo":
        return "", 0
    places = [n for n in range(at + 1, len(nodes)) if _sign(nodes[n]) == sign]
    if not places or places[0] == at + 1:
        return "", 0
    inner = _row(nodes[at + 1 : places[0]])
    return f"the {what} of {inner}, end {what},", places[0] - at + 1


def _scripted(name: str, parts: Sequence[ET.Element], node: ET.Element) -> str:
    match name, parts:
        case "mfrac", (top, bottom):
            return f"{_say(top)} choose {_say(bottom)}" if _is_choice(node) else _over(top, bottom)
        case "msup", (base, power):
            return f"{_say(base)} {_power(power)}"
        case (("msub" | "munder"), (base, below)):
            return _below(base, below, name)
        case (("msubsup" | "munderover"), (base, below, above)):
            return _bounded(base, below, above)
        case "mover", (base, over):
            return _accented(base, over)
        case "mroot", (base, index):
            return _root(_sign(index), _say(index), _say(base))
        case "mtable", rows:
            return "; ".join(f"row {n}: {_cells(row)}" for n, row in enumerate(rows, 1))
        case _:
            raise _UnknownError(name)


def _cells(row: ET.Element) -> str:
    return ", ".join(said for cell in row if (said := _say(cell)))


def _root(degree: str, said: str, inner: str) -> str:
    if degree == "3":
        return f"the cube root of {inner}, end root,"
    return f"the root of order {said} of {inner}, end root,"


def _below(base: ET.Element, below: ET.Element, name: str) -> str:
    sign = _sign(base)
    if sign in LIMITS:
        bound = _say(below).replace(" to ", " approaches ", 1)
        return f"{FUNCTIONS[sign]} as {bound} of"
    if sign in BIG:
        return f"{_say(base)} over {_say(below)} of"
    if sign == "log":
        return f"log base {_say(below)} of"
    if name == "munder":
        return UNDER.get(_sign(below), f"{{}} over {_say_if_known(below)}").format(_say(base))
    return f"{_say(base)} sub {_ended(below, 'sub')}"


def _say_if_known(node: ET.Element) -> str:
    return "" if _sign(node) in UNDER else _say(node)


def _bounded(base: ET.Element, below: ET.Element, above: ET.Element) -> str:
    if _sign(base) in BIG:
        return f"{_say(base)} from {_say(below)} to {_say(above)} of"
    return f"{_say(base)} sub {_ended(below, 'sub')} {_power(above)}"


def _accented(base: ET.Element, over: ET.Element) -> str:
    said, sign = _say(base), _sign(over)
    if sign not in ACCENTS:
        return f"{said} with {_say(over)} above"
    if ACCENTS[sign] == "{} bar" and "".join(base.itertext()).strip().isdecimal():
        return f"{said} repeating"
    return ACCENTS[sign].format(said)


def _over(top: ET.Element, bottom: ET.Element) -> str:
    if _simple(top) and _simple(bottom):
        return f"{_say(top)} over {_say(bottom)}"
    return f"the fraction {_say(top)}, over {_say(bottom)}, end fraction,"


def _simple(node: ET.Element) -> bool:
    return len("".join(node.itertext()).strip()) <= 3 and not len(node) > 1  # noqa: PLR2004


def _power(power: ET.Element) -> str:
    said = _say(power)
    if _name(power) == "mtext" and (charge := _CHARGE.fullmatch(said)):
        return f"{charge[1]} {SIGNS[charge[2]]}".strip()
    return _SHORT_POWERS.get(said.strip(), f"to the power of {_ended(power, 'power')}")


def _ended(node: ET.Element, what: str) -> str:
    """A script; one of several parts says where it ends."""
    said = _say(node)
    return (
        f"{said}, end {what},"
        if len(said.replace("minus ", "").replace("capital ", "").split()) > 1
        else said
    )


def _token(node: ET.Element) -> str:
    text = (node.text or "").strip()
    if _name(node) == "mn":
        return _digits(text)
    if _name(node) == "mtext":
        return FUNCTIONS["mod"] if text == "mod" else text
    if text in FUNCTIONS:
        return FUNCTIONS[text]
    if text in SIGNS:
        return SIGNS[text]
    return _letters(unicodedata.normalize("NFKC", text))


def _digits(text: str) -> str:
    """A number; digits after a decimal comma are said one by one."""
    whole, comma, rest = text.partition(",")
    return f"{whole} point {' '.join(rest)}" if comma else text


def _letters(text: str) -> str:
    if len(text) == 1 and text.isascii() and text.isupper():
        return f"capital {text}"
    return "".join(_letter(sign) for sign in text)


def _letter(sign: str) -> str:
    words = unicodedata.name(sign, "").split()
    if "GREEK" in words and "LETTER" in words:
        case = "capital " if "CAPITAL" in words else ""
        return f" {case}{words[words.index('LETTER') + 1].lower()} "
    if sign in SIGNS:
        return f" {SIGNS[sign]} "
    if sign.isascii() or sign.isalpha():
        return sign
    raise _UnknownError(sign)
