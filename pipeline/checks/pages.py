"""The pages of the printed source, by which readers of two editions meet (WCAG 2.2, 1.3.2)."""

from collections.abc import Iterator

from pipeline.checks.view import BOOK, View
from pipeline.diagnostics import Diagnostic
from pipeline.model import PageStart, Position


def check_pages(view: View) -> Iterator[Diagnostic]:
    """Pages are numbered in order, each once, and it is said of which book they are."""
    pages = view.document.pages
    yield from _out_of_order(pages)
    if pages and not view.document.metadata.page_source:
        hint = (
            'Write page-source = "978-..." (its ISBN, or its title) into book.toml; '
            '"none" if they are of no other book.'
        )
        message = "pages of a printed book are marked, but nothing says of which"
        yield Diagnostic("no-page-source", "error", message, Position(BOOK, 1), hint)


def _out_of_order(pages: tuple[PageStart, ...]) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    last = 0
    for page in pages:
        number = int(page.label) if page.label.isascii() and page.label.isdecimal() else 0
        if page.label in seen:
            yield _fault(page, f"page {page.label} begins twice")
        elif number and number < last:
            yield _fault(page, f"page {page.label} begins after page {last}")
        seen.add(page.label)
        last = max(last, number)


def _fault(page: PageStart, message: str) -> Diagnostic:
    hint = "Compare the mark with the printed book; readers find places by these numbers."
    return Diagnostic("page-order", "warning", message, page.position, hint)
