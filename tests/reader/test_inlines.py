"""Each piece of running text becomes its node, and sentences are cut across them."""

import pytest
from lxml import etree

from pipeline.model import (
    Abbr,
    Code,
    Emph,
    Highlight,
    Image,
    Keys,
    LineBreak,
    Link,
    Math,
    NoteRef,
    Pronunciation,
    Ruby,
    Span,
    Str,
    Strikeout,
    Strong,
    Subscript,
    Superscript,
    Underline,
)
from tests.reader.manuscripts import block, inlines, read, texts

ABBREVIATIONS = (
    '[abbreviations]\nBLS = { expansion = "Bureau", letters = true }\n"Cmdr." = "Commander"\n'
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*a*", Emph((Str("a"),))),
        ("**a**", Strong((Str("a"),))),
        ("***a***", Emph((Strong((Str("a"),)),))),
        ("`a  *b*`", Code("a  *b*")),
        ("{sub}`2`", Subscript((Str("2"),))),
        ("{sup}`rd`", Superscript((Str("rd"),))),
        ("~~a~~", Strikeout((Str("a"),))),
        ("{del}`a`", Strikeout((Str("a"),))),
        ("[*a*]{.del}", Strikeout((Emph((Str("a"),)),))),
        ("{u}`a`", Underline((Str("a"),))),
        ("[*a*]{.underline}", Underline((Emph((Str("a"),)),))),
        ("{mark}`a`", Highlight((Str("a"),))),
        ("[a]{.mark lang=fr}", Span((Highlight((Str("a"),)),), "fr")),
        ("{kbd}`Ctrl+C`", Keys((Str("Ctrl+C"),))),
        ("[*n*]{.sup}", Superscript((Emph((Str("n"),)),))),
        ('[a](https://e.org "T")', Link((Str("a"),), "https://e.org", "T")),
        ("[a](#one)", Link((Str("a"),), "#one")),
        ("[a](one.md)", Link((Str("a"),), "#one")),
        ("{ref}`one`", Link((Str("One"),), "#one")),
        ("{ref}`the start <one>`", Link((Str("the start"),), "#one")),
        ("[a]{lang=fr}", Span((Str("a"),), "fr")),
        ("[a]{#here}", Span((Str("a"),), id="here")),
        ('[a]{say="ay"}', Span((Str("a"),), pronunciation=Pronunciation(say="ay"))),
        ('[a]{ipa="ə"}', Span((Str("a"),), pronunciation=Pronunciation(ipa="ə"))),
        ("[a]{letters=true}", Span((Str("a"),), pronunciation=Pronunciation(letters=True))),
        ("{ruby}`\u6f22\u5b57|\u304b\u3093\u3058`", Ruby("\u6f22\u5b57", "\u304b\u3093\u3058")),
        ("{ruby}`\u6f22\u5b57\uff08\u304b\u3093\uff09`", Ruby("\u6f22\u5b57", "\u304b\u3093")),
        ("{ruby}`\u6f22\u5b57\\|\u304b\u3093`", Ruby("\u6f22\u5b57", "\u304b\u3093")),
        ("{ruby}`Leicester (LES-ter)`", Ruby("Leicester", "LES-ter")),
        ("{ruby}`Worcester | WUUS-ter`", Ruby("Worcester", "WUUS-ter")),
        ("{abbr}`X (Y Z)`", Abbr("X", "Y Z")),
        ("BLS", Abbr("BLS", "Bureau", Pronunciation(letters=True))),
        (r"\*a\*", Str("*a*")),
    ],
)
def test_an_inline(tmp_path, text, expected):
    assert inlines(tmp_path, text, ABBREVIATIONS) == (expected,)


def test_a_formula(tmp_path):
    (formula,) = inlines(tmp_path, "$a^2$")

    assert isinstance(formula, Math)
    assert (formula.latex, formula.display) == ("a^2", False)
    assert formula.mathml.startswith("<math")


@pytest.mark.parametrize(
    ("latex", "shown"),
    [
        (r"\begin{aligned} a &= b \\ c &= d \end{aligned}", "a=bc=d"),
        (r"\begin{gathered} a = b \\ c = d \end{gathered}", "a=bc=d"),
        (r"x \text{ if a<b}", "x\u00a0if\u00a0a<b"),
        (r"\text{R \& D}", "R\u00a0&\u00a0D"),
        (r"\mbox{x < y}", "x\u00a0<\u00a0y"),
    ],
)
def test_formulas_with_lines_and_with_signs_of_xml(tmp_path, latex, shown):
    (formula,) = inlines(tmp_path, f"${latex}$")

    root = etree.fromstring(formula.mathml)
    rows = [node for node in root.iter() if node.tag.endswith("mtr")]
    assert "".join(root.itertext()) == shown
    assert len(rows) == 2 * ("\\\\" in latex)


