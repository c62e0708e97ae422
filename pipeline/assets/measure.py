"""How large a drawing is: its size on paper, its elements with all repetitions, its loops.

Those who draw it recurse, and repeat whatever an element refers to: a few lines can stand for
billions of elements, and one that refers to itself has no end.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from pipeline.assets.raster import PictureError

Node: TypeAlias = Any
"""An element of lxml, which has no types."""

MOST_ELEMENTS = 1_000_000  # drawn, each as often as it is drawn
_DEEPEST = 200  # elements of a drawing inside each other
_DEEP, _MANY = 20, 50_000  # what more often than not is drawn at once
_LONGEST = 10_000_000  # CSS pixels; maps count in metres, and are drawn smaller
_THINNEST = 4_000  # times as long as wide: its width is a dot of the longest picture drawn
_WHOLE = ("", "100%", "auto")
_DEFAULT = 100.0  # dots, where no size is stated
_SVG = "{http://www.w3.org/2000/svg}"
_HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
_HIDDEN = frozenset(
    f"{_SVG}{name}"
    for name in (
        *("defs", "symbol", "clipPath", "mask", "pattern", "marker", "filter"),
        *("linearGradient", "radialGradient"),
    )
)
_LAYERED = tuple(f"{_SVG}{name}" for name in ("filter", "mask", "pattern"))
_LINKS = frozenset(f"{_SVG}{name}" for name in ("a", "animate", "animateMotion", "set", "mpath"))
_MARKED = frozenset(f"{_SVG}{name}" for name in ("path", "line", "polyline", "polygon"))
_WRITTEN = frozenset(f"{_SVG}{name}" for name in ("text", "tspan", "textPath", "a"))
_PAINT = re.compile(r"url\(\s*[\"']?#([^)\"']*)")
_NUMBER = re.compile(r"[\d.]+")
_LENGTH = re.compile(
    r"\+?((?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?)(px|pt|pc|mm|cm|in|)", re.IGNORECASE
)
_AMOUNT = re.compile(r"\+?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?")
_NO_NUMBER = re.compile(r"\+?(?:nan|inf)", re.IGNORECASE)
_SHOWN = 20  # characters of such a length
_INCH = 96.0  # CSS pixels
_UNITS = {
    "": 1.0,
    "px": 1.0,
    "pt": _INCH / 72,
    "pc": _INCH / 6,
    "mm": _INCH / 25.4,
    "cm": _INCH / 2.54,
    "in": _INCH,
}
_BOX = 4  # numbers of a view box


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height in CSS pixels; where it is not ``stated``, only drawing tells the size."""

    width: float
    height: float
    stated: bool = True


def stated_size(root: Node) -> Size:
    """The size that a drawing states: its own before that of its view box (SVG 2, 8.2).

    Raises:
        PictureError: it states that it has none, or one that nobody can draw.
    """
    for side in ("width", "height"):
        _refuse_no_length(side, root.get(side, "").strip())
    size = _size(root)
    if not (size.width > 0 and size.height > 0):
        raise PictureError("it states a width or height of nothing")
    longer, shorter = max(size.width, size.height), min(size.width, size.height)
    if longer > _LONGEST:
        raise PictureError(f"it states a size of {size.width:,g} by {size.height:,g} dots")
    if longer > _THINNEST * shorter:
        raise PictureError(f"it is {longer / shorter:,.0f} times as long as wide")
    return size


def _refuse_no_length(side: str, text: str) -> None:
    """Refuse what no reader of drawings takes for a length; each would put something else there."""
    number = _AMOUNT.match(text)
    endless = number is not None and math.isinf(float(number[0]))
    if endless or text.startswith("-") or _NO_NUMBER.match(text):
        shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}..."
        raise PictureError(f"it states a {side} of {shown!r}, which is no length")


