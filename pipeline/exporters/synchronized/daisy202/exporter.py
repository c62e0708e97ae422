"""The DAISY 2.02 exporter."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

from pipeline.exporters.base import Export, Job
from pipeline.exporters.epub.accessibility import gather_evidence
from pipeline.exporters.epub.edition import plan_edition
from pipeline.exporters.epub.options import EpubOptions
from pipeline.exporters.shared.bare import title_words
from pipeline.exporters.shared.evidence import heard_in
from pipeline.exporters.shared.identity import edition_metadata
from pipeline.exporters.synchronized.daisy202.ncc import identity, ncc_items, ncc_page
from pipeline.exporters.synchronized.daisy202.pages import daisy_page, daisy_plan
from pipeline.exporters.synchronized.daisy202.smil import Presentation, presentation
from pipeline.exporters.synchronized.overlay import Heard, chapter_overlay
from pipeline.exporters.xhtml.clips import sentence_clips
from pipeline.exporters.xhtml.plan import BookPlan, Chapter
from pipeline.model import Document
from pipeline.products import FinishedDaisy, PageMap, Timeline


@dataclass(frozen=True, slots=True)
class _Part:
    """A chapter, and what is heard of it."""

    chapter: Chapter
    heard: tuple[Heard, ...]


class Daisy202Exporter:
    """Makes a DAISY 2.02 book: full text and full audio, in one folder."""

    name: ClassVar[str] = "daisy202"
    wants: ClassVar[tuple[type, ...]] = (Timeline,)
    provides: ClassVar[tuple[type, ...]] = (FinishedDaisy,)

    def __init__(self, options: EpubOptions) -> None:
        self.options = options

    @property
    def welcomes(self) -> tuple[type, ...]:
        return (PageMap,) if self.options.page_list else ()

    def export(self, document: Document, job: Job) -> Export:
        """Write ``ncc.html`` and the files that it leads to."""
        document = replace(document, metadata=edition_metadata(document.metadata, "daisy202"))
        plan, faults = plan_edition(document, job, self.options, "the DAISY book")
        plan, timeline = daisy_plan(plan), job.product(Timeline)
        parts = _parts(plan, timeline)
        smils = _presentations(plan, parts, timeline)
        files = _texts(plan, parts) | {smil.file: smil.content for smil in smils}
        files |= {picture.file: picture.content for picture in plan.pictures.values()}
        count = len(files) + len(timeline.sections) + 1
        ncc = _ncc(plan, smils, timeline.narrator, count, job)
        written = _write(job.work, {"ncc.html": ncc, **files}, timeline)
        evidence = gather_evidence(plan, heard_in(timeline), self.options, "daisy202")
        own = document.metadata.identifiers[0].urn if document.metadata.identifiers else None
        made = FinishedDaisy(tuple(job.work / file for file in written), evidence, own=own)
        return Export(written, (made,), faults)


def _parts(plan: BookPlan, timeline: Timeline) -> list[_Part]:
    clips = sentence_clips(timeline)
    audio = {section.section: section.file.name for section in timeline.sections}
    parts = []
    for chapter in plan.chapters:
        overlay = chapter_overlay(plan, chapter, clips, audio)
        parts.append(_Part(chapter, overlay.heard if overlay else ()))
    return parts


def _texts(plan: BookPlan, parts: list[_Part]) -> dict[str, bytes]:
    return {part.chapter.file: daisy_page(plan, part.chapter) for part in parts}


def _presentations(plan: BookPlan, parts: list[_Part], timeline: Timeline) -> list[Presentation]:
    audio = {section.section: section.file.name for section in timeline.sections}
    made: list[Presentation] = []
    elapsed = 0
    for part in parts:
        if part.heard:
            page = part.chapter.file
            file = page.replace(".html", ".smil")
            metadata = plan.document.metadata
            title = title_words(part.chapter.section.title, metadata.language)
            head = {**identity(metadata), "title": title}
            made.append(
                presentation(file, page, part.heard, audio=audio, head=head, elapsed=elapsed)
            )
            elapsed += made[-1].milliseconds
    return made


def _ncc(plan: BookPlan, smils: list[Presentation], narrator: str, files: int, job: Job) -> bytes:
    places = {sentence: place for smil in smils for sentence, place in smil.places.items()}
    return ncc_page(
        plan,
        ncc_items(plan, places),
        narrator,
        milliseconds=sum(smil.milliseconds for smil in smils),
        files=files,
        date=job.timestamp.date().isoformat(),
    )


def _write(work: Path, files: Mapping[str, bytes], timeline: Timeline) -> tuple[Path, ...]:
    for name, content in files.items():
        path = work / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    sounds = [section.file for section in timeline.sections]
    for sound in sounds:
        shutil.copyfile(sound, work / sound.name)
    return (*(Path(name) for name in files), *(Path(sound.name) for sound in sounds))