def test_an_image_in_the_text(tmp_path):
    found = inlines(tmp_path, "The ![small *sun*](s.png) shines")

    assert found == (Str("The "), Image("s.png", "small sun"), Str(" shines"))


def test_a_line_break_that_was_asked_for(tmp_path):
    assert inlines(tmp_path, "a\\\nb") == (Str("a"), LineBreak(), Str("b"))


def test_line_ends_become_spaces(tmp_path):
    assert inlines(tmp_path, "a\nb\nc") == (Str("a b c"),)


def test_line_ends_between_chinese_characters_vanish(tmp_path):
    assert inlines(tmp_path, "中文\n文字") == (Str("中文文字"),)


def test_a_note_is_called_twice_and_stands_once(tmp_path):
    text = "# One\n\nA.[^n] B.[^n]\n\n[^n]: First. Second.\n"
    manuscript = read(tmp_path, text)
    (note,) = manuscript.document.notes
    calls = [
        inline
        for sentence in manuscript.document.sections[0].blocks[0].sentences
        for inline in sentence.inlines
        if isinstance(inline, NoteRef)
    ]

    assert manuscript.diagnostics == ()
    assert [(call.note, call.label) for call in calls] == [(note.id, "1")] * 2
    assert len({call.id for call in calls}) == 2
    assert (note.section, texts(note.blocks[0].sentences)) == ("one", ["First. ", "Second."])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*One. Two.* Three.", ["One. ", "Two. ", "Three."]),
        ("He **came. She** went. End.", ["He came. ", "She went. ", "End."]),
        ("See [Dr. A. B.](https://e.org) now. Then.", ["See Dr. A. B. now. ", "Then."]),
        ("See [One. Two.](https://e.org) Then.", ["See One. Two. ", "Then."]),
        ("Run `a. B.` now. Then.", ["Run a. B. now. ", "Then."]),
        ("It is $a. B$ here. Then.", ["It is a. B here. ", "Then."]),
        ('He said "Stop now." She did.', ["He said \u201cStop now.\u201d ", "She did."]),
        ("Cmdr. Riker came. BLS. Then.", ["Cmdr. Riker came. ", "BLS. ", "Then."]),
        (
            "It is 3.5 percent, i.e. not much. Then.",
            ["It is 3.5 percent, i.e. not much. ", "Then."],
        ),
        ("J. R. R. Tolkien wrote. He read.", ["J. R. R. Tolkien wrote. ", "He read."]),
        ("He came[^n]. She too.[^n] End.\n\n[^n]: Note.", ["He came. ", "She too. ", "End."]),
        ("One.\nTwo.\nThree.", ["One. ", "Two. ", "Three."]),
    ],
)
def test_sentences_across_markup(tmp_path, text, expected):
    manuscript = read(tmp_path, f"# One\n\n{text}\n", ABBREVIATIONS)

    assert texts(manuscript.document.sections[0].blocks[0].sentences) == expected


def test_a_cut_emphasis_is_on_both_sides_and_an_anchor_on_the_first(tmp_path):
    first, second = block(tmp_path, "*One. Two.*").sentences
    before, after = block(tmp_path, "[One. Two.]{#here}").sentences

    assert (first.inlines, second.inlines) == ((Emph((Str("One. "),)),), (Emph((Str("Two."),)),))
    assert (before.inlines[0].id, after.inlines[0]) == ("here", Span((Str("Two."),)))


def test_each_sentence_knows_its_line(tmp_path):
    found = block(tmp_path, "One is\nhere. Two\nis *there. Three*\nis [far](#one). Four.").sentences

    assert [sentence.position.line for sentence in found] == [3, 4, 5, 6]


def test_ids_of_sentences_count_in_the_section(tmp_path):
    manuscript = read(tmp_path, "# One\n\nHe came. She too.\n\n## Two\n\nEnd.\n")
    one = manuscript.document.sections[0]
    two = one.sections[0]

    ids = [one.title.id, *(s.id for s in one.blocks[0].sentences), two.title.id]
    assert ids == ["one_s1", "one_s2", "one_s3", "one_s4"]
