"""OPDS 1.2: the same feed as Atom, which most reading apps know.

https://specs.opds.io/opds-1.2
"""

import datetime
import xml.etree.ElementTree as ET
from collections.abc import Iterable

from pipeline.exporters.records.editions import FORMS, Edition
from pipeline.exporters.records.opds import (
    ATOM,
    ATOM_TYPE,
    COVER,
    FEED,
    STATEMENT,
    THUMBNAIL,
    TYPE,
    acquisition_rel,
    described,
)
from pipeline.model import Document, SubjectCode

_ATOM = "http://www.w3.org/2005/Atom"
_DC = "http://purl.org/dc/terms/"
_OPDS_IMAGE = "http://opds-spec.org/image"
_SCHEMES = {"thema": "https://ns.editeur.org/thema/", "bisac": "https://www.bisg.org/#bisac"}


def atom_feed(
    document: Document, editions: Iterable[Edition], moment: datetime.datetime, base: str
) -> bytes:
    """The feed; ``base`` is the address of its folder, or empty for links that are relative."""
    book = document.metadata
    ET.register_namespace("", _ATOM)
    ET.register_namespace("dcterms", _DC)
    found = tuple(editions)
    feed = ET.Element(_tag("feed"))
    _add(feed, "id", f"{found[0].urn}#catalogue")
    _add(feed, "title", book.title)
    _add(feed, "updated", _stamp(moment))
    author = _add(feed, "author")
    _add(author, "name", book.publisher or book.title)
    _link(feed, "self", f"{base}{ATOM}", ATOM_TYPE)
    _link(feed, "start", f"{base}{ATOM}", ATOM_TYPE)
    _link(feed, "alternate", f"{base}{FEED}", TYPE)
    for edition in found:
        _entry(feed, document, edition, moment, base)
    ET.indent(feed)
    data: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


def _entry(
    feed: ET.Element, document: Document, edition: Edition, moment: datetime.datetime, base: str
) -> None:
    book = document.metadata
    entry = _add(feed, "entry")
    _add(entry, "id", edition.urn)
    _add(entry, "title", f"{book.title} ({FORMS[edition.name]})")  # apps show no more in a list
    _add(entry, "updated", _stamp(moment))
    for person in book.contributors:
        kind = "author" if person.role in ("aut", "cre") else "contributor"
        _add(_add(entry, kind), "name", person.name)
    identifier = f"urn:isbn:{edition.isbn}" if edition.isbn else edition.urn
    ET.SubElement(entry, f"{{{_DC}}}identifier").text = identifier
    for tag in book.languages or (book.language,):
        ET.SubElement(entry, f"{{{_DC}}}language").text = tag
    if book.publisher:
        ET.SubElement(entry, f"{{{_DC}}}publisher").text = book.publisher
    if book.date:
        ET.SubElement(entry, f"{{{_DC}}}issued").text = book.date.isoformat()
    if book.rights:
        _add(entry, "rights", book.rights)
    _add(entry, "summary", described(document, edition.statement), type="text")
    _categories(entry, book.subjects, book.subject_codes)
    _link(entry, acquisition_rel(book.license), f"{base}{edition.file}", edition.media_type)
    _link(entry, _OPDS_IMAGE, f"{base}{COVER[0]}", COVER[1])
    _link(entry, f"{_OPDS_IMAGE}/thumbnail", f"{base}{THUMBNAIL[0]}", THUMBNAIL[1])
    _link(entry, "related", f"{base}{STATEMENT}", "text/html")


def _categories(entry: ET.Element, words: Iterable[str], codes: Iterable[SubjectCode]) -> None:
    for word in words:
        _add(entry, "category", term=word, label=word)
    for code in codes:
        named = code.heading or code.code or ""
        scheme = {"scheme": _SCHEMES[code.scheme]} if code.scheme in _SCHEMES else {}
        _add(entry, "category", term=code.code or named, label=named, **scheme)


def _tag(name: str) -> str:
    return f"{{{_ATOM}}}{name}"


def _add(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, _tag(name), attributes)
    element.text = text
    return element


def _link(parent: ET.Element, rel: str, href: str, kind: str) -> None:
    _add(parent, "link", rel=rel, href=href, type=kind)


def _stamp(moment: datetime.datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
