"""Formulas of school mathematics in words."""

import pytest

from pipeline.maths.english import speak_mathml
from pipeline.maths.reading import read_formula

SAID = {
    r"x^2 - 5x + 6 = 0": "x squared minus 5 x plus 6 equals 0",
    r"x = \frac{-b \pm \sqrt{b^2 - 4ac}}{2a}": (
        "x equals the fraction minus b plus or minus the square root of b squared minus 4 a c,"
        " end root, over 2 a, end fraction"
    ),
    r"90^\circ": "90 degrees",
    r"f''(x)": "f double prime open parenthesis x close parenthesis",
    r"0.\overline{9}": "0 point 9 repeating",
    r"\angle ABC": "angle capital A capital B capital C",
    r"a \parallel b \perp c": "a is parallel to b is perpendicular to c",
    r"\bar{x} + \hat{y} + \vec{v}": "x bar plus y hat plus vector v",
    r"\{x \mid x > 0\}": "open brace x such that x is greater than 0 close brace",
    r"3 \mid 12": "3 divides 12",
    r"|x - 1|": "the absolute value of x minus 1, end absolute value",
    r"\sum_{k=1}^{n} k": "the sum from k equals 1 to n of k",
    r"\int_0^1 x^2\,dx": "the integral from 0 to 1 of x squared d x",
    r"\lim_{x \to 0} f": "the limit as x approaches 0 of f",
    r"\binom{n}{k}": "n choose k",
    r"1\frac{7}{12}": "1 and 7 over 12",
    r"10\,000 + 1{,}5": "10000 plus 1 point 5",
    r"3.14": "3.14",
    r"5\,\mathrm{cm}": "5 centimeters",
    r"50\%": "50 percent",
    r"\log_2 8": "log base 2 of 8",
    r"\sin^2 x": "sine squared x",
    r"x^{n+1} - 1": "x to the power of n plus 1, end power, minus 1",
    r"A^{-1}": "capital A to the power of minus 1",
    r"x \in \mathbb{R}": "x in the real numbers",
    r"A \cap B = \emptyset": "capital A intersection capital B equals the empty set",
    r"\lfloor x \rfloor": "the floor of x, end floor",
    r"\sqrt[3]{8}": "the cube root of 8, end root",
    r"\cancel{x}": "crossed out x, end crossed out",
}


@pytest.mark.parametrize("latex", SAID)
def test_a_formula_is_said_as_a_teacher_says_it(latex):
    assert speak_mathml(read_formula(latex, display=False)) == SAID[latex]


@pytest.mark.parametrize("latex", [r"\bigstar", "\N{WHITE CHESS KING}"])
def test_a_sign_without_words_is_not_guessed(latex):
    assert speak_mathml(read_formula(latex, display=False)) is None
