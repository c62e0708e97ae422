"""Block nodes. A block that shows text holds sentences; a container holds blocks."""

from dataclasses import dataclass, field
from typing import Literal, TypeAlias, assert_never

from pipeline.model.inlines import Sentence
from pipeline.model.source import Position

Alignment: TypeAlias = Literal["default", "left", "center", "right"]
HeaderScope: TypeAlias = Literal["column", "row"]
AdmonitionKind: TypeAlias = Literal[
    "note", "tip", "important", "caution", "warning", "danger", "seealso"
]
EditionKind: TypeAlias = Literal["print", "large-print", "epub", "audio"]
ListStyle: TypeAlias = Literal[
    "decimal", "lower-alpha", "upper-alpha", "lower-roman", "upper-roman"
]


@dataclass(frozen=True, slots=True)
class Para:
    sentences: tuple[Sentence, ...]
    id: str | None = None
    position: Position | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Plain:
    """Text that is not a paragraph of its own: the item of a tight list, for one."""

    sentences: tuple[Sentence, ...]
    position: Position | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ListItem:
    blocks: "tuple[Block, ...]"


@dataclass(frozen=True, slots=True)
class BulletList:
    items: tuple[ListItem, ...]
    position: Position | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class OrderedList:
    items: tuple[ListItem, ...]
    start: int = 1
    style: ListStyle = "decimal"
    position: Position | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class DefinitionItem:
    """One term and what it means. ``id`` makes the term an anchor."""

    term: Sentence
    definitions: "tuple[tuple[Block, ...], ...]"
    id: str | None = None


@dataclass(frozen=True, slots=True)
class DefinitionList:
    items: tuple[DefinitionItem, ...]
    position: Position | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class BlockQuote:
    blocks: "tuple[Block, ...]"
    attribution: tuple[Sentence, ...] = ()
    position: Position | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class LineBlock:
    """Verse: each line is kept as the author broke it. An empty line parts two stanzas."""

    stanzas: tuple[tuple[Sentence, ...], ...]
    position: Position | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Preformatted text, one sentence a line; spaces at the start of a line matter."""

    lines: tuple[Sentence, ...]
    language: str | None = None
    position: Position | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell. ``header`` says for what it is a header, None for a data cell."""

    sentences: tuple[Sentence, ...]
    header: HeaderScope | None = None

    @property
    def text(self) -> str:
        return "".join(sentence.text for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    align: Alignment = "default"


@dataclass(frozen=True, slots=True)
class Table:
    """A data table: every row of ``head`` and ``rows`` has as many cells as ``columns``.

    ``number`` counts the captioned tables of the book from 1. ``source`` is the CSV file that the
    table was read from, relative to the manuscript folder; None for a table typed in the text.
    """

    id: str
    caption: tuple[Sentence, ...]
    columns: tuple[Column, ...]
    head: tuple[Row, ...]
    rows: tuple[Row, ...]
    number: int | None = None
    source: str | None = None
    position: Position | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Figure:
    """An image that stands by itself.

    ``alt`` is the short text alternative, as sentences because it is narrated too; it is empty
    only when ``decorative`` is True. ``description`` is the long description, where there is one.
    ``number`` counts the captioned figures and charts of the book from 1.
    """

    id: str
    source: str
    alt: tuple[Sentence, ...]
    caption: tuple[Sentence, ...] = ()
    description: "tuple[Block, ...]" = ()
    decorative: bool = False
    number: int | None = None
    position: Position | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """One bar: ``text`` is the table's own wording ("about $41,000"), ``value`` its number."""

    label: str
    value: float
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A bar chart drawn from the table ``table`` (an id), which holds the same figures as text.

    ``label_heading`` and ``value_heading`` are the headings of the columns it draws. ``alt`` and
    ``description`` are as in :class:`Figure`; a chart is never decorative.
    """

    id: str
    table: str
    points: tuple[ChartPoint, ...]
    label_heading: str
    value_heading: str
    alt: tuple[Sentence, ...]
    caption: tuple[Sentence, ...] = ()
    description: "tuple[Block, ...]" = ()
    number: int | None = None
    source: str | None = None
    position: Position | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Admonition:
    """A note, tip or warning beside the main text. ``title`` is always there and always said."""

    kind: AdmonitionKind
    title: Sentence
    blocks: "tuple[Block, ...]"
    id: str | None = None
    position: Position | None = field(default=None, compare=False, repr=False)

    @property
    def family(self) -> Literal["note", "tip", "notice"]:
        """What it is to a reader: a notice, as DPUB-ARIA calls it, must not be passed over."""
        match self.kind:
            case "note" | "seealso":
                return "note"
            case "tip":
                return "tip"
            case "important" | "caution" | "warning" | "danger":
                return "notice"
            case _:
                assert_never(self.kind)


@dataclass(frozen=True, slots=True)
class HorizontalRule:
    """A break in the train of thought, not a drawn line."""

    position: Position | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Only:
    """Blocks for editions of some kinds alone; the other editions leave them out on purpose.

    An exporter meets none where the driver asks it: see :mod:`pipeline.model.editions`.
    """

    editions: tuple[EditionKind, ...]
    blocks: "tuple[Block, ...]"
    position: Position | None = field(default=None, compare=False, repr=False)


Block: TypeAlias = (
    Para
    | Plain
    | BulletList
    | OrderedList
    | DefinitionList
    | BlockQuote
    | LineBlock
    | CodeBlock
    | Table
    | Figure
    | Chart
    | Admonition
    | HorizontalRule
    | Only
)
