"""Text in a PDF's tags that is neither a sentence nor the edition's own."""

import re
from collections.abc import Iterator

from pipeline.exporters.shared.credits import authors, others
from pipeline.model.walk import blocks_sentences, section_sentences
from pipeline.validators.proofs.epub_book import Fault
from pipeline.validators.proofs.pdf_book import SILENT, PdfBook, bare
from pipeline.validators.proofs.same_text import comparable_text
from pipeline.validators.proofs.told import expected_statement, statement_lines
from pipeline.validators.tagged_pdf import Node

_RUBY = ("Ruby", "RB", "RP", "RT")
_INLINE = frozenset(("Span", "Em", "Strong", "Link", "Code", "Figure", "Quote", *_RUBY))
_LABEL = re.compile(r"[•\u2013◦▪·]|\(?(?:\d+|[a-zA-Z]+)[.)]|\d+|[*†‡§]+")
_EDGE = "\0"


def check_added(book: PdfBook) -> Iterator[Fault]:
    """Blocks of text that are no stretch of the manuscript's text."""
    document = book.document
    sentences = (s for section in document.sections for s in section_sentences(section))
    body = bare("".join(map(comparable_text, sentences)))
    sentences = (s for note in document.notes for s in blocks_sentences(note.blocks))
    notes = bare("".join(map(comparable_text, sentences)))
    own, captions = _own(book), _captions(book)
    place = 0
    for text in _blocks(book.tagged.root):
        plain = captions.sub("", text)
        at = body.find(plain, place)
        if at >= 0:
            place = at + len(plain) if at - place < _NEAR else place
        elif not (plain in own or plain in notes or plain in body or _LABEL.fullmatch(plain)):
            yield "edition-added", f"the print edition says {text[:80]!r}, which no sentence is"
    yield from _untold(book)


def _untold(book: PdfBook) -> Iterator[Fault]:
    """What the accessibility statement should say, and no block says."""
    said = set(_blocks(book.tagged.root))
    statements = [[bare(line) for line in lines] for lines in _statements(book)]
    lacks = min(([one for one in lines if one not in said] for lines in statements), key=len)
    for line in lacks:
        yield "edition-claim", f"its accessibility statement does not say {line[:80]!r}"


def _statements(book: PdfBook) -> Iterator[tuple[str, ...]]:
    """The lines of the accessibility statement, in standard and in large print."""
    for edition in ("pdf", "pdf-large-print"):
        yield tuple(statement_lines(expected_statement(book.document, edition)))


_NEAR = 20_000  # letters; what is found farther away says nothing of the place


def _captions(book: PdfBook) -> re.Pattern[str]:
    """What stands before a caption or a box's title, without its spaces: "Table1.", "Tip:"."""
    labels = book.document.labels
    words = "|".join(re.escape(bare(word)) for word in (labels.table, labels.figure))
    boxes = "|".join(re.escape(bare(labels.box.format(kind))) for kind in labels.boxes)
    return re.compile(rf"^(?:(?:{words})\d+\.|{boxes})")


def _own(book: PdfBook) -> frozenset[str]:
    facts, labels = book.document.metadata, book.document.labels
    words = [
        labels.contents, labels.list_of_tables, labels.list_of_figures, labels.description,
        labels.notes, *labels.boxes, labels.see_table,
        facts.title, facts.subtitle or "", facts.description or "", facts.publisher or "",
        facts.rights or "", facts.date.isoformat() if facts.date else "",
        *(series.shown for series in facts.belongs_to), facts.edition or "",
        ", ".join(authors(facts)), ", ".join(others(facts, labels)),
        ", ".join([*authors(facts), *others(facts, labels)]),
        facts.cover_alt or "", (facts.accessibility.contact or "").removeprefix("mailto:"),
        *(identifier.shown for identifier in facts.identifiers),
        *(f"ISBN {number}" for edition, number in facts.isbns if edition.startswith("pdf")),
        *(note.label for note in book.document.notes),
        *(line for lines in _statements(book) for line in lines),
    ]  # fmt: skip
    return frozenset(bare(word) for word in words)


def _blocks(root: Node) -> Iterator[str]:
    """What is read out block by block, lists of contents and formulas left out."""
    parts: list[str] = []
    stack: list[Node | str] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            parts.append(node)
        elif node.role == "TOC" or node.role in SILENT:
            continue
        elif node.role == "Figure":
            parts.append(node.alt or "")
        else:
            edge = [] if node.role in _INLINE else [_EDGE]
            stack += [*edge, *reversed(node.kids), *edge]
    yield from (text for part in "".join(parts).split(_EDGE) if (text := bare(part)))
