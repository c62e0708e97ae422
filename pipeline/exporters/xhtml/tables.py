"""Data tables as XHTML (WCAG 2.2, techniques H39, H43, H63)."""

from collections.abc import Iterator

from pipeline.exporters.shared.captions import caption_label
from pipeline.exporters.xhtml.inlines import Scope, labelled, pages_inside, sentences, unmarked
from pipeline.exporters.xhtml.markup import element
from pipeline.model import Cell, Row, Table

STACKED = (8, 12, 16, 20, 24, 28, 32, 36)
"""Widths in em; a table that may need more than one of them is stacked where there is no more."""
_LETTER = 0.74  # em of a letter in a wide font such as DejaVu Sans, spaced as WCAG 1.4.12 says
_BOLD_LETTER = 0.84
_PADDING = 1.1  # em of a cell, both sides and its border


def table(scope: Scope, block: Table) -> str:
    """The table; ``headers`` names each cell's headers where they stand on two sides or rows.

    Every part has its role, which it would lose where a narrow page sets the rows as blocks.
    """
    linked = _has_two_dimensions(block)
    head = "".join(_row(scope, block, n, row, linked=linked) for n, row in enumerate(block.head))
    body = "".join(
        _row(scope, block, n, row, linked=linked)
        for n, row in enumerate(block.rows, len(block.head))
    )
    marks = pages_inside(scope, block.caption)  # no page may begin between a table and its rows
    parts = [caption(unmarked(scope, block.caption) if marks else scope, block)]
    if head:
        parts.append(scope.element("thead", {"role": "rowgroup"}, f"\n{head}"))
    if body:
        parts.append(scope.element("tbody", {"role": "rowgroup"}, f"\n{body}"))
    attributes = {"id": block.id, "role": "table"}
    whole = scope.element("table", attributes, "\n" + "\n".join(parts) + "\n")
    return element("div", {"class": _frame_class(block)}, f"\n{marks}{whole}\n")


def _frame_class(block: Table) -> str:
    """How wide the page must be for the rows to stand as rows, their words unbroken."""
    widths = [0.0] * len(block.columns)
    for row in (*block.head, *block.rows):
        for n, cell in enumerate(row.cells):
            widths[n] = max(widths[n], _narrowest(cell))
    if len(widths) < 2:  # noqa: PLR2004  (one column is a stack already)
        return "data"
    needed = next((width for width in STACKED if width >= sum(widths)), None)
    return f"data stack-{needed}" if needed else f"data stack-{STACKED[-1]} wide"


def _narrowest(cell: Cell) -> float:
    """How wide a cell is at least, in em: its longest word. The reader's font is not known."""
    letter = _LETTER if cell.header is None else _BOLD_LETTER
    return _PADDING + letter * max(map(len, cell.text.split()), default=0)


def caption(scope: Scope, block: Table) -> str:
    """The caption with the table's number; nothing when there is neither."""
    number = caption_label(scope.plan.document.labels, "table", block.number)
    if not (block.caption or number):
        return ""
    return element("caption", None, labelled(scope, "table", number, block.caption))


def _row(scope: Scope, block: Table, number: int, row: Row, *, linked: bool) -> str:
    cells = (
        _cell(scope, block, (number, n), cell, linked=linked) for n, cell in enumerate(row.cells)
    )
    attributes = {"id": row_id(row) if scope.plan.heard else None, "role": "row"}
    return scope.element("tr", attributes, "".join(cells)) + "\n"


def _cell(scope: Scope, block: Table, place: tuple[int, int], cell: Cell, *, linked: bool) -> str:
    row, column = place
    content = sentences(scope, cell.sentences)
    align = block.columns[column].align if column < len(block.columns) else "default"
    css = None if align == "default" else f"align-{align}"
    if cell.header is None or not cell.text.strip():
        headers = " ".join(_headers(block, row, column)) if linked else ""
        said = {
            "headers": headers or None,
            "role": "cell",
            "data-label": _label(block, row, column),
        }
        own = cell_id(cell) if scope.plan.heard else None
        return scope.element("td", {"id": own, "class": css, **said}, content)
    attributes = {
        "id": cell_id(cell) if linked or scope.plan.heard else None,
        "class": css,
        "scope": "col" if cell.header == "column" else "row",
        "role": "columnheader" if cell.header == "column" else "rowheader",
    }
    return scope.element("th", attributes, content)


def _label(block: Table, row: int, column: int) -> str | None:
    """What heads the column, for the eye, where a narrow page sets its cells one below the other.

    Assistive technology knows it from the headers.
    """
    if row < len(block.head):
        return None
    above = (head.cells[column] for head in block.head if column < len(head.cells))
    return ", ".join(cell.text.strip() for cell in above if _is_header(cell)) or None


def _has_two_dimensions(block: Table) -> bool:
    beside = any(cell.header == "row" for row in block.rows for cell in row.cells)
    return len(block.head) > 1 or (bool(block.head) and beside)


def _headers(block: Table, row: int, column: int) -> Iterator[str]:
    """The ids of the headers above and beside a data cell of the body."""
    if row < len(block.head):
        return
    for above in block.head:
        if column < len(above.cells) and _is_header(above.cells[column]):
            yield _header_id(above.cells[column])
    for number, cell in enumerate(block.rows[row - len(block.head)].cells):
        if number != column and cell.header == "row" and _is_header(cell):
            yield _header_id(cell)


def _is_header(cell: Cell) -> bool:
    return cell.header is not None and bool(cell.text.strip())


def _header_id(cell: Cell) -> str:
    return f"{cell.sentences[0].id}_header"


def cell_id(cell: Cell) -> str | None:
    """The id of a cell: a header's that others name, or one that an overlay needs."""
    if not cell.sentences:
        return None
    return _header_id(cell) if _is_header(cell) else f"{cell.sentences[0].id}_cell"


def row_id(row: Row) -> str | None:
    """The id of a row in an edition that is heard, made of its first sentence's."""
    first = next((one for cell in row.cells for one in cell.sentences), None)
    return f"{first.id}_row" if first else None
