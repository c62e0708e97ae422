"""Presentation MathML in MathSpeak, the words that say each sign and where each part ends.

The words are those of the verbose style of the MathSpeak Core Specification, parted by spaces
("Start Fraction"), so that a voice says them as words.
"""

import re
import unicodedata
import xml.etree.ElementTree as ET  # only MathML that this program wrote itself is parsed
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from pipeline.maths.mathspeak_words import ABOVE, BARS, FUNCTIONS, SIGNS

_TOKENS = {"mi", "mn", "mtext", "ms", "mo"}
_GROUPS = {"math", "mrow", "mstyle", "mpadded", "semantics", "mtd"}
_SILENT = {"mspace", "mphantom", "annotation", "annotation-xml"}
_FENCES = {"|": "Absolute Value", "\u2016": "Norm"}
_LETTER_POWERS = {"2": "squared", "3": "cubed"}
_FACES = ("DOUBLE-STRUCK", "SANS-SERIF", "BOLD", "ITALIC", "FRAKTUR", "SCRIPT", "MONOSPACE")
_CHARGE = re.compile(r"\d*[+\u2212]")  # of an ion
_PRIMES = frozenset("\u2032\u2033\u2034'")


_Place: TypeAlias = tuple[str, ...]
"""Where a part stands: the scripts that lead there from the baseline, ``Super`` or ``Sub``."""


def mathspeak(mathml: str) -> str | None:
    """The formula in English MathSpeak; None for what is no MathML."""
    try:
        root = ET.fromstring(mathml)  # noqa: S314  (written by the reader, not by a stranger)
    except ET.ParseError:
        return None
    said = " ".join(_say(root, ()).split())
    return said.removesuffix(" Baseline").strip() or None


def _say(node: ET.Element, place: _Place) -> str:
    name = _name(node)
    if name in _TOKENS:
        return _token(node)
    if name in _SILENT:
        return ""
    if name == "menclose":
        what = "Cross Out" if "strike" in node.get("notation", "") else "Box"
        return f"Start {what} {_row(list(node), place)} End {what}"
    if name == "msqrt":
        return _root("", list(node), place)
    if name in _GROUPS:
        return _row(list(node), place)
    return _built(name, list(node), node, place)


def _built(name: str, parts: Sequence[ET.Element], node: ET.Element, place: _Place) -> str:
    match name, parts:
        case "mfrac", (top, bottom):
            return _fraction(top, bottom, place, choose=node.get("linethickness") == "0")
        case "mroot", (base, index):
            return _root(f"Root Index {_say(index, place)} ", [base], place)
        case (("msub" | "msup"), (base, script)):
            return f"{_say(base, place)} {_script(base, script, name[1:], place)}"
        case "msubsup", (base, below, above):
            both = f"{_script(base, below, 'sub', place)} {_script(base, above, 'sup', place)}"
            return f"{_say(base, place)} {both.replace(' Baseline ', ' ', 1)}"
        case (("munder" | "mover" | "munderover"), (base, *around)):
            return _around(name, base, around, place)
        case "mtable", rows:
            return _table(rows, place)
        case _:
            return _row(parts, place)


def _name(node: ET.Element) -> str:
    return node.tag.rpartition("}")[2]


def _alone(node: ET.Element) -> ET.Element:
    while _name(node) in _GROUPS and len(node) == 1:
        node = node[0]
    return node


def _sign(node: ET.Element) -> str:
    only = _alone(node)
    return (only.text or "").strip() if _name(only) in _TOKENS else ""


def _row(nodes: Sequence[ET.Element], place: _Place) -> str:
    return " ".join(_together([n for n in nodes if _name(n) not in _SILENT], place))


def _together(nodes: Sequence[ET.Element], place: _Place) -> Iterator[str]:
    nodes = [node for at, node in enumerate(nodes) if not _around_choice(nodes, at)]
    at = 0
    while at < len(nodes):
        sign = _sign(nodes[at])
        ends = [n for n in range(at + 1, len(nodes)) if _sign(nodes[n]) == sign]
        if sign in _FENCES and ends and ends[0] > at + 1:
            what = _FENCES[sign]
            yield f"Start {what} {_row(nodes[at + 1 : ends[0]], place)} End {what}"
            at = ends[0] + 1
        else:
            yield _say(nodes[at], place)
            at += 1


def _around_choice(nodes: Sequence[ET.Element], at: int) -> bool:
    """Whether a parenthesis is one of the two that belong to a binomial coefficient."""
    inside = {"(": at + 1, ")": at - 1}.get(_sign(nodes[at]), -1)
    if not 0 < inside < len(nodes) - 1 or _name(nodes[inside]) != "mfrac":
        return False
    signs = (_sign(nodes[inside - 1]), _sign(nodes[inside + 1]))
    return nodes[inside].get("linethickness") == "0" and signs == ("(", ")")


