"""A PDF beside the book that it should hold, and its text as it is compared."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pipeline.model import Document, Inline, Section, Str
from pipeline.model.walk import document_sentences, walk_inlines, walk_sections
from pipeline.validators.proofs.same_text import comparable_text, folded, is_rich
from pipeline.validators.tagged_pdf import Node, TaggedPdf

NOTES = frozenset(("Note", "FENote"))
SILENT = frozenset(("Reference", "Formula"))
HEADINGS = {f"H{level}": level for level in range(1, 7)}
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the tag tree: its text as it is compared, and the page where it begins."""

    level: int
    text: str
    page: int


@dataclass(frozen=True)
class PdfBook:
    """The tags of a file, and the file itself, open (``pikepdf.Pdf``)."""

    document: Document
    tagged: TaggedPdf
    pdf: Any

    @cached_property
    def nodes(self) -> list[Node]:
        """Every element but what is in lists of contents, in reading order."""
        found: list[Node] = []
        stack = [self.tagged.root]
        while stack:
            node = stack.pop()
            if node.role != "TOC":
                found.append(node)
                stack.extend(kid for kid in reversed(node.kids) if isinstance(kid, Node))
        return found

    @cached_property
    def inlines(self) -> list[Inline]:
        """Every inline of the manuscript but plain text, in reading order."""
        return [
            inline
            for sentence in document_sentences(self.document)
            if is_rich(sentence)
            for inline in walk_inlines(sentence.inlines)
            if not isinstance(inline, Str)
        ]

    @cached_property
    def headings(self) -> list[Heading]:
        """The headings in reading order."""
        return [
            Heading(HEADINGS[node.role], bare(own_text(node)), first_page(node))
            for node in self.nodes
            if node.role in HEADINGS
        ]

    @cached_property
    def labels(self) -> list[str]:
        """The labels of the pages."""
        return [page.label for page in self.pdf.pages]

    @cached_property
    def imposed(self) -> bool:
        """Whether printed pages stand side by side, to be folded: they are in another order."""
        boxes = [[float(n) for n in page.mediabox] for page in self.pdf.pages]
        return all(right - left > top - bottom for left, bottom, right, top in boxes)


def bare(text: str) -> str:
    """Text without spaces and soft hyphens: lines break anywhere."""
    return "".join((text if text.isascii() else folded(text)).split())


def own_text(node: Node) -> str:
    """What an element shows, text alternatives of pictures included, formulas and calls not."""
    parts: list[str] = []
    stack: list[Node | str] = [node]
    while stack:
        one = stack.pop()
        if isinstance(one, str):
            parts.append(one)
        elif one is node or one.role not in SILENT:
            if one.role == "Figure":
                parts.append(one.alt or "")
            else:
                stack.extend(reversed(one.kids))
    return "".join(parts)


def first_page(node: Node) -> int:
    """The first page that an element is on; -1 for one that shows nothing."""
    return next((page for one in node.walk() for page, _ in one.marks), -1)


def wanted_headings(document: Document) -> Iterator[tuple[int, str, Section]]:
    """The headings of the manuscript: level, text as it is compared, and the section."""
    for section in walk_sections(document.sections):
        yield min(section.level, _DEEPEST), bare(comparable_text(section.title)), section
