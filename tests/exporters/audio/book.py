"""A small book by hand, with one of each thing that the narrator has to say."""

import functools
from itertools import count

from pipeline.model import (
    Abbr,
    Abbreviation,
    Admonition,
    BlockQuote,
    BulletList,
    Cell,
    Chart,
    ChartPoint,
    Code,
    CodeBlock,
    Column,
    Contributor,
    DefinitionItem,
    DefinitionList,
    Document,
    Figure,
    HorizontalRule,
    Identifier,
    LineBlock,
    Link,
    ListItem,
    Math,
    Metadata,
    Note,
    NoteRef,
    OrderedList,
    Para,
    Plain,
    Position,
    Pronunciation,
    Row,
    Section,
    Sentence,
    Span,
    Str,
    Superscript,
    Table,
)
from pipeline.model.inlines import Inline

_numbers = count(1)
SQUARE = (
    '<math xmlns="http://www.w3.org/1998/Math/MathML"><mrow><msup><mi>a</mi><mn>2</mn></msup>'
    "<mo>=</mo><mfrac><mi>b</mi><mi>c</mi></mfrac></mrow></math>"
)
NHS = Abbr("NHS", "National Health Service", Pronunciation(letters=True))


def sentence(*parts: str | Inline, line: int = 1) -> Sentence:
    """A sentence of text and inlines, with an id of its own."""
    inlines = tuple(Str(part) if isinstance(part, str) else part for part in parts)
    return Sentence(f"s{next(_numbers)}", inlines, Position("book.md", line))


def para(*texts: str) -> Para:
    """A paragraph, one sentence for each text."""
    return Para(tuple(sentence(text) for text in texts))


def book(*sections: Section, notes: tuple[Note, ...] = ()) -> Document:
    """A document around these sections."""
    metadata = Metadata(
        title="A Small Book",
        language="en",
        identifiers=(Identifier("urn:x-test:1"),),
        contributors=(Contributor("Ada Writer"),),
    )
    lexicon = (("nginx", Pronunciation(say="engine ex")),)
    short = Abbreviation(NHS.short, NHS.expansion, NHS.pronunciation)
    return Document(metadata, sections, notes, (short,), lexicon)


def plain_book(*texts: str) -> Document:
    """A book of one section with these sentences."""
    return book(Section("one", 1, sentence("One"), (para(*texts),)))


def _items(*texts: str) -> tuple[ListItem, ...]:
    return tuple(ListItem((Plain((sentence(text),)),)) for text in texts)


def _table() -> Table:
    def cells(*texts: str, header: str | None = None) -> tuple[Cell, ...]:
        return tuple(Cell((sentence(text),) if text else (), header) for text in texts)

    rows = (Row(cells("Leeds", "$18\u2013$22/hour")), Row(cells("York", "")))
    head = (Row(cells("Town", "Pay", header="column")),)
    return Table("t", (sentence("Pay by town"),), (Column(),) * 2, head, rows, 1)


def _chart() -> Chart:
    points = (ChartPoint("Leeds", 20.0, "20"),)
    alt, caption = (sentence("One bar."),), (sentence("Pay as a chart"),)
    more = (para("The bar is long."),)
    return Chart("c", "t", points, "Town", "Pay", alt, caption, more, 1)


@functools.cache
def everything() -> Document:
    """The book with one of each."""
    first = (
        Para(
            (
                sentence("The ", NHS, " runs nginx on ", Code("app.py"), ". "),
                sentence("See ", Link((Str("the table"),), "#t"), NoteRef("r1", "n1", "1"), "."),
            )
        ),
        BulletList(_items("Apples", "Pears")),
        OrderedList(_items("Wash", "Peel"), start=3),
        DefinitionList((DefinitionItem(sentence("Fig"), ((para("A fruit (sweet)."),),)),)),
        HorizontalRule(),
        BlockQuote((para("“Eat well.”"),), (sentence("A Doctor"),)),
        LineBlock(((sentence("Rose is a rose"), sentence("is a rose")),)),
        CodeBlock((sentence("x = 1"), sentence()), "python"),
        Admonition("tip", sentence("Take care"), (para("Mind the step."),)),
    )
    second = (
        _table(),
        _chart(),
        Figure("f", "x.png", (sentence("A map of the town."),)),
        Figure("d", "y.png", (), decorative=True),
        Para(
            (
                sentence(
                    "Here ", Math("a^2=b/c", SQUARE), " is 5 m", Superscript((Str("2"),)), "."
                ),
                sentence("The ", NHS, " says ", Span((Str("mot"),), "fr"), " in E11.9, e.g. now."),
            )
        ),
    )
    note = Note("n1", "1", (para("It is new."),), "one")
    inner = Section("one-a", 2, sentence("Pay & more"), second)
    return book(Section("one", 1, sentence("The start"), first, (inner,)), notes=(note,))
