"""All that is proved of a PDF besides its sentences and the soundness of its tags."""

from collections.abc import Iterator
from pathlib import Path

import pikepdf

from pipeline.diagnostics import Diagnostic
from pipeline.model import Document
from pipeline.validators.proofs.by_page import as_printed
from pipeline.validators.proofs.pdf_added import check_added
from pipeline.validators.proofs.pdf_book import PdfBook
from pipeline.validators.proofs.pdf_facts import check_conformance, check_facts, check_kept
from pipeline.validators.proofs.pdf_ink import check_ink
from pipeline.validators.proofs.pdf_navigation import (
    check_contents,
    check_headings,
    check_outline,
    check_pages,
    check_references,
)
from pipeline.validators.proofs.pdf_structure import (
    check_alternatives,
    check_counts,
    check_languages,
    check_roles,
    check_tables,
)
from pipeline.validators.tagged_pdf import TaggedPdf

_REMEDY = "Build this edition again; if it stays so, please report a bug of this program."
_CHECKS = (
    check_facts,
    check_conformance,
    check_kept,
    check_headings,
    check_outline,
    check_contents,
    check_pages,
    check_references,
    check_roles,
    check_counts,
    check_tables,
    check_alternatives,
    check_languages,
    check_ink,
    check_added,
)


def check_pdf_whole(document: Document, file: Path, tagged: TaggedPdf) -> Iterator[Diagnostic]:
    """What a PDF says of itself, hides, adds, or makes of languages, structure and navigation."""
    with pikepdf.open(file) as pdf:
        book = PdfBook(as_printed(document), tagged, pdf)
        for check in _CHECKS:
            for code, message in check(book):
                yield Diagnostic(code, "error", message, None, _REMEDY)
