"""Captions: a WebVTT file for each section (https://www.w3.org/TR/webvtt1/)."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from pipeline.config import TABLE
from pipeline.exporters.base import Export, Job
from pipeline.exporters.packages.cueing import readable_cues
from pipeline.exporters.packages.tracks import Track, tracks
from pipeline.model import Document
from pipeline.products import Timeline


@dataclass(frozen=True, slots=True)
class CaptionOptions:
    """The table [output.captions] has no keys yet."""

    __pydantic_config__: ClassVar = TABLE


class CaptionExporter:
    """Writes one WebVTT file beside each MP3 file's name."""

    name: ClassVar[str] = "captions"
    wants: tuple[type, ...] = (Timeline,)
    provides: tuple[type, ...] = ()

    def __init__(self, options: CaptionOptions) -> None:
        self.options = options

    def export(self, document: Document, job: Job) -> Export:
        """Write the files."""
        files = []
        for track in tracks(document, job.product(Timeline)):
            file = Path(track.name).with_suffix(".vtt")
            (job.work / file).write_text(webvtt(track), encoding="utf-8", newline="\n")
            files.append(file)
        return Export(tuple(files))


def webvtt(track: Track) -> str:
    """The track's sentences as cues; the cues of one sentence are numbered 3.1, 3.2."""
    return "\n".join(_lines(track))


def _lines(track: Track) -> Iterator[str]:
    yield "WEBVTT"
    yield ""
    for number, cue in enumerate(track.cues, 1):
        parts = list(readable_cues(cue))
        for place, part in enumerate(parts, 1):
            yield f"{number}.{place}" if len(parts) > 1 else str(number)
            yield " --> ".join(_time(track.milliseconds(at)) for at in (part.begin, part.end))
            yield from map(_escaped, part.text.split("\n"))
            yield ""


def _time(milliseconds: int) -> str:
    minutes, rest = divmod(milliseconds, 60_000)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{rest // 1000:02d}.{rest % 1000:03d}"


def _escaped(line: str) -> str:
    """Text of a line; "-->" cannot stand in a cue."""
    text = " ".join(line.split())
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
