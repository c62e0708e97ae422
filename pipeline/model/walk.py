"""Walks over the document in reading order.

Reading order is the order of the text, with a note's blocks apart: editions place notes
differently (page foot, end of section), so they are walked by :attr:`Document.notes`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import assert_never

from pipeline.model.blocks import (
    Admonition,
    Block,
    BlockQuote,
    BulletList,
    Chart,
    CodeBlock,
    DefinitionList,
    Figure,
    HorizontalRule,
    LineBlock,
    Only,
    OrderedList,
    Para,
    Plain,
    Table,
)
from pipeline.model.document import Document, Section
from pipeline.model.inlines import (
    Abbr,
    Code,
    Emph,
    Image,
    Inline,
    LineBreak,
    Link,
    Marked,
    Math,
    NoteRef,
    Ruby,
    Sentence,
    Span,
    Str,
    Strong,
    Subscript,
    Superscript,
)


def walk_sections(sections: Iterable[Section]) -> Iterator[Section]:
    """Each section before the sections inside it."""
    for section in sections:
        yield section
        yield from walk_sections(section.sections)


def nested(sections: Iterable[Section]) -> tuple[Section, ...]:
    """The sections of a book as its contents show them: chapters inside their parts."""
    found: list[Section] = []
    for section in sections:
        if found and section.parts > found[-1].parts:
            found[-1] = replace(found[-1], sections=(*found[-1].sections, section))
        else:
            found.append(section)
    return tuple(found)


def contents(sections: Iterable[Section], depth: int) -> tuple[Section, ...]:
    """The sections as contents show them, down to the headings of rank ``depth``."""
    return tuple(
        replace(section, sections=contents(section.sections, depth))
        for section in nested(sections)
        if section.rank <= depth
    )


def walk_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    """Each block before the blocks inside it (long descriptions included)."""
    for block in blocks:
        yield block
        if inside := child_blocks(block):
            yield from walk_blocks(inside)


def document_blocks(document: Document) -> Iterator[Block]:
    """Every block of the book: the sections' in reading order, then the notes'."""
    for section in walk_sections(document.sections):
        yield from walk_blocks(section.blocks)
    for note in document.notes:
        yield from walk_blocks(note.blocks)


def child_blocks(block: Block) -> tuple[Block, ...]:
    """The blocks directly inside a block."""
    match block:
        case Para() | Plain() | LineBlock() | CodeBlock() | Table() | HorizontalRule():
            return ()  # first, since most blocks are paragraphs
        case BulletList() | OrderedList():
            return tuple(child for item in block.items for child in item.blocks)
        case DefinitionList():
            return tuple(b for item in block.items for d in item.definitions for b in d)
        case BlockQuote() | Admonition() | Only():
            return block.blocks
        case Figure() | Chart():
            return block.description
        case _:
            assert_never(block)


def block_sentences(block: Block) -> Iterator[Sentence]:
    """All sentences of one block in reading order, those of the blocks inside it included.

    A figure reads: text alternative, caption, long description. A table reads: caption, head,
    rows. An admonition reads its title first, a quotation its attribution last.
    """
    match block:
        case Para() | Plain():
            yield from block.sentences
        case BulletList() | OrderedList():
            for item in block.items:
                yield from blocks_sentences(item.blocks)
        case DefinitionList():
            for entry in block.items:
                yield entry.term
                for definition in entry.definitions:
                    yield from blocks_sentences(definition)
        case BlockQuote():
            yield from blocks_sentences(block.blocks)
            yield from block.attribution
        case LineBlock():
            for stanza in block.stanzas:
                yield from stanza
        case CodeBlock():
            yield from block.lines
        case Table():
            yield from block.caption
            for row in (*block.head, *block.rows):
                for cell in row.cells:
                    yield from cell.sentences
        case Figure() | Chart():
            yield from block.alt
            yield from block.caption
            yield from blocks_sentences(block.description)
        case Admonition():
            yield block.title
            yield from blocks_sentences(block.blocks)
        case Only():
            yield from blocks_sentences(block.blocks)
        case HorizontalRule():
            return
        case _:
            assert_never(block)


def blocks_sentences(blocks: Iterable[Block]) -> Iterator[Sentence]:
    """All sentences of several blocks in reading order."""
    for block in blocks:
        if isinstance(block, Para):  # most blocks, without a generator of their own
            yield from block.sentences
        else:
            yield from block_sentences(block)


def section_sentences(section: Section) -> Iterator[Sentence]:
    """The sentences of a section: its title, its blocks, then its subsections'."""
    yield section.title
    yield from blocks_sentences(section.blocks)
    for child in section.sections:
        yield from section_sentences(child)


def document_sentences(document: Document) -> Iterator[Sentence]:
    """Every sentence of the book: the sections' in reading order, then the notes'."""
    for section in document.sections:
        yield from section_sentences(section)
    for note in document.notes:
        yield from blocks_sentences(note.blocks)


def child_inlines(inline: Inline) -> tuple[Inline, ...]:
    """The inlines directly inside an inline."""
    match inline:
        case Str() | Abbr() | Ruby() | Code() | NoteRef() | Image() | Math() | LineBreak():
            return ()  # first, since most inlines are text
        case Emph() | Strong() | Superscript() | Subscript() | Marked() | Link() | Span():
            return inline.inlines
        case _:
            assert_never(inline)


def walk_inlines(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """Each inline before the inlines inside it."""
    for inline in inlines:
        yield inline
        if not isinstance(inline, Str):  # most inlines are text, which holds none
            yield from walk_inlines(child_inlines(inline))
