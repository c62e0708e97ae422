"""The print editions: plan the pages, number them, write the file."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from pipeline.diagnostics import Diagnostic
from pipeline.exporters.base import Export, Job
from pipeline.exporters.pdf.booklet import booklet_sides
from pipeline.exporters.pdf.edition import Edition, plan_edition
from pipeline.exporters.pdf.layout.book import steps_of
from pipeline.exporters.pdf.layout.labels import Labelling, own_numbers, standard_references
from pipeline.exporters.pdf.options import PdfOptions
from pipeline.exporters.pdf.style import Design, large_print_design, standard_design
from pipeline.exporters.pdf.write.book import (
    PrintBook,
    PrintPage,
    Side,
    single_sides,
    write_pdf,
)
from pipeline.exporters.pdf.write.metadata import facts_of
from pipeline.exporters.shared.evidence import count_evidence
from pipeline.exporters.shared.identity import edition_metadata
from pipeline.exporters.shared.names import book_slug
from pipeline.exporters.shared.statement import make_statement
from pipeline.model import Document
from pipeline.products import EditionName, Evidence, FinishedLargePrint, FinishedPdf, PageMap

_Arrange = Callable[[Sequence[PrintPage]], tuple[Side, ...]]


class PdfExporter:
    """Makes a tagged PDF (PDF/UA), and the :class:`PageMap` that other editions cite."""

    name: ClassVar[str] = "pdf"
    wants: tuple[type, ...] = ()
    provides: tuple[type, ...] = (PageMap, FinishedPdf)
    shares: tuple[type, ...] = (Edition,)

    def __init__(self, options: PdfOptions) -> None:
        self.options = options

    def export(self, document: Document, job: Job) -> Export:
        """Make the edition.

        Raises:
            MissingToolError: a font package is not installed.
        """
        document = _own(document, "pdf")
        press = _Press(document, job, self.options, "")
        edition = press.standard()
        file = press.write(edition, single_sides)
        evidence = _evidence(document, "pdf", self.options)
        finished = FinishedPdf((job.work / file,), evidence, self.options.standard)
        products = (page_map(document, edition), edition, finished)
        return Export((file,), products, edition.diagnostics)


class LargePrintExporter:
    """Makes the edition in large print; its pages carry the standard edition's numbers.

    They have numbers of their own where there is no standard edition.
    It follows the guidelines of the American Printing House for the Blind and of the American
    Council of the Blind: 18 point text, no hyphenation, no italics.
    """

    name: ClassVar[str] = "pdf-large-print"
    wants: tuple[type, ...] = ()
    welcomes: tuple[type, ...] = (PageMap,)
    provides: tuple[type, ...] = (FinishedLargePrint,)

    def __init__(self, options: PdfOptions) -> None:
        self.options = replace(options, hyphenation=False)

    def export(self, document: Document, job: Job) -> Export:
        """Make the edition.

        Raises:
            MissingToolError: a font package is not installed.
        """
        document = _own(document, "pdf-large-print")
        press = _Press(document, job, self.options, "-large-print")
        standard = job.welcome(PageMap)
        labelling = standard_references(document, standard) if standard else own_numbers
        evidence = _evidence(document, "pdf-large-print", self.options)
        edition = press.plan(large_print_design(self.options), evidence, labelling)
        file = press.write(edition, single_sides)
        faults = edition.diagnostics if standard else (*edition.diagnostics, _own_numbers())
        finished = FinishedLargePrint((job.work / file,), evidence, self.options.standard)
        return Export((file,), (finished,), faults)


def _own(document: Document, edition: EditionName) -> Document:
    """The document with the edition's own ISBN."""
    return replace(document, metadata=document.metadata.of_edition(edition))


def _evidence(document: Document, edition: EditionName, options: PdfOptions) -> Evidence:
    return count_evidence(document, edition, contents=options.contents_depth)


def _own_numbers() -> Diagnostic:
    message = "large print has page numbers of its own: the standard edition could not be made"
    hint = "'publish build pdf' says why; with both, a class can turn to the same page."
    return Diagnostic("own-page-numbers", "warning", message, None, hint)


class BookletExporter:
    """Makes the standard pages two-up, to be printed on both sides, folded and stapled.

    It is meant for paper; its tags still follow the reading order, not the order of the sheets.
    """

    name: ClassVar[str] = "pdf-booklet"
    wants: tuple[type, ...] = ()
    provides: tuple[type, ...] = ()
    shares: tuple[type, ...] = (Edition,)

    def __init__(self, options: PdfOptions) -> None:
        self.options = options

    def export(self, document: Document, job: Job) -> Export:
        """Make the edition.

        Raises:
            MissingToolError: a font package is not installed.
        """
        press = _Press(_own(document, "pdf"), job, self.options, "-booklet")
        edition = press.standard()
        file = press.write(edition, booklet_sides)
        return Export((file,), (edition,), edition.diagnostics)


def page_map(document: Document, edition: Edition) -> PageMap:
    """Where each printed page begins in the text."""
    metadata = document.metadata
    isbn = metadata.isbn_of("pdf")
    main = metadata.identifiers[0].urn if metadata.identifiers else metadata.title
    source = f"urn:isbn:{isbn}" if isbn else main
    return PageMap(edition.page_starts(), source)


class _Press:
    """Plans an edition of one document, and writes it.

    ``ending`` is what its name has after the book's, and its format's after "pdf".
    """

    def __init__(self, document: Document, job: Job, options: PdfOptions, ending: str) -> None:
        edition: EditionName = "pdf-large-print" if ending == "-large-print" else "pdf"
        facts = edition_metadata(document.metadata, edition)
        self._document = replace(document, metadata=facts)
        self._job = job
        self._options = options
        self._ending = ending

    def standard(self) -> Edition:
        """The standard pages: those of the edition made before, if its options were the same."""
        edition = self._job.welcome(Edition)
        if edition is not None and edition.options == self._options:
            return edition
        evidence = _evidence(self._document, "pdf", self._options)
        return self.plan(standard_design(self._options), evidence)

    def plan(
        self, design: Design, evidence: Evidence, labelling: Labelling = own_numbers
    ) -> Edition:
        """The pages; ``evidence`` is what their accessibility statement rests on."""
        statement = make_statement(self._document.metadata, evidence, contact=False)
        label = f"Laying out text of pdf{self._ending}"
        with self._job.progress.task(label, steps_of(self._document.sections)) as task:
            return plan_edition(
                self._document,
                self._job.assets,
                design,
                self._options,
                labelling,
                statement=statement,
                task=task,
            )

    def write(self, edition: Edition, arrange: _Arrange) -> Path:
        """Write the file."""
        facts = facts_of(self._document.metadata, self._job.timestamp)
        book = PrintBook(arrange(edition.pages), edition.root, facts, self._options.standard)
        file = Path(f"{book_slug(self._document)}{self._ending}.pdf")
        label = f"Printing pages of pdf{self._ending}"
        with self._job.progress.task(label, len(edition.pages)) as task:
            data = write_pdf(book, edition.fonts, edition.pictures, self._job.assets, task)
            (self._job.work / file).write_bytes(data)
        return file
