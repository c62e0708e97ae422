"""The books of the tests are sound, and the large one holds everything."""

from collections import Counter
from pathlib import Path

import pytest

from pipeline import model
from pipeline.checks import check_document
from pipeline.exporters.base import Assets
from pipeline.model.codec import from_json, to_json
from pipeline.model.walk import document_blocks, document_sentences, walk_inlines
from pipeline.reader import read_manuscript

ROOT = Path(__file__).parents[2]
BOOKS = [ROOT / "manuscript", *sorted((ROOT / "tests/books").iterdir())]


@pytest.mark.parametrize("folder", BOOKS, ids=lambda folder: folder.name)
def test_a_book_is_sound_and_can_be_kept(folder):
    manuscript = read_manuscript(folder)
    document = manuscript.document

    assert (*manuscript.diagnostics, *check_document(document, Assets(folder))) == ()
    assert from_json(to_json(document)) == document


def test_everything_is_in_the_large_book():
    document = read_manuscript(ROOT / "tests/books/everything").document
    shown = Counter(type(block) for block in document_blocks(document))
    for sentence in document_sentences(document):
        shown.update(type(inline) for inline in walk_inlines(sentence.inlines))
    kinds = {*model.blocks.Block.__args__, *model.inlines.Inline.__args__}

    assert kinds - set(shown) == set()
    assert len(document.notes) >= 4
    rain = next(b for b in document_blocks(document) if getattr(b, "id", "") == "rain")
    assert len(rain.rows) == 120
