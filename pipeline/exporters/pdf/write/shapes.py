"""The glyphs of formulas as forms, each once in the file (ISO 32000-1, 8.10)."""

import re
from collections.abc import Mapping

from pipeline.exporters.pdf.objects import PdfFile, Stream

_TOKEN = re.compile(r"[A-Z]|-?[\d.]+")
_NUMBER = re.compile(r"-?[\d.]+")
_MARGIN = 20  # thousandths of an em
_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}


def add_shapes(file: PdfFile, shapes: Mapping[str, str]) -> dict[str, int]:
    """The number of each form, by its name. ``shapes`` are names with path data of SVG."""
    return {name: file.add(_form(data)) for name, data in sorted(shapes.items())}


def _form(data: str) -> Stream:
    x0, y0, x1, y1 = _bounds(data)
    return Stream(
        f"{path_operators(data)} f".encode(),
        {"Type": "/XObject", "Subtype": "/Form", "BBox": f"[{x0} {y0} {x1} {y1}]"},
    )


def path_operators(data: str) -> str:
    """Path data with absolute M, L, C and Z as operators of PDF."""
    parts: list[str] = []
    operator = ""
    for token in _TOKEN.findall(data):
        if token in _OPERATORS:
            parts += [operator] if operator else []
            operator = _OPERATORS[token]
        else:
            parts.append(token)
    return " ".join([*parts, operator] if operator else parts)


def _bounds(data: str) -> tuple[float, float, float, float]:
    """A box around all points of a path, those that only pull included.

    It is wider than the path: viewers that cut at its very edge take a thin bar away.
    """
    numbers = [float(number) for number in _NUMBER.findall(data)] or [0.0, 0.0]
    across, up = numbers[::2], numbers[1::2]
    return min(across) - _MARGIN, min(up) - _MARGIN, max(across) + _MARGIN, max(up) + _MARGIN
