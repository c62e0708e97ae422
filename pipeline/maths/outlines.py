"""Formulas as outlines: the engine's drawing as shapes with their places."""

import functools
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from pipeline.maths.engine import Rendered, UnreadableError, render

_SVG = "{http://www.w3.org/2000/svg}"
_PLACE = re.compile(r"translate\((\S+) (\S+)\) scale\((\S+)\)")
_LACKING = re.compile(r"\(U\+([0-9A-F]+)\)")
_RULE = 40.0  # the thickness of a table's lines, thousandths of an em
_AXIS = 258.0  # where the middle of a table stands above the baseline


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph of the engine's font: its number, its place and its size (1 is the text's)."""

    number: str
    x: float
    y: float
    scale: float = 1.0
    color: str | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle, from its lower left corner."""

    x: float
    y: float
    width: float
    height: float
    color: str | None = None


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line with round ends."""

    start: tuple[float, float]
    end: tuple[float, float]
    width: float


@dataclass(frozen=True, slots=True)
class Outlines:
    """A formula that stands on the baseline, in thousandths of an em, upwards.

    ``glyphs`` has the outline of each glyph by its number, as path data of SVG: the same number
    is the same outline in every formula. ``lacking`` are characters that the font does not have.
    """

    width: float
    height: float
    depth: float
    marks: tuple[Glyph | Box | Stroke, ...]
    glyphs: tuple[tuple[str, str], ...]
    lacking: str = ""


@functools.lru_cache(maxsize=1024)
def outlines(latex: str, *, display: bool) -> Outlines | None:
    """The formula drawn; None for what cannot be read.

    Raises:
        MissingToolError: the engine is not installed.
    """
    try:
        made = render(latex, display=display)
    except UnreadableError:
        return None
    root = ET.fromstring(made.svg)  # noqa: S314  (written by the engine)
    _, top, width, height = (float(part) for part in root.get("viewBox", "0 0 0 0").split())
    marks = tuple(_mended(list(_marks(root)), framed="framed" in str(made.tree)))
    glyphs = tuple((_number(p.get("id", "")), p.get("d", "")) for p in root.iter(f"{_SVG}path"))
    return Outlines(width, -top, height + top, marks, glyphs, _missing(made))


def lacking(latex: str) -> str:
    """The characters of a formula that would be drawn as boxes, sorted."""
    if latex.isascii():
        return ""
    try:
        return _missing(render(latex))
    except UnreadableError:
        return ""


def _missing(made: Rendered) -> str:
    found = (_LACKING.search(one.text) for one in made.warnings if one.rule == "E-REC-8")
    return "".join(sorted({chr(int(code[1], 16)) for code in found if code}))


def _number(name: str) -> str:
    return name.rpartition("-g")[2]


def _marks(root: ET.Element) -> Iterator[Glyph | Box | Stroke]:
    for element in root.iter():
        match element.tag.removeprefix(_SVG):
            case "use":
                yield _glyph(element)
            case "rect":
                x, y, w, h = (float(element.get(k, "0")) for k in ("x", "y", "width", "height"))
                yield Box(x, y, w, h, element.get("fill"))
            case "line":
                x1, y1, x2, y2 = (float(element.get(k, "0")) for k in ("x1", "y1", "x2", "y2"))
                yield Stroke((x1, y1), (x2, y2), float(element.get("stroke-width", "1")))


def _glyph(element: ET.Element) -> Glyph:
    number, color = _number(element.get("href", "")), element.get("fill")
    if found := _PLACE.match(element.get("transform", "")):
        x, y, scale = map(float, found.groups())
        return Glyph(number, x, y, scale, color)
    return Glyph(number, float(element.get("x", "0")), float(element.get("y", "0")), color=color)


def _mended(
    marks: Sequence[Glyph | Box | Stroke], *, framed: bool
) -> Iterator[Glyph | Box | Stroke]:
    """The marks, with the vertical lines of tables where they belong.

    The engine draws one piece for each row, and counts the heights above it twice.
    """
    for _, run in groupby(marks, _column):
        pieces = list(run)
        boxes = [mark for mark in pieces if isinstance(mark, Box) and _upright(mark)]
        if boxes and (len(boxes) > 1 or not framed):
            yield from _stacked(boxes)
        else:
            yield from pieces


def _column(mark: Glyph | Box | Stroke) -> float | None:
    return mark.x if isinstance(mark, Box) and _upright(mark) else None


def _upright(box: Box) -> bool:
    return box.width <= _RULE and box.height > box.width * 4


def _stacked(pieces: Sequence[Box]) -> Iterator[Box]:
    """Pieces of one line, each below the last; a second line at the same place stays as it is."""
    first = pieces[0]
    whole = sum(piece.height for piece in pieces)
    at = whole / 2 + _AXIS * first.width / _RULE + first.y + first.height
    for piece in pieces:
        at -= piece.height
        yield replace(piece, y=round(at, 3))
