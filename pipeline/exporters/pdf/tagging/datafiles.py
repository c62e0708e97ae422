"""The data of tables and charts as CSV files (RFC 4180), for those that come from none."""

import csv
import io
from collections.abc import Iterable, Sequence

from pipeline.model import Chart, Table


def data_name(block: Table | Chart) -> str:
    """The name of the file, unique in the book."""
    return f"{block.id}.csv"


def data_key(block: Table | Chart) -> str:
    """How the file is named among all: no path of a manuscript holds a colon."""
    return f"data:{data_name(block)}"


def data_file(block: Table | Chart) -> bytes:
    """What a table or a chart shows."""
    return _written(_table(block) if isinstance(block, Table) else _chart(block))


def _table(table: Table) -> Iterable[Sequence[str]]:
    """The text of every cell, the heads first."""
    return ([cell.text.strip() for cell in row.cells] for row in (*table.head, *table.rows))


def _chart(chart: Chart) -> Iterable[Sequence[str]]:
    """Label and figure of every bar, in the words of the table that it draws."""
    head = [chart.label_heading, chart.value_heading]
    return (head, *([point.label, point.text] for point in chart.points))


def _written(rows: Iterable[Sequence[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()
