"""An audiobook as the W3C defines it: a manifest, and all files in one package.

Manifest: https://www.w3.org/TR/audiobooks/ and https://www.w3.org/TR/pub-manifest/; package:
https://www.w3.org/TR/lpf/.
"""

import datetime
import html
import json
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from pipeline.config import TABLE
from pipeline.exporters.base import Export, Job
from pipeline.exporters.packages.captions import webvtt
from pipeline.exporters.packages.tracks import Track, total_milliseconds, tracks
from pipeline.exporters.shared.cover import render_cover
from pipeline.exporters.shared.credits import authors
from pipeline.exporters.shared.names import book_slug
from pipeline.language.direction import direction_of
from pipeline.language.words import label_tongue
from pipeline.model import Document
from pipeline.products import Timeline

_COVER = 1400  # pixels a side
_CONTENTS = "index.html"


@dataclass(frozen=True, slots=True)
class AudiobookOptions:
    """The table [output.audiobook] has no keys yet."""

    __pydantic_config__: ClassVar = TABLE


class AudiobookExporter:
    """Writes one .lpf file."""

    name: ClassVar[str] = "audiobook"
    wants: tuple[type, ...] = (Timeline,)
    provides: tuple[type, ...] = ()

    def __init__(self, options: AudiobookOptions) -> None:
        self.options = options

    def export(self, document: Document, job: Job) -> Export:
        """Write the package."""
        timeline = job.product(Timeline)
        found = tracks(document, timeline)
        file = Path(f"{book_slug(document)}.lpf")
        entries: dict[str, bytes] = {
            "publication.json": _json(manifest(document, timeline, job.timestamp)),
            _CONTENTS: contents_page(document, found).encode(),
            "cover.jpg": render_cover(document, job.assets, _COVER, _COVER),
        }
        entries |= {_captions(track): webvtt(track).encode() for track in found}
        moment = job.timestamp.timetuple()[:6]
        with zipfile.ZipFile(job.work / file, "w") as package:
            for name, data in entries.items():
                _add(package, name, data, moment, zipfile.ZIP_DEFLATED)
            for track in found:
                data = track.audio.file.read_bytes()
                _add(package, track.name, data, moment, zipfile.ZIP_STORED)
        return Export((file,))


def manifest(document: Document, timeline: Timeline, modified: datetime.datetime) -> dict[str, Any]:
    """The publication manifest. Accessibility facts are those of the sound and its captions."""
    book, found = document.metadata, tracks(document, timeline)
    facts: dict[str, Any] = {
        "@context": ["https://schema.org", "https://www.w3.org/ns/pub-context"],
        "conformsTo": "https://www.w3.org/TR/audiobooks/",
        "type": "Audiobook",
        "id": book.identifiers[0].urn if book.identifiers else None,
        "name": book.title,
        "description": book.description,
        "author": authors(book),
        "readBy": timeline.narrator,
        "publisher": book.publisher,
        "inLanguage": book.language,
        "readingProgression": book.progression,
        "copyrightNotice": book.rights,
        "datePublished": book.date.isoformat() if book.date else None,
        "dateModified": modified.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "duration": duration(total_milliseconds(found)),
        "abridged": False,
        "accessMode": ["auditory", "textual"],
        "accessModeSufficient": [{"type": "ItemList", "itemListElement": ["auditory"]}],
        "accessibilityFeature": ["tableOfContents", "closedCaptions"],
        "accessibilityHazard": [
            "noFlashingHazard",
            "noMotionSimulationHazard",
            "unknownSoundHazard",
        ],
        "readingOrder": [_reading(track) for track in found],
        "resources": [
            {"url": _CONTENTS, "encodingFormat": "text/html", "rel": "contents"},
            {"url": "cover.jpg", "encodingFormat": "image/jpeg", "rel": "cover"},
        ],
    }
    return {key: value for key, value in facts.items() if value not in (None, [])}


def _reading(track: Track) -> dict[str, Any]:
    captions = {"url": _captions(track), "encodingFormat": "text/vtt", "name": track.title}
    return {
        "type": "LinkedResource",
        "url": track.name,
        "encodingFormat": "audio/mpeg",
        "name": track.title,
        "duration": duration(track.milliseconds(track.seconds)),
        "alternate": [captions],
    }


def duration(milliseconds: int) -> str:
    """An ISO 8601 duration: "PT141.689S"."""
    return f"PT{milliseconds / 1000:.3f}S"


def contents_page(document: Document, found: Sequence[Track]) -> str:
    """The primary entry page: the table of contents, with links into the sound."""
    return "\n".join([*_page(document, found), ""])


def _page(document: Document, found: Sequence[Track]) -> Iterator[str]:
    book = document.metadata
    title = html.escape(book.title)
    yield f'<!DOCTYPE html>\n<html lang="{html.escape(book.language)}" dir="{book.direction}">'
    yield f'<head><meta charset="utf-8"><title>{title}</title>'
    yield '<link rel="publication" href="publication.json"></head>'
    yield f"<body><h1>{title}</h1>"
    tongue = label_tongue(document.labels, book.language, "contents")
    said = f' lang="{tongue}" dir="{direction_of(tongue)}"' if tongue else ""
    yield f'<nav role="doc-toc"><h2{said}>{html.escape(document.labels.contents)}</h2>'
    yield from _list(found)
    yield "</nav></body></html>"


def _list(found: Sequence[Track]) -> Iterator[str]:
    """The headings of all tracks as one nested list: readers take the first list and no other
    (Publication Manifest, C.3).
    """
    depth = 0
    for track, heading in ((one, heading) for one in found for heading in one.headings):
        if depth >= heading.level:
            yield "</li>" + "</ol></li>" * (depth - heading.level) + "<li>"
            depth = heading.level
        while depth < heading.level:
            yield "<ol><li>"
            depth += 1
        at = f"#t={track.milliseconds(heading.begin) / 1000:.3f}" if heading.begin else ""
        yield f'<a href="{html.escape(track.name)}{at}">{html.escape(heading.title)}</a>'
    yield "</li></ol>" * depth


def _captions(track: Track) -> str:
    return str(Path(track.name).with_suffix(".vtt"))


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=2).encode()


def _add(
    package: zipfile.ZipFile, name: str, data: bytes, moment: tuple[int, ...], method: int
) -> None:
    year, month, day, hour, minute, second = moment
    entry = zipfile.ZipInfo(name, (year, month, day, hour, minute, second))
    entry.compress_type = method
    entry.external_attr = 0o644 << 16
    package.writestr(entry, data)
