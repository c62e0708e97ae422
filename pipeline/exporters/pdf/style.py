"""How the editions look: every size, space and colour, in points.

Text is ragged right: even word spaces are easier to follow for readers with low vision.
"""

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal, TypeAlias

from pipeline.exporters.pdf.options import PageSize, PdfOptions
from pipeline.fonts.files import Family

Align: TypeAlias = Literal["left", "center", "right"]
Color: TypeAlias = tuple[float, float, float]

INK: Color = (0.0, 0.0, 0.0)
NAVY: Color = (0.055, 0.165, 0.34)
AMBER: Color = (0.96, 0.66, 0.14)
WHITE: Color = (1.0, 1.0, 1.0)
RULE: Color = (0.45, 0.5, 0.58)
TINT: Color = (0.93, 0.95, 0.98)
MARKER: Color = (1.0, 0.95, 0.63)
QUIET: Color = (0.25, 0.29, 0.35)

_MILLIMETRE = 72 / 25.4
_SHEETS = MappingProxyType({"A4": (595.28, 841.89), "Letter": (612.0, 792.0)})


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a paragraph is set. ``before`` and ``after`` are the least space around it."""

    size: float
    leading: float
    family: Family = "text"
    bold: bool = False
    italic: bool = False
    color: Color = INK
    before: float = 0.0
    after: float = 0.0
    align: Align = "left"
    hyphenate: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its size, and its text area from ``left`` to ``right``, ``bottom`` to ``top``.

    ``header`` and ``footer`` are the baselines of the running head and of the page number.
    ``shift`` moves the content of right-hand pages inwards and of left-hand ones outwards.
    """

    name: Literal["portrait", "landscape", "cover"]
    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    header: float
    footer: float
    shift: float = 0.0

    @property
    def measure(self) -> float:
        """The width of the text area."""
        return self.right - self.left

    @property
    def depth(self) -> float:
        """The height of the text area."""
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Design:
    """One edition's look."""

    portrait: Sheet
    landscape: Sheet
    body: TextStyle
    headings: tuple[TextStyle, ...]
    table: TextStyle
    caption: TextStyle
    note: TextStyle
    code: TextStyle
    quote: TextStyle
    attribution: TextStyle
    box_title: TextStyle
    contents: tuple[TextStyle, ...]
    furniture: TextStyle
    title: TextStyle
    subtitle: TextStyle
    imprint: TextStyle
    indent: float
    item_gap: float
    emphasis_bold: bool = False
    smallest_table: float = 9.0

    def heading(self, level: int) -> TextStyle:
        """The style of a heading; levels below the sixth look like the sixth."""
        return self.headings[min(level, 6) - 1]


def sheet(size: PageSize, options: PdfOptions, *, side: float, ends: float) -> Sheet:
    """The upright page with margins of ``side`` and ``ends`` points."""
    width, height = _SHEETS[size]
    binding = options.binding * _MILLIMETRE
    return Sheet(
        name="portrait",
        width=width,
        height=height,
        left=side + binding / 2,
        right=width - side - binding / 2,
        top=height - ends,
        bottom=ends,
        header=height - ends + 30,
        footer=ends - 38,
        shift=binding / 2,
    )


def landscape(upright: Sheet, *, side: float, ends: float) -> Sheet:
    """The same paper turned, for wide tables."""
    return replace(
        upright,
        name="landscape",
        width=upright.height,
        height=upright.width,
        left=side,
        right=upright.height - side,
        top=upright.width - ends,
        bottom=ends,
        header=upright.width - ends + 26,
        footer=ends - 34,
        shift=0.0,
    )


def standard_design(options: PdfOptions) -> Design:
    """The standard edition: 12 pt, generous leading, margins over an inch."""
    upright = sheet(options.page_size, options, side=80, ends=84)
    body = TextStyle(12, 17.5, after=8, hyphenate=options.hyphenation)
    heading = TextStyle(12, 17.5, bold=True, color=NAVY)
    return Design(
        portrait=upright,
        landscape=landscape(upright, side=64, ends=74),
        body=body,
        headings=(
            replace(heading, size=27, leading=33, before=38, after=14),
            replace(heading, size=17, leading=22, before=20, after=7),
            replace(heading, size=14, leading=19, before=16, after=5),
            replace(heading, before=14, after=4),
            replace(heading, before=12, after=3, color=INK),
            replace(heading, before=12, after=3, color=INK, italic=True),
        ),
        table=TextStyle(11, 15),
        caption=TextStyle(11, 15.5, bold=True, color=NAVY, before=12, after=6),
        note=TextStyle(10, 14, after=3, hyphenate=options.hyphenation),
        code=TextStyle(9.5, 14, family="mono", before=6, after=8),
        quote=replace(body, after=6),
        attribution=TextStyle(11, 15.5, after=6),
        box_title=TextStyle(12, 17.5, bold=True, color=NAVY, after=4),
        contents=(
            TextStyle(12, 17, bold=True, before=9, after=2),
            TextStyle(11.5, 16, after=1),
            TextStyle(11, 15.5, after=1),
        ),
        furniture=TextStyle(9.5, 12, color=QUIET),
        title=TextStyle(38, 45, bold=True, color=WHITE),
        subtitle=TextStyle(17, 24, color=WHITE),
        imprint=TextStyle(11, 16, after=6),
        indent=22,
        item_gap=3,
    )


def large_print_design(options: PdfOptions) -> Design:
    """The large-print edition, after the guidelines of APH and ACB.

    18 pt text, headings of 22 and 20 pt, one-inch margins, no hyphenation, bold for emphasis.
    """
    upright = sheet(options.page_size, options, side=72, ends=76)
    body = TextStyle(18, 25, after=13)
    heading = TextStyle(18, 25, bold=True)
    return Design(
        portrait=upright,
        landscape=landscape(upright, side=72, ends=76),
        body=body,
        headings=(
            replace(heading, size=22, leading=29, before=30, after=18),
            replace(heading, size=20, leading=27, before=26, after=10),
            *(replace(heading, before=22, after=8) for _ in range(4)),
        ),
        table=TextStyle(18, 24),
        caption=replace(heading, before=16, after=8),
        note=TextStyle(18, 25, after=6),
        code=TextStyle(18, 25, family="mono", before=8, after=12),
        quote=body,
        attribution=replace(body, after=8),
        box_title=replace(heading, after=6),
        contents=(
            TextStyle(18, 25, bold=True, before=12, after=4),
            TextStyle(18, 25, after=4),
            TextStyle(18, 25, after=4),
        ),
        furniture=TextStyle(18, 22),
        title=TextStyle(40, 48, bold=True, color=WHITE),
        subtitle=TextStyle(22, 30, color=WHITE),
        imprint=TextStyle(18, 25, after=8),
        indent=30,
        item_gap=7,
        emphasis_bold=True,
        smallest_table=18,
    )
