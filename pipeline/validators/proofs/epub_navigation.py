"""The ways through an EPUB: contents, lists of tables and figures, pages, landmarks, NCX."""

from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from pipeline.exporters.shared.captions import caption_label
from pipeline.model import Chart, Document, Figure, Image, Math, Section, Table
from pipeline.model.walk import contents, walk_inlines, walk_sections
from pipeline.validators.proofs.epub_book import (
    SPACES,
    TYPE,
    XHTML,
    EpubBook,
    Fault,
    local,
    resolved,
)
from pipeline.validators.proofs.epub_inlines import in_words
from pipeline.validators.proofs.same_text import Element, folded, parse_xml

Entry = tuple[int, str, str]
"""An entry: its depth from 1, its words, and the id that it leads to."""


def check_navigation(document: Document, book: EpubBook) -> Iterator[Fault]:
    """Entries that are missing, out of order, named otherwise, or lead elsewhere."""
    nav = book.pages.get(book.nav_name)
    if nav is None:
        yield "edition-navigation", "it has no navigation document in its reading order"
        return
    toc = _part(nav, "toc")
    yield from _contents(document, list(_entries(toc, book)), "contents")
    yield from _ncx(document, book)
    yield from _lists(document, book, nav)
    yield from _pages(document, book, nav)
    yield from _landmarks(book, nav)
    yield from _words(document, nav)


def contents_depth(document: Document, book: EpubBook) -> int:
    """How many levels of headings the table of contents shows, parts of the book not counted."""
    nav = book.pages.get(book.nav_name)
    entries = () if nav is None else _entries(_part(nav, "toc"), book)
    return _rank(document, entries)


def listed(book: EpubBook) -> frozenset[str]:
    """The ids to which the lists of tables and figures lead."""
    nav = book.pages.get(book.nav_name)
    parts = () if nav is None else (_part(nav, "lot"), _part(nav, "loi"))
    return frozenset(target for part in parts for _, _, target in _entries(part, book))


def _part(nav: Element, kind: str) -> Element | None:
    return next((e for e in nav.iter(f"{XHTML}nav") if e.get(TYPE) == kind), None)


def _entries(part: Element | None, book: EpubBook) -> Iterator[Entry]:
    """The entries of a ``nav``; a target that is not there is an empty one."""
    for link in () if part is None else part.iter(f"{XHTML}a"):
        depth = sum(1 for _ in link.iterancestors(f"{XHTML}ol"))
        yield (
            depth,
            folded(_label(link)),
            _target(book, book.nav_name, link.get("href") or ""),
        )


def _label(link: Element) -> str:
    """The text of an entry, on one line."""
    inner = (" " if one.tag == f"{XHTML}br" else _label(one) for one in link)
    tails = (one.tail or "" for one in link)
    return (link.text or "") + "".join(map("".join, zip(inner, tails, strict=True)))


def _target(book: EpubBook, base: str, href: str) -> str:
    file, fragment = resolved(base, href)
    there = book.ids.get(file)
    return fragment if there is not None and fragment in there else ""


def _wanted(sections: Sequence[Section], language: str, depth: int = 1) -> Iterator[Entry]:
    for section in sections:
        yield (
            depth,
            folded(in_words(section.title, language)) or section.id,
            section.id,
        )
        yield from _wanted(section.sections, language, depth + 1)


def _contents(document: Document, found: list[Entry], name: str) -> Iterator[Fault]:
    """The headings down to a depth that the edition chose, all of them."""
    yield from _rows(list(_chosen(document, found)), found, name)


def _chosen(document: Document, found: list[Entry]) -> Iterator[Entry]:
    """The headings down to the rank of the deepest that is found."""
    depth = max(1, _rank(document, found))
    yield from _wanted(contents(document.sections, depth), document.metadata.language)


def _rank(document: Document, found: Iterable[Entry]) -> int:
    """The rank of the deepest heading that entries lead to."""
    ranks = {section.id: section.rank for section in walk_sections(document.sections)}
    return max((ranks.get(target, 0) for _, _, target in found), default=0)


def _rows(wanted: Sequence[object], found: Sequence[object], name: str) -> Iterator[Fault]:
    for one, other in zip([*wanted, None], [*found, None], strict=False):
        if one != other:
            yield "edition-navigation", f"its {name} have {other!r} for {one!r}"
            return


def _ncx(document: Document, book: EpubBook) -> Iterator[Fault]:
    """The contents that reading systems of EPUB 2 show."""
    for name, data in book.others(".ncx"):
        found: list[Entry] = []
        for point in parse_xml(data).iter(f"{{{SPACES['ncx']}}}navPoint"):
            depth = 1 + sum(1 for e in point.iterancestors() if local(e) == "navPoint")
            text = folded(point.findtext("ncx:navLabel/ncx:text", "", SPACES))
            source = point.find("ncx:content", SPACES)
            href = "" if source is None else source.get("src", "")
            found.append((depth, text, _target(book, name, href)))
        yield from _rows(list(_chosen(document, found)), found, "contents for EPUB 2")
        targets = list(_page_targets(parse_xml(data), book, name))
        nav = book.pages[book.nav_name]
        listed = [entry[1:] for entry in _entries(_part(nav, "page-list"), book)]
        yield from _rows(listed, targets, "pages for EPUB 2")


