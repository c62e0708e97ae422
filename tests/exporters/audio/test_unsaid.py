# ruff: noqa: RUF001  (signs that look alike are what this is about)
"""What has no words: signs alone are named, empty cells are blank, unknown letters are reported."""

import pytest

from pipeline.exporters.audio.options import AudioOptions
from pipeline.exporters.audio.script.narrator import narrate
from pipeline.exporters.audio.voice.engines import open_engine
from pipeline.exporters.audio.voice.engines.base import EngineChoice
from pipeline.model import BulletList, Cell, Column, ListItem, Para, Plain, Row, Section, Table
from pipeline.validators.proofs.narration import check_narration
from tests.exporters.audio.book import book, plain_book, sentence

SIGNS = ("—", "–", "-", "…", "...", "?", "!!!", "$", "/", "+", "✓", "%", "“”", "*")


def signs_book():
    """Every sign in a cell, an item, a paragraph and a heading of its own."""
    rows = tuple(Row((Cell((sentence(sign),)),)) for sign in SIGNS)
    head = Row((Cell((sentence("Value"),), "column"),))
    blocks = (
        Table("t", (sentence("Signs"),), (Column(),), (head,), rows),
        BulletList(tuple(ListItem((Plain((sentence(sign),)),)) for sign in SIGNS)),
        *(Para((sentence(sign),)) for sign in SIGNS),
    )
    inner = tuple(Section(f"h{n}", 2, sentence(sign)) for n, sign in enumerate(SIGNS))
    return book(Section("one", 1, sentence("One"), blocks, inner))


def said(document):
    script = narrate(document, AudioOptions(opening=False))
    return [utterance.text for section in script.sections for utterance in section.utterances]


def test_a_book_of_signs_is_narrated_and_proved(narrate_book):
    document = signs_book()
    export, work = narrate_book(document)

    assert export.diagnostics == ()
    assert check_narration(document, work.glob("*.mp3")) == ()


def test_signs_alone_are_named_and_dashes_in_cells_are_blank():
    texts = said(signs_book())
    cells = texts[texts.index("Row 1.") : texts.index("List with 14 items.")]

    assert cells.count("blank.") == sum(sign in "—–-…...“”" for sign in SIGNS)
    assert {"question mark.", "exclamation mark.", "dollar sign.", "slash.", "plus."} <= set(cells)


def test_a_sentence_that_the_voice_cannot_say_is_an_error_and_words_inside_one_a_warning(
    narrate_book,
):
    export, _ = narrate_book(plain_book("Say this.", "漢字。", "The 中文 sign."), opening=False)

    assert [(f.code, f.severity) for f in export.diagnostics] == [
        ("unsaid-text", "error"),
        ("unsaid-words", "warning"),
    ]
    assert "'中文'" in export.diagnostics[1].message


@pytest.mark.parametrize("text", ["naïve café", "Ørsted’s œuvre", "5 mg, 3rd"])
def test_latin_letters_of_any_kind_can_be_said(text):
    assert open_engine(EngineChoice("hibari")).cannot_say(text) == ()


def test_the_end_of_a_list_inside_another_is_announced():
    inner = BulletList((ListItem((Plain((sentence("Deep"),)),)),))
    outer = BulletList(
        (ListItem((Plain((sentence("One"),)), inner)), ListItem((Plain((sentence("Two"),)),)))
    )
    texts = said(book(Section("one", 1, sentence("Lists"), (outer,))))

    assert texts[-3:] == ["Deep", "End of list.", "Two"]
