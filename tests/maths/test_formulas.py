"""Four hundred formulas, from first sums to research: each is read, drawn, and said."""

import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from pipeline.maths.outlines import Box, Glyph, outlines
from pipeline.maths.reading import read_formula
from pipeline.maths.words import cells, spoken
from pipeline.model import Math

_FILE = Path(__file__).with_name("formulas.txt")
FORMULAS = [
    line for line in _FILE.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"
]
_WORDLESS = (r"\rule",)  # a line has no words
_ENGLISH = re.compile(
    r"\b(equals|squared|over|root|sum|open|close|end|times|minus the|power|of the)\b"
)
_PARTS = {
    **dict.fromkeys(("mfrac", "mroot", "msub", "msup", "munder", "mover"), 2),
    **dict.fromkeys(("msubsup", "munderover"), 3),
}  # MathML Core 3.3 and 3.4


def formula(latex, *, display=True):
    return Math(latex, read_formula(latex, display=display), display)


def test_there_are_four_hundred():
    assert len(set(FORMULAS)) >= 400


@pytest.mark.parametrize("latex", FORMULAS)
def test_it_has_mathml_with_whole_elements(latex):
    root = ET.fromstring(read_formula(latex, display=True))  # noqa: S314  (our own)

    for element in root.iter():
        name = element.tag.rpartition("}")[2]
        assert len(element) == _PARTS.get(name, len(element)), name
        assert "\\" not in (element.text or "")


@pytest.mark.parametrize("latex", FORMULAS)
def test_it_is_drawn_inside_its_box(latex):
    drawn = outlines(latex, display=True)

    assert drawn.marks
    assert drawn.lacking == ""
    assert {mark.number for mark in drawn.marks if isinstance(mark, Glyph)} <= {
        number for number, _ in drawn.glyphs
    }
    for box in (mark for mark in drawn.marks if isinstance(mark, Box)):
        assert box.x >= -60
        assert box.x + box.width <= drawn.width + 60
        assert -drawn.depth - 60 <= box.y
        assert box.y + box.height <= drawn.height + 60


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
@pytest.mark.parametrize("latex", [one for one in FORMULAS if not one.startswith(_WORDLESS)])
def test_it_is_said(latex, language):
    said = spoken(formula(latex), language)

    assert said
    assert not re.search(r"[\\{}^_$<>=+\u2190-\u22ff]", said)
    if language != "en" and r"\text" not in latex:
        assert not _ENGLISH.search(said)


def test_a_language_without_words_says_nothing_and_guesses_nothing():
    assert spoken(formula("x^2"), "sw") is None


@pytest.mark.parametrize(
    ("language", "latex", "said"),
    [
        ("de", r"x^2 = 4", "x Quadrat ist gleich 4"),
        ("fr", r"\frac{3}{4}", "trois quarts"),
        ("es", r"\sqrt{x}", "raíz cuadrada de x"),
        ("de", r"5\,\mathrm{cm}", "5 cm"),
        ("de", r"\ce{2H2 + O2 -> 2H2O}", "2 H Index 2 plus O Index 2 reagiert zu 2 H Index 2 O"),
        ("fr", r"f \colon A \to B", "f deux-points A dans B"),
        ("es", r"x \to 0", "x tiende a 0"),
        ("de", r"p \land q", "p und q"),
        ("de-AT", r"x^2", "x Quadrat"),
        ("pt", r"x^2", "x ao quadrado"),
    ],
)
def test_words_are_those_of_the_language(language, latex, said):
    assert spoken(formula(latex, display=False), language) == said


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "it", "pl"])
@pytest.mark.parametrize(
    ("one", "other"),
    [
        (r"x_{n+1}", r"x_n + 1"),
        (r"a^{m+1}", r"a^m + 1"),
        (r"\sqrt{a + b}", r"\sqrt{a} + b"),
        (r"\frac{a}{b + c}", r"\frac{a}{b} + c"),
        (r"\frac{a + b}{c}", r"a + \frac{b}{c}"),
    ],
)
def test_two_formulas_are_never_said_alike(language, one, other):
    assert spoken(formula(one), language) != spoken(formula(other), language)


def test_nemeth_cells():
    assert cells(formula(r"\frac{1}{2}", display=False)) == "⠹⠂⠌⠆⠼"


def test_vertical_lines_of_a_table_touch_and_cross_its_rows():
    drawn = outlines(r"\begin{array}{c|c} p & q \\ \hline T & F \\ F & T \end{array}", display=True)

    pieces = [mark for mark in drawn.marks if isinstance(mark, Box) and mark.height > mark.width]
    assert len(pieces) == 3
    assert pieces[0].y + pieces[0].height == pytest.approx(drawn.height)
    assert pieces[-1].y == pytest.approx(-drawn.depth)
    assert [one.y for one in pieces[:-1]] == [two.y + two.height for two in pieces[1:]]


def test_a_glyph_has_one_outline_in_all_formulas():
    found = {}
    for latex in FORMULAS:
        for number, data in outlines(latex, display=True).glyphs:
            assert found.setdefault(number, data) == data


_SCRIPT = """
import hashlib, sys
from tests.maths.test_formulas import FORMULAS, formula
from pipeline.maths.outlines import outlines
from pipeline.maths.words import spoken
digest = hashlib.sha256()
for latex in FORMULAS:
    one = formula(latex)
    digest.update(repr((one.mathml, outlines(latex, display=True), spoken(one, "de"))).encode())
print(digest.hexdigest())
"""


def test_every_process_makes_the_same_bytes():
    runs = [
        subprocess.run(
            [sys.executable, "-c", _SCRIPT],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(_FILE.parents[2])},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]

    assert runs[0] == runs[1] != ""
