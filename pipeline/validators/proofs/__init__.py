"""The project's own proofs that a finished edition holds what the manuscript says.

Each reads finished files back, and knows nothing of how they were made. A build runs them before
it replaces an earlier edition.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.diagnostics import Diagnostic
from pipeline.errors import MissingToolError
from pipeline.model import Document
from pipeline.validators.judges.ace import check_accessibility
from pipeline.validators.judges.epubcheck import check_epub
from pipeline.validators.proofs.epub import check_epub_whole
from pipeline.validators.proofs.epub_book import EpubBook, read_epub
from pipeline.validators.proofs.m4b import check_m4b_whole
from pipeline.validators.proofs.narration import check_narration
from pipeline.validators.proofs.overlays import check_daisy, check_epub_overlays
from pipeline.validators.proofs.packages import (
    check_audiobook,
    check_captions,
    check_m4b,
    check_podcast,
)
from pipeline.validators.proofs.page_ids import repeated_ids
from pipeline.validators.proofs.same_text import compare_sentences
from pipeline.validators.proofs.sound import check_sound


def prove_epub(document: Document, files: Sequence[Path]) -> tuple[Diagnostic, ...]:
    """Every sentence is in the EPUB's content documents, in order; what it claims was checked.

    In one that reads itself aloud, every sentence has its own stretch of sound as well.
    """
    faults: list[Diagnostic] = []
    for file in files:
        if file.suffix == ".epub":
            with read_epub(file, document) as book:
                faults += _epub_faults(book)
            faults += _conformance(document, file)
    return tuple(faults)


def _epub_faults(book: EpubBook) -> Iterator[Diagnostic]:
    document = book.document
    yield from compare_sentences(document, book.found, "the EPUB")
    yield from repeated_ids(book)
    yield from check_epub_overlays(document, book.overlays, book.zip.read)
    yield from check_epub_whole(book)


def _conformance(document: Document, file: Path) -> Iterator[Diagnostic]:
    """A book with the record of a review claims conformance, so the judges must agree."""
    if document.metadata.accessibility.review is None:
        return
    for name, judge in (("EPUBCheck", check_epub), ("Ace", check_accessibility)):
        try:
            verdict = judge(file)
        except MissingToolError as error:
            message = f"the EPUB claims conformance, but {name} could not be asked: {error.message}"
            yield Diagnostic("conformance-unchecked", "error", message, None, error.hint)
            continue
        if verdict.errors:
            message = f"the EPUB claims conformance, but {name} finds {verdict.errors} errors"
            hint = "Run 'publish verify' on a build without the review, and mend what it lists."
            yield Diagnostic("conformance-refuted", "error", message, None, hint)


def prove_pdf(document: Document, files: Sequence[Path]) -> tuple[Diagnostic, ...]:
    """The tags are sound, and read out every sentence in order."""
    from pipeline.validators.proofs.pdf import check_pdf_whole  # noqa: PLC0415
    from pipeline.validators.proofs.pdf_check import check_tagged  # noqa: PLC0415  (heavy; for PDF alone)
    from pipeline.validators.proofs.pdf_text import compare_pdf  # noqa: PLC0415
    from pipeline.validators.tagged_pdf import read_tagged_pdf  # noqa: PLC0415

    faults: list[Diagnostic] = []
    for file in files:
        pdf = read_tagged_pdf(file)
        large = file.parent.name == "pdf-large-print"
        facts = document.metadata.of_edition("pdf-large-print" if large else "pdf")
        faults += (*check_tagged(pdf), *compare_pdf(document, pdf))
        faults += check_pdf_whole(replace(document, metadata=facts), file, pdf)
    return tuple(faults)


def prove_audio(document: Document, files: Sequence[Path]) -> tuple[Diagnostic, ...]:
    """There is an MP3 for each section, whole, and its text names every sentence."""
    mp3s = [file for file in files if file.suffix == ".mp3"]
    return (*check_narration(document, mp3s), *check_sound(document, files))


def prove_daisy(document: Document, files: Sequence[Path]) -> tuple[Diagnostic, ...]:
    """The talking book holds every sentence in order, as text and as sound."""
    return check_daisy(document, files[0].parent)


def prove_captions(document: Document, files: Sequence[Path]) -> tuple[Diagnostic, ...]:
    """There is a file for each section, and a cue for each of its sentences, in order."""
    return check_captions(document, files)


def prove_m4b(document: Document, files: Sequence[Path]) -> tuple[Diagnostic, ...]:
    """Each section has its chapter, in order, and its sound."""
    return tuple(
        fault
        for file in files
        for fault in (*check_m4b(document, file), *check_m4b_whole(document, file))
    )


def prove_audiobook(document: Document, files: Sequence[Path]) -> tuple[Diagnostic, ...]:
    """The package holds what its manifest names, and every sentence in order."""
    return tuple(fault for file in files for fault in check_audiobook(document, file))


def prove_podcast(document: Document, files: Sequence[Path]) -> tuple[Diagnostic, ...]:
    """The folder holds what its feed names, and every sentence in order."""
    return check_podcast(document, files[0].parent)
