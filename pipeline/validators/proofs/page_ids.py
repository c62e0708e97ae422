"""Ids of content documents: one that is given twice leads links and headers astray."""

from collections import Counter
from collections.abc import Iterator

from pipeline.diagnostics import Diagnostic
from pipeline.validators.proofs.epub_book import EpubBook

_REMEDY = "Build this edition again; if it stays so, please report a bug of this program."


def repeated_ids(book: EpubBook) -> Iterator[Diagnostic]:
    """The ids that a content document of an EPUB gives to two elements (XML 1.0, 3.3.1)."""
    for page, once in book.ids.items():
        named = book.attributes[page].named
        if len(once) == len(named):
            continue  # nearly all pages
        for name, times in Counter(name for name, _ in named).items():
            if times > 1:
                message = f"{page} gives the id {name!r} to {times} elements"
                yield Diagnostic("repeated-id", "error", message, None, _REMEDY)
