"""Inline nodes, and the sentence that holds them.

``SoftBreak`` and ``Quoted`` of pandoc's AST have no counterpart here: no edition keeps the line
ends of the manuscript, so the reader turns them into spaces, and quotation marks stay the
characters that the author typed, because that is what a screen reader announces most reliably.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, TypeAlias, assert_never

from pipeline.model.source import Position

FormulaSpeech: TypeAlias = Literal["clearspeak", "mathspeak"]


@dataclass(frozen=True, slots=True)
class Pronunciation:
    """How a word is said: respelled in plain letters, in IPA, or letter by letter.

    At most one of the three is the author's own; engines take the one they understand best.
    """

    say: str | None = None
    ipa: str | None = None
    letters: bool = False


@dataclass(frozen=True, slots=True)
class Str:
    """Text as written, spaces included."""

    text: str


@dataclass(frozen=True, slots=True)
class Emph:
    inlines: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Strong:
    inlines: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Superscript:
    inlines: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Subscript:
    inlines: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Marked:
    """Words that are set apart in one of the ways below."""

    inlines: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Strikeout(Marked):
    """Words that no longer hold, but are to be read as such."""


@dataclass(frozen=True, slots=True)
class Underline(Marked):
    """Words with a line below them."""


@dataclass(frozen=True, slots=True)
class Highlight(Marked):
    """Words that a reader's eye is to be drawn to, as with a marker pen."""


@dataclass(frozen=True, slots=True)
class Keys(Marked):
    """What is typed: keys, or words put in."""


@dataclass(frozen=True, slots=True)
class Code:
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link. ``target`` is a web address, or ``#id`` for a place in the book.

    The reader resolves links to other manuscript files, so exporters see ``#id`` alone.
    """

    inlines: "tuple[Inline, ...]"
    target: str
    title: str | None = None
    position: Position | None = field(default=None, compare=False, repr=False)

    @property
    def internal_id(self) -> str | None:
        """The id of the place in the book that the link leads to; None for a web address."""
        return self.target[1:] if self.target.startswith("#") else None


@dataclass(frozen=True, slots=True)
class PageRef(Link):
    """A link of which print shows the number of the page that it leads to, in place of its words.

    The words are those of every edition that has no pages.
    """


@dataclass(frozen=True, slots=True)
class Image:
    """An image in the running text. ``alt`` is empty only when ``decorative`` is True."""

    source: str
    alt: str
    decorative: bool = False
    position: Position | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class NoteRef:
    """A call of the note ``note``. ``id`` is the call's own, for the link back.

    ``label`` is what is printed ("3"); it is not part of the sentence's text.
    """

    id: str
    note: str
    label: str


@dataclass(frozen=True, slots=True)
class Abbr:
    """An abbreviation in use; ``short`` is what the text shows."""

    short: str
    expansion: str
    pronunciation: Pronunciation | None = None


@dataclass(frozen=True, slots=True)
class Ruby:
    """Words and how they are read, in small letters beside them: kanji with kana, say."""

    base: str
    reading: str

    @property
    def brackets(self) -> tuple[str, str]:
        """What stands around a reading that follows its words: wide signs behind wide ones."""
        wide = unicodedata.east_asian_width(self.base[-1:] or " ") in ("W", "F")
        return (
            ("\N{FULLWIDTH LEFT PARENTHESIS}", "\N{FULLWIDTH RIGHT PARENTHESIS}")
            if wide
            else (" (", ")")
        )

    @property
    def text(self) -> str:
        """The words, and the reading in brackets behind them."""
        before, after = self.brackets
        return f"{self.base}{before}{self.reading}{after}"


@dataclass(frozen=True, slots=True)
class Math:
    """A formula: the author's LaTeX and the presentation MathML made from it.

    ``speech`` is the style of its words: as teachers say it, or every sign by name (MathSpeak).
    """

    latex: str
    mathml: str
    display: bool = False
    speech: FormulaSpeech = "clearspeak"
    position: Position | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Span:
    """Text in another language (BCP 47 tag), or with a pronunciation of its own, or an anchor."""

    inlines: "tuple[Inline, ...]"
    lang: str | None = None
    pronunciation: Pronunciation | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line end that the author asked for."""


Inline: TypeAlias = (
    Str
    | Emph
    | Strong
    | Code
    | Superscript
    | Subscript
    | Strikeout
    | Underline
    | Highlight
    | Keys
    | Link
    | PageRef
    | Image
    | NoteRef
    | Abbr
    | Ruby
    | Math
    | Span
    | LineBreak
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """The unit that ties the editions together.

    Every edition names a sentence by the same ``id``. The sentences of a paragraph, put together,
    are the paragraph: the space between two sentences is the last character of the first.
    """

    id: str
    inlines: tuple[Inline, ...]
    position: Position | None = field(default=None, compare=False, repr=False)

    @property
    def text(self) -> str:
        """The sentence as plain text; see :func:`plain_text`."""
        match self.inlines:
            case (Str() as only,):
                return only.text  # most sentences, at a third of the time
            case _:
                return plain_text(self.inlines)


def plain_text(inlines: Iterable[Inline]) -> str:
    """The text that a reader perceives: image alternatives included, note numbers left out.

    A formula counts as its LaTeX source, a line break as a newline.
    """
    return "".join(
        [inline.text if isinstance(inline, Str) else _inline_text(inline) for inline in inlines]
    )


def _inline_text(inline: Inline) -> str:
    match inline:
        case Str() | Code() | Ruby():
            return inline.text
        case Abbr():
            return inline.short
        case Image():
            return inline.alt
        case Math():
            return inline.latex
        case NoteRef():
            return ""
        case LineBreak():
            return "\n"
        case Emph() | Strong() | Superscript() | Subscript() | Marked() | Link() | Span():
            return plain_text(inline.inlines)
        case _:
            assert_never(inline)
