"""Tables: rows become strips, each data cell points at its headers.

A table that is too wide is set smaller, then turned to a landscape page, then reported.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.diagnostics import Diagnostic
from pipeline.exporters.pdf.laid import Element
from pipeline.exporters.pdf.layout.columns import ColumnNeed, column_widths, forced_widths
from pipeline.exporters.pdf.layout.flow import Desk, Flow, baseline, text_strips
from pipeline.exporters.pdf.layout.notes import noted
from pipeline.exporters.pdf.layout.strips import CodeInk, Ink, Strip, TableHead, TextInk
from pipeline.exporters.pdf.style import NAVY, RULE, TINT, Align, Color, TextStyle
from pipeline.exporters.pdf.text.breaking import break_lines
from pipeline.exporters.pdf.text.paragraph import Line, Paragraph
from pipeline.exporters.shared.captions import caption_label
from pipeline.model import Cell, Math, Row, Str, Table
from pipeline.model.walk import walk_inlines

_PAD_X = 6.0
_PAD_Y = 4.0
_SHRINK = (1.0, 0.92, 0.84)
_TALL_ROW = 12  # lines; a taller row may go over a page end
_NUMBER = re.compile(r"\s*+[~≈<>+\-\u2212±]?\s*+[$€£¥]?\s*+\d[\d.,\s]*+[%€$£]?\s*\Z")


@dataclass(frozen=True, slots=True)
class _Fit:
    """How a table is set: on which sheet, in which style, with which widths."""

    flow: Flow
    style: TextStyle
    widths: list[float]


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell's text and how it is set."""

    paragraph: Paragraph
    style: TextStyle
    align: Align


def table_strips(table: Table, flow: Flow, desk: Desk) -> list[Strip]:
    """The caption and the rows of a table."""
    element = flow.element.add("Table")
    if table.source:
        element.more().files = (table.source,)
    else:
        element.more().data = table
    caption_at = element.add("Caption") if table.caption else None
    fit = _fit(table, flow, desk)
    strips = _caption(table, caption_at, fit.flow, desk) if caption_at else []
    strips += _Setter(table, element, fit, desk).rows()
    if strips:
        strips[0].anchors += (table.id,)
        strips[0].before = max(strips[0].before, desk.design.caption.before)
        strips[-1].after = flow.text.after + 6
        strips[-1].keep = False
    return strips


def _caption(table: Table, element: Element, flow: Flow, desk: Desk) -> list[Strip]:
    style = desk.design.caption
    label = caption_label(desk.labels, "table", table.number)
    paragraph = noted(table.caption, element, style, desk, flow.element, lead=label)
    strips = text_strips(paragraph, flow, style, keep=True)
    for strip in strips:
        strip.keep = True
    return strips


def _fit(table: Table, flow: Flow, desk: Desk) -> _Fit:
    """The largest setting that fits: portrait, smaller, landscape, smaller; else a report."""
    design = desk.design
    turned = replace(flow, left=0.0, width=design.landscape.measure, sheet="landscape", frames=())
    flows = [flow] if flow.frames or not flow.turns else [flow, turned]
    for place in flows:
        for factor in _SHRINK:
            style = _scaled(design.table, factor, design.smallest_table)
            widths = column_widths(_needs(table, style, desk), place.width)
            if widths is not None:
                return _Fit(place, style, widths)
    message = f"table {table.id!r} is too wide for a page: its words are broken to fit"
    hint = "Shorten its longest words, or make two tables of it."
    desk.diagnostics.append(Diagnostic("table-too-wide", "warning", message, table.position, hint))
    style = _scaled(design.table, _SHRINK[-1], design.smallest_table)
    return _Fit(flows[-1], style, forced_widths(_needs(table, style, desk), flows[-1].width))


def _scaled(style: TextStyle, factor: float, smallest: float) -> TextStyle:
    size = max(style.size * factor, smallest)
    return replace(style, size=size, leading=style.leading * size / style.size)


