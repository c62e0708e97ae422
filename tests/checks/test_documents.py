"""What the reader never lets through is found as well, in documents that a program made."""

import dataclasses

import pytest
from hypothesis import Phase, given, settings

from pipeline.model import (
    Abbr,
    Abbreviation,
    Admonition,
    Cell,
    Code,
    CodeBlock,
    Column,
    Note,
    NoteRef,
    Position,
    Pronunciation,
    Row,
    Span,
    Str,
    Subscript,
    Table,
)
from tests.checks.documents import BOOK, Maker, book, codes, faults
from tests.slow import examples
from tests.strategies import documents, write_images


def test_a_sound_book_has_no_fault():
    assert faults(book(Maker().para("Nothing is wrong here."))) == ()


@pytest.mark.parametrize("language", ["", "und", " "])
def test_a_missing_language(language):
    (fault,) = faults(book(metadata=dataclasses.replace(BOOK, language=language)))

    assert (fault.code, fault.severity) == ("missing-language", "error")
    assert fault.position == Position("book.toml")


def test_a_book_without_title():
    assert codes(book(metadata=dataclasses.replace(BOOK, title=" "))) == ["empty-title"]


def test_a_cover_without_text():
    metadata = dataclasses.replace(BOOK, cover="cover.png")

    assert codes(book(metadata=metadata)) == ["missing-alt"]
    assert codes(book(metadata=dataclasses.replace(metadata, cover_alt="A tree."))) == []


def test_an_id_that_names_two_places():
    make = Maker()
    first = Admonition("note", make.sentence("A"), (make.para("Text."),), "gap")
    second = Admonition("tip", make.sentence("B"), (make.para("Text."),), "gap", make.at())
    (fault,) = faults(book(first, second))

    assert (fault.code, fault.position) == ("duplicate-id", Position("one.md", 5))


def test_a_sentence_whose_id_an_anchor_has():
    make = Maker()

    assert codes(book(make.para("Text", Span((Str("x"),), id="one_s1")))) == ["duplicate-id"]


def test_notes_and_their_calls():
    make = Maker()
    called = make.para("Text.", NoteRef("c1", "n1", "1"))
    note = Note("n1", "1", (make.para("The note."),), "one")

    assert codes(book(called, notes=(note,))) == []
    assert codes(book(called)) == ["missing-note"]
    assert codes(book(notes=(note,))) == ["unused-note"]
    assert codes(book(called, notes=(dataclasses.replace(note, blocks=()),))) == ["empty-note"]


def test_a_row_that_is_too_short():
    make = Maker()

    def row(*texts: str, header=None) -> Row:
        return Row(tuple(Cell((make.sentence(text),), header) for text in texts))

    head = row("A", "B", header="column")
    table = Table("t", (make.sentence("C"),), (Column(), Column()), (head,), (row("1"),))
    (fault,) = faults(book(table))

    assert (fault.code, fault.position) == ("ragged-row", Position("one.md", 4))


@pytest.mark.parametrize(
    ("char", "point"),
    [
        ("\x00", "U+0000"),
        ("\x1b", "U+001B"),
        ("\x85", "U+0085"),
        ("\x9f", "U+009F"),
        ("\ue000", "U+E000"),
        ("\ufdd0", "U+FDD0"),
        ("\ufffe", "U+FFFE"),
        ("\ud800", "U+D800"),
        ("\ufffd", "U+FFFD"),
        ("\U000f0001", "U+F0001"),
        ("\U0001ffff", "U+1FFFF"),
        ("\u200d", None),
        ("\ufeff", None),
        ("\t", None),
        ("\U0001f469", None),
    ],
)
def test_characters_are_told_by_their_code_point(char, point):
    found = faults(book(Maker().para(f"a{char}b")))

    assert [fault.code for fault in found] == ["unusable-character"] * (point is not None)
    assert all(f"{point} " in fault.message for fault in found)


def test_characters_in_alternatives_code_and_facts():
    make = Maker()
    code = CodeBlock((make.sentence("x = \ue000"),))
    metadata = dataclasses.replace(BOOK, publisher="\x07")

    assert codes(book(code, metadata=metadata)) == ["unusable-character"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Chapter XIV tells of Louis XVI.",
        "It is OK in the USA and on TV.",
        "STOP! DO NOT ENTER!",
        "Please DO NOT ENTER this room.",
        "The American Medical Association (AMA) met. The AMA spoke.",
        "The AMA (the doctors' association) met.",
        "I am A. He is B. Smith, M.D.",
        "This is VERYIMPORTANT to me.",
        "See https://example.org/ABC/DEF or me@EXAMPLE.ORG now.",
        "In 2016 the 4th of 12 came.",
        "McDonald and iPhone and eBay.",
    ],
)
def test_capitals_that_are_no_abbreviation(text):
    assert codes(book(Maker().para(text))) == []


@pytest.mark.parametrize(
    "text", ["The BLS says so.", "Many BLSs do.", "BLS's figures", "the BLS2 data", "Call AT&T."]
)
def test_an_abbreviation_that_nobody_explains(text):
    assert codes(book(Maker().para(text))) == ["undeclared-abbreviation"]


def test_an_abbreviation_is_told_once_with_its_uses():
    make = Maker()
    (fault,) = faults(book(make.para("The BLS."), make.para("The BLS again, and BLS.")))

    assert fault.position == Position("one.md", 1)
    assert "3 times" in fault.message


@pytest.mark.parametrize(
    "inline",
    [
        Abbr("BLS", "Bureau of Labor Statistics"),
        Code("BLS"),
        Span((Str("BLS"),), pronunciation=Pronunciation(letters=True)),
        Subscript((Str("BLS"),)),
    ],
)
def test_an_abbreviation_that_is_explained_or_code(inline):
    make = Maker()
    document = book(make.para("The ", inline, " is here."), CodeBlock((make.sentence("a BLS"),)))
    declared = dataclasses.replace(document, abbreviations=(Abbreviation("BLS", "Bureau"),))

    assert codes(declared) == []


def test_a_word_of_the_lexicon_is_no_abbreviation():
    document = book(Maker().para("The LEGO brick."), lexicon=(("LEGO", Pronunciation(say="Lego")),))

    assert codes(document) == []


@given(document=documents())
@settings(max_examples=examples(25), phases=[Phase.explicit, Phase.generate])
def test_generated_documents_have_no_errors(document, tmp_path_factory):
    folder = tmp_path_factory.getbasetemp() / "generated"
    write_images(folder)

    assert [fault for fault in faults(document, folder) if fault.severity == "error"] == []
