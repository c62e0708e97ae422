"""The cover page and the title page."""

from pipeline.exporters.shared.credits import ROLES, authors, role_label
from pipeline.exporters.shared.statement import Statement
from pipeline.exporters.xhtml.dialect import EPUB, Dialect
from pipeline.exporters.xhtml.labels import label_language
from pipeline.exporters.xhtml.markup import element, empty, escape, page
from pipeline.model import Contributor, Document, Metadata

COVER_IMAGE = "images/cover.jpg"
COVER_PAGE = "cover.xhtml"
TITLE_PAGE = "title.xhtml"


def opening_id(name: str) -> str:
    """The id on the title page of a part of the opening (see :data:`pipeline.products.OPENING`)."""
    return f"opening-{name.removeprefix('#')}"


def cover_alternative(document: Document) -> str:
    """The cover's text alternative: the publisher's own, else the words that are drawn on it.

    An attribute has one language: it begins with "Cover" only where the book's language has a word
    for that. The role says it everywhere.
    """
    metadata = document.metadata
    if metadata.cover_alt:
        return metadata.cover_alt
    names = ", ".join(authors(metadata))
    words = ". ".join(filter(None, (metadata.title, metadata.subtitle, names)))
    foreign = label_language(document, "cover")
    return words if foreign else f"{document.labels.cover}: {words}"


def cover_page(document: Document) -> bytes:
    """The page that shows the cover."""
    attributes = {
        "src": COVER_IMAGE,
        "alt": cover_alternative(document),
        "role": "doc-cover",
        "epub:type": "cover",
    }
    body = element("div", {"class": "cover"}, empty("img", attributes)) + "\n"
    return _front_page(document, "cover", body)


def title_page(document: Document, statement: Statement) -> bytes:
    """Title, contributors, publisher with the year, rights, the numbers that people know.

    What a reader can do with the book stands below.
    """
    return _front_page(document, "title_page", title_body(document, statement, EPUB))


def title_body(document: Document, statement: Statement, dialect: Dialect) -> str:
    """What stands in the body of the title page."""
    lines = [*_lines(document, dialect), _told(statement, document.metadata, dialect)]
    content = "".join(f"{line}\n" for line in lines if line)
    attributes = {"id": "opening", "class": "title-page", "epub:type": "titlepage"}
    return dialect.element("section", attributes, f"\n{content}") + "\n"


def _front_page(document: Document, label: str, body: str) -> bytes:
    """A page whose title is the label of this name."""
    metadata, title = document.metadata, getattr(document.labels, label)
    said = label_language(document, label)
    return page(
        title, body, metadata.language, metadata.direction, "frontmatter", title_language=said
    )


def _lines(document: Document, dialect: Dialect) -> list[str]:
    metadata = document.metadata
    identifiers = ", ".join(filter(None, (one.printed for one in metadata.identifiers)))
    year = str(metadata.date.year) if metadata.date else None
    return [
        dialect.element(
            "h1", {"id": opening_id("#title"), "epub:type": "title"}, escape(metadata.title)
        ),
        _line(dialect, metadata.subtitle, "subtitle", "#subtitle", role="doc-subtitle"),
        _line(dialect, ", ".join(authors(metadata)), "author", "#author"),
        _contributors(document, dialect),
        _line(dialect, metadata.edition, "edition"),
        *(_line(dialect, series.shown, "series") for series in metadata.belongs_to),
        _line(dialect, ", ".join(filter(None, (metadata.publisher, year))), "publisher"),
        _line(dialect, metadata.rights, "rights"),
        _line(dialect, identifiers, "identifiers"),
    ]


def _told(statement: Statement, metadata: Metadata, dialect: Dialect) -> str:
    """The accessibility statement; it says its language where that is not the book's."""
    other = statement.language != metadata.language
    lang, direction = (statement.language, "ltr") if other else (None, None)
    lines = [element("h2", None, escape(statement.title))]
    for part in statement.parts:
        words = " ".join(long for _, long in part.lines)
        heading = element("b", None, escape(f"{part.heading}{statement.colon}".rstrip()))
        place = opening_id("#voice") if part is statement.parts[0] else None
        lines.append(element("p", {"id": place}, f"{heading} {escape(words)}"))
    content = "".join(f"{line}\n" for line in lines)
    place = opening_id("#statement")
    attributes = {
        "id": place,
        "class": "statement",
        "lang": lang,
        "xml:lang": lang,
        "dir": direction,
    }
    return dialect.element("section", attributes, f"\n{content}")


def _contributors(document: Document, dialect: Dialect) -> str:
    """Who made the book besides its authors; what they did says its language."""
    people = (one for one in document.metadata.contributors if one.role != "aut")
    names = ", ".join(_credit(document, person) for person in people)
    attributes = {"id": opening_id("#contributors"), "class": "contributors"}
    return dialect.element("p", attributes, names) if names else ""


def _credit(document: Document, person: Contributor) -> str:
    label = role_label(person, document.labels)
    if not label:
        return escape(person.name)
    said = label_language(document, ROLES[person.role])
    words = element("span", said, escape(label)) if said else escape(label)
    return f"{escape(person.name)} ({words})"


def _line(
    dialect: Dialect, text: str | None, css: str, said: str | None = None, role: str | None = None
) -> str:
    attributes = {"id": opening_id(said) if said else None, "class": css, "role": role}
    return dialect.element("p", attributes, escape(text)) if text else ""
