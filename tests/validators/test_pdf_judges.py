"""A guess of outloud that the tags disprove is a warning; one that they bear out stays an error."""

from dataclasses import replace

import pikepdf
from PIL import Image

from pipeline.model import Cell, Column, Row, Table
from pipeline.validators.judges.pdf_judges import outloud
from tests.exporters.pdf.books import book, paragraphs, print_document, section, sentence


def _severities(file, rule="TBL-010"):
    return [finding.severity for finding in outloud(file).findings if finding.rule == rule]


def _printed(folder, heads: int, rows: int, columns: int):
    """A table with so many head rows and one header at the left of each row."""

    def cell(row: int, column: int) -> Cell:
        header = "column" if row < heads else "row" if column == 0 else None
        return Cell((sentence(10 + row * columns + column, f"Word{row}{column}"),), header)

    grid = [Row(tuple(cell(r, c) for c in range(columns))) for r in range(heads + rows)]
    head, body = tuple(grid[:heads]), tuple(grid[heads:])
    table = Table("t", (sentence(5, "Tasks"),), (Column(),) * columns, head, body, 1)
    return print_document(book(section(table, title="Tables")), folder).file


def test_a_small_table_with_headers_above_and_beside_has_none_in_shreds(tmp_path):
    assert _severities(_printed(tmp_path, heads=1, rows=2, columns=3)) == ["warning"]


def test_a_long_table_of_two_columns(tmp_path):
    assert _severities(_printed(tmp_path, heads=1, rows=9, columns=2)) == ["warning"]


def test_a_head_in_many_rows_stays_an_error(tmp_path):
    assert _severities(_printed(tmp_path, heads=4, rows=2, columns=3)) == ["error"]


def test_a_header_amid_the_data_stays_an_error(tmp_path):
    file = _printed(tmp_path, heads=1, rows=2, columns=3)
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        cells = [
            o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/TD"
        ]
        cells[-1].S = pikepdf.Name.TH
        pdf.save()

    assert _severities(file) == ["error"]


def _covered(folder):
    """A book whose cover is a picture that fills its page."""
    folder.mkdir(parents=True, exist_ok=True)
    Image.effect_noise((620, 877), 80).save(folder / "cover.png")
    document = book(section(*paragraphs(1), title="One"))
    facts = replace(document.metadata, cover="cover.png", cover_alt="Grey dots")
    return print_document(replace(document, metadata=facts), folder).file


def test_a_cover_that_is_a_picture_with_an_alternative_is_no_scan(tmp_path):
    assert _severities(_covered(tmp_path), "DOC-004") == ["warning"]


def test_a_page_that_is_a_picture_without_one_stays_an_error(tmp_path):
    file = _covered(tmp_path)
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        for one in pdf.objects:
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure":
                del one.Alt
        pdf.save()

    assert _severities(file, "DOC-004") == ["error"]
