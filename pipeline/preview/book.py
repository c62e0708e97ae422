"""A book as it is shown: its pages, what is wrong with it, and what has changed in it."""

import bisect
import concurrent.futures
import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.config import TableError
from pipeline.diagnostics import Diagnostic, sorted_diagnostics
from pipeline.driver.build import build_time
from pipeline.driver.plan import format_options, table_faults
from pipeline.driver.reading import read_checked
from pipeline.errors import PublishError
from pipeline.exporters.base import Assets, Job
from pipeline.exporters.epub.accessibility import gather_evidence
from pipeline.exporters.epub.edition import book_style, plan_edition
from pipeline.exporters.epub.front import (
    COVER_IMAGE,
    COVER_PAGE,
    TITLE_PAGE,
    cover_page,
    title_page,
)
from pipeline.exporters.epub.nav import NAV_PAGE, nav_page
from pipeline.exporters.epub.options import EpubOptions
from pipeline.exporters.shared.bare import title_words
from pipeline.exporters.shared.cover import render_cover
from pipeline.exporters.shared.identity import edition_metadata
from pipeline.exporters.shared.statement import make_statement
from pipeline.exporters.xhtml.chapters import chapter_page, page_title
from pipeline.exporters.xhtml.plan import BookPlan
from pipeline.exporters.xhtml.split import Chapter
from pipeline.model import Position, Sentence
from pipeline.model.editions import EPUB, edition_document
from pipeline.model.walk import blocks_sentences, section_sentences
from pipeline.reader import Manuscript, Remembering
from pipeline.registry import find_format, formats

PAGE, STYLE = "application/xhtml+xml", "text/css"
_COVER_SIZE = (800, 1200)  # pixels


@dataclass(frozen=True, slots=True)
class Change:
    """A chapter that is not as it was: its title, and where its first new sentence is shown."""

    title: str
    place: str


@dataclass(frozen=True)
class Shown:
    """A book at one moment. ``plan`` is None where it could never be read.

    ``faults`` are of the manuscript as it is now; the pages are the last ones that could be read.
    """

    manuscript: Manuscript | None
    plan: BookPlan | None
    options: EpubOptions
    assets: Assets
    faults: tuple[Diagnostic, ...]
    style: bytes = b""

    @property
    def title(self) -> str:
        return self.plan.document.metadata.title if self.plan else ""

    @property
    def order(self) -> tuple[tuple[str, str], ...]:
        """The pages in reading order: the file and the title of each."""
        if self.plan is None:
            return ()
        labels = self.plan.document.labels
        language = self.plan.document.metadata.language
        pages = self.plan.pages
        chapters = ((held[0].file, page_title(held, language) or held[0].file) for held in pages)
        front = (COVER_PAGE, labels.cover), (TITLE_PAGE, labels.title_page)
        return (*front, (NAV_PAGE, labels.contents), *chapters)

    def same(self, other: "Shown") -> bool:
        """Whether a reader sees the same."""
        if self.plan is None or other.plan is None or self.manuscript is None:
            return self.plan is other.plan and self.faults == other.faults
        return (
            self.faults == other.faults
            and self.style == other.style
            and self.options == other.options
            and self.plan.pictures == other.plan.pictures
            and self.plan.document == other.plan.document
        )

    def file(self, name: str) -> tuple[str, bytes] | None:
        """A file of the EPUB, with its media type; None when it holds no such file."""
        plan = self.plan
        if plan is None:
            return None
        document = plan.document
        held = next((held for held in plan.pages if held[0].file == name), None)
        picture = next((one for one in plan.pictures.values() if one.file == name), None)
        if held:
            return PAGE, chapter_page(plan, held)
        if picture:
            return picture.media_type, picture.content
        match name:
            case "style.css":
                return STYLE, self.style
            case "nav.xhtml":
                lists = self.options.lists
                return PAGE, nav_page(plan, self.options.toc_depth, lists=lists)
            case "title.xhtml":
                evidence = gather_evidence(plan, options=self.options)
                return PAGE, title_page(document, make_statement(document.metadata, evidence))
            case "cover.xhtml":
                return PAGE, cover_page(document)
            case _ if name == COVER_IMAGE:
                return "image/jpeg", render_cover(document, self.assets, *_COVER_SIZE)
        return None

    def place(self, position: Position | None) -> str | None:
        """Where the last sentence at or before a place in the manuscript is shown."""
        if self.plan is None or position is None or position.line is None:
            return None
        places = self._places.get(position.file, [])
        at = bisect.bisect_right(places, position.line, key=lambda place: place[0])
        return self.plan.reference("", places[at - 1][1]) if at else None

    @functools.cached_property
    def _places(self) -> dict[str, list[tuple[int, str]]]:
        """The lines of each file at which sentences begin, in order, with their ids."""
        found: dict[str, list[tuple[int, str]]] = {}
        for chapter in self.plan.chapters if self.plan else ():
            for one in _sentences(chapter):
                if one.position and one.position.line:
                    line = one.position.line, one.id
                    found.setdefault(one.position.file, []).append(line)
        for places in found.values():
            places.sort(key=lambda place: place[0])  # the first of a line stays before the others
        return found


