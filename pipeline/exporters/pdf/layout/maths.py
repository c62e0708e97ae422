"""Formulas in print: MathML drawn as outlines; what is said of them is the Formula's ``Alt``."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

from pipeline.exporters.pdf.text.paragraph import Drawing
from pipeline.fonts.formulas import lacking
from pipeline.model import Math

_TOKEN = re.compile(r"[MLQCZ]|-?[\d.]+(?:e-?\d+)?")
_PAINT = {(True, False): "f", (False, True): "S", (True, True): "B", (False, False): "n"}
_ARGUMENTS = {"M": 2, "L": 2, "Q": 4, "C": 6, "Z": 0}


def formula(math: Math, size: float) -> Drawing | None:
    """The formula at a text size, standing on the baseline; None when it cannot be drawn.

    What has no color of its own is drawn in the one that is set.
    """
    import ziamath  # noqa: PLC0415  (loads only for formulas)

    plain = ziamath.config.svg2
    ziamath.config.svg2 = False  # outlines where they belong, no shared symbols
    try:
        drawn = ziamath.Math(math.mathml, size=size * 1.08)
        root = drawn.svgxml()
    except Exception:  # noqa: BLE001  (the library raises whatever happens to it)
        return None
    finally:
        ziamath.config.svg2 = plain
    left, top, width, height = (float(part) for part in root.get("viewBox", "0 0 0 0").split())
    code = " ".join(_operators(root))
    shifted = f"1 0 0 1 {-left:.2f} 0 cm {code}"
    return Drawing(width, -top, height + top, shifted, lacking=lacking(math.mathml))


def _operators(root: ET.Element) -> Iterator[str]:
    for element in root.iter():
        match element.tag.rpartition("}")[2]:
            case "path":
                yield _painted(element, _path(element.get("d", "")))
            case "rect":
                x, y, w, h = (float(element.get(k, "0")) for k in ("x", "y", "width", "height"))
                yield _painted(element, f"{x:.2f} {-y - h:.2f} {w:.2f} {h:.2f} re")
            case "line":
                x1, y1, x2, y2 = (float(element.get(k, "0")) for k in ("x1", "y1", "x2", "y2"))
                yield f".6 w {x1:.2f} {-y1:.2f} m {x2:.2f} {-y2:.2f} l S"


def _painted(element: ET.Element, shape: str) -> str:
    """A shape, filled and stroked as its attributes say (SVG 2, 13.2 and 13.5)."""
    fill, stroke = element.get("fill", "black"), element.get("stroke", "none")
    if (fill, stroke) == ("black", "none"):
        return f"{shape} f"
    colors = _color(fill, "rg") + _color(stroke, "RG")
    width = float(element.get("stroke-width", "1"))
    return f"q {colors}{width:.2f} w {shape} {_PAINT[fill != 'none', stroke != 'none']} Q"


def _color(name: str, operator: str) -> str:
    from reportlab.lib.colors import toColor  # noqa: PLC0415  (loads only for formulas)

    if name in ("none", "black"):
        return ""
    try:
        red, green, blue = toColor(name).rgb()
    except ValueError:  # a color that nobody knows, as a browser shows it
        return f"0 0 0 {operator} "
    return f"{red:.3g} {green:.3g} {blue:.3g} {operator} "


def _path(data: str) -> str:
    """SVG path data with absolute commands as PDF operators, upwards."""
    tokens = _TOKEN.findall(data)
    parts: list[str] = []
    at = (0.0, 0.0)
    index = 0
    while index < len(tokens):
        command = tokens[index]
        count = _ARGUMENTS.get(command, 0)
        numbers = [float(token) for token in tokens[index + 1 : index + 1 + count]]
        points = [(x, -y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
        index += 1 + count
        match command:
            case "M":
                parts.append(f"{_pair(points[0])} m")
            case "L":
                parts.append(f"{_pair(points[0])} l")
            case "Q":
                parts.append(_quadratic(at, points[0], points[1]))
            case "C":
                parts.append(" ".join(map(_pair, points)) + " c")
            case _:
                parts.append("h")
        if points:
            at = points[-1]
    return " ".join(parts)


def _pair(point: tuple[float, float]) -> str:
    return f"{point[0]:.2f} {point[1]:.2f}"


def _quadratic(
    start: tuple[float, float], control: tuple[float, float], end: tuple[float, float]
) -> str:
    """A quadratic curve as the cubic one that PDF knows."""
    first = tuple(s + 2 / 3 * (c - s) for s, c in zip(start, control, strict=True))
    second = tuple(e + 2 / 3 * (c - e) for e, c in zip(end, control, strict=True))
    return f"{first[0]:.2f} {first[1]:.2f} {second[0]:.2f} {second[1]:.2f} {_pair(end)} c"
