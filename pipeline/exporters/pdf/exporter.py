"""The print edition: plan the pages, number them, write the file."""

from pathlib import Path
from typing import ClassVar

from pipeline.exporters.base import Export, Job
from pipeline.exporters.pdf.edition import Edition, plan_edition
from pipeline.exporters.pdf.options import PdfOptions
from pipeline.exporters.pdf.style import standard_design
from pipeline.exporters.pdf.write.book import PrintBook, single_sides, write_pdf
from pipeline.exporters.pdf.write.metadata import facts_of
from pipeline.exporters.shared.names import book_slug
from pipeline.model import Document
from pipeline.products import PageMap


class PdfExporter:
    """Makes a tagged PDF (PDF/UA), and the :class:`PageMap` that other editions cite."""

    name: ClassVar[str] = "pdf"
    wants: tuple[type, ...] = ()
    provides: tuple[type, ...] = (PageMap,)

    def __init__(self, options: PdfOptions) -> None:
        self.options = options

    def export(self, document: Document, job: Job) -> Export:
        """Make the edition.

        Raises:
            MissingToolError: a font package is not installed.
        """
        design = standard_design(self.options)
        with job.progress.task("Print edition", 2) as task:
            edition = plan_edition(document, job.assets, design, self.options)
            task.advance(detail=f"{len(edition.pages)} pages")
            facts = facts_of(document.metadata, job.timestamp)
            sides = single_sides(edition.pages)
            book = PrintBook(sides, edition.root, facts, self.options.standard)
            file = Path(f"{book_slug(document)}.pdf")
            (job.work / file).write_bytes(
                write_pdf(book, edition.fonts, edition.pictures, job.assets)
            )
            task.advance()
        return Export((file,), (page_map(document, edition),), edition.diagnostics)


def page_map(document: Document, edition: Edition) -> PageMap:
    """Where each printed page begins in the text."""
    metadata = document.metadata
    source = metadata.identifiers[0].urn if metadata.identifiers else metadata.title
    return PageMap(edition.page_starts(), source)
