"""Formulas that no edition can hold: a diagnostic with file and line, soon, and no traceback."""

import time

import pytest

from pipeline.checks import check_document
from pipeline.exporters.base import Assets
from pipeline.maths.outlines import outlines
from pipeline.maths.reading import read_formula
from pipeline.maths.words import spoken
from pipeline.model import Math
from pipeline.reader import read_manuscript
from tests.faults.conftest import write_book

_BAD = {
    "braces": ("{" * 1_900 + "x" + "}" * 1_900, "nested"),
    "braces beyond length": ("{" * 10_000 + "x" + "}" * 10_000, "characters"),
    "a million characters": ("x+" * 500_000 + "x", "characters"),
    "an endless macro": (r"\def\a{\a\a}\a", "macros"),
    "a macro of itself": (r"\newcommand{\a}{\a}\a", "macros"),
    "a bomb": (r"\def\a{" + "x" * 3_000 + "}" + r"\a" * 480, "macros"),
    "a table bomb": (
        r"\def\a{\begin{matrix}" + "x&" * 60 + r"\\" * 300 + r"\end{matrix}}" + r"\a" * 400,
        "macros",
    ),
    "a link": (r"\href{https://example.org}{x}", "link"),
    "a file": (r"\includegraphics{/etc/passwd}", "\\includegraphics"),
    "another file": (r"\input{/etc/passwd}", "\\input"),
    "marks of a page": (r"\class{a}{x}\cssId{b}{y}", "\\class"),
    "an unknown command": (r"x + \foo y", "\\foo (at its character 5)"),
    "half a fraction": (r"\frac{a}", "lacks a part"),
    "an open brace": (r"{x + y", "brace"),
    "columns of nothing": (r"a & b", "no columns"),
    "lines of nothing": (r"a \\ b", "no columns"),
    "no environment": (r"\begin{foo} x \end{foo}", "foo"),
    "a drawing": (r"\chemfig{A-B}", "drawing"),
}


def _faults(folder, latex):
    (folder / "one.md").write_text(f"# One\n\nText.\n\n$${latex}$$\n", encoding="utf-8")
    result = read_manuscript(folder)
    return [one for one in result.diagnostics if one.code == "bad-formula"]


@pytest.mark.parametrize("name", _BAD)
def test_a_formula_that_cannot_be_is_told_with_its_place(tmp_path, name):
    latex, told = _BAD[name]
    folder = write_book(tmp_path / "book")
    begun = time.perf_counter()

    (fault,) = _faults(folder, latex)

    assert told.strip("\\") in fault.message
    assert (fault.position.file, fault.position.line) == ("one.md", 5)
    assert fault.severity == "error"
    assert fault.hint
    assert len(fault.message) < 300
    assert time.perf_counter() - begun < 30  # a hang, on any machine


@pytest.mark.parametrize(
    "latex",
    [
        "x^{" * 14 + "x" + "}" * 14,
        r"1+\frac{1}{" * 15 + "x" + "}" * 15,
        r"\sqrt{" * 20 + "x" + "}" * 20,
        "+".join(f"x_{{{number}}}" for number in range(600)),
        r"\require{mhchem} x",
        r"\hspace{99999em} x",
        r"\begin{array}{c}\multicolumn{2000000000}{c}{a}\end{array}",
    ],
)
def test_long_and_deep_formulas_are_set_and_said(latex):
    begun = time.perf_counter()
    formula = Math(latex, read_formula(latex, display=True), display=True)

    assert outlines(latex, display=True).marks
    assert spoken(formula, "en")
    assert spoken(formula, "fr")
    assert time.perf_counter() - begun < 5


def test_a_character_that_print_lacks_is_told_by_print_alone(tmp_path):
    folder = write_book(tmp_path / "book")

    assert _faults(folder, "\\text{\u65e5}") == []

    codes = [d.code for d in check_document(read_manuscript(folder).document, Assets(folder))]
    assert "bad-formula" not in codes
