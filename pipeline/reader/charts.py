"""Charts get their points, once every table of the book is read."""

import dataclasses
from collections.abc import Mapping

from pipeline.diagnostics import did_you_mean
from pipeline.model import (
    Admonition,
    Block,
    BlockQuote,
    BulletList,
    Cell,
    Chart,
    ChartPoint,
    DefinitionList,
    Figure,
    Note,
    OrderedList,
    Section,
    Subscript,
    Superscript,
    Table,
)
from pipeline.model.walk import walk_blocks, walk_inlines, walk_sections
from pipeline.reader.numbers import Amount, NumberError, other_unit, read_amount
from pipeline.reader.state import Book, ChartSource


def draw_charts(
    sections: tuple[Section, ...], notes: tuple[Note, ...], book: Book
) -> tuple[tuple[Section, ...], tuple[Note, ...]]:
    """The sections and notes with every chart filled from its table."""
    if not book.charts:
        return sections, notes
    blocks = [b for s in walk_sections(sections) for b in walk_blocks(s.blocks)]
    blocks += [b for note in notes for b in walk_blocks(note.blocks)]
    tables = [block for block in blocks if isinstance(block, Table)]
    drawn = {
        block.id: _draw(block, book.charts[block.id], tables, book)
        for block in blocks
        if isinstance(block, Chart) and block.id in book.charts
    }
    noted = (dataclasses.replace(note, blocks=_blocks(note.blocks, drawn)) for note in notes)
    return tuple(_section(section, drawn) for section in sections), tuple(noted)


def _section(section: Section, drawn: Mapping[str, Chart]) -> Section:
    return dataclasses.replace(
        section,
        blocks=_blocks(section.blocks, drawn),
        sections=tuple(_section(child, drawn) for child in section.sections),
    )


def _blocks(blocks: tuple[Block, ...], drawn: Mapping[str, Chart]) -> tuple[Block, ...]:
    if not any(isinstance(block, Chart) for block in walk_blocks(blocks)):
        return blocks
    return tuple(_block(block, drawn) for block in blocks)


def _block(block: Block, drawn: Mapping[str, Chart]) -> Block:
    match block:
        case Chart():
            return drawn.get(block.id, block)
        case BulletList() | OrderedList():
            items = (
                dataclasses.replace(item, blocks=_blocks(item.blocks, drawn))
                for item in block.items
            )
            return dataclasses.replace(block, items=tuple(items))
        case DefinitionList():
            entries = (
                dataclasses.replace(
                    item, definitions=tuple(_blocks(d, drawn) for d in item.definitions)
                )
                for item in block.items
            )
            return dataclasses.replace(block, items=tuple(entries))
        case BlockQuote() | Admonition():
            return dataclasses.replace(block, blocks=_blocks(block.blocks, drawn))
        case Figure():
            return dataclasses.replace(block, description=_blocks(block.description, drawn))
    return block


def _draw(chart: Chart, source: ChartSource, tables: list[Table], book: Book) -> Chart:
    table = _table(source, tables, book)
    if table is None:
        return chart
    headings = [_text(cell) for cell in table.head[-1].cells] if table.head else []
    label = _column(source.label_column, 0, headings, source, book)
    value = _column(source.value_column, 1, headings, source, book)
    if label is None or value is None:
        return chart
    return dataclasses.replace(
        chart,
        table=table.id,
        source=table.source,
        points=_points(table, label, value, book),
        label_heading=headings[label] if label < len(headings) else "",
        value_heading=headings[value] if value < len(headings) else "",
    )


def _table(source: ChartSource, tables: list[Table], book: Book) -> Table | None:
    for table in tables:
        if source.table in (table.id, table.source):
            return table
    names = [table.id for table in tables] + [t.source for t in tables if t.source]
    if source.table:
        hint = did_you_mean(source.table, names) or "Place the table in the book."
        message = f"the chart draws the table {source.table!r}, which is not in the book"
    else:
        hint = "Add ':table: ' with the table's name."
        message = "the chart names no table"
    book.report.error("missing-table", message, source.position, hint)
    return None


def _column(
    wanted: str | None, default: int, headings: list[str], source: ChartSource, book: Book
) -> int | None:
    """The place of a column, by its heading; the first two columns need no naming."""
    if wanted is None:
        return default
    folded = [heading.casefold() for heading in headings]
    wanted = " ".join(wanted.split())
    if wanted.casefold() in folded:
        return folded.index(wanted.casefold())
    message = f"the chart's table has no column {wanted!r}"
    hint = did_you_mean(wanted, headings)
    book.report.error("unknown-column", message, source.columns_position, hint)
    return None


def _points(table: Table, label: int, value: int, book: Book) -> tuple[ChartPoint, ...]:
    points: list[ChartPoint] = []
    units: dict[str, Amount] = {}
    for row in table.rows:
        if max(label, value) >= len(row.cells):
            continue
        cell = row.cells[value]
        text = _text(cell)
        try:
            _refuse_raised(cell)
            amount = read_amount(text, book.language)
            _check_unit(amount, units)
        except NumberError as fault:
            position = cell.sentences[0].position if cell.sentences else table.position
            message = f"the cell {text!r} {fault}, so no bar can be drawn"
            book.report.error("chart-value", message, position, fault.hint)
            continue
        points.append(ChartPoint(_text(row.cells[label]), amount.value, text))
    return tuple(points)


def _refuse_raised(cell: Cell) -> None:
    """Refuse a power: without its raised figures, "10" and "6" would be drawn as 106.

    Raises:
        NumberError: the cell has raised or lowered text.
    """
    inlines = (one for sentence in cell.sentences for one in walk_inlines(sentence.inlines))
    if any(isinstance(one, Superscript | Subscript) for one in inlines):
        raise NumberError("has raised or lowered text", "Write the number out: '1,000,000'.")


def _text(cell: Cell) -> str:
    """A cell on one line."""
    return " ".join(cell.text.split())


def _check_unit(amount: Amount, units: dict[str, Amount]) -> None:
    """Refuse an amount that counts in something else than those before it in its column.

    Raises:
        NumberError: it does.
    """
    for first in units.values():
        if fault := other_unit(first, amount):
            hint = "Give all cells the same unit; write scales out: 'million', 'billion'."
            raise NumberError(fault, hint)
    units.setdefault(amount.unit, amount)
