"""Data tables as XHTML (WCAG 2.2, techniques H39, H43, H63)."""

from collections.abc import Iterator

from pipeline.exporters.shared.captions import caption_label
from pipeline.exporters.xhtml.inlines import Scope, labelled, sentences
from pipeline.exporters.xhtml.markup import element
from pipeline.model import Cell, Row, Table

_NARROW = 20.0  # em that stand side by side at 200 % on a page 700 pixels wide
_LETTER = 0.62  # em of a letter in the widest of the usual text fonts, such as DejaVu Sans
_BOLD_LETTER = 0.7
_PADDING = 1.0  # em of a cell, both sides


def table(scope: Scope, block: Table) -> str:
    """The table; ``headers`` names each cell's headers where they stand on two sides or rows."""
    linked = _has_two_dimensions(block)
    head = "".join(_row(scope, block, n, row, linked=linked) for n, row in enumerate(block.head))
    body = "".join(
        _row(scope, block, n, row, linked=linked)
        for n, row in enumerate(block.rows, len(block.head))
    )
    parts = [caption(scope, block)]
    if head:
        parts.append(element("thead", None, f"\n{head}"))
    if body:
        parts.append(element("tbody", None, f"\n{body}"))
    attributes = {"id": block.id, "class": "wide" if _is_wide(block) else None}
    return element("table", attributes, "\n" + "\n".join(parts) + "\n")


def _is_wide(block: Table) -> bool:
    """Whether words must be broken lest the table runs over a small screen or large print."""
    widths = [0.0] * len(block.columns)
    for row in (*block.head, *block.rows):
        for n, cell in enumerate(row.cells):
            widths[n] = max(widths[n], _narrowest(cell))
    return sum(widths) > _NARROW


def _narrowest(cell: Cell) -> float:
    """How wide a cell is at least, in em: its longest word. The reader's font is not known."""
    letter = _LETTER if cell.header is None else _BOLD_LETTER
    return _PADDING + letter * max(map(len, cell.text.split()), default=0)


def caption(scope: Scope, block: Table) -> str:
    """The caption with the table's number; nothing when there is neither."""
    number = caption_label(scope.plan.document.labels, "table", block.number)
    if not (block.caption or number):
        return ""
    return element("caption", None, labelled(scope, number, block.caption))


def _row(scope: Scope, block: Table, number: int, row: Row, *, linked: bool) -> str:
    cells = (
        _cell(scope, block, (number, n), cell, linked=linked) for n, cell in enumerate(row.cells)
    )
    return element("tr", None, "".join(cells)) + "\n"


def _cell(scope: Scope, block: Table, place: tuple[int, int], cell: Cell, *, linked: bool) -> str:
    row, column = place
    content = sentences(scope, cell.sentences)
    align = block.columns[column].align if column < len(block.columns) else "default"
    css = None if align == "default" else f"align-{align}"
    if cell.header is None or not cell.text.strip():
        headers = " ".join(_headers(block, row, column)) if linked else ""
        return element("td", {"class": css, "headers": headers or None}, content)
    attributes = {
        "id": _header_id(cell) if linked else None,
        "class": css,
        "scope": "col" if cell.header == "column" else "row",
    }
    return element("th", attributes, content)


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
