"""A guess of outloud that the tags disprove is a warning; one that they bear out stays an error."""

import pikepdf

from pipeline.model import Cell, Column, Row, Table
from pipeline.validators.judges.pdf_judges import outloud
from tests.exporters.pdf.books import book, print_document, section, sentence


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
