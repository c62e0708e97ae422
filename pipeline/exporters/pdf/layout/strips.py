"""Strips: what pages are filled with, from top to bottom, and never divide.

A line of text is a strip, so is a table row or a figure. Lengths are points; inside a strip ``x``
counts from the left edge of the text area and ``y`` downwards from the strip's top.
"""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeAlias

from pipeline.exporters.pdf.laid import Leaf
from pipeline.exporters.pdf.style import Color
from pipeline.exporters.pdf.text.paragraph import Line

SheetName: TypeAlias = Literal["portrait", "landscape"]


class TextInk(NamedTuple):
    """A line from ``x`` on, its baseline at ``y``. ``artifact``: printed only, not tagged."""

    line: Line
    x: float
    y: float
    artifact: bool = False


class CodeInk(NamedTuple):
    """Content-stream operators in coordinates whose origin is (``x``, ``y``), upwards.

    ``leaf`` is None for decoration.
    """

    code: str
    x: float
    y: float
    leaf: Leaf | None = None
    box: tuple[float, float] | None = None


class ImageInk(NamedTuple):
    """An image file drawn over a box whose lower left corner is (``x``, ``y``)."""

    source: str
    x: float
    y: float
    width: float
    height: float
    leaf: Leaf | None = None


Ink: TypeAlias = TextInk | CodeInk | ImageInk


class Frame:
    """A decoration around consecutive strips, drawn anew on each page that they reach.

    ``left`` and ``width`` are its edges; ``bar`` is a thick line at its left side.
    """

    __slots__ = ("bar", "fill", "left", "line", "pad", "width")

    def __init__(
        self,
        left: float,
        width: float,
        *,
        fill: Color | None = None,
        line: Color | None = None,
        bar: Color | None = None,
        pad: float = 0.0,
    ) -> None:
        self.left = left
        self.width = width
        self.fill = fill
        self.line = line
        self.bar = bar
        self.pad = pad


class TableHead:
    """A table's head rows, drawn again on each further page that the table reaches."""

    __slots__ = ("height", "strips")

    def __init__(self, strips: "list[Strip]") -> None:
        self.strips = strips
        self.height = sum(strip.height for strip in strips)


class Opening(NamedTuple):
    """A heading: where a section begins. ``rank`` is 1 for that of a file, whatever its level."""

    id: str
    level: int
    title: str
    rank: int = 1


@dataclass(slots=True)
class Strip:
    """A piece of a page.

    ``before`` and ``after`` are the least space around it; between two strips the larger counts.
    ``keep`` forbids a page break behind it. ``calls`` are notes that must begin on its page.
    ``place`` is the sentence that it begins with, and the character. ``fresh`` begins a page.
    ``head`` is set on the body rows of a table.
    """

    height: float
    inks: list[Ink] = field(default_factory=list)
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    calls: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    place: tuple[str, int] | None = None
    frames: tuple[Frame, ...] = ()
    sheet: SheetName = "portrait"
    fresh: bool = False
    opening: Opening | None = None
    head: TableHead | None = None
