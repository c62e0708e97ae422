"""M4B: the whole book in one file, with chapters and cover, for audiobook players."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, ClassVar

from pipeline.config import TABLE
from pipeline.errors import ExportError
from pipeline.exporters.base import Export, Job
from pipeline.exporters.packages.tracks import Track, tracks
from pipeline.exporters.shared.audiotags import named_facts
from pipeline.exporters.shared.cover import render_cover
from pipeline.exporters.shared.credits import authors
from pipeline.exporters.shared.names import book_slug
from pipeline.language.codes import language_code
from pipeline.model import Document
from pipeline.products import Timeline

_COVER = 1000  # pixels a side


@dataclass(frozen=True, slots=True)
class M4bOptions:
    """The keys of [output.m4b]: ``kilobits`` a second of AAC sound."""

    __pydantic_config__: ClassVar = TABLE
    kilobits: int = 64
    """Kilobits a second of AAC sound."""


class M4bExporter:
    """Writes one .m4b file."""

    name: ClassVar[str] = "m4b"
    wants: tuple[type, ...] = (Timeline,)
    provides: tuple[type, ...] = ()

    def __init__(self, options: M4bOptions) -> None:
        self.options = options

    def export(self, document: Document, job: Job) -> Export:
        """Write the file.

        Raises:
            ExportError: the sound cannot be encoded.
        """
        timeline = job.product(Timeline)
        found = tracks(document, timeline)
        file = Path(f"{book_slug(document)}.m4b")
        with job.progress.task("Encoding M4B sections", len(found)) as task:
            language = language_code(document.metadata.language)
            for _ in _encoded(job.work / file, found, self.options.kilobits, language):
                task.advance()
        cover = render_cover(document, job.assets, _COVER, _COVER)
        _tag(job.work / file, document, timeline.narrator, cover)
        return Export((file,))


def _encoded(path: Path, found: Sequence[Track], kilobits: int, language: str) -> Iterator[None]:
    """Encode track after track into the file; one value for each."""
    import av  # noqa: PLC0415  (heavy)

    rate = found[0].audio.rate
    flags = {"movflags": "+faststart", "brand": "M4B ", "fflags": "+bitexact"}
    try:
        with av.open(str(path), "w", format="mp4", options=flags) as container:
            stream: Any = container.add_stream("aac", rate=rate, layout="mono")
            stream.bit_rate = kilobits * 1000
            stream.metadata["language"] = language
            stream.codec_context.flags |= 1 << 23  # AV_CODEC_FLAG_BITEXACT
            container.set_chapters(_chapters(found, rate))
            at = 0
            for track in found:
                for frame in _frames(track, at):
                    container.mux(stream.encode(frame))
                at += track.audio.length
                yield None
            container.mux(stream.encode(None))
    except av.FFmpegError as error:
        raise ExportError(f"the M4B file could not be encoded: {error}") from error


def _frames(track: Track, at: int) -> Iterator[Any]:
    """The track's sound in frames; ``at`` samples went before it."""
    import av  # noqa: PLC0415

    with av.open(io.BytesIO(track.audio.file.read_bytes()), "r", format="mp3") as source:
        for frame in source.decode(source.streams.audio[0]):
            frame.pts = at
            frame.time_base = Fraction(1, track.audio.rate)
            at += frame.samples
            yield frame


def _chapters(found: Sequence[Track], rate: int) -> list[Any]:
    """A chapter for each part, and each heading of a file down to level 2, in samples."""
    starts: list[tuple[int, str]] = []
    at = 0
    for track in found:
        headings = [heading for heading in track.headings if heading.rank <= 2]  # noqa: PLR2004
        starts += [(at + round(heading.begin * rate), heading.title) for heading in headings]
        at += track.audio.length
    ends = [*(start for start, _ in starts[1:]), at]
    return [
        {
            "id": number,
            "start": start,
            "end": end,
            "time_base": Fraction(1, rate),
            "metadata": {"title": title},
        }
        for number, ((start, title), end) in enumerate(zip(starts, ends, strict=True))
    ]


def _tag(path: Path, document: Document, narrator: str, cover: bytes) -> None:
    import importlib  # noqa: PLC0415

    mp4: Any = importlib.import_module("mutagen.mp4")
    book = document.metadata
    names = ", ".join(authors(book))
    file = mp4.MP4(path)
    texts = {
        "\xa9nam": book.title,
        "\xa9alb": book.title,
        "\xa9ART": names or book.publisher,
        "aART": names or book.publisher,
        "\xa9wrt": narrator,
        "\xa9nrt": narrator,
        "\xa9gen": "Audiobook",
        "\xa9day": str(book.date.year) if book.date else None,
        "cprt": book.rights,
        "desc": book.description,
        "ldes": book.description,
        "\xa9st3": book.subtitle,
        "\xa9pub": book.publisher,
        "\xa9mvn": book.series.name if book.series else None,
    }
    for key, text in texts.items():
        if text:
            file[key] = [text]
    for name, text in named_facts(book, "m4b"):
        file[f"----:com.apple.iTunes:{name}"] = [mp4.MP4FreeForm(text.encode())]
    if book.series and (book.series.number or "").isdecimal():
        file["\xa9mvi"] = [int(book.series.number or 0)]
    file["stik"] = [2]  # an audiobook
    file["covr"] = [mp4.MP4Cover(cover, mp4.MP4Cover.FORMAT_JPEG)]
    file.save()
