"""Formulas: LaTeX to MathML."""

import io
import re
import xml.etree.ElementTree as ET

from pipeline.model import Math, Position
from pipeline.reader.state import Scope

_LEFT_OVER = re.compile(r">\\([A-Za-z]+)<")

_SAME = {
    **dict.fromkeys(("aligned", "split", "multline", "multline*"), "align*"),
    **dict.fromkeys(("gather", "gather*", "gathered"), "matrix"),
}
"""Environments of amsmath, and those by which the converter knows them."""
_ENVIRONMENT = re.compile(rf"\\(begin|end)\{{({'|'.join(map(re.escape, _SAME))})\}}")
_TEXT = re.compile(r"(<mtext[^<>]*>)(.*?)(</mtext>|\Z)", re.DOTALL)
_AMPERSAND = re.compile(r"\\?&(?!#?\w+;)")
_ALIGNED = r"Lines and columns stand inside \begin{aligned} ... \end{aligned}."
_LONGEST = 4_000  # characters: a page of formulas
_DEEPEST = 20  # elements of MathML: some eight fractions in one another; drawn in a few seconds
_SHOWN = 100  # characters of a formula in a message
_DIVIDE = "Divide it into several formulas, and give a part a name."
_PARTS = {
    **dict.fromkeys(("mfrac", "mroot", "msub", "msup", "munder", "mover"), 2),
    **dict.fromkeys(("msubsup", "munderover"), 3),
}
"""How many elements each element holds (MathML Core 3.3 and 3.4)."""


def make_formula(scope: Scope, latex: str, position: Position, *, display: bool) -> Math:
    """A formula; what cannot be read as LaTeX is a diagnostic and keeps its source as text."""
    from latex2mathml.converter import convert  # noqa: PLC0415  (only books with formulas)

    latex = latex.strip()
    if len(latex) > _LONGEST:
        message = f"a formula has {len(latex):,} characters; no more than {_LONGEST:,} are read"
        scope.report.error("bad-formula", message, position, _DIVIDE)
        return Math(latex, "", display, position)
    try:
        mathml = _well_formed(convert(_known(latex), display="block" if display else "inline"))
        fault = _fault(mathml)
    except Exception as error:  # noqa: BLE001  (the library raises plain exceptions of many kinds)
        reason = type(error).__name__.removesuffix("Error")
        fault = f"cannot be read ({reason})", "Check the braces and the commands of the formula."
    if fault is None:
        return Math(latex, mathml, display, position)
    message, hint = fault
    scope.report.error("bad-formula", f"the formula {_shown(latex)!r} {message}", position, hint)
    return Math(latex, "", display, position)


def _shown(latex: str) -> str:
    """The beginning of a long formula, for a message that can be read."""
    return latex if len(latex) <= _SHOWN else f"{latex[:_SHOWN]}…"


def _depth(mathml: str) -> int:
    """How deep its elements are nested; whoever draws or says them goes down by recursion."""
    depth = deepest = 0
    for event, _ in ET.iterparse(io.BytesIO(mathml.encode()), ("start", "end")):  # noqa: S314  (written by the converter)
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _known(latex: str) -> str:
    """The formula with environments that the converter passes over written as ones it knows."""
    return _ENVIRONMENT.sub(lambda found: f"\\{found[1]}{{{_SAME[found[2]]}}}", latex)


def _well_formed(mathml: str) -> str:
    """What the converter wrote, with the signs of XML in its texts escaped."""
    return _TEXT.sub(lambda found: found[1] + _escaped(found[2]) + found[3], mathml)


def _escaped(text: str) -> str:
    return _AMPERSAND.sub("&amp;", text).replace("<", "&lt;")


def _fault(mathml: str) -> tuple[str, str] | None:
    """What is wrong with a formula, and what to do."""
    if "<mi>&</mi>" in mathml:
        return "has '&' where there are no columns", f"{_ALIGNED} For the sign itself write '\\&'."
    if 'linebreak="newline"' in mathml:
        return "has lines, but no columns to set them in", _ALIGNED
    if (depth := _depth(mathml)) > _DEEPEST:
        return f"is nested {depth} deep; no more than {_DEEPEST} can be drawn", _DIVIDE
    if half := _half_written(mathml):
        hint = "Each part stands in braces: \\frac{above}{below}."
        return f"lacks a part (<{half}>)", hint
    if " href=" in mathml:
        return "holds a link", "Put the link around it: [$...$](address)."
    if unknown := _LEFT_OVER.search(mathml):
        hint = "Write it with commands of LaTeX and amsmath."
        return f"has the unknown command \\{unknown[1]}", hint
    return None


def _half_written(mathml: str) -> str | None:
    """An element with too few or too many parts, which the converter passes over."""
    for element in ET.fromstring(mathml).iter():  # noqa: S314  (written by the converter)
        name = element.tag.rpartition("}")[2]
        if len(element) != _PARTS.get(name, len(element)):
            return name
    return None
