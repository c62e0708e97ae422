"""What a PDF says of itself: title, author, languages, conformance, and what it must not hold."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from pipeline.exporters.shared.credits import authors
from pipeline.model import Link
from pipeline.validators.proofs.epub_book import Fault
from pipeline.validators.proofs.pdf_book import PdfBook
from pipeline.validators.proofs.same_text import folded

_CLAIMS = frozenset({("1", "3", "A"), ("2", "4", ""), ("2", "4", "F")})
_ACTIVE = ("/OpenAction", "/AA", "/AcroForm", "/OCProperties", "/Collection", "/Threads")


def check_facts(book: PdfBook) -> Iterator[Fault]:
    """The facts that are not the manuscript's."""
    facts = book.document.metadata
    root, info = book.pdf.Root, book.pdf.trailer.get("/Info", {})
    title = f"{facts.title}: {facts.subtitle}" if facts.subtitle else facts.title
    author = ", ".join(authors(facts))
    if str(root.get("/Lang", "")) != facts.language:
        yield "edition-language", f"the file is in {root.get('/Lang')}, not {facts.language!r}"
    rows = [
        ("title", str(info.get("/Title", "")), title),
        ("author", str(info.get("/Author", "")), author),
        ("subject", str(info.get("/Subject", "")), facts.description or ""),
    ]
    if "/Info" not in book.pdf.trailer and book.pdf.pdf_version >= "2.0":
        rows = []  # XMP alone tells them (ISO 32000-2, 14.3.3)
    rows += _told(book, title, author)
    for name, found, wanted in rows:
        if folded(found) != folded(wanted):
            yield "edition-metadata", f"its {name} is {found!r}, not {wanted!r}"
    shown = root.get("/ViewerPreferences", {})
    if not shown.get("/DisplayDocTitle", False):
        yield "edition-metadata", "its window shows the name of the file, not the title"
    if not root.get("/MarkInfo", {}).get("/Marked", False):
        yield "edition-claim", "it does not say that it is tagged"


def _told(book: PdfBook, title: str, author: str) -> Iterator[tuple[str, str, str]]:
    """The facts in the XMP packet: name, found, wanted."""
    facts = book.document.metadata
    with book.pdf.open_metadata() as told:
        yield "title (XMP)", _text(told.get("dc:title")), title
        yield "author (XMP)", _text(told.get("dc:creator")), author
        yield "language (XMP)", _text(told.get("dc:language")), facts.language
        yield "description (XMP)", _text(told.get("dc:description")), facts.description or ""
        yield "rights (XMP)", _text(told.get("dc:rights")), facts.rights or ""
        urn = facts.identifiers[0].urn if facts.identifiers else ""
        yield "identifier (XMP)", _text(told.get("dc:identifier")), urn


def _text(value: Any) -> str:  # noqa: ANN401  (text, a list, or nothing)
    if value is None:
        return ""
    return value if isinstance(value, str) else ", ".join(sorted(map(str, value)))


def check_conformance(book: PdfBook) -> Iterator[Fault]:
    """The standards that it claims are those that the outside judges are asked about."""
    with book.pdf.open_metadata() as told:
        names = ("pdfuaid:part", "pdfaid:part", "pdfaid:conformance")
        claims = tuple(_text(told.get(name)) for name in names)
        others = [key for key in told if "declaration" in key.lower() or "/pdfx/" in key]
    if claims not in _CLAIMS:
        yield "edition-claim", f"it claims PDF/UA {claims[0]} and PDF/A {claims[1]}{claims[2]}"
    for key in others:
        yield "edition-claim", f"it claims {key}, which nobody checks"


def check_kept(book: PdfBook) -> Iterator[Fault]:
    """Roles of the standard keep their meaning; nothing is active, laid over, cut or turned."""
    root = book.pdf.Root
    for role, meaning in root.StructTreeRoot.get("/RoleMap", {}).items():
        if (str(role), str(meaning)) not in (("/Em", "/Span"), ("/Strong", "/Span")):
            yield "edition-structure", f"the role {str(role)[1:]} is said to be {str(meaning)[1:]}"
    for name in _ACTIVE:
        if name in root:
            yield "edition-added", f"it holds {name[1:]}"
    addresses = _addresses(book)
    for number, page in enumerate(book.pdf.pages, 1):
        if list(page.cropbox) != list(page.mediabox) or page.obj.get("/Rotate", 0):
            yield "edition-hidden", f"page {number} is cut or turned"
        for annotation in page.obj.get("/Annots", []):
            yield from _annotation(annotation, number, addresses)


def _addresses(book: PdfBook) -> frozenset[str]:
    """Where links may lead, with every sign as itself: a PDF has addresses in ASCII."""
    found = {inline.target for inline in book.inlines if isinstance(inline, Link)}
    contact = book.document.metadata.accessibility.contact or ""
    return frozenset(map(unquote, (*found, contact, f"mailto:{contact}")))


def _annotation(annotation: Any, page: int, addresses: frozenset[str]) -> Iterator[Fault]:  # noqa: ANN401
    kind = str(annotation.get("/Subtype", ""))
    if kind != "/Link":
        yield "edition-added", f"page {page} has an annotation {kind[1:]}"
        return
    action = annotation.get("/A", {})
    if "/URI" in action and unquote(str(action["/URI"])) not in addresses:
        yield "edition-inline", f"a link of page {page} leads to {action['/URI']}"
