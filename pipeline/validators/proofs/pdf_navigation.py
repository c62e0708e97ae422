"""The ways through a PDF: headings, outline, contents, page labels, the order of the pages."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from pipeline.language.numerals import roman_value
from pipeline.validators.proofs.by_page import page_references
from pipeline.validators.proofs.epub_book import Fault
from pipeline.validators.proofs.pdf_book import (
    HEADINGS,
    NOTES,
    Heading,
    PdfBook,
    bare,
    own_text,
    wanted_headings,
)
from pipeline.validators.proofs.told import expected_statement
from pipeline.validators.tagged_pdf import Node

_ORDERED = frozenset((*HEADINGS, "P"))


def check_headings(book: PdfBook) -> Iterator[Fault]:
    """The headings of the tags are the manuscript's, at their levels, behind the edition's own."""
    own = _own(book)
    found = [(h.level, h.text) for h in book.headings if h.text]
    front = [row for row in found if row in [(1, text) for text in own]]
    wanted = [(level, text) for level, text, _ in wanted_headings(book.document) if text]
    yield from _rows([*dict.fromkeys(front), *wanted], found, "headings")


def _own(book: PdfBook) -> tuple[str, ...]:
    labels = book.document.labels
    statement = expected_statement(book.document, "pdf").title
    lists = (labels.contents, labels.list_of_tables, labels.list_of_figures)
    return tuple(map(bare, (statement, *lists)))


def _rows(wanted: Sequence[object], found: Sequence[object], name: str) -> Iterator[Fault]:
    for one, other in zip([*wanted, None], [*found, None], strict=False):
        if one != other:
            yield "edition-navigation", f"its {name} have {other!r} for {one!r}"
            return


def check_outline(book: PdfBook) -> Iterator[Fault]:
    """The outline has every heading down to a depth, in order, and leads to its page."""
    outlines = book.pdf.Root.get("/Outlines")
    found = [] if outlines is None else list(_items(outlines, 1, _numbers(book)))
    if not found:
        yield "edition-navigation", "it has no outline"
        return
    depth = max(at for at, _, _ in found)
    wanted = [(h.text, h.page) for h in book.headings if h.text and h.level <= depth]
    spoken = {bare(section.title.text): text for _, text, section in wanted_headings(book.document)}
    rows = [(spoken.get(bare(title), bare(title)), page) for _, title, page in found]
    yield from _rows(wanted, [row for row in rows if row[0]], "outline entries")


def _numbers(book: PdfBook) -> dict[Any, int]:
    return {page.obj.objgen: index for index, page in enumerate(book.pdf.pages)}


def _items(parent: Any, depth: int, pages: dict[Any, int]) -> Iterator[tuple[int, str, int]]:  # noqa: ANN401
    item = parent.get("/First")
    while item is not None:
        target = item.get("/Dest") or item.get("/A", {}).get("/D")
        page = -1 if target is None or not len(target) else pages.get(target[0].objgen, -1)
        yield depth, str(item.get("/Title", "")), page
        yield from _items(item, depth + 1, pages)
        item = item.get("/Next")


def check_contents(book: PdfBook) -> Iterator[Fault]:
    """The printed contents name the headings in order, each with its page."""
    top = next((n for n in book.tagged.root.walk() if n.role == "TOC"), None)
    if top is None:
        return
    found = [(depth, bare(own_text(node))) for depth, node in _lines(top, 1)]
    wanted = _listed(book, len(found))
    if len(found) != len(wanted):
        yield "edition-navigation", f"its contents have {len(found)} lines, not {len(wanted)}"
        return
    for (at, line), heading in zip(found, wanted, strict=True):
        number = line.removeprefix(heading.text)
        label = bare(book.labels[heading.page])
        if at != heading.level or not line.startswith(heading.text) or number not in label:
            yield "edition-navigation", f"its contents say {line!r} for {heading.text!r} on {label}"


def _listed(book: PdfBook, lines: int) -> list[Heading]:
    """The headings down to the rank with which they are as many as the ``lines`` of contents."""
    own = _own(book)
    found = [h for h in book.headings if h.text not in own]
    ranks = [section.rank for _, _, section in wanted_headings(book.document)]
    rows: list[Heading] = []
    for depth in sorted(set(ranks)):
        rows = [h for h, rank in zip(found, ranks, strict=False) if rank <= depth]
        if len(rows) >= lines:
            break
    return rows


def _lines(toc: Node, depth: int) -> Iterator[tuple[int, Node]]:
    """The entries of a list of contents with their depths."""
    for kid in toc.kids:
        if isinstance(kid, Node) and kid.role == "TOC":
            yield from _lines(kid, depth + 1)
        elif isinstance(kid, Node):
            links = [one for one in kid.walk() if one.role == "Link"]
            yield depth, links[0] if links else kid
            for one in kid.kids:
                if isinstance(one, Node) and one.role == "TOC":
                    yield from _lines(one, depth + 1)


def check_pages(book: PdfBook) -> Iterator[Fault]:
    """Pages stand in the order of what is on them, under labels that count on."""
    if book.imposed:
        return
    at = 0
    for node in _outside_notes(book.tagged.root):
        page = node.marks[0][0]
        if page < at:
            yield "edition-order", f"page {page + 1} stands before what comes before it"
            return
        at = page
    yield from _labels(book)


def check_references(book: PdfBook) -> Iterator[Fault]:
    """Each reference by page tells the page that its link leads to."""
    calls = {bare(note.label) for note in book.document.notes}
    told = [
        node for node in book.nodes if node.role == "Reference" and bare(node.text) not in calls
    ]
    wanted = len(page_references(book.document))
    if len(told) < wanted:
        yield "edition-navigation", f"it has {len(told)} references by page, not {wanted}"
    numbers = _numbers(book)
    for node in told:
        for page in _led_to(node, book, numbers):
            if book.labels[page] not in node.text:
                there = f"{node.text!r} and leads to {book.labels[page]!r}"
                yield "edition-navigation", f"a reference says {there}"


def _led_to(node: Node, book: PdfBook, numbers: dict[Any, int]) -> Iterator[int]:
    """The pages that the links within an element lead to."""
    for key in (key for one in node.walk() for key in one.objects):
        link = book.pdf.get_object(key)
        target = link.get("/Dest") or link.get("/A", {}).get("/D")
        yield numbers.get(target[0].objgen, -1) if target is not None and len(target) else -1


def _outside_notes(root: Node) -> Iterator[Node]:
    """The headings and paragraphs outside notes, tables and lists of contents, in reading order."""
    stack = [root]
    while stack:
        node = stack.pop()
        if node.role in NOTES or node.role == "TOC":
            continue
        if node.role in _ORDERED and node.marks:
            yield node
        stack.extend(kid for kid in reversed(node.kids) if isinstance(kid, Node))


def _labels(book: PdfBook) -> Iterator[Fault]:
    labels = book.labels
    named = any("(" in label for label in labels)  # after the pages of another edition
    for kind in (_arabic, roman_value):
        numbers = [number for label in labels if (number := kind(label))]
        if any(b <= a or (b > a + 1 and not named) for a, b in pairwise(numbers)):
            yield "edition-navigation", f"its pages are labelled {', '.join(labels)}"
            return
    if len(set(labels)) < len(labels):
        yield "edition-navigation", "two of its pages have one label"
    for number, (label, page) in enumerate(zip(labels, book.tagged.pages, strict=True), 1):
        if label.isdigit() and page.artifacts and label not in page.artifacts:
            yield "edition-navigation", f"page {number} is labelled {label}, and not numbered so"


def _arabic(label: str) -> int:
    return int(label) if label.isascii() and label.isdigit() else 0