def _fraction(top: ET.Element, bottom: ET.Element, place: _Place, *, choose: bool) -> str:
    if choose:
        above, below = _say(top, place), _say(bottom, place)
        return f"Start Binomial Or Matrix {above} Choose {below} End Binomial Or Matrix"
    deep = _depth([top, bottom], "mfrac")
    start, over, end = (" ".join([word] * (deep + 1)) for word in ("Start", "Over", "End"))
    return f"{start} Fraction {_say(top, place)} {over} {_say(bottom, place)} {end} Fraction"


def _root(index: str, parts: Sequence[ET.Element], place: _Place) -> str:
    nested = "Nested " * (_depth(parts, "msqrt") + _depth(parts, "mroot"))
    return f"{nested}{index}Start Root {_row(parts, place)} {nested}End Root"


def _depth(nodes: Sequence[ET.Element], kind: str) -> int:
    """How many of a kind stand in one another, at the most."""
    deepest = 0
    waiting = [(node, 0) for node in nodes]
    while waiting:
        node, depth = waiting.pop()
        depth += _name(node) == kind
        deepest = max(deepest, depth)
        waiting += [(child, depth) for child in node]
    return deepest


def _script(base: ET.Element, script: ET.Element, kind: str, place: _Place) -> str:
    """What stands below or above; its way from the baseline is said first, the way back last."""
    sign, only = _sign(script), _alone(script)
    if kind == "sup" and sign in _LETTER_POWERS and not place:
        return _LETTER_POWERS[sign]
    if kind == "sup" and sign and _PRIMES.issuperset(sign):
        return _token(only)
    if kind == "sub" and _name(only) == "mn" and _name(_alone(base)) == "mi" and not place:
        return sign
    way = (*place, "Super" if kind == "sup" else "Sub")
    inner = " ".join(_say(script, way).split())
    inner = inner.removesuffix(f" {_way(way)}")  # the way back is said once, at the outer end
    return f"{_way(way)} {inner} {_way(place)}"


def _way(scripts: Sequence[str]) -> str:
    """How a place is called: ``Baseline``, ``Superscript``, ``Super Subscript``."""
    return f"{' '.join(scripts)}script" if scripts else "Baseline"


def _around(name: str, base: ET.Element, around: Sequence[ET.Element], place: _Place) -> str:
    said = _say(base, place)
    sign = _sign(around[0])
    if name == "mover" and sign in BARS:
        return f"{said} overbar" if _sign(base) else f"Modifying Above {said} With bar"
    if name == "munder" and sign in BARS:
        return f"{said} underbar" if _sign(base) else f"Modifying Below {said} With bar"
    if len(around) == 1 and sign in ABOVE:
        where = "Above" if name == "mover" else "Below"
        return f"Modifying {where} {said} With {ABOVE[sign]}"
    words = ("Overscript",) if name == "mover" else ("Underscript", "Overscript")
    scripts = (f"{w} {_say(p, place)}" for w, p in zip(words, around, strict=False))
    return f"{said} {' '.join(scripts)} Endscripts"


def _table(rows: Sequence[ET.Element], place: _Place) -> str:
    across = max((len(row) for row in rows), default=0)
    said = []
    for number, row in enumerate(rows, 1):
        cells = (f"{_ordinal(n)} Column {_say(c, place)}" for n, c in enumerate(row, 1))
        said.append(f"{_ordinal(number)} Row {' '.join(cells)}")
    return f"Start {len(rows)} By {across} Matrix {' '.join(said)} End Matrix"


def _ordinal(number: int) -> str:
    teens = 10 < number % 100 < 20  # noqa: PLR2004  (11th to 19th)
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _token(node: ET.Element) -> str:
    text = (node.text or "").strip()
    if _name(node) in ("mn", "mtext") and not _CHARGE.fullmatch(text):
        return text
    if text in FUNCTIONS:
        return FUNCTIONS[text]
    if len(text) > 1 and text.isascii() and text.isalpha():
        return text
    return " ".join(_letter(sign) for sign in text)


def _letter(sign: str) -> str:
    if sign in SIGNS:
        return SIGNS[sign]
    if sign.isascii():
        return f"upper {sign}" if sign.isupper() else sign
    name = unicodedata.name(sign, "")
    plain = unicodedata.normalize("NFKC", sign)
    if plain != sign and len(plain) == 1:
        faces = " ".join(face.lower() for face in _FACES if face in name and face != "ITALIC")
        return f"{faces} {_letter(plain)}"
    if "GREEK" in name and "LETTER" in name:
        letter = name.split("LETTER ")[1].split()[0].lower()
        return f"upper {letter}" if "CAPITAL" in name else letter
    return sign if sign.isalpha() else name.lower().replace(" ", "-")
