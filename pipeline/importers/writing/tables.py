"""Tables of pandoc's tree as CSV, with their headers."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.importers.pandoc import Node, attributes, plain, walk
from pipeline.importers.writing.context import Chapter, without_label
from pipeline.importers.writing.inlines import write_line, write_paragraph

_ALIGN = {"AlignLeft": "left", "AlignRight": "right", "AlignCenter": "center"}
_MOST = 1000  # columns or rows that a merged cell can claim


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's blocks, and how many rows and columns it covers."""

    blocks: list[Node]
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: all its rows, of which the first ``heads`` are headers, and ``stubs`` columns."""

    rows: list[list[str]]
    heads: int
    stubs: int
    merged: bool


def read_rows(content: Sequence[Any]) -> tuple[list[list[Cell]], int, int]:
    """Rows, number of header rows, number of header columns."""
    head = [_cells(row) for row in content[3][1]]
    body: list[list[Cell]] = []
    for part in content[4]:
        body += [_cells(row) for row in (*part[2], *part[3])]
    stubs = max((part[1] for part in content[4]), default=0)
    foot = [_cells(row) for row in content[5][1]]
    return [*head, *body, *foot], len(head), stubs


def _cells(row: Sequence[Any]) -> list[Cell]:
    return [Cell(one[4], min(one[2], _MOST), min(one[3], _MOST)) for one in row[1]]


def make_grid(content: Sequence[Any], chapter: Chapter) -> Grid:
    """The table with every cell filled: what is merged is said in each cell that it covers."""
    rows, heads, stubs = read_rows(content)
    written: list[dict[int, str]] = [{} for _ in rows]
    merged = False
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            while column in written[number]:
                column += 1
            text = write_cell(cell.blocks, chapter)
            merged = merged or cell.rows > 1 or cell.columns > 1
            _fill(written, number, column, cell, text)
            column += cell.columns
    width = max((max(row, default=-1) + 1 for row in written), default=0)
    filled = [[row.get(n, "") for n in range(width)] for row in written]
    return _grid(filled, heads, stubs, merged=merged)


def _fill(written: list[dict[int, str]], top: int, left: int, cell: Cell, text: str) -> None:
    """Put a cell's text into each place that it covers; a note is called in the first alone."""
    again = text if "[^" not in text and "{#" not in text else ""
    for row in range(top, min(top + cell.rows, len(written))):
        for column in range(left, left + cell.columns):
            written[row][column] = text if (row, column) == (top, left) else again


def _grid(rows: list[list[str]], heads: int, stubs: int, *, merged: bool) -> Grid:
    """The grid without the empty head that pandoc gives a table that has none."""
    while heads and rows and not any(rows[0]):
        rows, heads = rows[1:], heads - 1
    kept = [row for row in rows if any(cell.strip() for cell in row)]
    if len(kept) <= heads:
        kept = [_row(row) for row in rows]  # a form to be filled in
    return Grid(kept, min(heads, len(kept)), stubs, merged)


def _row(row: list[str]) -> list[str]:
    """A row that counts as one though nothing is in it."""
    return row if any(cell.strip() for cell in row) else ["<!-- -->", *row[1:]]


def write_cell(blocks: Sequence[Node], chapter: Chapter) -> str:
    """A cell: its paragraphs and items are lines of their own."""
    lines = [line for block in blocks for line in _lines(block, chapter)]
    return "\n".join(line for line in lines if line)


def _lines(block: Node, chapter: Chapter) -> list[str]:
    kind: str = block["t"]
    content: Any = block.get("c")
    if kind in ("Para", "Plain"):
        return write_paragraph(content, chapter).replace("\\\n", "\n").split("\n")
    if kind == "Header":
        return [write_line(content[2], chapter)]
    if kind == "CodeBlock":
        from pipeline.importers.writing.escapes import code  # noqa: PLC0415

        return [code(line) for line in content[1].split("\n") if line.strip()]
    if kind in ("RawBlock", "HorizontalRule"):
        return []
    if kind == "Table":
        rows, _heads, _stubs = read_rows(content)
        caption = [line for one in content[1][1] for line in _lines(one, chapter)]
        return caption + [
            "; ".join(write_cell(c.blocks, chapter).replace("\n", " ") for c in r) for r in rows
        ]
    if kind == "Figure":
        return [line for one in (*content[2], *content[1][1]) for line in _lines(one, chapter)]
    if kind == "LineBlock":
        return [write_line(line, chapter) for line in content]
    return [line for one in _inner(block) for line in _lines(one, chapter)]


def _inner(block: Node) -> list[Node]:
    kind: str = block["t"]
    content: Any = block.get("c")
    match kind:
        case "BulletList":
            return [one for item in content for one in item]
        case "OrderedList":
            return [one for item in content[1] for one in item]
        case "DefinitionList":
            found: list[Node] = []
            for term, definitions in content:
                found.append({"t": "Plain", "c": term})
                found += [one for definition in definitions for one in definition]
            return found
        case "BlockQuote":
            return list(content)
        case "Div":
            return list(content[1])
    return []


def is_box(content: Sequence[Any]) -> bool:
    """Whether a table is a single cell, as word processors draw boxes with."""
    rows, _heads, _stubs = read_rows(content)
    return sum(bool(plain(cell.blocks)) for row in rows for cell in row) <= 1 and all(
        len(row) <= 1 for row in rows if any(plain(cell.blocks) for cell in row)
    )


def write_table(content: Sequence[Any], chapter: Chapter, stem: str) -> list[str]:
    """The lines of the directive; the cells are kept in a CSV file."""
    name = attributes(content[0])[0]
    caption = " ".join(
        write_line(one["c"], chapter)
        for one in walk(content[1][1])
        if one["t"] in ("Para", "Plain")
    )
    caption = without_label(caption, "table", chapter)
    grid = make_grid(content, chapter)
    if grid.merged:
        chapter.tell("changed", "merged cells are written in each place that they cover", caption)
    if not grid.rows:
        return [caption] if caption else []
    path = chapter.table(stem, _csv(grid.rows))
    lines = [f":::{{csv-table}} {caption}".rstrip(), f":file: {path}"]
    lines.append(f":header-rows: {grid.heads}")
    if grid.stubs:
        lines.append(f":stub-columns: {min(grid.stubs, len(grid.rows[0]))}")
    align = [_ALIGN.get(spec[0]["t"], "default") for spec in content[2]]
    if set(align) - {"default"}:
        lines.append(f":align: {' '.join(align)}")
    if name and (given := chapter.anchor(name)):
        lines.append(f":name: {given}")
    return [*lines, ":::"]


def _csv(rows: list[list[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()
