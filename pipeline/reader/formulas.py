"""Formulas: LaTeX to MathML."""

import re

from pipeline.model import Math, Position
from pipeline.reader.state import Scope

_LEFT_OVER = re.compile(r">\\([A-Za-z]+)<")


def make_formula(scope: Scope, latex: str, position: Position, *, display: bool) -> Math:
    """A formula; what cannot be read as LaTeX is a diagnostic and keeps its source as text."""
    from latex2mathml.converter import convert  # noqa: PLC0415  (only books with formulas)

    latex = latex.strip()
    try:
        mathml = convert(latex, display="block" if display else "inline")
    except Exception as error:  # noqa: BLE001  (the library raises plain exceptions of many kinds)
        reason = type(error).__name__.removesuffix("Error")
        hint = "Check the braces and the commands of the formula."
        message = f"the formula {latex!r} cannot be read ({reason})"
        scope.report.error("bad-formula", message, position, hint)
        return Math(latex, "", display, position)
    if unknown := _LEFT_OVER.search(mathml):
        message = f"the formula {latex!r} has the unknown command \\{unknown[1]}"
        hint = "Write it with commands of LaTeX and amsmath."
        scope.report.error("bad-formula", message, position, hint)
    return Math(latex, mathml, display, position)
