"""Where blocks are set, and how a paragraph becomes strips."""

from dataclasses import dataclass, field, replace

from pipeline.diagnostics import Diagnostic
from pipeline.exporters.pdf.laid import Element
from pipeline.exporters.pdf.layout.images import Pictures
from pipeline.exporters.pdf.layout.strips import Frame, SheetName, Strip, TextInk
from pipeline.exporters.pdf.style import Align, Design, TextStyle
from pipeline.exporters.pdf.text.breaking import break_lines
from pipeline.exporters.pdf.text.paragraph import Line, Paragraph
from pipeline.exporters.pdf.text.setting import Typesetting
from pipeline.model import Labels, Note

_ASCENT = 0.72  # of the size: the height of capital letters
_DESCENT = 0.25
_NARROWEST = 90.0  # points: lists in lists are indented no further


@dataclass(frozen=True, slots=True)
class Flow:
    """A column to be filled: its edges in the text area, and what its content belongs to.

    ``text`` is the style of its paragraphs. ``turns`` allows it a turned page; notes stand at the
    foot of any page.
    """

    element: Element
    left: float
    width: float
    text: TextStyle
    frames: tuple[Frame, ...] = ()
    sheet: SheetName = "portrait"
    turns: bool = True

    def into(self, element: Element) -> "Flow":
        """The same column for another element."""
        return replace(self, element=element)

    def indented(self, element: Element, by: float) -> "Flow":
        """The column with its left edge moved inwards, as far as it stays wide enough."""
        by = min(by, max(self.width - _NARROWEST, 0.0))
        return replace(self, element=element, left=self.left + by, width=self.width - by)


@dataclass(slots=True)
class Desk:
    """What laying out one edition works with, and what it collects.

    ``notes`` are those of the book; ``note_elements`` those that were called, where they stand;
    ``notes_met`` wait to be laid out, ``note_strips`` are laid out, and ``uncalled`` are those that
    nothing calls.
    ``numbers`` counts the elements that need an id of their own.
    """

    design: Design
    setting: Typesetting
    pictures: Pictures
    labels: Labels
    notes: dict[str, Note]
    diagnostics: list[Diagnostic]
    note_elements: dict[str, Element] = field(default_factory=dict)
    notes_met: list[str] = field(default_factory=list)
    note_strips: dict[str, list[Strip]] = field(default_factory=dict)
    uncalled: set[str] = field(default_factory=set)
    numbers: int = 0

    def element_id(self, kind: str) -> str:
        """A new id for a structure element."""
        self.numbers += 1
        return f"{kind}{self.numbers}"


def baseline(style: TextStyle) -> float:
    """How far below a line's top its baseline is."""
    return (style.leading - style.size * (_ASCENT + _DESCENT)) / 2 + style.size * _ASCENT


def text_strips(
    paragraph: Paragraph,
    flow: Flow,
    style: TextStyle,
    *,
    keep: bool = False,
    align: Align | None = None,
    balanced: bool = False,
) -> list[Strip]:
    """A paragraph's lines as strips. ``keep`` ties the last one to what follows.

    ``balanced`` makes the lines of a title about equally long.
    """
    lines = break_lines(paragraph, flow.width, style)
    if balanced and len(lines) > 1:
        lines = _balanced(paragraph, flow.width, style, lines)
    base = baseline(style)
    side = align or style.align
    if paragraph.against:  # a book from right to left is turned round as a whole when it is drawn
        side = _OTHER[side]
    strips: list[Strip] = []
    for line in lines:
        x = flow.left + _aligned(line, flow.width, side)
        strips.append(
            Strip(
                style.leading + line.above + line.below,
                [TextInk(line, x, base + line.above)],
                calls=line.calls,
                anchors=line.anchors,
                place=paragraph.place(line.offset),
                frames=flow.frames,
                sheet=flow.sheet,
            )
        )
    if strips:
        _tie(strips)
        strips[0].before = style.before
        strips[-1].after = style.after
        strips[-1].keep = keep
    return strips


_OTHER: dict[Align, Align] = {"left": "right", "right": "left", "center": "center"}


def _balanced(
    paragraph: Paragraph, width: float, style: TextStyle, lines: list[Line]
) -> list[Line]:
    """The lines at the least width that needs no more of them."""
    least, most = width / len(lines), width
    while most - least > style.size / 2:
        middle = (least + most) / 2
        tried = break_lines(paragraph, middle, style)
        if len(tried) <= len(lines) and max(line.width for line in tried) <= middle:
            most, lines = middle, tried
        else:
            least = middle
    return lines


def _aligned(line: Line, width: float, side: Align) -> float:
    if side == "left":
        return 0.0
    room = width - line.width
    return room if side == "right" else room / 2


def _tie(strips: list[Strip]) -> None:
    """No single line at the foot or the top of a page (orphans and widows)."""
    if len(strips) > 1:
        strips[0].keep = True
        strips[-2].keep = True
