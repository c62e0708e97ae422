"""The accessibility statement as a web page of its own: each edition, in short and at length."""

from collections.abc import Iterable, Iterator
from html import escape

from pipeline.exporters.records.editions import FORMS, Edition
from pipeline.model import Document

_STYLE = """
:root { color-scheme: light dark }
body { font: 1.125rem/1.6 system-ui, sans-serif; margin: 0 auto; max-width: 42rem; padding: 1rem }
h1, h2, h3 { line-height: 1.25 }
h2 { margin-top: 2.5rem }
"""


def statement_page(document: Document, editions: Iterable[Edition]) -> str:
    """The page; its words are in the book's language, where there are such."""
    found = tuple(editions)
    statement, book = found[0].statement, document.metadata
    title = f"{statement.title} {book.title}"
    direction = "ltr" if statement.language != book.language else book.direction
    head = (
        f'<!DOCTYPE html>\n<html lang="{escape(statement.language)}" dir="{direction}">\n<head>\n'
        '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{escape(statement.title)}</h1>\n"
        f'<p lang="{escape(book.language)}" dir="{book.direction}">{escape(book.title)}</p>\n'
    )
    return head + "".join(map(_edition, found)) + "</main>\n</body>\n</html>\n"


def _edition(edition: Edition) -> str:
    return "".join(_lines(edition))


def _lines(edition: Edition) -> Iterator[str]:
    """Each part in short, and the whole sentences on request."""
    yield f'<h2 id="{edition.name}">{FORMS[edition.name]}</h2>\n'
    for part in edition.statement.parts:
        heading = escape(part.heading)
        short = "".join(f"<li>{escape(line)}</li>" for line, _ in part.lines)
        long = escape(" ".join(line for _, line in part.lines))
        yield f"<h3>{heading}</h3>\n<ul>{short}</ul>\n"
        yield f"<p>{long}</p>\n"
