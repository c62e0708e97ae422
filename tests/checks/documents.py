"""Small documents for the checks: a sound one, from which each test takes one thing away."""

import dataclasses
from pathlib import Path

from pipeline.checks import check_document
from pipeline.diagnostics import Diagnostic
from pipeline.exporters.base import Assets
from pipeline.model import (
    Block,
    Document,
    Identifier,
    Inline,
    Metadata,
    Para,
    Position,
    Section,
    Sentence,
    Str,
)

BOOK = Metadata("A book", "en", (Identifier("urn:uuid:7b6a2f0e-6d5c-4c53-8f1f-2f5d4c2b1a00"),))


class Maker:
    """Makes sentences with ids of their own, each on a line of its own."""

    def __init__(self) -> None:
        self.count = 0

    def at(self) -> Position:
        return Position("one.md", self.count + 1)

    def sentence(self, *inlines: Inline | str) -> Sentence:
        self.count += 1
        parts = tuple(Str(part) if isinstance(part, str) else part for part in inlines)
        return Sentence(f"one_s{self.count}", parts, Position("one.md", self.count))

    def para(self, *inlines: Inline | str) -> Para:
        return Para((self.sentence(*inlines),))


def book(*blocks: Block, **parts: object) -> Document:
    """A sound book of one section with these blocks."""
    title = Sentence("one_s0", (Str("One"),), Position("one.md", 1))
    section = Section("one", 1, title, blocks, position=Position("one.md", 1))
    return dataclasses.replace(Document(BOOK, (section,)), **parts)


def faults(document: Document, folder: Path = Path()) -> tuple[Diagnostic, ...]:
    return check_document(document, Assets(folder))


def codes(document: Document, folder: Path = Path()) -> list[str]:
    return [fault.code for fault in faults(document, folder)]
