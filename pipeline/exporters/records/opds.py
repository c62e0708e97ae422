"""OPDS 2.0: a feed of publications, each edition one of them, in JSON.

https://drafts.opds.io/opds-2.0 over https://readium.org/webpub-manifest/
"""

import datetime
import json
from collections.abc import Iterable
from typing import Any

from pipeline.exporters.records.editions import Edition
from pipeline.exporters.shared.statement import Statement
from pipeline.exporters.shared.terms import access_modes, features, hazards, sufficient_modes
from pipeline.model import Accessibility, Contributor, Document, Series

FEED = "feed.json"
ATOM = "feed.xml"
STATEMENT = "accessibility.html"
COVER = ("cover.jpg", "image/jpeg", 1600, 2400)
THUMBNAIL = ("thumbnail.jpg", "image/jpeg", 400, 600)
TYPE = "application/opds+json"
ATOM_TYPE = "application/atom+xml;profile=opds-catalog;kind=acquisition"
_ACQUISITION = "http://opds-spec.org/acquisition"
_KEYS = {  # of the Readium Web Publication Manifest, by MARC relator
    "aut": "author", "cre": "author", "trl": "translator", "edt": "editor", "ill": "illustrator",
    "nrt": "narrator", "art": "artist", "pht": "artist",
}  # fmt: skip
_CONFORMANCE = {
    "04": "https://www.w3.org/TR/epub-a11y-11#wcag-2.2-aa",
}


def opds_feed(
    document: Document, editions: Iterable[Edition], moment: datetime.datetime, base: str
) -> bytes:
    """The feed; ``base`` is the address of its folder, or empty for links that are relative."""
    book = document.metadata
    feed = {
        "metadata": {"title": book.title, "modified": moment.strftime("%Y-%m-%dT%H:%M:%SZ")},
        "links": [
            {"rel": "self", "href": f"{base}{FEED}", "type": TYPE},
            {"rel": "alternate", "href": f"{base}{ATOM}", "type": ATOM_TYPE},
        ],
        "publications": [_publication(document, one, moment, base) for one in editions],
    }
    return (json.dumps(feed, ensure_ascii=False, indent=2) + "\n").encode()


def acquisition_rel(license_: str | None) -> str:
    """Open access is said where the license is one of Creative Commons."""
    free = license_ is not None and "//creativecommons.org/" in license_
    return f"{_ACQUISITION}/open-access" if free else _ACQUISITION


def described(document: Document, statement: Statement) -> str:
    """The book's description, and what a reader can do with the edition."""
    text = document.metadata.description
    return f"{text}\n\n{statement.compact}" if text else statement.compact


def _publication(
    document: Document, edition: Edition, moment: datetime.datetime, base: str
) -> dict[str, Any]:
    book = document.metadata
    links = [
        {
            "rel": acquisition_rel(book.license),
            "href": f"{base}{edition.file}",
            "type": edition.media_type,
            "size": edition.size,
        },
        {"rel": "related", "href": f"{base}{STATEMENT}", "type": "text/html"},
    ]
    if book.license:
        links.append({"rel": "license", "href": book.license})
    images = [
        {"href": f"{base}{name}", "type": kind, "width": width, "height": height}
        for name, kind, width, height in (COVER, THUMBNAIL)
    ]
    metadata = _metadata(document, edition, moment)
    return {"metadata": metadata, "links": links, "images": images}


def _metadata(document: Document, edition: Edition, moment: datetime.datetime) -> dict[str, Any]:
    book = document.metadata
    sound = edition.name in ("audio", "daisy202")
    facts: dict[str, Any] = {
        "@type": "http://schema.org/Audiobook" if sound else "http://schema.org/EBook",
        "identifier": f"urn:isbn:{edition.isbn}" if edition.isbn else edition.urn,
        "title": book.title,
        "subtitle": book.subtitle,
        "modified": moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "published": book.date.isoformat() if book.date else None,
        "language": list(book.languages or (book.language,)),
        "publisher": book.publisher,
        "readingProgression": book.progression,
        "description": described(document, edition.statement),
        "duration": edition.seconds,
        "subject": _subjects(document),
        "belongsTo": _belongs(book.belongs_to),
        "accessibility": accessibility(book.accessibility, edition),
    }
    for person in book.contributors:
        facts.setdefault(_KEYS.get(person.role, "contributor"), []).append(_person(person))
    return {key: value for key, value in facts.items() if value not in (None, [], {}, "")}


def _belongs(collections: tuple[Series, ...]) -> dict[str, Any]:
    """Series and sets, by the keys that OPDS 2.0 has for them; one alone stands without a list."""
    found: dict[str, list[Any]] = {}
    for one in collections:
        number = one.number or ""
        place = {"position": int(number)} if number.isascii() and number.isdigit() else {}
        key = "series" if one.kind == "series" else "collection"
        found.setdefault(key, []).append({"name": one.name, **place})
    return {key: held if len(held) > 1 else held[0] for key, held in found.items()}


def _subjects(document: Document) -> list[Any]:
    schemes = {"thema": "https://ns.editeur.org/thema/", "bisac": "https://www.bisg.org/#bisac"}
    coded = [
        {
            "name": subject.heading or subject.code,
            **({"code": subject.code} if subject.code else {}),
            **({"scheme": schemes[subject.scheme]} if subject.scheme in schemes else {}),
        }
        for subject in document.metadata.subject_codes
    ]
    return [*document.metadata.subjects, *coded]


def _person(person: Contributor) -> dict[str, str]:
    found = {"name": person.name}
    if person.file_as:
        found["sortAs"] = person.file_as
    if person.orcid:
        parts = (person.orcid[at : at + 4] for at in range(0, 16, 4))
        found["identifier"] = f"https://orcid.org/{'-'.join(parts)}"
    elif person.isni:
        found["identifier"] = f"https://isni.org/isni/{person.isni}"
    return found


def accessibility(facts: Accessibility, edition: Edition) -> dict[str, Any]:
    """The accessibility object of the Readium Web Publication Manifest."""
    evidence, review = edition.evidence, facts.review
    conforms = [_CONFORMANCE[code] for code in edition.conforms if code in _CONFORMANCE]
    found: dict[str, Any] = {
        "conformsTo": conforms,
        "accessMode": list(access_modes(evidence)),
        "accessModeSufficient": [
            modes.split(",") if "," in modes else modes for modes in sufficient_modes(evidence)
        ],
        "feature": list(features(evidence)),
        "hazard": list(hazards(evidence)),
        "summary": edition.statement.sentences,
        "exemption": list(facts.exemptions),
    }
    if review and "04" in edition.conforms:
        found["certification"] = {
            "certifiedBy": review.by,
            **({"credential": review.credential} if review.credential else {}),
            **({"report": review.report} if "://" in review.report else {}),
        }
    return {key: value for key, value in found.items() if value}
