# ruff: noqa: RUF001  (letters that look alike are told apart)
"""What browsers make of the MathML: bounds, spaces, strokes and columns stand where they belong."""

import pytest

from pipeline.maths.reading import read_formula


@pytest.mark.parametrize(
    ("latex", "inside"),
    [
        (r"\sum_{i=1}^n i", "<munderover><mo>∑</mo>"),
        (r"\int_0^1 x", "<msubsup><mo>∫</mo>"),
        (r"\sum\nolimits_i i", "<msub><mo>∑</mo>"),
        (r"\lim_{x \to 0} x", '<munder><mo movablelimits="true"'),
        (r"2 \sin x", '<mn>2</mn><mspace width="0.167em"></mspace><mi>sin</mi><mspace'),
        (r"f(x)", '<mi>f</mi><mo stretchy="false">(</mo>'),
        (r"1{,}5", "<mn>1,5</mn>"),
        (r"5\,\mathrm{cm}", '<mi mathvariant="normal">cm</mi>'),
        (r"\mathbf{x} \in \mathbb{R}", "<mi>𝐱</mi><mo>∈</mo><mi>ℝ</mi>"),
        (r"\cancel{x}", 'notation="updiagonalstrike" style="background:linear-gradient'),
        (r"\textcolor{orange}{x}", 'mathcolor="#ffa500"'),
        (r"\textcolor{nobodyknows}{x}", "<mstyle><mi>x</mi></mstyle>"),
        (r"\begin{aligned} a &= b \end{aligned}", "text-align:right"),
        (r"\begin{array}{c|c} a & b \\ \hline c & d \end{array}", "border-top:1px solid"),
        (r"\binom{n}{k}", 'linethickness="0"'),
        (r"a < b \text{ \& c}", "<mo>&lt;</mo><mi>b</mi><mtext>\u00a0&amp;\u00a0c</mtext>"),
    ],
)
def test_a_formula_is_written_as_browsers_show_it(latex, inside):
    assert inside in read_formula(latex, display=True)


def test_display_is_told():
    assert read_formula("x", display=True).startswith("<math xmlns=")
    assert 'display="block"' in read_formula("x", display=True)
    assert 'display="inline"' in read_formula("x", display=False)