def _needs(table: Table, style: TextStyle, desk: Desk) -> list[ColumnNeed]:
    needs: list[ColumnNeed] = []
    rows = (*table.head, *table.rows)
    for index in range(len(table.columns)):
        least = most = 0.0
        for row in rows:
            cell = row.cells[index]
            face = desk.setting.fonts.face(style.family, bold=cell.header is not None)
            text, drawn = _without_formulas(cell, style, desk)
            words = text.split()
            if words or drawn:
                least = max(least, *(face.plain[word].width for word in words), *drawn)
                most = max(most, sum(face.spaced[word].width for word in words) + sum(drawn))
        scale = style.size / 1000 * 1.02
        needs.append(ColumnNeed(least * scale + 2 * _PAD_X, most * scale + 2 * _PAD_X))
    return needs


def _without_formulas(cell: Cell, style: TextStyle, desk: Desk) -> tuple[str, list[float]]:
    """A cell's words, and the widths of its formulas in thousandths of the size."""
    text, widths = cell.text, []
    for formula in _formulas(cell):
        drawing = desk.setting.draw_math(formula, style.size)
        if drawing is not None:
            text = text.replace(formula.latex, " ", 1)
            widths.append(drawing.width * 1000 / style.size)
    return text, widths


def _formulas(cell: Cell) -> Iterator[Math]:
    for sentence in cell.sentences:
        if not all(isinstance(inline, Str) for inline in sentence.inlines):
            yield from (i for i in walk_inlines(sentence.inlines) if isinstance(i, Math))


