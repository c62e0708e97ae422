"""One OPDS catalogue of all titles, in pages: 2.0 in JSON and 1.2 in Atom.

https://drafts.opds.io/opds-2.0 and https://specs.opds.io/opds-1.2; pages are linked as RFC 5005
tells, since a reading app on a phone loads each page as a whole.
"""

import json
import uuid
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote, urlsplit

from pipeline.catalogue.single import Single
from pipeline.errors import ExportError
from pipeline.exporters.records.opds import ATOM, ATOM_TYPE, FEED, TYPE

_TITLES = 100  # on a page
_ATOM = "http://www.w3.org/2005/Atom"
_DC = "http://purl.org/dc/terms/"
_NAME = "Catalogue of titles"
_KINDS = {FEED: TYPE, ATOM: ATOM_TYPE}


class Part(Protocol):
    """The share of one title: its name, and what its own feeds say."""

    @property
    def title(self) -> str:
        """The title's name in the catalogue."""

    @property
    def folder(self) -> str:
        """Where its feeds lie, with forward slashes, relative to the shop."""

    def read(self, ending: str) -> bytes:
        """The bytes of the file whose name ends so."""


@dataclass(frozen=True, slots=True)
class _Own:
    """A title's own feeds, their links as they are from the feed of all."""

    title: str
    feed: Mapping[str, Any]
    atom: ET.Element


def joined_feeds(parts: Sequence[Part], folder: Path, earlier: bytes | None) -> tuple[Path, ...]:
    """Write the pages of both feeds into ``folder``; their names.

    The feed keeps the identifier of ``earlier``, the Atom feed of before, whatever titles come and
    go: readers know it by that.

    Raises:
        ExportError: a title's feed cannot be read.
        ConfigError: two titles have one identifier.
        OSError: a page cannot be written.
    """
    single = Single()
    pages = [parts[at : at + _TITLES] for at in range(0, len(parts), _TITLES)]
    names: list[Path] = []
    identifier = _identifier(parts, earlier)
    for number, page in enumerate(pages, 1):
        owns = [_own(part) for part in page]
        for own in owns:
            single.take(own.title, _identifiers(own))
        made = {
            FEED: _json_page(owns, _links(FEED, number, len(pages))),
            ATOM: _atom_page(owns, _links(ATOM, number, len(pages)), identifier),
        }
        for name, data in made.items():
            names.append(Path(_page_name(name, number)))
            (folder / names[-1]).write_bytes(data)
    return tuple(names)


def _page_name(name: str, number: int) -> str:
    stem, _, ending = name.partition(".")
    return name if number == 1 else f"{stem}-{number}.{ending}"


def _links(name: str, number: int, pages: int) -> Iterator[dict[str, str]]:
    """The page itself, the other pages, and the same page of the other feed."""
    kind = _KINDS[name]
    places = {"self": number, "start": 1, "first": 1, "previous": number - 1, "next": number + 1}
    places["last"] = pages
    for rel, place in places.items():
        if 1 <= place <= pages and (pages > 1 or rel in ("self", "start")):
            yield {"rel": rel, "href": _page_name(name, place), "type": kind}
    other = ATOM if name == FEED else FEED
    yield {"rel": "alternate", "href": _page_name(other, number), "type": _KINDS[other]}


def _own(part: Part) -> _Own:
    base = f"../{quote(part.folder)}/"
    try:
        feed = json.loads(part.read(FEED))
        atom = ET.fromstring(part.read(ATOM))  # noqa: S314  (a build of this program wrote it)
        for one in feed["publications"]:
            for link in (*one["links"], *one["images"]):
                link["href"] = _seen_from(base, link["href"])
    except (ValueError, KeyError, TypeError, ET.ParseError) as error:
        message = f"the feeds in {part.folder} are not as a build made them"
        raise ExportError(message, "Make the title again: --again.") from error
    for link in atom.iter(f"{{{_ATOM}}}link"):
        link.set("href", _seen_from(base, link.get("href", "")))
    return _Own(part.title, feed, atom)


def _seen_from(base: str, href: str) -> str:
    """The link; a relative one leads into the title's folder."""
    return href if urlsplit(href).scheme else f"{base}{href}"


def _identifiers(own: _Own) -> set[str]:
    told = {str(one["metadata"].get("identifier")) for one in own.feed["publications"]}
    return told | {entry.findtext(f"{{{_ATOM}}}id", "") for entry in _entries(own)}


def _entries(own: _Own) -> list[ET.Element]:
    return own.atom.findall(f"{{{_ATOM}}}entry")


def _json_page(owns: Sequence[_Own], links: Iterator[dict[str, str]]) -> bytes:
    modified = max(own.feed["metadata"]["modified"] for own in owns)
    feed = {
        "metadata": {"title": _NAME, "modified": modified},
        "links": [link for link in links if link["rel"] != "start"],
        "publications": [one for own in owns for one in own.feed["publications"]],
    }
    return (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode()


def _atom_page(owns: Sequence[_Own], links: Iterator[dict[str, str]], identifier: str) -> bytes:
    ET.register_namespace("", _ATOM)
    ET.register_namespace("dcterms", _DC)
    feed = ET.Element(f"{{{_ATOM}}}feed")
    updated = max(own.atom.findtext(f"{{{_ATOM}}}updated", "") for own in owns)
    for tag, text in (("id", identifier), ("title", _NAME), ("updated", updated)):
        ET.SubElement(feed, f"{{{_ATOM}}}{tag}").text = text
    author = ET.SubElement(feed, f"{{{_ATOM}}}author")  # RFC 4287, 4.1.1: entries may have none
    ET.SubElement(author, f"{{{_ATOM}}}name").text = _NAME
    for link in links:
        ET.SubElement(feed, f"{{{_ATOM}}}link", link)
    feed.extend(entry for own in owns for entry in _entries(own))
    ET.indent(feed)
    data: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


def _identifier(parts: Sequence[Part], earlier: bytes | None) -> str:
    try:
        text = ET.fromstring(earlier or b"").findtext(f"{{{_ATOM}}}id")  # noqa: S314  (same)
    except ET.ParseError:
        text = None
    return text or uuid.uuid5(uuid.NAMESPACE_URL, "\n".join(_own_ids(parts))).urn


def _own_ids(parts: Sequence[Part]) -> Iterator[str]:
    for part in parts:
        yield _own(part).atom.findtext(f"{{{_ATOM}}}id", part.title)
