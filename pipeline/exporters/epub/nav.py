"""The navigation document: contents, lists of tables and figures, pages, landmarks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from pipeline.exporters.epub.front import COVER_PAGE, TITLE_PAGE
from pipeline.exporters.epub.ncx import PageTarget
from pipeline.exporters.shared.captions import caption_label
from pipeline.exporters.xhtml.inlines import Scope, labelled, sentence
from pipeline.exporters.xhtml.labels import label_language
from pipeline.exporters.xhtml.markup import element, escape, page
from pipeline.exporters.xhtml.plan import BookPlan
from pipeline.exporters.xhtml.split import matter
from pipeline.model import Chart, Document, Figure, Section, Table
from pipeline.model.walk import contents, document_blocks

NAV_PAGE = "nav.xhtml"


def nav_page(plan: BookPlan, toc_depth: int, *, lists: bool) -> bytes:
    """The navigation document (EPUB 3.3, 7)."""
    labels = plan.document.labels
    scope = Scope(plan, NAV_PAGE, bare=True)
    toc = _sections(scope, contents(plan.document.sections, max(1, toc_depth)))
    document = plan.document
    parts = [_nav(document, "toc", "contents", toc, role="doc-toc")]
    if lists:
        parts.append(_nav(document, "lot", "list_of_tables", _list(_tables(scope))))
        parts.append(_nav(document, "loi", "list_of_figures", _list(_figures(scope))))
    pages, landmarks = _list(_pages(plan)), _list(_landmarks(scope))
    parts.append(_nav(document, "page-list", "page", pages, role="doc-pagelist", hidden=True))
    parts.append(_nav(document, "landmarks", "landmarks", landmarks, hidden=True))
    metadata = document.metadata
    body = "".join(f"{part}\n" for part in parts if part)
    said = label_language(document, "contents")
    return page(
        labels.contents,
        body,
        metadata.language,
        metadata.direction,
        "frontmatter",
        title_language=said,
    )


def _nav(
    document: Document,
    kind: str,
    label: str,
    content: str,
    *,
    role: str | None = None,
    hidden: bool = False,
) -> str:
    """A ``nav`` under the label of this name; nothing when it would be empty."""
    if not content:
        return ""
    attributes = {
        "id": kind,
        "epub:type": kind,
        "role": role,
        "aria-labelledby": f"{kind}-label",
        "hidden": "hidden" if hidden else None,
    }
    said = {"id": f"{kind}-label", **label_language(document, label)}
    title = element("h1" if kind == "toc" else "h2", said, escape(getattr(document.labels, label)))
    return element("nav", attributes, f"\n{title}\n{content}\n")


def _list(items: Iterable[str]) -> str:
    written = "".join(f"{element('li', None, item)}\n" for item in items)
    return element("ol", None, f"\n{written}") if written else ""


def _sections(scope: Scope, sections: Sequence[Section]) -> str:
    items = []
    for section in sections:
        words = sentence(scope, section.title) or escape(section.id)
        inner = _sections(scope, section.sections)
        items.append(_anchor(scope.plan, section.id, words) + (f"\n{inner}\n" if inner else ""))
    return _list(items)


def _tables(scope: Scope) -> Iterator[str]:
    labels = scope.plan.document.labels
    for block in document_blocks(scope.plan.document):
        if isinstance(block, Table) and block.caption:
            number = caption_label(labels, "table", block.number)
            words = labelled(scope, "table", number, block.caption)
            yield _anchor(scope.plan, block.id, words)


def _figures(scope: Scope) -> Iterator[str]:
    labels = scope.plan.document.labels
    for block in document_blocks(scope.plan.document):
        if isinstance(block, Figure | Chart) and block.caption:
            number = caption_label(labels, "figure", block.number)
            words = labelled(scope, "figure", number, block.caption)
            yield _anchor(scope.plan, block.id, words)


def page_targets(plan: BookPlan) -> tuple[PageTarget, ...]:
    """The printed pages, and where each begins."""
    return tuple(
        PageTarget(mark.label, f"{plan.homes[sentence_id]}#{mark.id}")
        for sentence_id, marks in plan.marks.items()
        for mark in marks
    )


def _pages(plan: BookPlan) -> Iterator[str]:
    for page_ in page_targets(plan):
        yield element("a", {"href": page_.href}, escape(page_.label))


def _landmarks(scope: Scope) -> Iterator[str]:
    """Each kind once, as reading systems offer them in a menu; and every part."""
    plan, labels = scope.plan, scope.plan.document.labels
    for kind, href, name in (
        ("cover", COVER_PAGE, "cover"),
        ("titlepage", TITLE_PAGE, "title_page"),
        ("toc", f"{NAV_PAGE}#toc", "contents"),
    ):
        said = label_language(plan.document, name)
        yield _landmark(kind, href, escape(getattr(labels, name)), said)
    seen: set[str] = set()
    for chapter, first in ((one, one is held[0]) for held in plan.pages for one in held):
        section = chapter.section
        href = chapter.file if first else f"{chapter.file}#{section.id}"
        role = section.role if section.role in ("glossary", "bibliography") else None
        part = "part" if section.role == "part" else None
        for kind in filter(None, (matter(chapter.whole), role, part)):
            if (kind not in seen or kind == part) and kind != "frontmatter":
                seen.add(kind)
                words = sentence(scope, section.title) or escape(section.id)
                yield _landmark(kind, href, words)


def _landmark(
    kind: str, href: str, words: str, said: Mapping[str, str | None] = MappingProxyType({})
) -> str:
    return element("a", {"epub:type": kind, "href": href, **said}, words)


def _anchor(plan: BookPlan, anchor: str, words: str) -> str:
    return element("a", {"href": plan.reference(NAV_PAGE, anchor)}, words)