def _size(root: Node) -> Size:
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    inner = [_pixels(part) for part in box[2:]] if len(box) == _BOX else [None, None]
    width, height = (_length(root.get(name, "")) for name in ("width", "height"))
    if width is not None and height is not None:
        return Size(width, height)
    known = all(root.get(name, "100%").strip() in _WHOLE for name in ("width", "height"))
    if inner[0] is None or inner[1] is None or 0 in inner:
        return Size(width or _DEFAULT, height or _DEFAULT, stated=False)
    if width is not None:
        return Size(width, width * inner[1] / inner[0])
    if height is not None:
        return Size(height * inner[0] / inner[1], height)
    return Size(inner[0], inner[1], stated=known)


def _length(text: str) -> float | None:
    """A length that is absolute; one below nothing is nothing."""
    return 0.0 if text.strip().startswith("-") else _pixels(text.strip())


def _pixels(length: str) -> float | None:
    found = _LENGTH.fullmatch(length)
    return float(found[1]) * _UNITS[found[2].lower()] if found else None


def prove_shape(root: Node) -> bool:
    """See that a drawing has an end; whether it may still take long.

    Raises:
        PictureError: it is nested too deep, refers to itself, or repeats too much.
    """
    depth = _proved_depth(root)
    named = {name: node for node in root.iter() if (name := node.get("id"))}
    weights: dict[Node, int] = {}
    for node in _inner_first(root, named):
        parts = (weights[part] * times for part, times in _parts(node, named))
        weights[node] = min(sum(parts, 1 + _letters(node)), 10 * MOST_ELEMENTS)
    if weights[root] > MOST_ELEMENTS:
        raise PictureError(f"it draws more than {MOST_ELEMENTS:,} elements or letters")
    layered = next(root.iter(*_LAYERED), None) is not None
    return layered or depth > _DEEP or weights[root] > _MANY


def _proved_depth(root: Node) -> int:
    from lxml import etree  # noqa: PLC0415  (only books with drawings)

    depth = deepest = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    if deepest > _DEEPEST:
        raise PictureError(f"its elements stand more than {_DEEPEST} deep inside each other")
    return deepest


def _inner_first(root: Node, named: dict[str, Node]) -> Iterator[Node]:
    """Every element after all that is drawn within it."""
    done: set[Node] = set()
    open_: dict[Node, Iterator[Node]] = {root: _needed(root, named)}
    while open_:
        node, needed = next(reversed(open_.items()))
        below = next((part for part in needed if part not in done), None)
        if below is None:
            del open_[node]
            done.add(node)
            yield node
        elif below in open_:
            raise PictureError(f"its element {_name(below)} refers to itself")
        else:
            open_[below] = _needed(below, named)


def _needed(node: Node, named: dict[str, Node]) -> Iterator[Node]:
    return (part for part, _ in _parts(node, named))


def _parts(node: Node, named: dict[str, Node]) -> Iterator[tuple[Node, int]]:
    """What is drawn within an element, and how often: its children, and what it refers to."""
    for child in node:
        if child.tag not in _HIDDEN:
            yield child, 1
    if node.tag in _LINKS:
        return
    for key in _HREFS:
        target = node.get(key, "").strip()
        if target.startswith("#") and target[1:] in named:
            yield named[target[1:]], 1
    for key, value in node.attrib.items():
        if "url(" in value:
            times = _corners(node) if "marker" in key or "marker" in value else 1
            yield from ((named[name], times) for name in _PAINT.findall(value) if name in named)


def _letters(node: Node) -> int:
    return len("".join(node.xpath("text()"))) if node.tag in _WRITTEN else 0


def _corners(node: Node) -> int:
    """About how many corners a line has; a marker stands on each."""
    if node.tag not in _MARKED:
        return 1
    return 1 + len(_NUMBER.findall(node.get("d", "") + node.get("points", ""))) // 2


def _name(node: Node) -> str:
    return f"<{node.tag.rpartition('}')[2]} id={node.get('id')!r}>"
