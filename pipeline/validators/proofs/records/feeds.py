"""The OPDS feeds read back: each publication beside its edition, each link beside its file."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline.exporters.shared.terms import access_modes, features, hazards, sufficient_modes
from pipeline.model import Document
from pipeline.products import EditionName
from pipeline.validators.proofs.epub_book import Fault
from pipeline.validators.proofs.records.compare import (
    compare,
    lasts,
    linked,
    names,
    paired,
    plain,
    rows,
)
from pipeline.validators.proofs.records.editions import Described
from pipeline.validators.proofs.same_text import Element, parse_xml

_NS = {"a": "http://www.w3.org/2005/Atom", "dc": "http://purl.org/dc/terms/"}
_ACQUISITION = "http://opds-spec.org/acquisition"
_IMAGES = ("http://opds-spec.org/image", "http://opds-spec.org/image/thumbnail")
_FORMS: Mapping[EditionName, str] = {
    "epub": "EPUB",
    "readaloud": "EPUB + MP3",
    "pdf": "PDF",
    "pdf-large-print": "PDF, 18 pt",
    "audio": "MP3",
    "daisy202": "DAISY 2.02",
}
_PEOPLE = (*("author", "translator", "editor", "illustrator", "narrator", "artist", "contributor"),)


def check_feed(document: Document, file: Path, editions: Sequence[Described]) -> Iterator[Fault]:
    """OPDS 2.0."""
    feed = json.loads(file.read_bytes())
    base = _base(feed["links"], file.name)
    found = {_urn(one["metadata"]["identifier"], editions): one for one in feed["publications"]}
    yield from compare("the number of its publications", len(feed["publications"]), len(found))
    yield from paired(found, editions, file.parent)
    for edition in editions:
        if publication := found.get(edition.urn):
            faults = (
                *_facts(document, publication["metadata"], edition),
                *_accessibility(document, publication["metadata"], edition),
                *_links(publication, edition, base, file.parent),
            )
            for code, message in faults:
                yield code, f"{edition.name}: {message}"


def check_atom(document: Document, file: Path, editions: Sequence[Described]) -> Iterator[Fault]:
    """OPDS 1.2."""
    root = parse_xml(file.read_bytes())
    base = _base([dict(link.attrib) for link in root.iterfind("a:link", _NS)], file.name)
    entries = root.findall("a:entry", _NS)
    found = {plain(entry.findtext("a:id", "", _NS)): entry for entry in entries}
    yield from compare("the number of its entries", len(entries), len(found))
    yield from paired(found, editions, file.parent)
    for edition in editions:
        entry = found.get(edition.urn)
        if entry is not None:
            for code, message in _entry(document, entry, edition, base, file.parent):
                yield code, f"{edition.name}: {message}"


def _base(links: Sequence[Mapping[str, str]], name: str) -> str:
    """The address below which the feed says that all lies."""
    own = next((link["href"] for link in links if link.get("rel") == "self"), "")
    return own.removesuffix(name)


def _urn(identifier: str, editions: Sequence[Described]) -> str:
    by_isbn = {f"urn:isbn:{one.isbn}": one.urn for one in editions if one.isbn}
    return by_isbn.get(identifier, identifier)


def _facts(document: Document, told: Mapping[str, Any], edition: Described) -> Iterator[Fault]:
    book = document.metadata
    wanted = {"title": book.title, "subtitle": book.subtitle, "publisher": book.publisher}
    for key, text in wanted.items():
        yield from compare(f"its {key}", plain(told.get(key)), plain(text))
    identifier = f"urn:isbn:{edition.isbn}" if edition.isbn else edition.urn
    yield from compare("its identifier", told["identifier"], identifier)
    yield from compare("its languages", told["language"], list(book.languages or (book.language,)))
    people = [one["name"] for key in _PEOPLE for one in told.get(key, ())]
    yield from compare("its people", sorted(rows(people)), sorted(names(document)))
    published = book.date.isoformat() if book.date else None
    yield from compare("its date", told.get("published"), published)
    direction = told.get("readingProgression")
    yield from compare("its direction", direction, book.direction)
    if edition.name in ("audio", "daisy202"):
        yield from lasts(edition, told.get("duration"))


def _accessibility(
    document: Document, told: Mapping[str, Any], edition: Described
) -> Iterator[Fault]:
    evidence, statement = edition.evidence, edition.statement(document)
    if evidence is None or statement is None:
        return
    facts, said = document.metadata.accessibility, told["accessibility"]
    told_sets = said.get("accessModeSufficient", ())
    sets = [mode if isinstance(mode, str) else ",".join(mode) for mode in told_sets]
    reviewed = bool(facts.review) and edition.name in ("epub", "readaloud")
    wanted = (
        ("modes of access", said.get("accessMode", ()), access_modes(evidence)),
        ("sufficient modes", sets, sufficient_modes(evidence)),
        ("features", said.get("feature", ()), features(evidence)),
        ("hazards", said.get("hazard", ()), hazards(evidence)),
        ("exemptions", said.get("exemption", ()), facts.exemptions),
    )
    for what, found, expected in wanted:
        yield from compare(f"its {what}", list(found), list(expected), "edition-claim")
    conforms = bool(said.get("conformsTo")) or "certification" in said
    yield from compare("that it conforms", conforms, reviewed, "edition-claim")
    summary = plain(said.get("summary"))
    yield from compare("its statement", summary, plain(statement.sentences), "edition-claim")
    if not plain(told.get("description")).endswith(plain(statement.compact)):
        yield "edition-claim", "its description does not end with its statement"


def _links(
    publication: Mapping[str, Any], edition: Described, base: str, folder: Path
) -> Iterator[Fault]:
    links = publication["links"]
    got = [one for one in links if str(one.get("rel")).startswith(_ACQUISITION)]
    yield from _acquired([(one["href"], one["type"]) for one in got], edition, base, folder)
    if edition.size is not None:
        yield from compare("its size", [one.get("size") for one in got], [edition.size])
    others = [one["href"] for one in links if one.get("rel") == "related"]
    yield from _there([*others, *(one["href"] for one in publication["images"])], base, folder)


def _entry(
    document: Document, entry: Element, edition: Described, base: str, folder: Path
) -> Iterator[Fault]:
    book, statement = document.metadata, edition.statement(document)
    title = plain(f"{book.title} ({_FORMS[edition.name]})")
    yield from compare("its title", plain(entry.findtext("a:title", "", _NS)), title)
    people = rows(one.text for one in entry.iterfind("a:*/a:name", _NS))
    yield from compare("its people", people, names(document))
    authors = rows(one.text for one in entry.iterfind("a:author/a:name", _NS))
    yield from compare("its authors", authors, names(document, ("aut", "cre")))
    tags = [one.text for one in entry.iterfind("dc:language", _NS)]
    yield from compare("its languages", tags, list(book.languages or (book.language,)))
    publisher = plain(entry.findtext("dc:publisher", "", _NS))
    yield from compare("its publisher", publisher, plain(book.publisher))
    identifier = f"urn:isbn:{edition.isbn}" if edition.isbn else edition.urn
    yield from compare("its identifier", entry.findtext("dc:identifier", "", _NS), identifier)
    summary = plain(entry.findtext("a:summary", "", _NS))
    if statement is not None and not summary.endswith(plain(statement.compact)):
        yield "edition-claim", "its summary does not end with its statement"
    links = [dict(link.attrib) for link in entry.iterfind("a:link", _NS)]
    got = [(one["href"], one["type"]) for one in links if one["rel"].startswith(_ACQUISITION)]
    yield from _acquired(got, edition, base, folder)
    others = [one["href"] for one in links if one["rel"] in ("related", *_IMAGES)]
    yield from _there(others, base, folder)


def _acquired(
    got: Sequence[tuple[str, str]], edition: Described, base: str, folder: Path
) -> Iterator[Fault]:
    """The one link by which the edition is got leads to its file, and says of what kind it is."""
    found = [(linked(base, href, folder), kind) for href, kind in got]
    yield from compare("its link", found, [(edition.file, edition.media_type)])


def _there(hrefs: Sequence[str], base: str, folder: Path) -> Iterator[Fault]:
    for href in hrefs:
        if linked(base, href, folder) is None:
            yield "edition-metadata", f"it leads to {href}, which is not there"
