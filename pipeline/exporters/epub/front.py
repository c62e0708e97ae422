"""The cover page and the title page."""

from pipeline.exporters.shared.credits import authors, others
from pipeline.exporters.shared.statement import Statement
from pipeline.exporters.xhtml.markup import element, empty, escape, page
from pipeline.model import Document, Labels, Metadata

COVER_IMAGE = "images/cover.jpg"
COVER_PAGE = "cover.xhtml"
TITLE_PAGE = "title.xhtml"


def cover_alternative(document: Document) -> str:
    """The cover's text alternative: the publisher's own, else the words that are drawn on it."""
    metadata = document.metadata
    if metadata.cover_alt:
        return metadata.cover_alt
    names = ", ".join(authors(metadata))
    words = [metadata.title, metadata.subtitle, names]
    return f"{document.labels.cover}: " + ". ".join(word for word in words if word)


def cover_page(document: Document) -> bytes:
    """The page that shows the cover."""
    attributes = {
        "src": COVER_IMAGE,
        "alt": cover_alternative(document),
        "role": "doc-cover",
        "epub:type": "cover",
    }
    body = element("div", {"class": "cover"}, empty("img", attributes)) + "\n"
    return _front_page(document, document.labels.cover, body)


def title_page(document: Document, statement: Statement) -> bytes:
    """Title, contributors, publisher with the year, rights, the numbers that people know.

    What a reader can do with the book stands below.
    """
    lines = [*_lines(document.metadata, document.labels), _told(statement, document.metadata)]
    content = "".join(f"{line}\n" for line in lines if line)
    attributes = {"class": "title-page", "epub:type": "titlepage"}
    body = element("section", attributes, f"\n{content}") + "\n"
    return _front_page(document, document.labels.title_page, body)


def _front_page(document: Document, title: str, body: str) -> bytes:
    metadata = document.metadata
    return page(title, body, metadata.language, metadata.direction, "frontmatter")


def _lines(metadata: Metadata, labels: Labels) -> list[str]:
    series = metadata.series
    identifiers = ", ".join(filter(None, (one.printed for one in metadata.identifiers)))
    year = str(metadata.date.year) if metadata.date else None
    return [
        element("h1", {"epub:type": "title"}, escape(metadata.title)),
        _line(metadata.subtitle, "subtitle", role="doc-subtitle"),
        _line(", ".join(authors(metadata)), "author"),
        _line(", ".join(others(metadata, labels)), "contributors"),
        _line(metadata.edition, "edition"),
        _line(series.shown if series else None, "series"),
        _line(", ".join(filter(None, (metadata.publisher, year))), "publisher"),
        _line(metadata.rights, "rights"),
        _line(identifiers, "identifiers"),
    ]


def _told(statement: Statement, metadata: Metadata) -> str:
    """The accessibility statement; it says its language where that is not the book's."""
    other = statement.language != metadata.language
    lang, direction = (statement.language, "ltr") if other else (None, None)
    lines = [element("h2", None, escape(statement.title))]
    for part in statement.parts:
        words = " ".join(long for _, long in part.lines)
        heading = element("b", None, escape(f"{part.heading}{statement.colon}".rstrip()))
        lines.append(element("p", None, f"{heading} {escape(words)}"))
    content = "".join(f"{line}\n" for line in lines)
    attributes = {"class": "statement", "lang": lang, "xml:lang": lang, "dir": direction}
    return element("section", attributes, f"\n{content}")


def _line(text: str | None, css: str, role: str | None = None) -> str:
    return element("p", {"class": css, "role": role}, escape(text)) if text else ""
