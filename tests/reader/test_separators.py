"""Signs that end lines elsewhere are white space in the book, are told, and move no line."""

from pathlib import Path

import pytest

from pipeline.checks import check_document
from pipeline.exporters.base import Assets
from pipeline.model import CodeBlock, LineBreak, Para, Position, Table
from pipeline.model.codec import to_json
from pipeline.reader import Manuscript
from tests.reader.manuscripts import all_text, faults, read, texts

SIGNS = ["\x0b", "\x0c", "\x85", "\u2028", "\u2029"]
TABLE = "# One\n\n```{csv-table} Cities\n:header-rows: 1\n:file: t.csv\n```\n"


def _told(*lines: int, file: str = "one.md") -> list[tuple[str, str, int]]:
    return [("line-separator", file, line) for line in lines]


def _judged(manuscript: Manuscript, folder: Path) -> list[tuple[str, Position | None]]:
    found = check_document(manuscript.document, Assets(folder))
    return [(fault.code, fault.position) for fault in found]


@pytest.mark.parametrize("sign", SIGNS)
def test_it_is_a_space_in_text_of_every_kind(tmp_path, sign):
    text = f"# One{sign}two\n\nAlpha{sign}beta.\n\n- gamma{sign}delta\n\n> `e{sign}f` end\n"
    manuscript = read(tmp_path, text)

    assert all_text(manuscript.document) == "One two Alpha beta. gamma delta e f end"
    assert faults(manuscript) == _told(1, 3, 5, 7)
    assert not set(SIGNS) & set(to_json(manuscript.document))


@pytest.mark.parametrize("sign", SIGNS)
def test_each_is_told_by_its_code_point_with_what_to_do(tmp_path, sign):
    (fault,) = read(tmp_path, f"# One\n\nAlpha{sign}beta.\n").diagnostics

    assert fault.severity == "warning"
    assert f"U+{ord(sign):04X}, a" in fault.message
    assert "read as a space" in fault.message
    assert "backslash" in str(fault.hint)


@pytest.mark.parametrize("sign", SIGNS)
def test_a_line_of_nothing_else_is_blank_and_told(tmp_path, sign):
    manuscript = read(tmp_path, f"# One\n\nAlpha.\n{sign}\nBeta.\n")

    assert [type(block) for block in manuscript.document.sections[0].blocks] == [Para, Para]
    assert faults(manuscript) == _told(4)


@pytest.mark.parametrize("sign", SIGNS)
def test_at_the_end_of_a_line_it_breaks_none(tmp_path, sign):
    manuscript = read(tmp_path, f"# One\n\nAlpha{sign * 3}\nbeta.\n")
    (sentence,) = manuscript.document.sections[0].blocks[0].sentences

    assert sentence.text == "Alpha beta."
    assert not any(isinstance(inline, LineBreak) for inline in sentence.inlines)


@pytest.mark.parametrize("sign", SIGNS)
def test_lines_of_code_stay_whole(tmp_path, sign):
    (code,) = read(tmp_path, f"# One\n\n```\na{sign}b\nc\n```\n").document.sections[0].blocks

    assert isinstance(code, CodeBlock)
    assert texts(code.lines) == ["a b", "c"]


@pytest.mark.parametrize("sign", SIGNS)
def test_the_lines_below_keep_their_numbers(tmp_path, sign):
    manuscript = read(tmp_path, f"# One\n\na{sign}b\n{sign}\n[x](#nowhere)\n")

    assert ("broken-link", Position("one.md", 5)) in _judged(manuscript, tmp_path)


@pytest.mark.parametrize("sign", SIGNS)
def test_a_cell_of_a_table_keeps_its_words_and_its_line(tmp_path, sign):
    cells = f'City,Note\nLeeds{sign}North,"a{sign}b"\nYork,[x](#nowhere)\n'
    manuscript = read(tmp_path, TABLE, **{"t.csv": cells})
    (table,) = manuscript.document.sections[0].blocks

    assert isinstance(table, Table)
    rows = [[texts(cell.sentences) for cell in row.cells] for row in table.rows]
    assert rows[0] == [["Leeds North"], ["a b"]]
    assert len(rows) == 2
    assert faults(manuscript) == _told(2, file="t.csv")
    assert ("broken-link", Position("t.csv", 3)) in _judged(manuscript, tmp_path)


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\u2029"])
def test_in_book_toml_it_moves_no_line(tmp_path, sign):
    toml = f'rights = "a{sign}b"\nno-such-key = 1\n'
    (fault,) = (f for f in read(tmp_path, "# One\n", toml).diagnostics if f.code == "unknown-key")

    assert fault.position
    assert fault.position.line == 6


@pytest.mark.parametrize("number", ["&#8232;", "&#x2029;", "&#12;"])
def test_one_that_is_written_by_its_number_is_told(tmp_path, number):
    manuscript = read(tmp_path, f"# One\n\nAlpha{number}beta.\n")

    assert _judged(manuscript, tmp_path) == [("unusable-character", Position("one.md", 3))]
