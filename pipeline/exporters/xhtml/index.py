"""What a book's sentences hold besides plain text, found in one walk.

A long book has a hundred thousand sentences, and nearly all of them are text alone.
"""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from pipeline.model import Document, Inline, Sentence, Str
from pipeline.model.walk import document_sentences, walk_inlines

InlineIndex: TypeAlias = tuple[tuple[Sentence, Inline], ...]
"""Every inline that is no plain text, with its sentence, in the order of the book."""


def index_inlines(document: Document) -> InlineIndex:
    """The index of a book."""
    return tuple(special_inlines(document_sentences(document)))


def special_inlines(sentences: Iterable[Sentence]) -> Iterator[tuple[Sentence, Inline]]:
    """The inlines of these sentences that are no plain text."""
    for sentence in sentences:
        if len(sentence.inlines) == 1 and isinstance(sentence.inlines[0], Str):
            continue
        for inline in walk_inlines(sentence.inlines):
            if not isinstance(inline, Str):
                yield sentence, inline
