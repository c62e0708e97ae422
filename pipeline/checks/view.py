"""A document laid flat, so that no check walks the tree itself."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.exporters.base import Assets
from pipeline.model import (
    Block,
    CodeBlock,
    Document,
    Image,
    Inline,
    Link,
    Math,
    Position,
    Section,
    Sentence,
)
from pipeline.model.walk import child_inlines, document_blocks, document_sentences, walk_sections

BOOK = "book.toml"


@dataclass(frozen=True, slots=True)
class Placed:
    """An inline, where it was written, and the inlines around it from the outside in."""

    inline: Inline
    position: Position | None
    around: tuple[Inline, ...] = ()

    def is_inside(self, *kinds: type) -> bool:
        """Whether one of these inlines is around it."""
        return any(isinstance(inline, kinds) for inline in self.around)


@dataclass(frozen=True, slots=True)
class View:
    """Everything of the document in reading order. ``prose`` is every sentence but code lines."""

    document: Document
    assets: Assets
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    prose: tuple[Sentence, ...]
    inlines: tuple[Placed, ...]

    @classmethod
    def of(cls, document: Document, assets: Assets) -> "View":
        """The view of a document whose files are ``assets``."""
        blocks = tuple(document_blocks(document))
        sentences = tuple(document_sentences(document))
        code = {
            id(line) for block in blocks if isinstance(block, CodeBlock) for line in block.lines
        }
        prose = tuple(sentence for sentence in sentences if id(sentence) not in code)
        inlines = tuple(placed for sentence in sentences for placed in _placed(sentence))
        sections = tuple(walk_sections(document.sections))
        return cls(document, assets, sections, blocks, sentences, prose, inlines)


def _placed(sentence: Sentence) -> Iterator[Placed]:
    for inline in sentence.inlines:
        yield from place_inline(inline, sentence.position)


def place_inline(
    inline: Inline, position: Position | None, around: tuple[Inline, ...] = ()
) -> Iterator[Placed]:
    """An inline before those inside it, each with its own place or the nearest known one."""
    match inline:
        case Link() | Image() | Math():
            position = inline.position or position
        case _:
            pass
    yield Placed(inline, position, around)
    inside = child_inlines(inline)
    for child in inside:
        yield from place_inline(child, position, (*around, inline))
