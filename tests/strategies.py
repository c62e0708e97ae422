"""Hypothesis strategies for whole documents.

``documents()`` makes documents as the reader would: ids are unique, internal links lead
somewhere, tables are rectangular, every note is called, charts are drawn from a table that
stands before them, and the sentences of a paragraph join with the space at the end of each.
``write_images(folder)`` writes the files that their figures name.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import strategies as st
from PIL import Image as Picture

from pipeline.model import (
    Abbr,
    Abbreviation,
    Accessibility,
    Admonition,
    Block,
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
    Emph,
    Figure,
    Highlight,
    HorizontalRule,
    Identifier,
    Image,
    Inline,
    Keys,
    LineBlock,
    LineBreak,
    Link,
    ListItem,
    Math,
    Metadata,
    Note,
    NoteRef,
    Only,
    OrderedList,
    PageRef,
    Para,
    Plain,
    Position,
    Pronunciation,
    Review,
    Row,
    Ruby,
    Section,
    Sentence,
    Series,
    Span,
    Str,
    Strikeout,
    Strong,
    Subscript,
    Superscript,
    Table,
    Underline,
)

Draw = Callable[[st.SearchStrategy], object]

PNG, SVG = "figures/picture.png", "figures/drawing.svg"
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZäéïõßçñø"
_SIGNS = "0123456789<>&\"'()-,;:%$/\u2019\u201c\u201d\u2013\u2026"
_WORDS = st.text(_LETTERS, min_size=1, max_size=9) | st.text(
    _LETTERS + _SIGNS, min_size=1, max_size=6
)
_ABBREVIATION = Abbreviation(
    "RHIT", "registered health information technician", Pronunciation(letters=True)
)
_FORMULA = (
    '<math xmlns="http://www.w3.org/1998/Math/MathML" display="{}"><mrow><msup><mi>a</mi>'
    "<mn>2</mn></msup></mrow></math>"
)
_LANGUAGES = ("fr", "de", "la")


def write_images(folder: Path) -> None:
    """The pictures that generated documents show, under ``folder``."""
    (folder / "figures").mkdir(parents=True, exist_ok=True)
    Picture.new("RGB", (40, 20), (30, 90, 160)).save(folder / PNG)
    (folder / SVG).write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">'
        '<circle cx="20" cy="10" r="8"/></svg>',
        encoding="utf-8",
    )


def phrases(max_words: int = 8) -> st.SearchStrategy[str]:
    """Words with single spaces between, none at the ends."""
    return st.lists(_WORDS, min_size=1, max_size=max_words).map(" ".join)


@dataclass
class _Maker:
    """Draws the parts of one document, and remembers what has been given away."""

    draw: Draw
    anchors: tuple[str, ...]
    section: str = ""
    count: int = 0
    places: int = 0
    tables: int = 0
    figures: int = 0
    notes: list[Note] = field(default_factory=list)
    called: int = 0

    def text(self, max_words: int = 8) -> str:
        return self.draw(phrases(max_words))

    def pick(self, *choices: object) -> object:
        return self.draw(st.sampled_from(choices))

    def times(self, low: int, high: int) -> range:
        return range(self.draw(st.integers(low, high)))

    def place(self, kind: str) -> str:
        self.places += 1
        return f"{kind}-{self.places}"

    def position(self) -> Position:
        return Position(f"{self.section}.md", self.draw(st.integers(1, 99)))

    def sentence(self, inlines: tuple[Inline, ...]) -> Sentence:
        self.count += 1
        return Sentence(f"{self.section}_s{self.count}", inlines, self.position())

    def plain(self, max_words: int = 6) -> Sentence:
        return self.sentence((Str(self.text(max_words)),))

    def sentences(self, high: int = 3, *, notes: bool = True) -> tuple[Sentence, ...]:
        made = [self.rich(notes=notes) for _ in self.times(1, high)]
        last = len(made) - 1
        return tuple(
            self.sentence((*inlines, Str("." if n == last else ". ")))
            for n, inlines in enumerate(made)
        )

    def rich(self, *, notes: bool) -> tuple[Inline, ...]:
        inlines: list[Inline] = [Str(self.text())]
        for _ in self.times(0, 3):
            inlines += [Str(" "), self.inline(notes=notes), Str(" " + self.text(3))]
        return _joined(inlines)

    def inline(self, depth: int = 0, *, notes: bool = True) -> Inline:
        kinds = ["emph", "strong", "code", "sup", "sub", "link", "abbr", "math", "span", "say"]
        kinds += ["marked", "ruby"]
        kinds += ["image", "break", "anchor"] if depth == 0 else []
        kinds += ["note"] if notes and depth == 0 else []
        inner = (Str(self.text(3)),)
        if depth < 2:
            inner = (
                (*inner, Str(" "), self.inline(depth + 1, notes=notes))
                if self.pick(0, 0, 1)
                else inner
            )
        match self.pick(*kinds):
            case "emph":
                return Emph(inner)
            case "strong":
                return Strong(inner)
            case "code":
                return Code(self.text(2))
            case "sup":
                return Superscript((Str(self.text(1)),))
            case "sub":
                return Subscript((Str(self.text(1)),))
            case "marked":
                return self.pick(Strikeout, Underline, Highlight, Keys)(inner)
            case "link" if depth == 0:
                target = self.target()
                kind = self.pick(Link, PageRef) if target.startswith("#") else Link
                return kind((Str(self.text(3)),), target, self.pick(None, "A title"))
            case "abbr":
                a = _ABBREVIATION
                return Abbr(a.short, a.expansion, a.pronunciation)
            case "ruby":
                return Ruby(self.text(1), "kahn jee")
            case "math":
                return Math("a^2", _FORMULA.format("inline"))
            case "span":
                return Span(inner, self.pick(*_LANGUAGES))
            case "say":
                return Span((Str(self.text(1)),), None, Pronunciation(say="sequel"))
            case "image":
                alt = self.pick("", "a small picture")
                return Image(PNG, alt, decorative=not alt)
            case "break":
                return LineBreak()
            case "anchor":
                return Span((Str(self.text(2)),), id=self.place("anchor"))
            case "note":
                return self.note()
            case _:
                return Str(self.text(2))

    def target(self) -> str:
        return self.pick(
            "https://example.org/a?b=1&c=2", *(f"#{anchor}" for anchor in self.anchors)
        )

    def note(self) -> NoteRef:
        own = [note for note in self.notes if note.section == self.section]
        if own and self.pick(0, 0, 1):
            note = self.pick(*own)
        else:
            self.called += 1
            name = self.place("note")
            blocks = (Para(self.sentences(2, notes=False)),)
            note = Note(name, str(self.called), blocks, self.section, self.position())
            self.notes.append(note)
        return NoteRef(self.place("call"), note.id, note.label)

    def blocks(self, depth: int = 0, low: int = 1, high: int = 4) -> tuple[Block, ...]:
        return tuple(block for _ in self.times(low, high) for block in self.block(depth))

    def block(self, depth: int) -> tuple[Block, ...]:
        kinds = ["para", "para", "para", "verse", "code", "rule"]
        kinds += ["only"] if depth == 0 else []
        kinds += ["bullets", "numbers", "definitions", "quote", "box"] if depth < 2 else []
        kinds += ["table", "figure", "chart"] if depth == 0 else []
        match self.pick(*kinds):
            case "bullets":
                return (BulletList(self.items(depth), self.position()),)
            case "numbers":
                style = self.pick("decimal", "lower-alpha", "upper-roman")
                return (OrderedList(self.items(depth), self.pick(1, 3), style, self.position()),)
            case "definitions":
                return (DefinitionList(tuple(self.definition(depth) for _ in self.times(1, 3))),)
            case "quote":
                said = self.blocks(depth + 1, 1, 2)
                return (BlockQuote(said, (self.plain(),) if self.pick(0, 1) else ()),)
            case "box":
                kind = self.pick("note", "tip", "warning")
                return (Admonition(kind, self.plain(), self.blocks(depth + 1, 1, 2)),)
            case "only":
                editions = self.pick(("print", "epub", "audio"), ("epub", "audio", "print"))
                return (Only(editions, self.blocks(depth + 1, 1, 2), self.position()),)
            case "verse":
                stanzas = (tuple(self.plain() for _ in self.times(1, 3)) for _ in self.times(1, 2))
                return (LineBlock(tuple(stanzas)),)
            case "code":
                return (self.code(),)
            case "rule":
                return (HorizontalRule(self.position()),)
            case "table":
                return (self.table(),)
            case "figure":
                return (self.figure(),)
            case "chart":
                return self.chart()
            case _:
                return (
                    Para(self.sentences(), self.pick(None, self.place("para")), self.position()),
                )

    def items(self, depth: int) -> tuple[ListItem, ...]:
        loose = self.pick(0, 1)
        items: list[ListItem] = []
        for _ in self.times(1, 3):
            first = Para(self.sentences(2)) if loose else Plain(self.sentences(2))
            more = self.blocks(depth + 1, 0, 1) if loose else ()
            items.append(ListItem((first, *more)))
        return tuple(items)

    def definition(self, depth: int) -> DefinitionItem:
        name = self.place("term") if self.pick(0, 1) else None
        term = self.plain(3)
        meanings = tuple(self.blocks(depth + 1, 1, 2) for _ in self.times(1, 2))
        return DefinitionItem(term, meanings, name)

    def code(self) -> CodeBlock:
        lines = [self.pick("", "    indented = 1", self.text(4)) for _ in self.times(1, 4)]
        made = tuple(self.sentence((Str(line),) if line else ()) for line in lines)
        return CodeBlock(made, self.pick(None, "python"))

    def table(self) -> Table:
        width = self.draw(st.integers(1, 4))
        stubs = self.draw(st.integers(0, width - 1))
        caption = (self.plain(),)
        head = Row(tuple(Cell((self.plain(2),), "column") for _ in range(width)))
        rows = tuple(
            Row(tuple(Cell(self.cell(), "row" if n < stubs else None) for n in range(width)))
            for _ in self.times(1, 4)
        )
        columns = tuple(
            Column(self.pick("default", "left", "center", "right")) for _ in range(width)
        )
        self.tables += 1
        return Table(self.place("table"), caption, columns, (head,), rows, self.tables, None)

    def cell(self) -> tuple[Sentence, ...]:
        match self.pick("empty", "plain", "rich"):
            case "plain":
                return (self.plain(3),)
            case "rich":
                return self.sentences(2)
            case _:
                return ()

    def figure(self) -> Figure:
        decorative = bool(self.pick(0, 0, 1))
        alt = () if decorative else (self.plain(),)
        caption = (self.plain(),) if self.pick(0, 1) else ()
        self.figures += bool(caption)
        return Figure(
            self.place("figure"),
            self.pick(PNG, SVG),
            alt,
            caption,
            () if decorative or self.pick(0, 1) else (Para(self.sentences(2)),),
            decorative,
            self.figures if caption else None,
        )

    def chart(self) -> tuple[Block, ...]:
        values = [self.draw(st.integers(-50, 99_000)) for _ in self.times(1, 4)]
        labels = [f"{self.text(2)} {n}" for n, _ in enumerate(values)]
        caption = (self.plain(),)
        head = Row(tuple(Cell((self.sentence((Str(t),)),), "column") for t in ("Name", "Value")))
        rows = tuple(
            Row((self.word(label, "row"), self.word(f"about {value}")))
            for label, value in zip(labels, values, strict=True)
        )
        self.tables += 1
        name = self.place("table")
        table = Table(name, caption, (Column(),) * 2, (head,), rows, self.tables, None)
        points = tuple(
            ChartPoint(label, float(value), f"about {value}")
            for label, value in zip(labels, values, strict=True)
        )
        self.figures += 1
        chart = Chart(
            self.place("chart"),
            name,
            points,
            "Name",
            "Value",
            (self.plain(),),
            (self.plain(),),
            (Para(self.sentences(2)),),
            self.figures,
        )
        return table, chart

    def word(self, text: str, header: str | None = None) -> Cell:
        return Cell((self.sentence((Str(text),)),), header)

    def chapter(self, name: str, title: str) -> Section:
        self.section, self.count, self.called = name, 0, 0
        return self.part(name, 1, title)

    def part(self, name: str, level: int, title: str) -> Section:
        heading = self.sentence((Str(title),))
        blocks = self.blocks()
        inner = tuple(
            self.part(self.place("part"), level + 1, self.text(4))
            for _ in (self.times(0, 2) if level < 3 else ())
        )
        return Section(name, level, heading, blocks, inner, None, self.position())


def _joined(inlines: list[Inline]) -> tuple[Inline, ...]:
    """Text joined to text, as the reader leaves it."""
    joined: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Str) and joined and isinstance(joined[-1], Str):
            joined[-1] = Str(joined[-1].text + inline.text)
        else:
            joined.append(inline)
    return tuple(joined)


@st.composite
def metadata(draw: Draw) -> Metadata:
    """Facts about a book, as complete or as bare as book.toml allows."""
    language = draw(st.sampled_from(["en", "en-US"]))
    review = Review("A Person", datetime.date(2026, 1, 2), "https://example.org/report")
    return Metadata(
        title=draw(phrases(5)),
        language=language,
        identifiers=(Identifier("urn:uuid:2d1a5f3c-6f0e-5f67-9c1b-5a8f7a4f2b10"),),
        subtitle=draw(st.none() | phrases(4)),
        contributors=tuple(draw(st.lists(st.builds(Contributor, phrases(2)), max_size=2))),
        languages=(language, *_LANGUAGES),
        publisher=draw(st.none() | phrases(2)),
        rights=draw(st.none() | phrases(4)),
        description=draw(st.none() | phrases(9)),
        subjects=tuple(draw(st.lists(phrases(2), max_size=2))),
        date=draw(st.none() | st.just(datetime.date(2026, 2, 3))),
        series=draw(st.none() | st.just(Series("A Series", "2"))),
        collections=draw(st.just(()) | st.just((Series("A Set", None, "set"), Series("B", "3")))),
        accessibility=draw(
            st.sampled_from([Accessibility(), Accessibility("mailto:a@example.org", review)])
        ),
    )


@st.composite
def documents(draw: Draw, max_sections: int = 3) -> Document:
    """Whole documents of one to ``max_sections`` level 1 sections."""
    names = [f"chapter-{n + 1}" for n in range(draw(st.integers(1, max_sections)))]
    maker = _Maker(draw, tuple(names))
    sections = tuple(maker.chapter(name, draw(phrases(4))) for name in names)
    return Document(
        draw(metadata()),
        sections,
        tuple(maker.notes),
        (_ABBREVIATION,),
        (("nginx", Pronunciation(say="engine ex")),),
    )
