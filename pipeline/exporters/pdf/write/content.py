"""A page's content stream, every mark in it tagged or an artifact.

Marked-content identifiers are given out while drawing; each is noted for its leaf and in the page's
list, from which the parent tree is made.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import assert_never

from pipeline.exporters.pdf.laid import Element, Leaf
from pipeline.exporters.pdf.layout.pages import NOTE_GAP, Page, Placed
from pipeline.exporters.pdf.layout.strips import CodeInk, Frame, ImageInk, Ink, TextInk
from pipeline.exporters.pdf.style import RULE, Color
from pipeline.exporters.pdf.tagging.drawn import Drawn
from pipeline.exporters.pdf.text.paragraph import Piece, Target
from pipeline.exporters.pdf.text.runs import LINK
from pipeline.exporters.pdf.write.rulings import behind, over
from pipeline.fonts.face import with_rise

_LAYOUT = "/Artifact<</Type/Layout>>BDC\n"
_BAR = 4.0
_NOTE_RULE = 90.0
_LINK_ABOVE = 0.78  # of the size: how far a link's rectangle reaches around its text
_LINK_BELOW = 0.24


@dataclass(frozen=True, slots=True)
class LinkArea:
    """A rectangle of the page, in points from its lower left corner, that leads to a target."""

    target: Target
    box: tuple[float, float, float, float]


@dataclass(slots=True)
class Content:
    """What was drawn: operators, the element of each marked-content identifier, links, images.

    ``serial`` counts the pages of the file from 0, ``drawn`` is what all of them note.
    ``shapes`` are the glyphs of its formulas, by number.
    """

    serial: int
    drawn: Drawn
    code: str = ""
    elements: list[Element] = field(default_factory=list)
    links: list[LinkArea] = field(default_factory=list)
    images: set[str] = field(default_factory=set)
    shapes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a printed page stands on a page of the file, and how large: points."""

    scale: float = 1.0
    dx: float = 0.0
    dy: float = 0.0

    def y(self, y: float) -> float:
        """A height of the printed page as one of the file's page."""
        return y * self.scale + self.dy

    def box(self, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        """A rectangle of the printed page as one of the file's page."""
        left, bottom, right, top = box
        return (
            left * self.scale + self.dx, self.y(bottom), right * self.scale + self.dx, self.y(top)
        )  # fmt: skip


class PageWriter:
    """Draws one printed page, and adds it to the content of a page of the file."""

    def __init__(
        self,
        page: Page,
        content: Content,
        placement: Placement,
        image_name: Callable[[str], str],
        *,
        leftward: bool = False,
    ) -> None:
        """``leftward``: the page of a book that runs from right to left, laid out in a mirror."""
        self._leftward = leftward
        self._page = page
        self._left = page.sheet.left
        self._placement = placement
        self._image_name = image_name
        self._parts: list[str] = []
        self._open: Leaf | str | None = None
        self._color: Color | None = None
        self.content = content

    def draw(self, furniture: Sequence[Placed], shift: float) -> None:
        """All of the page: frames, text, notes, and at last ``furniture`` (heads and numbers).

        ``shift`` moves everything sideways, for the binding.
        """
        self._left = self._page.sheet.left + shift
        whole = self._placement == Placement()
        if not whole:
            placement = self._placement
            size = f"{placement.scale:.5f} 0 0 {placement.scale:.5f}"
            self._parts.append(f"q {size} {placement.dx:.2f} {placement.dy:.2f} cm\n")
        self._frames()
        if self._page.notes:
            self._note_rule()
        for ink, top, artifact in self._in_reading_order():
            self._ink(ink, top, artifact=artifact)
        self._close()
        for placed in furniture:
            self._furniture(placed)
        if not whole:
            self._parts.append("Q\n")
        self.content.code += "".join(self._parts)

    def _in_reading_order(self) -> list[tuple[Ink, float, bool]]:
        """What is on the page: decoration first, then text as the structure tree orders it.

        Cells of several lines and notes are so painted whole, for tools that read a page as it is
        painted.
        """
        inks: list[tuple[int, Ink, float, bool]] = []
        for placed in (*self._page.placed, *self._page.notes):
            top = self._page.sheet.top - placed.top
            for ink in placed.strip.inks:
                order = 0 if placed.artifact else self._order(ink)
                inks.append((order, ink, top, placed.artifact))
        inks.sort(key=itemgetter(0))
        return [(ink, top, artifact) for _, ink, top, artifact in inks]

    def _order(self, ink: Ink) -> int:
        """The place of an ink in reading order; 0 for decoration."""
        leaf = leaf_of(ink)
        return self.content.drawn.order(leaf) if leaf is not None else 0

    def _ink(self, ink: Ink, top: float, *, artifact: bool) -> None:
        match ink:
            case TextInk():
                self._text(ink, top, artifact=artifact or ink.artifact)
            case CodeInk():
                self._code(ink, top, artifact=artifact)
            case ImageInk():
                self._image(ink, top)
            case _:
                assert_never(ink)

    def _x(self, x: float, width: float) -> float:
        """Where on the page a thing of this width begins that was laid out at ``x``."""
        if self._leftward:
            x = self._page.sheet.measure - x - width
        return self._left + x

    def _text(self, ink: TextInk, top: float, *, artifact: bool) -> None:
        x0 = self._x(ink.x, ink.line.width)
        y = top - ink.y
        links: list[tuple[Target, float, float, float]] = []
        for piece in ink.line.pieces:
            self._mark(None if artifact else piece.run.leaf)
            if piece.run.drawing is not None:
                self._drawing(piece, x0 + piece.x, y)
            else:
                self._words(piece, x0 + piece.x, y)
            if piece.run.target is not None and not artifact:
                links.append((piece.run.target, x0 + piece.x, piece.width, piece.run.size))
        if links:
            self._links(links, y)

    def _words(self, piece: Piece, x: float, y: float) -> None:
        run = piece.run
        if run.rulings:
            self._parts.append(behind(piece, x, y + run.rise))
        if run.color != self._color:
            self._color = run.color
            self._parts.append("{:.3g} {:.3g} {:.3g} rg\n".format(*run.color))
        code = with_rise("".join(piece.codes).replace("><", ""), run.size, run.rise)
        rise = f"{run.rise:.2f} Ts " if run.rise else ""
        reset = " 0 Ts" if run.rise else ""
        shown = (
            f"BT/{run.face.name} {run.size:.4g} Tf {rise}{x:.2f} {y:.2f} Td[{code}]TJ{reset} ET\n"
        )
        self._parts.append(f"/ReversedChars BMC\n{shown}EMC\n" if run.level % 2 else shown)
        if run.rulings:
            self._parts.append(over(piece, x, y + run.rise))
        if run.target is not None and run.color == LINK and not run.rise:
            self._underline(piece, x, y)

    def _underline(self, piece: Piece, x: float, y: float) -> None:
        """A link in running text is seen without its colour (WCAG 2.2, 1.4.1)."""
        low = y - piece.run.size * 0.14
        self._parts.append(
            "{:.3g} {:.3g} {:.3g} RG .5 w ".format(*LINK)
            + f"{x:.2f} {low:.2f} m {x + piece.width:.2f} {low:.2f} l S\n"
        )

    def _drawing(self, piece: Piece, x: float, y: float) -> None:
        drawing = piece.run.drawing
        if drawing is None:
            return
        bottom = y - drawing.depth
        if drawing.image is not None:
            height = drawing.height + drawing.depth
            self._picture(drawing.image, x, bottom, drawing.width, height)
        else:
            self._parts.append(f"q 1 0 0 1 {x:.2f} {y:.2f} cm {drawing.code} Q\n")
            self.content.shapes.update(drawing.shapes)
        self._box(piece.run.leaf, x, bottom, drawing.width, drawing.height + drawing.depth)

    def _code(self, ink: CodeInk, top: float, *, artifact: bool) -> None:
        self._mark(None if artifact else ink.leaf)
        x, y = self._x(ink.x, ink.box[0] if ink.box else 0.0), top - ink.y
        turned = -1 if self._leftward and ink.box is None else 1  # decoration, without letters
        self._parts.append(f"q {turned} 0 0 1 {x:.2f} {y:.2f} cm {ink.code} Q\n")
        if ink.box is not None:
            self._box(ink.leaf, x, y, *ink.box)

    def _image(self, ink: ImageInk, top: float) -> None:
        self._mark(ink.leaf)
        x, y = self._x(ink.x, ink.width), top - ink.y
        self._picture(ink.source, x, y, ink.width, ink.height)
        self._box(ink.leaf, x, y, ink.width, ink.height)

    def _picture(self, source: str, x: float, y: float, width: float, height: float) -> None:
        name = self._image_name(source)
        self.content.images.add(source)
        self._parts.append(f"q {width:.2f} 0 0 {height:.2f} {x:.2f} {y:.2f} cm/{name} Do Q\n")

    def _box(self, leaf: Leaf | None, x: float, y: float, width: float, height: float) -> None:
        """Note where a drawing is."""
        if leaf is not None:
            box = self._placement.box((x, y, x + width, y + height))
            self.content.drawn.cover(leaf, box)

    def _links(self, links: list[tuple[Target, float, float, float]], y: float) -> None:
        """One area for neighbouring pieces of one link."""
        for _, group in groupby(links, key=lambda link: id(link[0])):
            pieces = list(group)
            target = pieces[0][0]
            start = min(piece[1] for piece in pieces)
            end = max(piece[1] + piece[2] for piece in pieces)
            size = max(piece[3] for piece in pieces)
            box = (start - 0.5, y - size * _LINK_BELOW, end + 0.5, y + size * _LINK_ABOVE)
            self.content.links.append(LinkArea(target, self._placement.box(box)))

    def _mark(self, leaf: Leaf | None) -> None:
        """Begin the marked content that what follows belongs to, unless it is open."""
        wanted: Leaf | str = leaf if leaf is not None else _LAYOUT
        if self._open is wanted:
            return
        self._close()
        self._open = wanted
        if leaf is None:
            self._parts.append(_LAYOUT)
            return
        number = len(self.content.elements)
        self.content.elements.append(leaf.element)
        self.content.drawn.mark(leaf, self.content.serial, number)
        self._parts.append(f"/{leaf.element.role}<</MCID {number}>>BDC\n")

    def _close(self) -> None:
        if self._open is not None:
            self._parts.append("EMC\n")
            self._open = None

    def _furniture(self, placed: Placed) -> None:
        kind = "Header" if placed.top < 0 else "Footer"
        self._parts.append(f"/Artifact<</Type/Pagination/Subtype/{kind}>>BDC\n")
        top = self._page.sheet.top - placed.top
        for ink in placed.strip.inks:
            if isinstance(ink, TextInk):
                x = self._x(ink.x, ink.line.width)
                for piece in ink.line.pieces:
                    self._words(piece, x + piece.x, top - ink.y)
        self._parts.append("EMC\n")

    def _note_rule(self) -> None:
        top = self._page.sheet.top - self._page.notes[0].top + NOTE_GAP / 2
        self._mark(None)
        red, green, blue = RULE
        left = self._x(0.0, _NOTE_RULE)
        self._parts.append(
            f"q {red} {green} {blue} RG .6 w {left:.2f} {top:.2f} m "
            f"{left + _NOTE_RULE:.2f} {top:.2f} l S Q\n"
        )

    def _frames(self) -> None:
        """Each frame around the strips of the page that are in it, outer frames first."""
        spans: dict[Frame, tuple[float, float]] = {}
        for placed in (*self._page.placed, *self._page.notes):
            end = placed.top + placed.strip.height
            for frame in placed.strip.frames:
                spans[frame] = (spans.get(frame, (placed.top, end))[0], end)
        for frame, (start, end) in spans.items():
            self._mark(None)
            self._frame(frame, start - frame.pad, end + frame.pad)

    def _frame(self, frame: Frame, start: float, end: float) -> None:
        x, y = self._x(frame.left, frame.width), self._page.sheet.top - end
        height = end - start
        code = ""
        if frame.fill:
            code += "{} {} {} rg ".format(*frame.fill)
            code += f"{x:.2f} {y:.2f} {frame.width:.2f} {height:.2f} re f "
        if frame.bar:
            code += "{} {} {} rg ".format(*frame.bar)
            bar = x + frame.width - _BAR if self._leftward else x
            code += f"{bar:.2f} {y:.2f} {_BAR:.2f} {height:.2f} re f "
        if frame.line:
            code += "{} {} {} RG 1 w ".format(*frame.line)
            code += f"{x:.2f} {y:.2f} {frame.width:.2f} {height:.2f} re S "
        self._parts.append(f"q {code}Q\n")


def leaf_of(ink: Ink) -> Leaf | None:
    """The leaf that an ink begins with; None for decoration."""
    if isinstance(ink, TextInk):
        leaves = (piece.run.leaf for piece in ink.line.pieces)
        return next((leaf for leaf in leaves if leaf is not None), None)
    return ink.leaf
