"""A document laid flat, so that no check walks the tree itself."""

from collections.abc import Iterable, Iterator
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
    Str,
)
from pipeline.model.walk import child_inlines, document_blocks, document_sentences, walk_sections

BOOK = "book.toml"


@dataclass(frozen=True, slots=True)
class Placed:
    """An inline, and where it was written."""

    inline: Inline
    position: Position | None


@dataclass(frozen=True, slots=True)
class View:
    """Everything of the document in reading order.

    ``texts`` holds the text of each of the ``sentences``; ``prose`` is every sentence but code
    lines; ``inlines`` is every inline but plain text.
    """

    document: Document
    assets: Assets
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    texts: tuple[str, ...]
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
        inlines = tuple(
            placed
            for sentence in sentences
            for placed in _placed(sentence.inlines, sentence.position)
        )
        sections = tuple(walk_sections(document.sections))
        texts = tuple(sentence.text for sentence in sentences)
        return cls(document, assets, sections, blocks, sentences, texts, prose, inlines)


def _placed(inlines: Iterable[Inline], position: Position | None) -> Iterator[Placed]:
    """Each inline before those inside it, with its own place or the nearest known one."""
    for inline in inlines:
        if isinstance(inline, Str):
            continue
        own = inline.position if isinstance(inline, Link | Image | Math) else None
        yield Placed(inline, own or position)
        yield from _placed(child_inlines(inline), own or position)
