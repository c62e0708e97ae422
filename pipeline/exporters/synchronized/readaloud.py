"""The read-aloud edition: the EPUB, with the narration in step with its words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from pipeline.diagnostics import Diagnostic
from pipeline.exporters.base import Export, Job
from pipeline.exporters.epub.accessibility import gather_evidence
from pipeline.exporters.epub.edition import book_resources, plan_edition, spared, toc_entries
from pipeline.exporters.epub.front import TITLE_PAGE
from pipeline.exporters.epub.metadata import Entry, book_entries
from pipeline.exporters.epub.nav import page_targets
from pipeline.exporters.epub.options import ReadAloudOptions
from pipeline.exporters.epub.package import Resource, write_package
from pipeline.exporters.shared.identity import edition_metadata
from pipeline.exporters.shared.names import book_slug
from pipeline.exporters.synchronized.overlay import Overlay, opening_overlay, page_overlay
from pipeline.exporters.xhtml.clips import Clip, clock, sentence_clips
from pipeline.exporters.xhtml.plan import BookPlan
from pipeline.exporters.xhtml.words import spoken_words
from pipeline.model import Document
from pipeline.products import FinishedReadAloud, PageMap, SectionAudio, Timeline

_ACTIVE = "-epub-media-overlay-active"


class ReadAloudExporter:
    """Makes one EPUB 3.3 file with media overlays."""

    name: ClassVar[str] = "readaloud"
    wants: ClassVar[tuple[type, ...]] = (Timeline,)
    provides: ClassVar[tuple[type, ...]] = (FinishedReadAloud,)

    def __init__(self, options: ReadAloudOptions) -> None:
        self.options = options

    @property
    def welcomes(self) -> tuple[type, ...]:
        return (PageMap,) if self.options.page_list else ()

    def spares(self, document: Document) -> tuple[type, ...]:
        return spared(document)

    def export(self, document: Document, job: Job) -> Export:
        """Write ``TITLE-read-aloud.epub``.

        Raises:
            ExportError: the cover that book.toml names is no picture.
        """
        document = replace(document, metadata=edition_metadata(document.metadata, "readaloud"))
        plan, faults = plan_edition(document, job, self.options, "the read-aloud EPUB")
        plan, timeline = replace(plan, heard=True), job.product(Timeline)
        clips = sentence_clips(timeline)
        if self.options.highlight == "word":
            plan = replace(plan, words=spoken_words(document, timeline, clips))
            faults = (*faults, *_without_words(plan, timeline))
        overlays = _overlays(plan, timeline, clips)
        evidence = gather_evidence(plan, frozenset(clips), self.options, "readaloud")
        entries = book_entries(document, evidence, plan.page_source)
        resources = book_resources(plan, job, self.options, evidence)
        name = Path(f"{book_slug(document)}-read-aloud.epub")
        write_package(
            job.work / name,
            document,
            entries=[*entries, *_media_entries(overlays, timeline.narrator)],
            resources=_with_sound(resources, overlays, timeline),
            toc=toc_entries(plan, self.options.toc_depth),
            pages=page_targets(plan),
            moment=job.timestamp,
        )
        own = document.metadata.identifiers[0].urn if document.metadata.identifiers else None
        made = FinishedReadAloud((job.work / name,), evidence, own=own)
        return Export((name,), (made,), faults)


def _without_words(plan: BookPlan, timeline: Timeline) -> Iterator[Diagnostic]:
    """A voice that does not say when its words are heard."""
    if not plan.words:
        message = f"{timeline.narrator} gives no times of words; sentences are marked instead"
        hint = 'Choose engine = "hibari" in [output.audio], or highlight = "sentence".'
        yield Diagnostic("no-word-times", "warning", message, None, hint)


def _overlays(plan: BookPlan, timeline: Timeline, clips: Mapping[str, Clip]) -> dict[str, Overlay]:
    """The overlays by content document, of those in which something is heard."""
    audio = {section.section: _audio_file(section) for section in timeline.sections}
    made = {TITLE_PAGE: opening_overlay(plan, clips, audio)}
    made |= {page[0].file: page_overlay(plan, page, clips, audio) for page in plan.pages}
    return {file: overlay for file, overlay in made.items() if overlay}


def _audio_file(section: SectionAudio) -> str:
    return f"audio/{section.file.name}"


def _overlay_id(file: str) -> str:
    return f"overlay-{file.partition('.')[0]}"


def _with_sound(
    resources: Iterable[Resource], overlays: Mapping[str, Overlay], timeline: Timeline
) -> list[Resource]:
    """The resources, their overlays and the audio files."""
    made = [
        replace(item, overlay=_overlay_id(item.file)) if item.file in overlays else item
        for item in resources
    ]
    for file, overlay in overlays.items():
        name = f"{file.partition('.')[0]}.smil"
        made.append(Resource(_overlay_id(file), name, "application/smil+xml", overlay.content))
    for number, section in enumerate(timeline.sections, 1):
        file = _audio_file(section)
        made.append(Resource(f"audio-{number}", file, "audio/mpeg", section.file))
    return made


def _media_entries(overlays: Mapping[str, Overlay], narrator: str) -> Iterator[Entry]:
    """Durations, narrator, and the class of what is being heard (EPUB 3.3, 9.3.2)."""
    total = 0
    for file, overlay in overlays.items():
        total += overlay.milliseconds
        length = clock(overlay.milliseconds, 1000)
        attributes = {"property": "media:duration", "refines": f"#{_overlay_id(file)}"}
        yield Entry("meta", length, attributes)
    yield Entry("meta", clock(total, 1000), {"property": "media:duration"})
    yield Entry("meta", narrator, {"property": "media:narrator"})
    yield Entry("meta", _ACTIVE, {"property": "media:active-class"})
