"""The DAISY 2.02 exporter."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

from pipeline.exporters.base import Export, Job
from pipeline.exporters.epub.accessibility import gather_evidence
from pipeline.exporters.epub.edition import plan_edition, spared
from pipeline.exporters.epub.options import EpubOptions
from pipeline.exporters.shared.bare import title_words
from pipeline.exporters.shared.evidence import heard_in
from pipeline.exporters.shared.identity import edition_metadata
from pipeline.exporters.shared.statement import make_statement
from pipeline.exporters.synchronized.daisy202.ncc import identity, ncc_items, ncc_page
from pipeline.exporters.synchronized.daisy202.pages import (
    daisy_page,
    daisy_plan,
    daisy_title_page,
)
from pipeline.exporters.synchronized.daisy202.smil import (
    Presentation,
    presentation,
    with_pages,
)
from pipeline.exporters.synchronized.overlay import (
    Heard,
    Overlay,
    chapter_overlay,
    opening_overlay,
)
from pipeline.exporters.xhtml.clips import sentence_clips
from pipeline.exporters.xhtml.plan import BookPlan
from pipeline.exporters.xhtml.split import Chapter
from pipeline.model import Document, Metadata
from pipeline.products import Evidence, FinishedDaisy, PageMap, Timeline


@dataclass(frozen=True, slots=True)
class _Part:
    """A content document, its title, and what is heard of it."""

    file: str
    title: str
    content: bytes
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

    def spares(self, document: Document) -> tuple[type, ...]:
        return spared(document)

    def export(self, document: Document, job: Job) -> Export:
        """Write ``ncc.html`` and the files that it leads to."""
        document = replace(document, metadata=edition_metadata(document.metadata, "daisy202"))
        plan, faults = plan_edition(document, job, self.options, "the DAISY book")
        plan, timeline = daisy_plan(plan), job.product(Timeline)
        evidence = gather_evidence(plan, heard_in(timeline), self.options, "daisy202")
        parts = _parts(plan, timeline, evidence)
        smils = _presentations(document.metadata, parts, timeline)
        files = {part.file: part.content for part in parts}
        files |= {smil.file: smil.content for smil in smils}
        files |= {picture.file: picture.content for picture in plan.pictures.values()}
        count = len(files) + len(timeline.sections) + 1
        ncc = _ncc(plan, smils, timeline.narrator, count, job)
        written = _write(job.work, {"ncc.html": ncc, **files}, timeline)
        own = document.metadata.identifiers[0].urn if document.metadata.identifiers else None
        made = FinishedDaisy(tuple(job.work / file for file in written), evidence, own=own)
        return Export(written, (made,), faults)


def _parts(plan: BookPlan, timeline: Timeline, evidence: Evidence) -> list[_Part]:
    """The title page, if it is heard, and the chapters."""
    clips = sentence_clips(timeline)
    audio = {section.section: section.file.name for section in timeline.sections}
    opening = opening_overlay(plan, clips, audio)
    made = [_title_part(plan.document, evidence)] if opening else []
    made += [_chapter_part(plan, chapter) for chapter in plan.chapters]
    overlays: list[Overlay | None] = [opening] if opening else []
    overlays += [chapter_overlay(plan, chapter, clips, audio) for chapter in plan.chapters]
    heard = with_pages([overlay.heard if overlay else () for overlay in overlays])
    return [replace(part, heard=row) for part, row in zip(made, heard, strict=True)]


def _title_part(document: Document, evidence: Evidence) -> _Part:
    statement = make_statement(document.metadata, evidence)
    content = daisy_title_page(document, statement)
    return _Part("title.html", document.metadata.title, content, ())


def _chapter_part(plan: BookPlan, chapter: Chapter) -> _Part:
    title = title_words(chapter.section.title, plan.document.metadata.language)
    return _Part(chapter.file, title, daisy_page(plan, chapter), ())


def _presentations(
    metadata: Metadata, parts: list[_Part], timeline: Timeline
) -> list[Presentation]:
    audio = {section.section: section.file.name for section in timeline.sections}
    made: list[Presentation] = []
    elapsed = 0
    for part in parts:
        if part.heard:
            file = part.file.replace(".html", ".smil")
            head = (*identity(metadata), ("title", part.title))
            made.append(
                presentation(file, part.file, part.heard, audio=audio, head=head, elapsed=elapsed)
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
