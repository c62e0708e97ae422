"""The content documents as XHTML 1.0, which DAISY 2.02 asks for."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.exporters.epub.front import title_body
from pipeline.exporters.shared.statement import Statement
from pipeline.exporters.xhtml.chapters import chapter_body, page_title
from pipeline.exporters.xhtml.dialect import Dialect
from pipeline.exporters.xhtml.markup import element, empty, escape
from pipeline.exporters.xhtml.pages import page_kind
from pipeline.exporters.xhtml.plan import BookPlan
from pipeline.exporters.xhtml.split import Chapter
from pipeline.model import Document

_NAMESPACE = "http://www.w3.org/1999/xhtml"
DOCTYPE = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" '
    '"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">\n'
)


def page_class(label: str) -> str:
    """The class of a page in DAISY 2.02."""
    return f"page-{page_kind(label)}"


XHTML_1_0 = Dialect(
    ruby=False,
    renamed={"section": "div", "figure": "div", "aside": "div", "figcaption": "div", "mark": "em"},
    attributes=frozenset(
        "id class lang xml:lang dir href title src alt start type".split()  # noqa: SIM905  (shorter)
    ).union(("scope", "headers", "colspan", "rowspan")),
    classes={
        "doc-noteref": "noteref",
        "doc-footnote": "notebody",
        "note": "sidebar",
        "doc-tip": "sidebar",
    },
    page_class=page_class,
    draws=False,
)
"""XHTML 1.0 Transitional, without what players of DAISY 2.02 cannot draw."""


def daisy_plan(plan: BookPlan) -> BookPlan:
    """The plan with the names that the files have in a DAISY 2.02 book."""
    chapters = tuple(replace(one, file=_renamed(one.file)) for one in plan.chapters)
    homes = {anchor: _renamed(file) for anchor, file in plan.homes.items()}
    return replace(plan, chapters=chapters, homes=homes)


def _renamed(file: str) -> str:
    return file.removesuffix(".xhtml") + ".html"


def daisy_page(plan: BookPlan, chapters: Sequence[Chapter]) -> bytes:
    """The chapters of a file as XHTML 1.0 Transitional, with the ids that they have in the EPUB."""
    body = element("body", None, chapter_body(plan, chapters, XHTML_1_0))
    language = plan.document.metadata.language
    return whole_page(page_title(chapters, language), language, body)


def daisy_title_page(document: Document, statement: Statement) -> bytes:
    """The title page as XHTML 1.0 Transitional, with the ids that it has in the EPUB."""
    body = element("body", None, title_body(document, statement, XHTML_1_0))
    return whole_page(document.metadata.title, document.metadata.language, body)


def whole_page(title: str, language: str, body: str, head: str = "") -> bytes:
    """An XHTML 1.0 document; ``body`` is the whole element, ``head`` more of its metadata."""
    content_type = {"http-equiv": "Content-Type", "content": "text/html; charset=utf-8"}
    words = f"<head>\n{empty('meta', content_type)}\n<title>{escape(title)}</title>\n{head}</head>"
    html = {"xmlns": _NAMESPACE, "lang": language, "xml:lang": language}
    inside = f"\n{words}\n{body}\n"
    return f"{DOCTYPE}{element('html', html, inside)}\n".encode()
