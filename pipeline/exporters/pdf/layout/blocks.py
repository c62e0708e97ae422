"""Blocks become strips, and structure elements in reading order beside them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from pipeline.exporters.pdf.laid import Element
from pipeline.exporters.pdf.layout.figures import chart_strips, figure_strips
from pipeline.exporters.pdf.layout.flow import Desk, Flow, baseline, text_strips
from pipeline.exporters.pdf.layout.notes import noted
from pipeline.exporters.pdf.layout.strips import CodeInk, Frame, Strip, TextInk
from pipeline.exporters.pdf.layout.tables import table_strips
from pipeline.exporters.pdf.style import AMBER, NAVY, RULE, TINT, TextStyle
from pipeline.exporters.pdf.text.breaking import break_lines
from pipeline.exporters.pdf.text.runs import generated
from pipeline.exporters.shared.captions import box_label
from pipeline.language.numerals import ordinal
from pipeline.model import (
    Admonition,
    Block,
    BlockQuote,
    BulletList,
    Chart,
    CodeBlock,
    DefinitionList,
    Figure,
    HorizontalRule,
    LineBlock,
    ListItem,
    Only,
    OrderedList,
    Para,
    Plain,
    Sentence,
    Table,
)

_BULLETS = ("\u2022", "\u2013", "\u2022")
_PAD = 9.0
_SHORT_BOX = 10  # lines, padding counted: a box of a few lines looks torn in two


def block_strips(blocks: Iterable[Block], flow: Flow, desk: Desk, depth: int = 0) -> list[Strip]:
    """The strips of several blocks; their elements become children of ``flow.element``."""
    strips: list[Strip] = []
    for block in blocks:
        strips += _Blocks(flow, desk, depth).strips(block)
    return strips


@dataclass(frozen=True, slots=True)
class _Blocks:
    """One place where blocks are set; ``depth`` counts the lists around it."""

    flow: Flow
    desk: Desk
    depth: int

    def strips(self, block: Block) -> list[Strip]:
        match block:
            case Para():
                return self._text(block.sentences, self.flow.text, block.id)
            case Plain():
                tight = replace(self.flow.text, after=self.desk.design.item_gap)
                return self._text(block.sentences, tight)
            case BulletList():
                bullet = _BULLETS[min(self.depth, len(_BULLETS) - 1)]
                kind = "Disc" if self.depth != 1 else "Circle"
                return self._list(block.items, [bullet] * len(block.items), kind)
            case OrderedList():
                labels = [ordinal(block.start + n, block.style) for n in range(len(block.items))]
                return self._list(block.items, labels, _NUMBERING[block.style])
            case DefinitionList():
                return self._definitions(block)
            case BlockQuote():
                return self._quote(block)
            case LineBlock():
                return self._verse(block)
            case CodeBlock():
                return self._code(block)
            case Table():
                return table_strips(block, self.flow, self.desk)
            case Figure():
                return figure_strips(block, self.flow, self.desk, self._description)
            case Chart():
                return chart_strips(block, self.flow, self.desk, self._description)
            case Admonition():
                return self._admonition(block)
            case Only():
                return self._all(block.blocks, self.flow, self.depth)
            case HorizontalRule():
                return [self._rule()]
            case _:
                assert_never(block)

    def _inside(self, flow: Flow, depth: int | None = None) -> "_Blocks":
        return _Blocks(flow, self.desk, self.depth if depth is None else depth)

    def _all(self, blocks: Iterable[Block], flow: Flow, depth: int | None = None) -> list[Strip]:
        inside = self._inside(flow, depth)
        return [strip for block in blocks for strip in inside.strips(block)]

    def _description(self, blocks: Sequence[Block], element: Element) -> list[Strip]:
        return self._all(blocks, self.flow.into(element))

    def _text(
        self, sentences: tuple[Sentence, ...], style: TextStyle, anchor: str | None = None
    ) -> list[Strip]:
        element = self.flow.element
        paragraph = noted(sentences, element.add("P"), style, self.desk, element)
        strips = text_strips(paragraph, self.flow, style)
        if anchor and strips:
            strips[0].anchors += (anchor,)
        return strips

    def _list(self, items: Sequence[ListItem], labels: Sequence[str], kind: str) -> list[Strip]:
        element = self.flow.element.add("L")
        element.more().numbering = kind
        style = self.flow.text
        space = self.desk.setting.fonts.face(style.family).width("  ") * style.size / 1000
        widest = max((self._width(label, style) for label in labels), default=0.0)
        indent = max(self.desk.design.indent, widest + space)
        strips: list[Strip] = []
        for item, label in zip(items, labels, strict=True):
            strips += self._item(element.add("LI"), item, label, indent)
        if strips:
            strips[-1].after = max(strips[-1].after, style.after)
        return strips

    def _width(self, text: str, style: TextStyle) -> float:
        face = self.desk.setting.fonts.face(style.family, bold=style.bold)
        return face.width(text) * style.size / 1000

    def _item(self, element: Element, item: ListItem, label: str, indent: float) -> list[Strip]:
        style = replace(self.flow.text, align="left")
        label_line = break_lines(
            generated(label, element.add("Lbl"), style, self.desk.setting), indent, style
        )[0]
        inner = self.flow.indented(element.add("LBody"), indent)
        strips = self._all(item.blocks, inner, self.depth + 1)
        if not strips:
            strips = [Strip(style.leading, frames=inner.frames, sheet=inner.sheet)]
        first = strips[0]
        ink = first.inks[0] if first.inks else None
        line = ink.y if isinstance(ink, TextInk) else baseline(style)
        first.inks.append(TextInk(label_line, inner.left - indent, line))
        return strips

    def _definitions(self, block: DefinitionList) -> list[Strip]:
        element = self.flow.element.add("L")
        element.more().numbering = "None"
        term_style = replace(self.flow.text, bold=True, before=5, after=1)
        strips: list[Strip] = []
        for entry in block.items:
            item = element.add("LI")
            label, body = item.add("Lbl"), item.add("LBody")
            term = noted((entry.term,), label, term_style, self.desk, body)
            lines = text_strips(term, self.flow, term_style, keep=True)
            if entry.id and lines:
                lines[0].anchors += (entry.id,)
            strips += lines
            inner = self.flow.indented(body, self.desk.design.indent)
            for definition in entry.definitions:
                strips += self._all(definition, inner)
        return strips

    def _quote(self, block: BlockQuote) -> list[Strip]:
        design = self.desk.design
        frame = Frame(self.flow.left + 6, self.flow.width - 6, bar=RULE)
        flow = replace(
            self.flow.indented(self.flow.element.add("BlockQuote"), design.indent),
            frames=(*self.flow.frames, frame),
            text=replace(design.quote, size=self.flow.text.size, leading=self.flow.text.leading),
        )
        strips = self._all(block.blocks, flow)
        if block.attribution:
            style = design.attribution
            part = flow.element.add("P")
            source = noted(block.attribution, part, style, self.desk, flow.element)
            if strips:
                strips[-1].keep = True
            strips += text_strips(source, flow, style)
        if strips:
            strips[0].before = max(strips[0].before, flow.text.after / 2)
            strips[-1].after = self.flow.text.after + 4
        return strips

    def _verse(self, block: LineBlock) -> list[Strip]:
        element = self.flow.element.add("Div")
        flow = self.flow.indented(element, self.desk.design.indent)
        style = replace(self.flow.text, after=0.0, hyphenate=False)
        strips: list[Strip] = []
        for stanza in block.stanzas:
            part = element.add("P")
            for index, line in enumerate(stanza):
                paragraph = noted((line,), part, style, self.desk, element, tail=" ")
                strips += text_strips(paragraph, flow, style, keep=index + 1 < len(stanza))
            if strips:
                strips[-1].after = self.flow.text.after
        return strips

    def _code(self, block: CodeBlock) -> list[Strip]:
        style = self.desk.design.code
        element = self.flow.element.add("P").add("Code")
        frame = Frame(self.flow.left, self.flow.width, fill=TINT)
        flow = replace(
            self.flow.indented(element, _PAD),
            width=self.flow.width - 2 * _PAD,
            frames=(*self.flow.frames, frame),
        )
        strips: list[Strip] = []
        for line in block.lines:
            paragraph = noted((line,), element, style, self.desk, self.flow.element, tail=" ")
            strips += text_strips(paragraph, flow, replace(style, before=0, after=0)) or [
                Strip(style.leading, frames=flow.frames, sheet=flow.sheet)
            ]
        return _boxed(strips, flow, style.after + 4)

    def _admonition(self, block: Admonition) -> list[Strip]:
        design = self.desk.design
        element = self.flow.element.add("Div")
        bar = AMBER if block.family == "notice" else NAVY
        edge = NAVY if block.family == "notice" else None  # it is seen in grey as well
        frame = Frame(self.flow.left, self.flow.width, fill=TINT, bar=bar, line=edge)
        flow = replace(
            self.flow.indented(element, _PAD + 8),
            width=self.flow.width - 2 * _PAD - 8,
            frames=(*self.flow.frames, frame),
        )
        style = design.box_title
        lead = box_label(self.desk.labels, block)
        title = noted((block.title,), element.add("P"), style, self.desk, element, lead=lead)
        strips = text_strips(title, flow, style, keep=True)
        strips += self._all(block.blocks, flow)
        if block.id and strips:
            strips[0].anchors += (block.id,)
        return _boxed(strips, flow, self.flow.text.after + 6)

    def _rule(self) -> Strip:
        middle = self.flow.left + self.flow.width / 2
        code = f"{RULE[0]} {RULE[1]} {RULE[2]} RG 1 w -40 0 m 40 0 l S"
        style = self.flow.text
        ink = CodeInk(code, middle, style.leading / 2)
        return Strip(style.leading, [ink], frames=self.flow.frames, sheet=self.flow.sheet)


_NUMBERING = {
    "decimal": "Decimal",
    "lower-alpha": "LowerAlpha",
    "upper-alpha": "UpperAlpha",
    "lower-roman": "LowerRoman",
    "upper-roman": "UpperRoman",
}


def _boxed(strips: list[Strip], flow: Flow, after: float) -> list[Strip]:
    """The strips with the padding of the frame around them; a short box stays on one page."""
    if not strips:
        return strips
    strips[0].before = 0.0
    strips[-1].after = 0.0
    above, below = (Strip(_PAD, frames=flow.frames, sheet=flow.sheet) for _ in range(2))
    above.keep, above.before = True, after / 2
    strips[-1].keep = True
    below.after = after
    strips = [above, *strips, below]
    if len(strips) <= _SHORT_BOX:
        for strip in strips[:-1]:
            strip.keep = True
    return strips
