"""LaTeX -> MathML, or what is wrong with it."""

import re
from dataclasses import dataclass

from pipeline.maths.engine import Rendered, UnreadableError, Warned, render
from pipeline.maths.mathml import UnknownPartError, mathml

_ALIGNED = r"Lines and columns stand inside \begin{aligned} ... \end{aligned}."
_BRACES = "Check the braces and the commands of the formula."
_COMMANDS = "Write it with commands of LaTeX and amsmath."
_DIVIDE = "Divide it into several formulas, and give a part a name."
_COMMAND = re.compile(r"unsupported command: (\\[A-Za-z]+)")
_ENVIRONMENT = re.compile(r"unsupported environment: (.+?); ")
_LINKS = (r"\href", r"\url")
_LACKS = "E-REC-8"  # the font has no such character: told by the print edition
_DEEP = re.compile(r"deeper than (\d+) levels")


@dataclass(frozen=True, slots=True)
class FormulaFault(Exception):  # noqa: N818  (a fault of the book, not of the program)
    """What is wrong with a formula, to be read after "the formula ..."; and what to do."""

    message: str
    hint: str


def read_formula(latex: str, *, display: bool) -> str:
    """The formula as MathML.

    Raises:
        FormulaFault: it cannot be read, or holds what no edition can show.
        MissingToolError: the engine is not installed.
    """
    try:
        made = render(latex, display=display)
        _check(made, latex)
        return mathml(made.tree, display=display)
    except UnreadableError as error:
        raise _unreadable(str(error)) from None
    except (UnknownPartError, RecursionError) as error:
        message = f"holds a drawing ({error}), which an e-book cannot read out"
        hint = "Make it an image with a text alternative."
        raise FormulaFault(message, hint) from None


def _unreadable(reason: str) -> FormulaFault:
    if found := _DEEP.search(reason):
        return FormulaFault(f"is nested too deep; no more than {found[1]} levels are read", _DIVIDE)
    return FormulaFault(f"cannot be read ({reason})", _BRACES)


def _check(made: Rendered, latex: str) -> None:
    if made.tree["type"] == "table" and not latex.startswith(r"\begin"):
        columns = "&" in latex
        message = (
            "has '&' where there are no columns"
            if columns
            else "has lines, but no columns to set them in"
        )
        raise FormulaFault(message, f"{_ALIGNED} For the sign itself write '\\&'.")
    for warned in made.warnings:
        if warned.rule != _LACKS:
            raise _fault(warned)


def _fault(warned: Warned) -> FormulaFault:
    place = f" (at its character {warned.place})" if warned.place else ""
    command = _COMMAND.match(warned.text)
    if command and command[1] in _LINKS:
        return FormulaFault(f"holds a link{place}", "Put the link around it: [$...$](address).")
    if command:
        return FormulaFault(f"has the unknown command {command[1]}{place}", _COMMANDS)
    if "too many macros" in warned.text:
        hint = "Write what the macro stands for instead."
        return FormulaFault(f"calls its own macros again and again{place}", hint)
    if "without a matching" in warned.text:
        return FormulaFault(f"has a brace without its other one{place}", _BRACES)
    if found := _ENVIRONMENT.match(warned.text):
        return FormulaFault(f"has the unknown environment {found[1]!r}{place}", _COMMANDS)
    if "missing argument" in warned.text:
        return FormulaFault(
            f"lacks a part{place}", r"Each part stands in braces: \frac{above}{below}."
        )
    if "doubled backslashes" in warned.text:
        return FormulaFault("has lines, but no columns to set them in", _ALIGNED)
    return FormulaFault(f"cannot be read: {warned.text}{place}", _BRACES)
