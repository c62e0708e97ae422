"""Notes in the line, ``text^[a note]``, are notes like the others."""

import pytest

from pipeline.model import Code, Emph, NoteRef, Str
from tests.reader.manuscripts import all_text, faults, read


def _notes(manuscript):
    return [(note.label, note.blocks[0].sentences[0].text) for note in manuscript.document.notes]


def test_it_is_called_and_numbered_where_it_stands(tmp_path):
    text = "# One\n\nFirst.^[In the *valleys*.] Then[^a] so^[Last].\n\n[^a]: Between.\n"
    manuscript = read(tmp_path, text)

    assert faults(manuscript) == []
    assert _notes(manuscript) == [("1", "In the valleys."), ("2", "Between."), ("3", "Last")]
    first, second = manuscript.document.sections[0].blocks[0].sentences
    assert [part.label for part in first.inlines if isinstance(part, NoteRef)] == ["1"]
    assert first.text == "First. "
    assert [part.label for part in second.inlines if isinstance(part, NoteRef)] == ["2", "3"]
    assert Emph((Str("valleys"),)) in manuscript.document.notes[0].blocks[0].sentences[0].inlines


def test_a_fault_in_it_is_told_at_its_line(tmp_path):
    manuscript = read(tmp_path, "# One\n\nText\nand more.^[See\n{ref}`gone`.]\n")

    assert faults(manuscript) == [("broken-link", "one.md", 5)]


@pytest.mark.parametrize(
    ("written", "notes"),
    [
        ("A^[with [a link](#one) in it] b", ["with a link in it"]),
        ("A^[with `]` in it] b", ["with ] in it"]),
        (r"A^[with \] in it] b", ["with ] in it"]),
        ("- A^[in a list]\n- B", ["in a list"]),
        ("> A^[in a quotation]", ["in a quotation"]),
        (":::{note}\nA^[in a box]\n:::", ["in a box"]),
        (":::{table} T\n\n| A^[of a head] | B |\n| - | - |\n| 1 | 2^[of a cell] |\n:::",
         ["of a head", "of a cell"]),
        ("A[^x]\n\n[^x]: So^[in a note].", ["So.", "in a note"]),
        ("A^[outer^[inner]] b", ["outer", "inner"]),
    ],
)  # fmt: skip
def test_wherever_it_stands(tmp_path, written, notes):
    manuscript = read(tmp_path, f"# One {{#one}}\n\n{written}\n")

    assert faults(manuscript) == []
    assert [text for _, text in _notes(manuscript)] == notes


@pytest.mark.parametrize("written", ["`A^[b]`", r"A\^[b]", "A^[]", "A^[b", "x^2^ and [b]"])
def test_what_is_no_note_makes_none(tmp_path, written):
    manuscript = read(tmp_path, f"# One\n\n{written}\n")

    assert manuscript.document.notes == ()
    assert "b" in all_text(manuscript.document) or written == "A^[]"


def test_code_stays_code(tmp_path):
    manuscript = read(tmp_path, "# One\n\nA `x^[y]` b.^[So.]\n")

    assert Code("x^[y]") in manuscript.document.sections[0].blocks[0].sentences[0].inlines
