"""Facts about the book without which an edition cannot be named or spoken."""

from collections.abc import Iterator

from pipeline.checks.view import BOOK, View
from pipeline.diagnostics import Diagnostic
from pipeline.model import Position


def check_title(view: View) -> Iterator[Diagnostic]:
    """The book has a title (WCAG 2.4.2, PDF/UA-1 clause 7.1)."""
    if not view.document.metadata.title.strip():
        hint = 'Add title = "..." to book.toml.'
        yield Diagnostic("empty-title", "error", "the book has no title", Position(BOOK), hint)


def check_language(view: View) -> Iterator[Diagnostic]:
    """The language of the text is known (WCAG 3.1.1): voices and hyphenation depend on it."""
    if view.document.metadata.language.strip().lower() in ("", "und"):
        message = "the book does not say in which language it is"
        hint = 'Add language = "en" (or another BCP 47 tag) to book.toml.'
        yield Diagnostic("missing-language", "error", message, Position(BOOK), hint)
