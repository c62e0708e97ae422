"""Formulas: LaTeX to MathML."""

from pipeline.maths.reading import FormulaFault, read_formula
from pipeline.model import Math, Position
from pipeline.reader.state import Scope

_LONGEST = 4_000  # characters: a page of formulas
_SHOWN = 100  # characters of a formula in a message
_DIVIDE = "Divide it into several formulas, and give a part a name."


def make_formula(scope: Scope, latex: str, position: Position, *, display: bool) -> Math:
    """A formula; what cannot be read as LaTeX is a diagnostic and keeps its source as text."""
    latex = latex.strip()
    if len(latex) > _LONGEST:
        message = f"a formula has {len(latex):,} characters; no more than {_LONGEST:,} are read"
        scope.report.error("bad-formula", message, position, _DIVIDE)
        return Math(latex, "", display, position=position)
    try:
        mathml = read_formula(latex, display=display)
    except FormulaFault as fault:
        message = f"the formula {_shown(latex)!r} {fault.message}"
        scope.report.error("bad-formula", message, position, fault.hint)
        return Math(latex, "", display, position=position)
    return Math(latex, mathml, display, scope.book.speech, position)


def _shown(latex: str) -> str:
    """The beginning of a long formula, for a message that can be read."""
    return latex if len(latex) <= _SHOWN else f"{latex[:_SHOWN]}…"
