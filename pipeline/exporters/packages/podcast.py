"""A podcast feed: RSS 2.0 with the iTunes and Podcasting 2.0 namespaces, ready to be uploaded."""

import datetime
import email.utils
import json
import uuid
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar
from urllib.parse import quote, urlsplit

from pipeline.config import TABLE
from pipeline.errors import ConfigError
from pipeline.exporters.base import Export, Job
from pipeline.exporters.packages.captions import webvtt
from pipeline.exporters.packages.tracks import Track, tracks
from pipeline.exporters.shared.cover import render_cover
from pipeline.exporters.shared.credits import authors
from pipeline.model import Document, Para, Section
from pipeline.model.walk import walk_sections
from pipeline.products import Timeline

_SAFE = "!#$%&'()*+,/:;=?@[]~"
_FEED = "feed.xml"
_CHAPTERS = ".chapters.json"
_COVER = 1400  # pixels a side, the least that directories take
_ATOM = "http://www.w3.org/2005/Atom"
_FEEDS = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""The name space of podcast:guid (Podcasting 2.0)."""
_DESCRIPTION = 300  # letters of an episode's description
_ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
_PODCAST = "https://podcastindex.org/namespace/1.0"


@dataclass(frozen=True, slots=True)
class PodcastOptions:
    """The keys of [output.podcast]: ``address`` is where the folder will be found on the web."""

    __pydantic_config__: ClassVar = TABLE
    address: str | None = None
    """Where the folder of the podcast will be on the web."""
    category: str = "Education"
    """The category under which Apple lists the podcast."""


class PodcastExporter:
    """Writes the feed, and beside it all that the feed names."""

    name: ClassVar[str] = "podcast"
    wants: tuple[type, ...] = (Timeline,)
    provides: tuple[type, ...] = ()

    def __init__(self, options: PodcastOptions) -> None:
        self.options = options

    def export(self, document: Document, job: Job) -> Export:
        """Write the folder.

        Raises:
            ConfigError: no web address is given.
        """
        base = _base(self.options.address)
        timeline = job.product(Timeline)
        found = tracks(document, timeline)
        category = self.options.category
        feed = _Feed(document, timeline.narrator, found, base, category, job.timestamp)
        files: dict[str, bytes] = {
            _FEED: feed.xml(),
            "cover.jpg": render_cover(document, job.assets, _COVER, _COVER),
        }
        for track in found:
            files[track.name] = track.audio.file.read_bytes()
            files[_beside(track, _CHAPTERS)] = _chapters(track)
            files[_beside(track, ".vtt")] = webvtt(track).encode()
        for name, data in files.items():
            (job.work / name).write_bytes(data)
        return Export(tuple(Path(name) for name in files))


def _base(address: str | None) -> str:
    if not address or urlsplit(address).scheme not in {"http", "https"}:
        message = "a podcast feed needs the web address of its folder"
        hint = 'Add address = "https://..." to [output.podcast] in book.toml.'
        raise ConfigError(message, hint)
    return quote(address.rstrip("/"), safe=_SAFE) + "/"


@dataclass(frozen=True, slots=True)
class _Feed:
    document: Document
    narrator: str
    found: Sequence[Track]
    base: str
    category: str
    moment: datetime.datetime

    def xml(self) -> bytes:
        """The feed; episodes are dated a minute apart, the last one now, so that they sort and none
        is of the future.
        """
        ET.register_namespace("atom", _ATOM)
        ET.register_namespace("itunes", _ITUNES)
        ET.register_namespace("podcast", _PODCAST)
        rss = ET.Element("rss", version="2.0")
        channel = ET.SubElement(rss, "channel")
        self._channel(channel)
        for number, track in enumerate(self.found, 1):
            self._item(ET.SubElement(channel, "item"), track, number)
        ET.indent(rss)
        return bytes(ET.tostring(rss, encoding="utf-8", xml_declaration=True))

    def _channel(self, channel: ET.Element) -> None:
        book = self.document.metadata
        names = ", ".join(authors(book))
        _text(channel, "title", book.title)
        _text(channel, "link", self.base)
        here = f"{self.base}{_FEED}"
        ET.SubElement(
            channel, f"{{{_ATOM}}}link", href=here, rel="self", type="application/rss+xml"
        )
        _text(channel, f"{{{_PODCAST}}}guid", _guid(here))
        _text(channel, "description", f"{book.description or book.title} {self.narrator}.")
        _text(channel, "language", book.language)
        _text(channel, "copyright", book.rights)
        _text(channel, f"{{{_ITUNES}}}author", names or book.publisher or book.title)
        _text(channel, f"{{{_ITUNES}}}type", "serial")
        _text(channel, f"{{{_ITUNES}}}explicit", "false")
        ET.SubElement(channel, f"{{{_ITUNES}}}category", text=self.category)
        ET.SubElement(channel, f"{{{_ITUNES}}}image", href=f"{self.base}cover.jpg")

    def _item(self, item: ET.Element, track: Track, number: int) -> None:
        sections = {section.id: section for section in self.document.sections}
        _text(item, "title", track.title)
        _text(item, "description", _described(sections[track.audio.section]))
        guid = ET.SubElement(item, "guid", isPermaLink="false")
        guid.text = f"{self.document.metadata.identifiers[0].urn}#{track.audio.section}"
        moment = self.moment - datetime.timedelta(minutes=len(self.found) - number)
        _text(item, "pubDate", email.utils.format_datetime(moment))
        url, size = self._url(track.name), track.audio.file.stat().st_size
        ET.SubElement(item, "enclosure", url=url, length=str(size), type="audio/mpeg")
        _text(item, f"{{{_ITUNES}}}duration", str(round(track.seconds)))
        _text(item, f"{{{_ITUNES}}}episode", str(number))
        chapters, captions = (self._url(_beside(track, end)) for end in (_CHAPTERS, ".vtt"))
        kind = "application/json+chapters"
        ET.SubElement(item, f"{{{_PODCAST}}}chapters", url=chapters, type=kind)
        ET.SubElement(item, f"{{{_PODCAST}}}transcript", url=captions, type="text/vtt")

    def _url(self, name: str) -> str:
        return self.base + quote(name)


def _guid(address: str) -> str:
    """The name of the podcast for all time: of its address without scheme and closing slashes."""
    return str(uuid.uuid5(_FEEDS, address.partition("://")[2].rstrip("/")))


def _described(section: Section) -> str:
    """The section's first paragraph, in whole sentences as far as they go; else its title."""
    paragraphs = (
        block
        for inner in walk_sections([section])
        for block in inner.blocks
        if isinstance(block, Para)
    )
    first = next(paragraphs, None)
    begun = ""
    for sentence in first.sentences if first else ():
        longer = f"{begun} {sentence.text.strip()}".strip()
        if begun and len(longer) > _DESCRIPTION:
            break
        begun = longer
    return begun or section.title.text.strip()


def _text(parent: ET.Element, name: str, text: str | None) -> None:
    if text:
        ET.SubElement(parent, name).text = text


def _chapters(track: Track) -> bytes:
    """Podcasting 2.0 JSON chapters."""
    chapters = [
        {"startTime": track.milliseconds(heading.begin) / 1000, "title": heading.title}
        for heading in track.headings
    ]
    return json.dumps({"version": "1.2.0", "chapters": chapters}, ensure_ascii=False).encode()


def _beside(track: Track, end: str) -> str:
    return f"{Path(track.name).stem}{end}"
