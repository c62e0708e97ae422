"""Tables read from CSV: a file of the manuscript, or the body of the directive."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.files import FileFault, locate
from pipeline.model import Sentence, Table
from pipeline.reader.directives import Directive
from pipeline.reader.links import resolve_path
from pipeline.reader.nodes import Node
from pipeline.reader.sentences import parse_sentences
from pipeline.reader.source import read_text
from pipeline.reader.state import Scope
from pipeline.reader.tables import (
    make_columns,
    make_rows,
    read_alignments,
    report_ragged,
)

_DELIMITERS = {",": ",", ";": ";", "tab": "\t", "|": "|", "comma": ",", "semicolon": ";"}


@dataclass(frozen=True, slots=True)
class _Record:
    cells: list[str]
    line: int


def csv_table(node: Node, directive: Directive, scope: Scope, heads: int, stubs: int) -> Table:
    """The table of a ``csv-table`` directive."""
    position = scope.at(node.line)
    caption = parse_sentences(directive.argument, scope, node.line)
    file, text, first = _source(directive, scope)
    records = _records(text, first, directive, scope, file)
    width = max((len(record.cells) for record in records), default=0)
    grid: list[list[tuple[Sentence, ...]]] = []
    for record in records:
        if len(record.cells) != len(records[0].cells):
            place = scope.at(record.line, file)
            report_ragged(scope, len(record.cells), len(records[0].cells), place)
        padded = [*record.cells, *[""] * (width - len(record.cells))]
        grid.append([_cell(cell, scope, record.line, file) for cell in padded])
    align = scope.at(directive.line_of("align") + 1)
    columns = make_columns(
        grid, heads, stubs, read_alignments(directive.get("align"), scope, align)
    )
    head, rows = make_rows(grid, heads, stubs)
    number = scope.book.targets[node.id].number
    return Table(node.id, caption, columns, head, rows, number, file, position)


def _cell(text: str, scope: Scope, line: int, file: str | None) -> tuple[Sentence, ...]:
    """A cell's sentences; whoever presses Enter in a cell of a spreadsheet wants a new line."""
    return parse_sentences(text, scope, line, file, lines=True)


def _source(directive: Directive, scope: Scope) -> tuple[str | None, str, int]:
    """The CSV file's name (None: the body itself), the CSV text, and its first line."""
    name = directive.get("file")
    if name is None:
        return None, directive.body, directive.body_line + 1
    position = scope.at(directive.line_of("file") + 1)
    name = resolve_path(scope, name, position)
    if directive.body.strip():
        hint = "Keep the file or the body, not both."
        scope.report.error("unused-body", "the table has a file and a body", position, hint)
    try:
        path = locate(scope.book.folder, name)
    except FileFault as fault:
        scope.report.extend((fault.diagnostic(position),))
        return name, "", 1
    return name, read_text(path, name, scope.report, scope.book.language, "CSV") or "", 1


def _records(
    text: str, first: int, directive: Directive, scope: Scope, file: str | None
) -> list[_Record]:
    given = directive.get("delim")
    delimiter = _DELIMITERS.get(given or ",")
    if not given and (other := _other_delimiter(text)):
        shown = "tab" if other == "\t" else other
        hint = f"Add ':delim: {shown}' below the directive's first line."
        message = f"the columns are parted by {shown!r}, not by commas"
        line = first + text[: len(text) - len(text.lstrip())].count("\n")
        scope.report.error("bad-csv", message, scope.at(line, file), hint)
        delimiter = other
    if delimiter is None:
        position = scope.at(directive.line_of("delim") + 1)
        hint = f"Known here: {', '.join(_DELIMITERS)}."
        scope.report.error("bad-value", "the delimiter is not known", position, hint)
        delimiter = ","
    found: list[_Record] = []
    reader = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True, skipinitialspace=True)
    try:
        found.extend(_numbered(reader, first))  # keeps what comes before a fault
    except csv.Error as error:
        position = scope.at(first + max(reader.line_num - 1, 0), file)
        hint = "A cell with a delimiter, a quotation mark or a line end stands in quotes."
        scope.report.error("bad-csv", f"this is not well-formed CSV: {error}", position, hint)
    return found


def _other_delimiter(text: str) -> str | None:
    """The sign that parts the columns of a text whose head has a single one by commas."""
    if len(next(_rows(text, ","), [])) != 1:
        return None
    for delimiter in (";", "\t", "|"):
        widths = {len(row) for row in _rows(text, delimiter)}
        if len(widths) == 1 and widths.pop() > 1:
            return delimiter
    return None


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    """The rows that are not blank; one that is no CSV is a row without cells."""
    reader = csv.reader(io.StringIO(text), delimiter=delimiter, skipinitialspace=True)
    try:
        yield from (row for row in reader if any(cell.strip() for cell in row))
    except csv.Error:
        yield []


def _numbered(reader: Any, first: int) -> Iterator[_Record]:  # noqa: ANN401  (the csv module's reader has no public name)
    line = first
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield _Record(cells, line)
        line = first + reader.line_num