def chapter_title(plan: BookPlan, chapter: Chapter) -> str:
    """The title of a page in plain words."""
    return title_words(chapter.section.title, plan.document.metadata.language) or chapter.file


class Workshop:
    """Reads one manuscript again and again, each time only what has changed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._memory = Remembering()
        self._assets = Assets(folder, {})

    def read(self, before: Shown | None = None, changed: Sequence[str] = ()) -> Shown:
        """The book as it is now; where it cannot be read, as it was, with what is wrong."""
        self._memory.forget(changed)
        try:
            manuscript, found = read_checked(self.folder, self._memory, self._assets)
            known = formats()
            wrong = table_faults(manuscript.outputs, manuscript.source, known, self.folder)
            options = _options(manuscript)
            return self._planned(manuscript, options, (*found, *wrong))
        except PublishError as error:
            faults = tuple(_faults_of(error))
            empty = Shown(None, None, EpubOptions(), self._assets, faults)
            return replace(before or empty, faults=faults)

    def _planned(
        self, manuscript: Manuscript, options: EpubOptions, found: tuple[Diagnostic, ...]
    ) -> Shown:
        document = manuscript.document
        metadata = edition_metadata(document.metadata, "epub")
        document = edition_document(replace(document, metadata=metadata), EPUB)
        nobody = concurrent.futures.ThreadPoolExecutor(1)  # starts no thread until it is asked
        job = Job(self.folder, self._assets, build_time(metadata), nobody)
        plan, lost = plan_edition(document, job, options)
        faults = tuple(dict.fromkeys(sorted_diagnostics((*found, *lost))))
        style = book_style(metadata, self._assets, options)
        return Shown(manuscript, plan, options, self._assets, faults, style)


def _options(manuscript: Manuscript) -> EpubOptions:
    """The EPUB's options, without page numbers; the usual ones where they are wrong."""
    try:
        found = find_format("epub", formats())
        options: EpubOptions = format_options(found, manuscript.outputs, manuscript.source)
    except TableError:
        return EpubOptions(page_list=False)
    return replace(options, page_list=False)


def _faults_of(error: PublishError) -> Iterator[Diagnostic]:
    """The faults that an error has collected, or the error as a fault of book.toml."""
    found: Sequence[Diagnostic] = getattr(error, "diagnostics", ())
    yield from found
    if not found:
        place = Position("book.toml")
        yield Diagnostic("unreadable-book", "error", error.message, place, error.hint)


def changes(before: Shown, now: Shown) -> tuple[Change, ...]:
    """The chapters that are not as they were, in reading order."""
    if before.plan is None or now.plan is None:
        return ()
    known = {chapter.section.id: chapter for chapter in before.plan.chapters}
    return tuple(
        Change(chapter_title(now.plan, chapter), _first_change(known.get(name), chapter))
        for chapter in now.plan.chapters
        if not _alike(known.get(name := chapter.section.id), chapter)
    )


def _alike(before: Chapter | None, now: Chapter) -> bool:
    return before is not None and before.section == now.section and before.notes == now.notes


def _first_change(before: Chapter | None, now: Chapter) -> str:
    """The address of the first sentence that says something else than the one in its place."""
    earlier = _sentences(before) if before else iter(())
    for one in _sentences(now):
        if (old := next(earlier, None)) is None or old.inlines != one.inlines:
            return f"{now.file}#{one.id}"
    return now.file


def _sentences(chapter: Chapter) -> Iterator[Sentence]:
    yield from section_sentences(chapter.section)
    for note in chapter.notes:
        yield from blocks_sentences(note.blocks)
