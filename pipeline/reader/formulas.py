"""Formulas: LaTeX to MathML."""

import re
import xml.etree.ElementTree as ET

from pipeline.model import Math, Position
from pipeline.reader.state import Scope

_LEFT_OVER = re.compile(r">\\([A-Za-z]+)<")

_PARTS = {
    **dict.fromkeys(("mfrac", "mroot", "msub", "msup", "munder", "mover"), 2),
    **dict.fromkeys(("msubsup", "munderover"), 3),
}
"""How many elements each element holds (MathML Core 3.3 and 3.4)."""


def make_formula(scope: Scope, latex: str, position: Position, *, display: bool) -> Math:
    """A formula; what cannot be read as LaTeX is a diagnostic and keeps its source as text."""
    from latex2mathml.converter import convert  # noqa: PLC0415  (only books with formulas)

    latex = latex.strip()
    try:
        mathml = convert(latex, display="block" if display else "inline")
        half = _half_written(mathml)
    except Exception as error:  # noqa: BLE001  (the library raises plain exceptions of many kinds)
        reason = type(error).__name__.removesuffix("Error")
        hint = "Check the braces and the commands of the formula."
        message = f"the formula {latex!r} cannot be read ({reason})"
        scope.report.error("bad-formula", message, position, hint)
        return Math(latex, "", display, position)
    if half:
        hint = "Each part stands in braces: \\frac{above}{below}."
        message = f"a part is missing in the formula {latex!r} (<{half}>)"
        scope.report.error("bad-formula", message, position, hint)
        return Math(latex, "", display, position)
    if unknown := _LEFT_OVER.search(mathml):
        message = f"the formula {latex!r} has the unknown command \\{unknown[1]}"
        hint = "Write it with commands of LaTeX and amsmath."
        scope.report.error("bad-formula", message, position, hint)
    return Math(latex, mathml, display, position)


def _half_written(mathml: str) -> str | None:
    """An element with too few or too many parts, which the converter passes over."""
    for element in ET.fromstring(mathml).iter():  # noqa: S314  (written by the converter)
        name = element.tag.rpartition("}")[2]
        if len(element) != _PARTS.get(name, len(element)):
            return name
    return None
