"""What a paragraph is made of before it is broken into lines, and the lines themselves."""

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple, TypeAlias

from pipeline.exporters.pdf.laid import Element, Leaf
from pipeline.exporters.pdf.style import Color
from pipeline.fonts.face import Face, Leftward

LINE_BREAK = "\n"

Ruling: TypeAlias = Literal["struck", "underlined", "highlighted", "key"]
"""What is drawn with words: a line through or below them, a tint with a bar, a frame."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads: ``address`` on the web or ``place``, an id in the book.

    ``contents`` is what assistive technology says of it; ``element`` is the Link element.
    """

    element: Element
    contents: str
    address: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """Something drawn on the baseline: sizes in points, ``code`` in its own coordinates.

    ``image`` is the name of an image file to be drawn over the whole box, ``lacking`` are the
    characters that could not be drawn. ``shapes`` are the glyphs that ``code`` calls, by number.
    """

    width: float
    height: float
    depth: float = 0.0
    code: str = ""
    image: str | None = None
    lacking: str = ""
    shapes: tuple[tuple[str, str], ...] = ()

    def scaled(self, factor: float) -> "Drawing":
        """The same, smaller or larger."""
        code = f"{factor:.4f} 0 0 {factor:.4f} 0 0 cm {self.code}" if self.code else ""
        return replace(
            self,
            width=self.width * factor,
            height=self.height * factor,
            depth=self.depth * factor,
            code=code,
        )


class Run(NamedTuple):
    """Text of one face, size and element; ``text`` of a drawing is empty.

    ``leaf`` is None for text that is printed only (an artifact). ``start`` is the place of the
    run in the paragraph's text; ``lang`` is the language for hyphenation. ``rulings`` are drawn
    with the text. An odd ``level`` runs from right to left (UAX 9).
    """

    text: str
    face: Face
    size: float
    color: Color
    rise: float
    leaf: Leaf | None
    start: int
    lang: str
    target: Target | None = None
    drawing: Drawing | None = None
    rulings: tuple[Ruling, ...] = ()
    level: int = 0

    @property
    def way(self) -> "Face | Leftward":
        """What shapes its words."""
        return self.face.leftward if self.level % 2 else self.face


@dataclass(slots=True)
class Paragraph:
    """Runs in order.

    ``starts`` are the places at which sentences begin, ``ids`` are these sentences. ``calls`` maps
    a run to the note it calls, ``anchors`` a run to the ids that begin there. ``leftward`` says
    whether it runs from right to left, ``against`` whether the book runs the other way, ``mixed``
    whether there is anything in it that runs leftward.
    """

    runs: list[Run] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    calls: dict[int, str] = field(default_factory=dict)
    anchors: dict[int, tuple[str, ...]] = field(default_factory=dict)
    leftward: bool = False
    against: bool = False
    mixed: bool = False

    def place(self, offset: int) -> tuple[str, int] | None:
        """The sentence at a place in the text, and the place in that sentence.

        Generated words before the first sentence count as its beginning.
        """
        if not self.ids:
            return None
        index = max(bisect_right(self.starts, offset) - 1, 0)
        return self.ids[index], max(offset - self.starts[index], 0)


class Piece(NamedTuple):
    """Words of one run on a line: ``x`` and ``width`` in points from the line's start."""

    run: Run
    codes: list[str]
    x: float
    width: float


class Line(NamedTuple):
    """A line of text. ``offset`` is where it begins in the paragraph's text.

    ``above`` and ``below`` are the extra space that drawings need over the style's leading.
    """

    pieces: list[Piece]
    width: float
    offset: int = 0
    calls: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    above: float = 0.0
    below: float = 0.0
