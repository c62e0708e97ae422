"""The guide's form: sound, with its tables and chart, and easy to read."""

import re
from collections.abc import Iterable

from pipeline.checks import check_document
from pipeline.exporters.base import Assets
from pipeline.model.blocks import Block, Chart, Para, Plain, Table
from pipeline.model.walk import document_blocks, walk_blocks, walk_sections

TABLES = {
    "tbl-pay": (3, 3),
    "tbl-top-states": (2, 2),
    "tbl-training-routes": (3, 5),
    "tbl-careers": (4, 3),
}


def test_nothing_is_wrong_with_the_manuscript(manuscript):
    found = check_document(manuscript.document, Assets(manuscript.folder))

    assert (*manuscript.diagnostics, *found) == ()


def test_the_four_tables_have_captions_and_headers(guide):
    tables = {block.id: block for block in document_blocks(guide) if isinstance(block, Table)}

    assert {name: (len(t.rows), len(t.columns)) for name, t in tables.items()} == TABLES
    for table in tables.values():
        assert table.caption
        assert table.source is not None
        assert [cell.header for row in table.head for cell in row.cells] == ["column"] * len(
            table.columns
        )
        if len(table.columns) > 2:
            assert all(row.cells[0].header == "row" for row in table.rows)


def test_the_chart_draws_the_pay_table(guide):
    (chart,) = [block for block in document_blocks(guide) if isinstance(block, Chart)]

    assert chart.table == "tbl-pay"
    assert [(point.text, point.value) for point in chart.points] == [
        ("just over $38,000", 38_000),
        ("about $41,000", 41_000),
        ("about $33,000", 33_000),
    ]
    assert chart.alt
    assert chart.description


def test_the_words_are_those_of_a_reader_in_grade_eight_to_ten(guide):
    assert 8 <= _grade(document_blocks(guide)) <= 10


def test_no_section_is_much_harder_than_the_rest(guide):
    for section in guide.sections:
        blocks = [b for part in walk_sections([section]) for b in walk_blocks(part.blocks)]

        assert _grade(blocks) <= 11, section.id


def _grade(blocks: Iterable[Block]) -> float:
    """The Flesch-Kincaid grade level (Kincaid and others, 1975) of the whole sentences."""
    texts = [b.sentences for b in blocks if isinstance(b, Para | Plain)]
    sentences = [s.text for sentences in texts for s in sentences if s.text.strip()[-1] in ".?!"]
    words = re.findall(r"[A-Za-z]+(?:['\u2019][a-z]+)?", " ".join(sentences))
    syllables = sum(_syllables(word) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def _syllables(word: str) -> int:
    """The groups of vowels, without a silent e at the end."""
    count = len(re.findall(r"[aeiouy]+", word.lower()))
    silent = re.search(r"[^aeiouyl]e$|[^aeioutd]ed$", word.lower())
    return max(1, count - bool(silent))
