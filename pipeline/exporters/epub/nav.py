"""The navigation document: contents, lists of tables and figures, pages, landmarks."""

from collections.abc import Iterable, Iterator, Sequence

from pipeline.exporters.epub.front import COVER_PAGE, TITLE_PAGE
from pipeline.exporters.shared.captions import caption_label
from pipeline.exporters.xhtml.chapters import matter
from pipeline.exporters.xhtml.inlines import Scope, sentence, sentences
from pipeline.exporters.xhtml.markup import element, escape, page
from pipeline.exporters.xhtml.plan import BookPlan
from pipeline.model import Chart, Figure, Section, Table
from pipeline.model.walk import document_blocks

NAV_PAGE = "nav.xhtml"


def nav_page(plan: BookPlan, toc_depth: int, *, lists: bool) -> bytes:
    """The navigation document (EPUB 3.3, 7)."""
    labels = plan.document.labels
    scope = Scope(plan, NAV_PAGE, bare=True)
    toc = _sections(scope, plan.document.sections, max(1, toc_depth))
    parts = [_nav("toc", labels.contents, toc, role="doc-toc", ident="toc", level="h1")]
    if lists:
        parts.append(_nav("lot", labels.list_of_tables, _list(_tables(scope))))
        parts.append(_nav("loi", labels.list_of_figures, _list(_figures(scope))))
    parts.append(
        _nav("page-list", labels.page, _list(_pages(plan)), role="doc-pagelist", hidden=True)
    )
    parts.append(_nav("landmarks", labels.contents, _list(_landmarks(plan)), hidden=True))
    metadata = plan.document.metadata
    body = "".join(f"{part}\n" for part in parts if part)
    return page(labels.contents, body, metadata.language, metadata.direction, "frontmatter")


def _nav(
    kind: str,
    title: str,
    content: str,
    *,
    role: str | None = None,
    ident: str | None = None,
    level: str = "h2",
    hidden: bool = False,
) -> str:
    """A ``nav``; nothing when it would be empty."""
    if not content:
        return ""
    attributes = {
        "id": ident,
        "epub:type": kind,
        "role": role,
        "aria-label": title,
        "hidden": "hidden" if hidden else None,
    }
    return element("nav", attributes, f"\n{element(level, None, escape(title))}\n{content}\n")


def _list(items: Iterable[str]) -> str:
    written = "".join(f"{element('li', None, item)}\n" for item in items)
    return element("ol", None, f"\n{written}") if written else ""


def _sections(scope: Scope, sections: Sequence[Section], depth: int) -> str:
    if depth == 0:
        return ""
    items = []
    for section in sections:
        words = sentence(scope, section.title) or escape(section.id)
        inner = _sections(scope, section.sections, depth - 1)
        items.append(_anchor(scope.plan, section.id, words) + (f"\n{inner}\n" if inner else ""))
    return _list(items)


def _tables(scope: Scope) -> Iterator[str]:
    labels = scope.plan.document.labels
    for block in document_blocks(scope.plan.document):
        if isinstance(block, Table) and block.caption:
            words = escape(caption_label(labels, "table", block.number))
            yield _anchor(scope.plan, block.id, words + sentences(scope, block.caption))


def _figures(scope: Scope) -> Iterator[str]:
    labels = scope.plan.document.labels
    for block in document_blocks(scope.plan.document):
        if isinstance(block, Figure | Chart) and block.caption:
            words = escape(caption_label(labels, "figure", block.number))
            yield _anchor(scope.plan, block.id, words + sentences(scope, block.caption))


def _pages(plan: BookPlan) -> Iterator[str]:
    for sentence_id, marks in plan.marks.items():
        for mark in marks:
            href = f"{plan.homes[sentence_id]}#{mark.id}"
            yield element("a", {"href": href}, escape(mark.label))


def _landmarks(plan: BookPlan) -> Iterator[str]:
    """Each kind once, as reading systems offer them in a menu."""
    labels = plan.document.labels
    yield _landmark("cover", COVER_PAGE, labels.cover)
    yield _landmark("titlepage", TITLE_PAGE, labels.title_page)
    yield _landmark("toc", f"{NAV_PAGE}#toc", labels.contents)
    seen: set[str] = set()
    for chapter in plan.chapters:
        section = chapter.section
        role = section.role if section.role in ("glossary", "bibliography") else None
        for kind in filter(None, (matter(section), role)):
            if kind not in seen and kind != "frontmatter":
                seen.add(kind)
                yield _landmark(kind, chapter.file, section.title.text or section.id)


def _landmark(kind: str, href: str, words: str) -> str:
    return element("a", {"epub:type": kind, "href": href}, escape(words))


def _anchor(plan: BookPlan, anchor: str, words: str) -> str:
    return element("a", {"href": plan.reference(NAV_PAGE, anchor)}, words)
