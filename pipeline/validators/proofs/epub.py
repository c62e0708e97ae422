"""All that is proved of an EPUB besides its sentences."""

from collections.abc import Iterator

from pipeline.diagnostics import Diagnostic
from pipeline.validators.proofs.epub_added import check_added, check_hidden
from pipeline.validators.proofs.epub_blocks import (
    check_blocks,
    check_frames,
    check_roles,
    check_tables,
)
from pipeline.validators.proofs.epub_book import EpubBook
from pipeline.validators.proofs.epub_inlines import check_inlines, check_languages
from pipeline.validators.proofs.epub_metadata import check_claims, check_metadata
from pipeline.validators.proofs.epub_navigation import check_navigation
from pipeline.validators.proofs.epub_pictures import check_pictures

REMEDY = "Build this edition again; if it stays so, please report a bug of this program."
_CHECKS = (
    check_metadata,
    check_claims,
    check_navigation,
    check_languages,
    check_inlines,
    check_blocks,
    check_frames,
    check_tables,
    check_roles,
    check_hidden,
    check_added,
    check_pictures,
)


def check_epub_whole(book: EpubBook) -> Iterator[Diagnostic]:
    """What an EPUB says of itself, hides, adds, or makes of languages, structure and pictures."""
    for check in _CHECKS:
        for code, message in check(book.document, book):
            yield Diagnostic(code, "error", message, None, REMEDY)