def _page_targets(ncx: Element, book: EpubBook, name: str) -> Iterator[tuple[str, str]]:
    """The label of each printed page of the NCX, and the id that it leads to."""
    for target in ncx.iter(f"{{{SPACES['ncx']}}}pageTarget"):
        source = target.find("ncx:content", SPACES)
        href = "" if source is None else source.get("src", "")
        label = folded(target.findtext("ncx:navLabel/ncx:text", "", SPACES))
        yield label, _target(book, name, href)


def _lists(document: Document, book: EpubBook, nav: Element) -> Iterator[Fault]:
    labels = document.labels
    blocks = [b for b in book.blocks if isinstance(b, Table | Figure | Chart)]
    for kind, name in (("lot", "list of tables"), ("loi", "list of figures")):
        part = _part(nav, kind)
        if part is None:
            continue
        wanted = [
            (
                1,
                folded(
                    label
                    + "".join(in_words(s, document.metadata.language) + " " for s in block.caption)
                ),
                block.id,
            )
            for block in blocks
            if block.caption and isinstance(block, Table) == (kind == "lot")
            for label in (
                caption_label(labels, "table" if kind == "lot" else "figure", block.number),
            )
        ]
        yield from _rows(wanted, list(_entries(part, book)), name)


def _pages(document: Document, book: EpubBook, nav: Element) -> Iterator[Fault]:
    """Each mark of a printed page is listed under its label, in order."""
    found = [entry[1:] for entry in _entries(_part(nav, "page-list"), book)]
    marks = [
        (mark.get("aria-label") or "", mark.get("id") or "")
        for special in book.special.values()
        for mark in special
        if mark.get("role") == "doc-pagebreak"
    ]
    yield from _rows(marks, found, "pages")
    if document.pages:
        yield from _source_pages(document, book) if marks else ()
        return
    numbers = [int(label) for label, _ in marks if label.isascii() and label.isdigit()]
    if numbers != sorted(set(numbers)):
        yield "edition-navigation", "the numbers of its printed pages are out of order"


_Begin = tuple[str, str, str]
"""Where a page begins: its label, a sentence, and the letters of the sentence before it."""


def _source_pages(document: Document, book: EpubBook) -> Iterator[Fault]:
    """The pages of the printed source begin where the manuscript says."""
    wanted = [
        (page.label, page.sentence or "", _begun(book, page.sentence or "", page.offset))
        for page in document.pages
    ]
    found = [mark for root in book.pages.values() for mark in _marked_pages(root, book)]
    yield from _rows(sorted(wanted), sorted(found), "pages of the printed source")


def _begun(book: EpubBook, name: str, offset: int) -> str:
    """The letters of a sentence before a page; a dash for some where they are not its text."""
    sentence = book.sentences[name]
    if any(isinstance(one, Math | Image) for one in walk_inlines(sentence.inlines)):
        return "-" if offset else ""
    return "".join(sentence.text[:offset].split())


def _marked_pages(root: Element, book: EpubBook) -> Iterator[_Begin]:
    """Where the pages begin whose marks stand in a content document."""
    waiting: list[str] = []
    for element in root.iter():
        name = element.get("id") or ""
        if element.get("role") == "doc-pagebreak":
            label = element.get("aria-label") or ""
            around = (up.get("id") or "" for up in element.iterancestors())
            inside = next((up for up in around if up in book.sentences), None)
            before = _text_before(element, book.elements[inside]) if inside else ""
            if inside and before:
                yield label, inside, before if _begun(book, inside, 1) != "-" else "-"
            else:
                waiting.append(label)
        elif name in book.sentences:
            yield from ((label, name, "") for label in waiting)
            waiting = []
    yield from ((label, "", "") for label in waiting)


def _text_before(mark: Element, around: Element) -> str:
    """The letters before a mark in an element, without numbers of notes."""
    parts: list[str] = []
    call: Element | None = None
    for event, one in etree.iterwalk(around, events=("start", "end")):
        if one is mark:
            break
        if event == "start" and one.get("role") == "doc-noteref":
            call = one
        text = one.text if event == "start" else one.tail
        if call is None or (event == "end" and one is call):
            parts.append(text or "")
            call = None
    return "".join("".join(parts).split())


def _landmarks(book: EpubBook, nav: Element) -> Iterator[Fault]:
    part = _part(nav, "landmarks")
    for link in () if part is None else part.iter(f"{XHTML}a"):
        file, fragment = resolved(book.nav_name, link.get("href") or "")
        page = book.pages.get(file)
        if page is None or (fragment and fragment not in book.ids[file]):
            yield "edition-navigation", f"the landmark {link.get(TYPE)} leads nowhere"
        elif not _is_kind(page, link.get(TYPE) or ""):
            yield "edition-navigation", f"the landmark {link.get(TYPE)} leads to {file}"


def _is_kind(page: Element, kind: str) -> bool:
    """Whether a page is, or holds, the part of a book that a landmark names."""
    found = page.xpath("//@epub:type", namespaces={"epub": TYPE[1:].partition("}")[0]})
    return any(kind in value.split() for value in found)


def _words(document: Document, nav: Element) -> Iterator[Fault]:
    """What stands in the navigation document besides its entries."""
    labels = document.labels
    own = {labels.contents, labels.list_of_tables, labels.list_of_figures}
    own |= {labels.page, labels.landmarks}
    stack = list(nav.iterchildren(f"{XHTML}body"))
    while stack:
        element = stack.pop()
        pieces = [element.tail] if local(element) == "a" else [element.text, element.tail]
        stack.extend(element if local(element) != "a" else ())
        for text in map(folded, filter(None, pieces)):
            if text and text not in own:
                yield "edition-added", f"the navigation says {text!r}"
