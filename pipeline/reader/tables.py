"""Tables typed in Markdown, and what all tables have in common."""

import re
from collections.abc import Sequence

from markdown_it.common.utils import isStrSpace
from markdown_it.rules_block.table import escapedSplit

from pipeline.diagnostics import did_you_mean
from pipeline.model import Alignment, Cell, Column, Position, Row, Sentence, Table
from pipeline.reader.nodes import Node
from pipeline.reader.numbers import is_plain_number
from pipeline.reader.sentences import read_sentences
from pipeline.reader.state import Scope

_ALIGNMENTS: dict[str, Alignment] = {
    "default": "default",
    "left": "left",
    "center": "center",
    "right": "right",
}
_STYLE = "text-align:"
Grid = Sequence[Sequence[tuple[Sentence, ...]]]


def pipe_table(node: Node, scope: Scope, stubs: int = 0) -> Table:
    """A table typed with pipes. ``stubs`` columns from the left are row headers."""
    report_lost_cells(node, scope)
    grid: list[list[tuple[Sentence, ...]]] = []
    alignments: list[str] = []
    for row in (row for part in node.children for row in part.children):
        cells = [read_sentences(cell.inline, scope) for cell in row.children]
        grid.append(cells)
        alignments = alignments or [_alignment(cell) for cell in row.children]
    columns = make_columns(grid, 1, stubs, alignments)
    head, rows = make_rows(grid, 1, stubs)
    return Table(node.id, (), columns, head, rows, position=scope.at(node.line))


def _alignment(cell: Node) -> str:
    style = str(cell.token.attrs.get("style", ""))
    return style.removeprefix(_STYLE) if style.startswith(_STYLE) else "default"


def report_lost_cells(node: Node, scope: Scope) -> None:
    """Rows that have more or fewer cells than the head; Markdown would say nothing."""
    rows = [row for part in node.children for row in part.children]
    for row in rows[1:]:
        source = scope.file.lines[row.line - 1] if row.line <= len(scope.file.lines) else ""
        cells = _split(source)
        count, wanted = len(cells), len(row.children)
        if cells and count != wanted:
            report_ragged(scope, count, wanted, scope.at(row.line), _cells_hint(source))


def _cells_hint(row: str) -> str:
    """What to do about a row with too many or too few cells."""
    if "|" not in row:
        return _BELOW
    cut = any(_LINE.search(quoted) for quoted in _QUOTED.findall(row))
    return _INSIDE if cut else _CELLS


_LOST_TABLE = re.compile(
    r"\s*+\|?\s*+:?-++:?\s*+(\|\s*+:?-++:?\s*+)++\|?\s*$|\s*+\|\s*+:?-++:?\s*+\|\s*$"
)


def report_lost_table(node: Node, scope: Scope) -> None:
    """A paragraph that was meant as a table: its head has other columns than the line below."""
    content = node.inline.content
    if "|" not in content or "-" not in content:
        return
    lines = content.split("\n")
    for number, line in enumerate(lines[1:], 1):
        if "|" in lines[number - 1] and _LOST_TABLE.match(line):
            message = "this looks like a table, but its head and the line below do not agree"
            hint = "Write as many '---' between the pipes as the head has cells."
            scope.report.error("ragged-row", message, scope.at(node.line + number - 1), hint)


def _split(line: str) -> list[str]:
    text = line.strip().lstrip("> ")
    cells = escapedSplit(text)
    if cells and cells[0] == "":
        cells.pop(0)
    if cells and all(isStrSpace(char) for char in cells[-1]):
        cells.pop()
    return cells


_QUOTED = re.compile(r"`[^`]*+`")
_LINE = re.compile(r"(?<!\\)\|")
_INSIDE = "Write the line inside a cell as '\\|', in code and roles, too."
_CELLS = "Add or remove cells; an empty cell is written too."
_BELOW = (
    "Leave an empty line below the table; its caption is written ':::{table} The caption' on the"
    " line above it, and ':::' below."
)


def report_ragged(
    scope: Scope, count: int, wanted: int, position: Position, hint: str = _CELLS
) -> None:
    """A row with the wrong number of cells."""
    noun = "cell" if count == 1 else "cells"
    message = f"the row has {count} {noun}, the table has {wanted} columns"
    scope.report.error("ragged-row", message, position, hint)


def make_columns(
    grid: Grid, heads: int, stubs: int, alignments: Sequence[str] = ()
) -> tuple[Column, ...]:
    """The columns; one without alignment whose data are all numbers is set right."""
    width = len(grid[0]) if grid else 0
    return tuple(_column(grid, place, heads, stubs, alignments) for place in range(width))


def _column(grid: Grid, place: int, heads: int, stubs: int, alignments: Sequence[str]) -> Column:
    wanted = _ALIGNMENTS.get(alignments[place] if place < len(alignments) else "", "default")
    if wanted != "default" or place < stubs:
        return Column(wanted)
    texts = ["".join(s.text for s in row[place]).strip() for row in grid[heads:]]
    filled = [text for text in texts if text]
    return Column("right" if filled and all(map(is_plain_number, filled)) else "default")


def make_rows(grid: Grid, heads: int, stubs: int) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """The head rows and the body rows; stub cells are headers of their row."""
    head = tuple(Row(tuple(Cell(cell, "column") for cell in row)) for row in grid[:heads])
    rows = tuple(
        Row(tuple(Cell(cell, "row" if n < stubs else None) for n, cell in enumerate(row)))
        for row in grid[heads:]
    )
    return head, rows


def read_alignments(value: str | None, scope: Scope, position: Position) -> list[str]:
    """The words of ``:align:``: one for all columns, or one a column."""
    words = (value or "").replace(",", " ").split()
    for word in words:
        if word not in _ALIGNMENTS:
            message = f"there is no alignment {word!r}"
            hint = did_you_mean(word, _ALIGNMENTS)
            scope.report.error("bad-value", message, position, hint)
    return words * 100 if len(words) == 1 else words
