"""Everyday markup with one meaning is taken as it is meant; what only looks like it stays."""

import pytest

from pipeline.model import (
    Emph,
    Highlight,
    Keys,
    LineBreak,
    Ruby,
    Str,
    Strikeout,
    Strong,
    Subscript,
    Superscript,
    Underline,
)
from tests.reader.manuscripts import all_text, block, faults, inlines, read


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        ("sub", Subscript), ("sup", Superscript), ("kbd", Keys), ("u", Underline),
        ("ins", Underline), ("mark", Highlight), ("del", Strikeout), ("s", Strikeout),
        ("strike", Strikeout), ("b", Strong), ("strong", Strong), ("i", Emph), ("em", Emph),
        ("KBD", Keys),
    ],
)  # fmt: skip
def test_a_pair_of_tags_is_what_it_says(tmp_path, tag, kind):
    assert inlines(tmp_path, f"A <{tag}>word</{tag}> here") == (
        Str("A "), kind((Str("word"),)), Str(" here"),
    )  # fmt: skip


@pytest.mark.parametrize(
    "html",
    [
        "<ruby>\u6f22<rt>kan</rt>\u5b57<rt>ji</rt></ruby>",
        "<ruby>\u6f22<rp>(</rp><rt>kan</rt><rp>)</rp>\u5b57<rp>(</rp><rt>ji</rt><rp>)</rp></ruby>",
        "<ruby><rb>\u6f22<rt>kan<rb>\u5b57<rt>ji</ruby>",
    ],
)
def test_ruby_is_words_and_their_reading(tmp_path, html):
    assert inlines(tmp_path, f"A *b {html}* c") == (
        Str("A "), Emph((Str("b "), Ruby("\u6f22", "kan"), Ruby("\u5b57", "ji"))), Str(" c"),
    )  # fmt: skip


@pytest.mark.parametrize(
    "html",
    ["<ruby>a</ruby>", "<ruby>a<rt>b", "<ruby><rt>b</rt></ruby>", "<ruby>a<rt>*b*</rt></ruby>"],
)
def test_ruby_that_is_more_or_less_stays_and_is_told(tmp_path, html):
    manuscript = read(tmp_path, f"# One\n\nA {html} c.\n")

    assert "raw-html" in {code for code, *_ in faults(manuscript)}
    assert html.replace("*", "") in all_text(manuscript.document)


def test_tags_and_stars_stand_in_one_another(tmp_path):
    assert inlines(tmp_path, "<b>a *b <u>c</u>*</b>") == (
        Strong((Str("a "), Emph((Str("b "), Underline((Str("c"),)))))),
    )


@pytest.mark.parametrize("tag", ["<br>", "<br/>", "<br />", "<BR>", "<br>\n"])
def test_a_line_break(tmp_path, tag):
    assert inlines(tmp_path, f"one{tag}two") == (Str("one"), LineBreak(), Str("two"))


def test_a_line_break_in_a_cell(tmp_path):
    table = block(tmp_path, ":::{table} T\n\n| A | B |\n| - | - |\n| one<br>two | 3 |\n:::")

    assert table.rows[0].cells[0].sentences[0].inlines == (Str("one"), LineBreak(), Str("two"))


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("A <b>word.", 1),
        ("A word</b>.", 1),
        ('A <b class="x">word</b>.', 2),
        ("*A <b>word* more</b>.", 2),
        ("<b>A <i>word</b> more</i>.", 2),
        ("A <span>word</span>.", 2),
        ("A <kbd/> word.", 1),
        ("A </br> word.", 1),
    ],
)
def test_what_is_no_pair_is_told_and_kept(tmp_path, text, raw):
    manuscript = read(tmp_path, f"# One\n\n{text}\n")

    assert [code for code, *_ in faults(manuscript)] == ["raw-html"] * raw
    assert "ord" in all_text(manuscript.document)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("H~2~O", (Str("H"), Subscript((Str("2"),)), Str("O"))),
        ("x^2^", (Str("x"), Superscript((Str("2"),)))),
        ("1^st^", (Str("1"), Superscript((Str("st"),)))),
        ("10^-6^ m", (Str("10"), Superscript((Str("-6"),)), Str(" m"))),
        ("Ca^2+^", (Str("Ca"), Superscript((Str("2+"),)))),
        ("(a)^n^", (Str("(a)"), Superscript((Str("n"),)))),
        ("SO~4~^2-^", (Str("SO"), Subscript((Str("4"),)), Superscript((Str("2-"),)))),
        ("*x*^2^", (Emph((Str("x"),)), Superscript((Str("2"),)))),
        ("^13^C", (Superscript((Str("13"),)), Str("C"))),
        ("x^1/2^", (Str("x"), Superscript((Str("1/2"),)))),
        ("x^1.5^", (Str("x"), Superscript((Str("1.5"),)))),
        ("f^(2)^", (Str("f"), Superscript((Str("(2)"),)))),
    ],
)
def test_raised_and_lowered_text(tmp_path, text, expected):
    found = read(tmp_path, f"# One\n\n{text}\n").document.sections[0].blocks[0]

    assert found.sentences[0].inlines == expected


@pytest.mark.parametrize(
    "text",
    [
        "x^2+y^2=z^2 holds", "about ~5~ days", "pages 5~6~7", "10^6 and 10^7", "x^2^3",
        "see ~/a and ~/b", "a^b^c", "Wait~what~ever", "https://example.org/wiki/CO~2~",
        "/home/~a/x~1~/y", "me~1~@example.org", "a ^word^ here", r"x\^2^ so",
    ],
)  # fmt: skip
def test_what_only_looks_like_it_stays(tmp_path, text):
    manuscript = read(tmp_path, f"# One\n\n{text}\n")

    assert all_text(manuscript.document) == f"One {text}".replace("\\", "")


@pytest.mark.parametrize("mark", ["-", "*", "1."])
@pytest.mark.parametrize(("signs", "box"), [("[ ]", "☐"), ("[x]", "☑"), ("[X]", "☑")])
def test_an_item_with_a_box_to_tick(tmp_path, mark, signs, box):
    found = block(tmp_path, f"{mark} {signs} Sow *peas*\n")

    assert found.items[0].blocks[0].sentences[0].text == f"{box} Sow peas"


@pytest.mark.parametrize("text", ["- [x](#one) link", "- [x]y", "- See [x] there", "- \\[x] y"])
def test_other_brackets_of_an_item_are_no_box(tmp_path, text):
    manuscript = read(tmp_path, f"# One {{#one}}\n\n{text}\n")

    assert not set("☐☑") & set(all_text(manuscript.document))
