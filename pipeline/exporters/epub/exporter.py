"""The EPUB exporter."""

from importlib import resources as package_files
from pathlib import Path
from typing import ClassVar

from pipeline.diagnostics import Diagnostic
from pipeline.exporters.base import Assets, Export, Job
from pipeline.exporters.epub.accessibility import gather_evidence
from pipeline.exporters.epub.chapters import chapter_page
from pipeline.exporters.epub.front import (
    COVER_IMAGE,
    COVER_PAGE,
    TITLE_PAGE,
    cover_page,
    title_page,
)
from pipeline.exporters.epub.metadata import book_entries
from pipeline.exporters.epub.nav import NAV_PAGE, nav_page
from pipeline.exporters.epub.options import EpubOptions
from pipeline.exporters.epub.package import Resource, TocEntry, write_package
from pipeline.exporters.epub.pictures import collect_pictures
from pipeline.exporters.epub.plan import BookPlan, link_faults, plan_book
from pipeline.exporters.shared.cover import render_cover
from pipeline.exporters.shared.names import book_slug
from pipeline.model import Document, Section
from pipeline.products import PageMap

_XHTML = "application/xhtml+xml"
_COVER_SIZE = (1600, 2400)  # pixels


class EpubExporter:
    """Makes one EPUB 3.3 file."""

    name: ClassVar[str] = "epub"
    provides: ClassVar[tuple[type, ...]] = ()

    def __init__(self, options: EpubOptions) -> None:
        self.options = options

    @property
    def wants(self) -> tuple[type, ...]:
        return (PageMap,) if self.options.page_list else ()

    def export(self, document: Document, job: Job) -> Export:
        """Write ``TITLE.epub``."""
        pictures, faults = collect_pictures(document, job.assets)
        pages = job.product(PageMap) if self.options.page_list else None
        plan = plan_book(document, pictures, pages)
        name = Path(f"{book_slug(document)}.epub")
        write_package(
            job.work / name,
            document,
            entries=book_entries(document, gather_evidence(plan), pages.source if pages else None),
            resources=self._resources(plan, job),
            toc=toc_entries(plan, document.sections, self.options.toc_depth),
            moment=job.timestamp,
        )
        lost: tuple[Diagnostic, ...] = tuple(link_faults(plan))
        return Export((name,), (), (*faults, *lost))

    def _resources(self, plan: BookPlan, job: Job) -> list[Resource]:
        document = plan.document
        nav = nav_page(plan, self.options.toc_depth, lists=self.options.lists)
        return [
            _page("cover", COVER_PAGE, cover_page(document)),
            _page("title-page", TITLE_PAGE, title_page(document)),
            _page("nav", NAV_PAGE, nav, "nav"),
            *chapter_resources(plan),
            *image_resources(plan, render_cover(document, job.assets, *_COVER_SIZE)),
            Resource("css", "style.css", "text/css", self._style(job.assets)),
        ]

    def _style(self, assets: Assets) -> bytes:
        own = (package_files.files(__package__) / "style.css").read_bytes()
        added = self.options.stylesheet
        return own + b"\n" + assets.read(added) if added else own


def chapter_resources(plan: BookPlan) -> list[Resource]:
    """The content documents of the sections."""
    return [
        _page(f"section-{number}", chapter.file, chapter_page(plan, chapter))
        for number, chapter in enumerate(plan.chapters, 1)
    ]


def image_resources(plan: BookPlan, cover: bytes) -> list[Resource]:
    """The cover and the images of the book."""
    images = [Resource("cover-image", COVER_IMAGE, "image/jpeg", cover, ("cover-image",))]
    for number, picture in enumerate(plan.pictures.values(), 1):
        images.append(
            Resource(f"image-{number}", picture.file, picture.media_type, picture.content)
        )
    return images


def toc_entries(plan: BookPlan, sections: tuple[Section, ...], depth: int) -> tuple[TocEntry, ...]:
    """The contents as plain words."""
    if depth <= 0:
        return ()
    return tuple(
        TocEntry(
            section.title.text.strip() or section.id,
            f"{plan.homes[section.id]}#{section.id}",
            toc_entries(plan, section.sections, depth - 1),
        )
        for section in sections
    )


def _page(ident: str, file: str, content: bytes, *properties: str) -> Resource:
    """A content document; what it holds besides XHTML is declared (EPUB 3.3, 5.7.2)."""
    found = {"mathml": b"<math " in content, "svg": b"<svg " in content}
    held = tuple(name for name, there in found.items() if there)
    return Resource(ident, file, _XHTML, content, (*properties, *held), in_spine=True)
