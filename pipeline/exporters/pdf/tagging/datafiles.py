"""The data of tables and charts as CSV files (RFC 4180), for those that come from none."""

import csv
import io
from collections.abc import Iterable, Sequence

from pipeline.exporters.pdf.tagging.tree import DataFile
from pipeline.model import Chart, Table


def table_data(table: Table) -> DataFile:
    """The text of every cell, the heads first."""
    rows = (*table.head, *table.rows)
    return _file(table.id, ([cell.text.strip() for cell in row.cells] for row in rows))


def chart_data(chart: Chart) -> DataFile:
    """Label and figure of every bar, in the words of the table that it draws."""
    head = [chart.label_heading, chart.value_heading]
    return _file(chart.id, (head, *([point.label, point.text] for point in chart.points)))


def _file(name: str, rows: Iterable[Sequence[str]]) -> DataFile:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return DataFile(f"{name}.csv", text.getvalue().encode())
