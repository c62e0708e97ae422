"""Tables: without headers nobody who listens knows what a figure means (WCAG 1.3.1)."""

from collections.abc import Iterator, Sequence

from pipeline.checks.view import View
from pipeline.diagnostics import Diagnostic
from pipeline.files import FileFault, locate, refuse_large
from pipeline.model import Cell, Position, Row, Table


def _tables(view: View) -> Iterator[Table]:
    return (block for block in view.blocks if isinstance(block, Table))


def check_captions(view: View) -> Iterator[Diagnostic]:
    """Every table has a caption, by which it is found and skipped."""
    for table in _tables(view):
        if not any(sentence.text.strip() for sentence in table.caption):
            hint = "Write it after the directive's name: ':::{table} What it shows'."
            message = "a table has no caption"
            yield Diagnostic("missing-caption", "warning", message, table.position, hint)


def check_headers(view: View) -> Iterator[Diagnostic]:
    """Every table has headers, and no header is empty but the one in the corner."""
    for table in _tables(view):
        headers = [cell for row in _rows(table) for cell in row.cells if cell.header]
        if _rows(table) and not any(cell.text.strip() for cell in headers):
            hint = "Give it ':header-rows: 1', or ':stub-columns: 1' if each row begins with one."
            message = "the table has no headers"
            yield Diagnostic("missing-header", "error", message, table.position, hint)
            continue
        for row in table.head:
            yield from _empty_headers(row.cells, _corner(table), table)
        for row in table.rows:
            named = [cell for cell in row.cells if cell.header == "row"]
            yield from _empty_headers(named, 0, table)


def _corner(table: Table) -> int:
    """How many cells at the left of the head stand over row headers."""
    first = table.rows[0].cells if table.rows else ()
    return sum(cell.header == "row" for cell in first)


def _empty_headers(cells: Sequence[Cell], corner: int, table: Table) -> Iterator[Diagnostic]:
    for number, cell in enumerate(cells, 1):
        if number > corner and cell.header and not cell.text.strip():
            hint = "Name what stands below or beside it; listeners hear it before each cell."
            message = f"header {number} of a row is empty"
            position = _row_position(cells) or table.position
            yield Diagnostic("empty-header", "warning", message, position, hint)


def check_shapes(view: View) -> Iterator[Diagnostic]:
    """Every row has as many cells as the table has columns, and there are rows."""
    for table in _tables(view):
        if not table.rows and not _is_lost(table, view):
            hint = "Add its rows, or remove it."
            message = "the table has no rows"
            yield Diagnostic("empty-table", "error", message, table.position, hint)
        for row in _rows(table):
            if len(row.cells) != len(table.columns):
                message = f"the row has {len(row.cells)} cells, the table {len(table.columns)}"
                hint = "Add or remove cells; an empty cell is written too."
                position = _row_position(row.cells) or table.position
                yield Diagnostic("ragged-row", "error", message, position, hint)


def _is_lost(table: Table, view: View) -> bool:
    """Whether its file is missing or holds no CSV, which the reader has reported already."""
    if table.source is None:
        return False
    try:
        file = locate(view.assets.root, table.source)
        refuse_large(file, table.source)
        held = file.read_bytes()
    except (FileFault, OSError):
        return True
    return bool(held.strip()) and not table.head


def _rows(table: Table) -> tuple[Row, ...]:
    return (*table.head, *table.rows)


def _row_position(cells: Sequence[Cell]) -> Position | None:
    """Where a row stands: where its first sentence does."""
    return next((cell.sentences[0].position for cell in cells if cell.sentences), None)