@dataclass(slots=True)
class _Setter:
    """Sets the rows of one table."""

    table: Table
    element: Element
    fit: _Fit
    desk: Desk

    def rows(self) -> list[Strip]:
        aligns = [self._align(index) for index in range(len(self.table.columns))]
        columns: list[tuple[str, ...]] = [() for _ in aligns]
        strips: list[Strip] = []
        if self.table.head:
            part = self.element.add("THead")
            for row in self.table.head:
                strips += self._row(row, part.add("TR"), aligns, columns, NAVY)
        for strip in strips:
            strip.keep = True
        head = TableHead(list(strips))
        body = self.element.add("TBody")
        for number, row in enumerate(self.table.rows):
            tint = TINT if number % 2 else None
            part_strips = self._row(row, body.add("TR"), aligns, columns, tint)
            for strip in part_strips:
                strip.head = head
            strips += part_strips
        self._tie(strips)
        return strips

    def _tie(self, strips: list[Strip]) -> None:
        """A short table stays together; of a long one, no row stands alone at the end."""
        short = sum(strip.height for strip in strips) < self.desk.design.portrait.depth * 0.4
        count = len(self.table.rows)
        if short and count:
            for strip in strips[:-1]:
                strip.keep = True
        elif count > 1 and len(strips) > 1:
            strips[-2].keep = True

    def _align(self, index: int) -> Align:
        wanted = self.table.columns[index].align
        if wanted != "default":
            return wanted
        cells = [row.cells[index] for row in self.table.rows]
        data = [cell.text for cell in cells if cell.header is None and cell.text.strip()]
        return "right" if data and all(map(_NUMBER.match, data)) else "left"

    def _row(
        self,
        row: Row,
        element: Element,
        aligns: Sequence[Align],
        columns: list[tuple[str, ...]],
        fill: Color | None,
    ) -> list[Strip]:
        """One row; ``columns`` holds the ids of the headers above each column so far."""
        rows = tuple(self._header_ids(row))
        cells: list[_Cell] = []
        for index, cell in enumerate(row.cells):
            if cell.header is None:
                above = columns[index]
                headers = (*above, *(own for own in rows if own))
                made = self._data_cell(element, headers)
            else:
                made = self._header_cell(element, cell, rows[index], columns[index])
                if cell.header == "column":
                    columns[index] = (*columns[index], rows[index])
            cells.append(self._cell(cell, made, aligns[index], fill))
        return self._strips(cells, fill, head=fill == NAVY)

    def _header_ids(self, row: Row) -> list[str]:
        return [
            self.desk.element_id("cell") if cell.header is not None else "" for cell in row.cells
        ]

    def _header_cell(self, row: Element, cell: Cell, id_: str, above: tuple[str, ...]) -> Element:
        element = row.add("TH")
        element.more().scope = cell.header
        element.more().id = id_
        if cell.header == "row":
            element.more().headers = above
        return element

    def _data_cell(self, row: Element, headers: tuple[str, ...]) -> Element:
        element = row.add("TD")
        element.more().headers = headers
        return element

    def _cell(self, cell: Cell, element: Element, align: Align, fill: Color | None) -> _Cell:
        white = fill == NAVY
        style = replace(
            self.fit.style,
            bold=cell.header is not None,
            color=(1.0, 1.0, 1.0) if white else self.fit.style.color,
        )
        paragraph = noted(cell.sentences, element, style, self.desk, self.fit.flow.element)
        if not paragraph.runs:
            element.leaf()
        return _Cell(paragraph, style, align)

    def _strips(self, cells: list[_Cell], fill: Color | None, *, head: bool) -> list[Strip]:
        """One strip for each line of the tallest cell, padding in the first and the last."""
        columns: list[list[Line]] = []
        for cell, width in zip(cells, self.fit.widths, strict=True):
            columns.append(break_lines(cell.paragraph, width - 2 * _PAD_X, cell.style))
        count = max(1, *map(len, columns))
        strips = [self._line(cells, columns, index, count, fill) for index in range(count)]
        for index, strip in enumerate(strips[:-1]):
            near_end = index in (0, 1) or index >= count - 3
            strip.keep = count <= _TALL_ROW or near_end
        if not head:
            _rule(strips[-1], self.fit)
        return strips

    def _line(
        self,
        cells: list[_Cell],
        columns: list[list[Line]],
        index: int,
        count: int,
        fill: Color | None,
    ) -> Strip:
        flow, style = self.fit.flow, self.fit.style
        top = _PAD_Y if index == 0 else 0.0
        bottom = _PAD_Y if index == count - 1 else 0.0
        lines = [column[index] if index < len(column) else None for column in columns]
        above = max((line.above for line in lines if line), default=0.0)
        below = max((line.below for line in lines if line), default=0.0)
        height = style.leading + above + below + top + bottom
        strip = Strip(height, frames=flow.frames, sheet=flow.sheet)
        if fill is not None:
            strip.inks.append(_fill(fill, flow, sum(self.fit.widths), height))
        x = flow.left
        for cell, line, width in zip(cells, lines, self.fit.widths, strict=True):
            if line is not None:
                strip.inks.append(_text(cell, line, x, width, top + above + baseline(style)))
                strip.calls += line.calls
                strip.anchors += line.anchors
                if strip.place is None:
                    strip.place = cell.paragraph.place(line.offset)
            x += width
        return strip


def _text(cell: _Cell, line: Line, x: float, width: float, y: float) -> Ink:
    room = width - 2 * _PAD_X - line.width
    shift = {"left": 0.0, "center": room / 2, "right": room}[cell.align]
    return TextInk(line, x + _PAD_X + shift, y)


def _fill(color: Color, flow: Flow, width: float, height: float) -> CodeInk:
    red, green, blue = color
    code = f"{red} {green} {blue} rg 0 0 {width:.2f} {height:.2f} re f"
    return CodeInk(code, flow.left, height)


def _rule(strip: Strip, fit: _Fit) -> None:
    red, green, blue = RULE
    code = f"{red} {green} {blue} RG .6 w 0 0 m {sum(fit.widths):.2f} 0 l S"
    strip.inks.append(CodeInk(code, fit.flow.left, strip.height))
