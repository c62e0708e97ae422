"""What the EPUB and the read-aloud EPUB share: the plan of the book, and its files."""

from dataclasses import replace
from importlib import resources as package_files

from pipeline.assets.css import css_moves
from pipeline.diagnostics import Diagnostic
from pipeline.exporters.base import Assets, Job
from pipeline.exporters.epub.front import (
    COVER_IMAGE,
    COVER_PAGE,
    TITLE_PAGE,
    cover_page,
    title_page,
)
from pipeline.exporters.epub.nav import NAV_PAGE, nav_page
from pipeline.exporters.epub.options import EpubOptions
from pipeline.exporters.epub.package import Resource, TocEntry
from pipeline.exporters.epub.stacking import stacking_rules
from pipeline.exporters.epub.stylesheet import read_stylesheet
from pipeline.exporters.shared.bare import title_words
from pipeline.exporters.shared.cover import cover_faults, render_cover
from pipeline.exporters.shared.statement import make_statement
from pipeline.exporters.xhtml.chapters import chapter_page
from pipeline.exporters.xhtml.index import index_inlines
from pipeline.exporters.xhtml.pictures import collect_pictures
from pipeline.exporters.xhtml.plan import BookPlan, link_faults, plan_book
from pipeline.model import Document, Metadata, Section
from pipeline.model.walk import contents
from pipeline.products import Evidence, PageMap

_XHTML = "application/xhtml+xml"
_COVER_SIZE = (1600, 2400)  # pixels


def plan_edition(
    document: Document, job: Job, options: EpubOptions, called: str = "the EPUB"
) -> tuple[BookPlan, tuple[Diagnostic, ...]]:
    """The plan of the book with its images and printed pages, and what it cannot hold.

    ``called`` is what the edition is called in messages.
    """
    inlines = index_inlines(document)
    pictures, faults = collect_pictures(document, inlines, job.assets)
    pages = _pages(document, job) if options.page_list else None
    files = {"split_depth": options.split_depth, "join_below": options.join_below}
    plan = plan_book(document, inlines, pictures, pages, **files)
    faults = (*faults, *link_faults(plan), *cover_faults(document.metadata))
    if options.page_list and pages is None:
        faults += (_without_pages(called),)
    if options.stylesheet:
        style, found = read_stylesheet(job.assets, options.stylesheet)
        plan = replace(plan, moving_style=css_moves(style.decode()))
        faults += found
    return plan, faults


def spared(document: Document) -> tuple[type, ...]:
    """What an edition can do without: our own pages, where the text has those of its source."""
    return (PageMap,) if document.pages else ()


def _pages(document: Document, job: Job) -> PageMap | None:
    """The pages of the printed source, or those of our print edition where none are marked."""
    if document.pages:
        return PageMap(document.pages, document.metadata.page_source or "")
    return job.welcome(PageMap)


def _without_pages(edition: str) -> Diagnostic:
    message = f"{edition} has no page list, because the print edition (pdf) could not be made"
    hint = (
        "'publish build pdf' says why: mend that, or do without page numbers: "
        "page-list = false in [output.epub]."
    )
    return Diagnostic("no-page-list", "warning", message, None, hint)


def book_resources(
    plan: BookPlan, job: Job, options: EpubOptions, evidence: Evidence
) -> list[Resource]:
    """Every file of the book but the package document and the NCX."""
    document = plan.document
    statement = make_statement(document.metadata, evidence)
    nav = nav_page(plan, options.toc_depth, lists=options.lists)
    return [
        _page("cover", COVER_PAGE, cover_page(document)),
        _page("title-page", TITLE_PAGE, title_page(document, statement)),
        _page("nav", NAV_PAGE, nav, "nav"),
        *_chapters(plan),
        *_images(plan, render_cover(document, job.assets, *_COVER_SIZE)),
        Resource(
            "css", "style.css", "text/css", book_style(document.metadata, job.assets, options)
        ),
    ]


def book_style(metadata: Metadata, assets: Assets, options: EpubOptions) -> bytes:
    """The style sheet, the rules for lines that run down, and the publisher's own."""
    own = _packed("style.css") + b"\n" + stacking_rules()
    if metadata.writing_mode != "horizontal-tb":
        own += _packed("vertical.css").replace(b"WRITING-MODE", metadata.writing_mode.encode())
    name = options.stylesheet
    return own + b"\n" + read_stylesheet(assets, name)[0] if name else own


def _packed(name: str) -> bytes:
    return (package_files.files(__package__) / name).read_bytes()


def _chapters(plan: BookPlan) -> list[Resource]:
    """The content documents of the sections."""
    return [
        _page(f"section-{number}", chapters[0].file, chapter_page(plan, chapters))
        for number, chapters in enumerate(plan.pages, 1)
    ]


def _images(plan: BookPlan, cover: bytes) -> list[Resource]:
    """The cover and the images of the book."""
    images = [Resource("cover-image", COVER_IMAGE, "image/jpeg", cover, ("cover-image",))]
    for number, picture in enumerate(plan.pictures.values(), 1):
        images.append(
            Resource(f"image-{number}", picture.file, picture.media_type, picture.content)
        )
    return images


def toc_entries(plan: BookPlan, depth: int) -> tuple[TocEntry, ...]:
    """The contents as plain words, down to headings of rank ``depth``."""
    return _entries(plan, contents(plan.document.sections, depth))


def _entries(plan: BookPlan, sections: tuple[Section, ...]) -> tuple[TocEntry, ...]:
    return tuple(
        TocEntry(
            title_words(section.title, plan.document.metadata.language) or section.id,
            f"{plan.homes[section.id]}#{section.id}",
            _entries(plan, section.sections),
        )
        for section in sections
    )


def _page(ident: str, file: str, content: bytes, *properties: str) -> Resource:
    """A content document; what it holds besides XHTML is declared (EPUB 3.3, 5.7.2)."""
    found = {"mathml": b"<math " in content, "svg": b"<svg " in content}
    held = tuple(name for name, there in found.items() if there)
    return Resource(ident, file, _XHTML, content, (*properties, *held), in_spine=True)
