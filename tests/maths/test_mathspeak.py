"""MathSpeak, for readers who want every sign by name: chosen in book.toml, in every edition."""

import pytest

from pipeline.maths.mathspeak import mathspeak
from pipeline.maths.reading import read_formula
from pipeline.maths.words import spoken
from pipeline.model import Math
from pipeline.model.walk import document_sentences, walk_inlines
from pipeline.reader import read_manuscript
from tests.faults.conftest import FACTS
from tests.maths.test_formulas import FORMULAS

_SAID = {
    r"x^2 + y^{n+1} = 1": "x squared plus y Superscript n plus 1 Baseline equals 1",
    r"\frac{a+b}{c}": "Start Fraction a plus b Over c End Fraction",
    r"\frac{1}{1+\frac{a}{b}}": "Start Start Fraction 1 Over Over 1 plus "
    "Start Fraction a Over b End Fraction End End Fraction",
    r"x_{i_j} + x_1": "x Subscript i Sub Subscript j Baseline plus x 1",
    r"e^{x^2} + 1": "e Superscript x Super Superscript 2 Baseline plus 1",
    r"2^{2^{n_k}} + 1": "2 Superscript 2 Super Superscript n Super Super Subscript k "
    "Baseline plus 1",
    r"\int_0^\infty f(x)\,dx": "integral Subscript 0 Superscript infinity Baseline "
    "f left-parenthesis x right-parenthesis d x",
    r"\sqrt[3]{\sqrt{x}}": "Nested Root Index 3 Start Root Start Root x End Root Nested End Root",
    r"\lim_{x\to 0} g": "limit Underscript x right-arrow 0 Endscripts g",
    r"\binom{n}{k}": "Start Binomial Or Matrix n Choose k End Binomial Or Matrix",
    r"\begin{matrix} a & b \\ c & d \end{matrix}": "Start 2 By 2 Matrix 1st Row 1st Column a "
    "2nd Column b 2nd Row 1st Column c 2nd Column d End Matrix",
    r"|x| \in \mathbb{R}": "Start Absolute Value x End Absolute Value "
    "element-of double-struck upper R",
    r"\vec{v} \neq \overline{AB}": "Modifying Above v With right-arrow not-equals "
    "Modifying Above upper A upper B With bar",
    r"\ce{Na+}": "Na Superscript plus",
}


@pytest.mark.parametrize("latex", _SAID)
def test_each_sign_is_named_and_each_part_ends(latex):
    assert mathspeak(read_formula(latex, display=True)) == _SAID[latex]


def test_parts_that_end_elsewhere_are_not_said_alike():
    said = [mathspeak(read_formula(one, display=True)) for one in FORMULAS]

    assert all(one.isascii() for one in said if one)
    assert said.count(None) <= 1  # a drawn line, which is no sign


def _book(folder, *lines):
    folder.mkdir()
    (folder / "book.toml").write_text(
        "\n".join((*lines, FACTS, 'sections = ["one.md"]')), encoding="utf-8"
    )
    (folder / "one.md").write_text("# One\n\nSo $x^{n}$ grows.\n", encoding="utf-8")
    return read_manuscript(folder)


def _words(book):
    language = book.document.metadata.language
    inlines = (i for s in document_sentences(book.document) for i in walk_inlines(s.inlines))
    return [spoken(inline, language) for inline in inlines if isinstance(inline, Math)]


def test_a_book_chooses_its_style(tmp_path):
    chosen = _book(tmp_path / "chosen", 'formula-speech = "mathspeak"')

    assert _words(chosen) == ["x Superscript n"]
    assert _words(_book(tmp_path / "plain")) == ["x to the power of n"]


def test_another_language_than_english_is_told_and_still_says_its_formulas(tmp_path):
    book = _book(tmp_path / "german", 'formula-speech = "mathspeak"')
    text = (tmp_path / "german" / "book.toml").read_text(encoding="utf-8")
    german = text.replace('language = "en"', 'language = "de"')
    (tmp_path / "german" / "book.toml").write_text(german, encoding="utf-8")

    german = read_manuscript(tmp_path / "german")

    (told,) = [d for d in german.diagnostics if d.code == "no-mathspeak"]
    assert (told.position.file, told.position.line) == ("book.toml", 1)
    assert _words(german) == ["x hoch n"]
    assert "no-mathspeak" not in {d.code for d in book.diagnostics}
