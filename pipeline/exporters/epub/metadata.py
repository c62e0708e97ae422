"""The package document's metadata (EPUB 3.3, 5.5), as plain entries."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.exporters.epub import accessibility
from pipeline.exporters.epub.accessibility import Evidence
from pipeline.exporters.shared.statement import make_statement
from pipeline.model import NO_SOURCE, Contributor, Document, Identifier, Metadata

UNIQUE_ID = "book-id"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_AUTHORITIES = {"thema": "Thema", "bisac": "BISAC", "lcsh": "LCSH"}
_DC = "http://purl.org/dc/elements/1.1/"


@dataclass(frozen=True, slots=True)
class Entry:
    """One element of the metadata: ``namespace`` is None for ``meta`` and ``link``."""

    name: str
    text: str
    attributes: dict[str, str] = field(default_factory=dict)
    namespace: str | None = None


def book_entries(document: Document, evidence: Evidence, page_source: str | None) -> list[Entry]:
    """All entries but dcterms:modified, in the order of the package document.

    The contact for accessibility stands in the summary alone: EPUBCheck 5.3 refuses
    a11y:contactEmail and a11y:contactUrl.
    """
    metadata = document.metadata
    return [
        *_titles(metadata),
        *_identifiers(metadata),
        *(_dc("language", tag) for tag in metadata.languages or (metadata.language,)),
        *_people(metadata),
        *_facts(metadata),
        *_subject_codes(metadata),
        *_series(metadata),
        *_accessibility(metadata, evidence),
        *_pages(page_source),
    ]


def _dc(name: str, text: str, **attributes: str) -> Entry:
    return Entry(name, text, attributes, _DC)


def _meta(prop: str, text: str, refines: str | None = None, **attributes: str) -> Entry:
    target = {"refines": f"#{refines}"} if refines else {}
    return Entry("meta", text, {"property": prop, **target, **attributes})


def _titles(metadata: Metadata) -> Iterator[Entry]:
    yield _dc("title", metadata.title, id="title")
    yield _meta("title-type", "main", "title")
    yield _meta("display-seq", "1", "title")
    if metadata.subtitle:
        yield _dc("title", metadata.subtitle, id="subtitle")
        yield _meta("title-type", "subtitle", "subtitle")
        yield _meta("display-seq", "2", "subtitle")


def _identifiers(metadata: Metadata) -> Iterator[Entry]:
    for number, identifier in enumerate(metadata.identifiers):
        name = UNIQUE_ID if number == 0 else f"{UNIQUE_ID}-{number + 1}"
        yield _dc("identifier", identifier.urn, id=name)
        if code := _identifier_type(identifier):
            yield _meta("identifier-type", code, name, scheme="onix:codelist5")


def _identifier_type(identifier: Identifier) -> str | None:
    """The code of ONIX list 5 (D.3.7); None where the identifier itself says what it is."""
    if identifier.isbn:
        return "15" if len(identifier.isbn) == 13 else "02"  # noqa: PLR2004  (digits)
    return "06" if identifier.doi else None


def _people(metadata: Metadata) -> Iterator[Entry]:
    for number, person in enumerate(metadata.contributors, 1):
        yield from _person(person, number)


def _person(person: Contributor, number: int) -> Iterator[Entry]:
    """Authors are creators, everybody else contributes; the role is a MARC relator code."""
    name = f"person-{number}"
    yield _dc("creator" if person.role in ("aut", "cre") else "contributor", person.name, id=name)
    yield _meta("role", person.role, name, scheme="marc:relators")
    if person.file_as:
        yield _meta("file-as", person.file_as, name)
    yield _meta("display-seq", str(number), name)


def _facts(metadata: Metadata) -> Iterator[Entry]:
    if metadata.publisher:
        yield _dc("publisher", metadata.publisher)
    if metadata.date:
        yield _dc("date", metadata.date.isoformat())
    if metadata.description:
        yield _dc("description", metadata.description)
    if metadata.rights:
        yield _dc("rights", metadata.rights)
    if metadata.edition:
        yield _meta("schema:bookEdition", metadata.edition)
    yield from (_dc("subject", subject) for subject in metadata.subjects)


def _subject_codes(metadata: Metadata) -> Iterator[Entry]:
    """Subjects of a scheme, each with its authority and code (EPUB 3.3, D.3.1 and D.3.11)."""
    for number, subject in enumerate(metadata.subject_codes, 1):
        name, code = f"subject-{number}", subject.code or subject.heading or ""
        yield _dc("subject", subject.heading or code, id=name)
        yield _meta("authority", _AUTHORITIES[subject.scheme], name)
        yield _meta("term", code, name)


def _series(metadata: Metadata) -> Iterator[Entry]:
    if metadata.series is None:
        return
    yield _meta("belongs-to-collection", metadata.series.name, id="series")
    yield _meta("collection-type", "series", "series")
    if metadata.series.number:
        yield _meta("group-position", metadata.series.number, "series")


def _accessibility(metadata: Metadata, evidence: Evidence) -> Iterator[Entry]:
    for mode in accessibility.access_modes(evidence):
        yield _meta("schema:accessMode", mode)
    for modes in accessibility.sufficient_modes(evidence):
        yield _meta("schema:accessModeSufficient", modes)
    for feature in accessibility.features(evidence):
        yield _meta("schema:accessibilityFeature", feature)
    for hazard in accessibility.hazards(evidence):
        yield _meta("schema:accessibilityHazard", hazard)
    yield from _summary(metadata, evidence)
    facts = metadata.accessibility
    yield from (_meta("a11y:exemption", claimed) for claimed in facts.exemptions)
    yield from _certified(metadata)


def _summary(metadata: Metadata, evidence: Evidence) -> Iterator[Entry]:
    """The statement of the title page; what the author adds to it, apart in another language."""
    statement = make_statement(metadata, evidence)
    told = {statement.language: statement.sentences}
    if metadata.accessibility.summary:
        told.setdefault(metadata.language, metadata.accessibility.summary)
    for tag, words in told.items():
        attributes = {"property": "schema:accessibilitySummary", _LANG: tag}
        yield Entry("meta", words, attributes)


def _certified(metadata: Metadata) -> Iterator[Entry]:
    """Conformance is claimed only where a person's review is on record."""
    review = metadata.accessibility.review
    if review is None:
        return
    yield _meta("dcterms:conformsTo", accessibility.CONFORMS_TO, id="conformance")
    yield _meta("a11y:certifiedBy", review.by, "conformance", id="certifier")
    if review.credential:
        yield _credential(review.credential)
    if review.report.startswith(("http://", "https://")):
        link = {"rel": "a11y:certifierReport", "refines": "#certifier", "href": review.report}
        yield Entry("link", "", link)


def _credential(credential: str) -> Entry:
    """The certifier's credential: a link to one that has an address, else its name."""
    if credential.startswith(("http://", "https://")):
        link = {"rel": "a11y:certifierCredential", "refines": "#certifier", "href": credential}
        return Entry("link", "", link)
    return _meta("a11y:certifierCredential", credential, "certifier")


def _pages(source: str | None) -> Iterator[Entry]:
    if source and source != NO_SOURCE:
        yield _dc("source", source, id="page-source")
    if source:
        yield _meta("pageBreakSource", source)
