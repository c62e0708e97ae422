"""The project's own proofs that a finished edition holds what the manuscript says.

Each reads finished files back, and knows nothing of how they were made. A build runs them before
it replaces an earlier edition.
"""

from collections.abc import Sequence
from pathlib import Path

from pipeline.diagnostics import Diagnostic
from pipeline.model import Document
from pipeline.validators.narration import check_narration
from pipeline.validators.pdf_check import check_tagged
from pipeline.validators.pdf_text import compare_pdf
from pipeline.validators.same_text import compare_sentences, epub_sentences
from pipeline.validators.tagged_pdf import read_tagged_pdf


def prove_epub(document: Document, files: Sequence[Path]) -> tuple[Diagnostic, ...]:
    """Every sentence is in the EPUB's content documents, in order."""
    return tuple(
        fault
        for file in files
        if file.suffix == ".epub"
        for fault in compare_sentences(document, epub_sentences(file, document), "the EPUB")
    )


def prove_pdf(document: Document, files: Sequence[Path]) -> tuple[Diagnostic, ...]:
    """The tags are sound, and read out every sentence in order."""
    faults: list[Diagnostic] = []
    for file in files:
        pdf = read_tagged_pdf(file)
        faults += (*check_tagged(pdf), *compare_pdf(document, pdf))
    return tuple(faults)


def prove_audio(document: Document, files: Sequence[Path]) -> tuple[Diagnostic, ...]:
    """There is an MP3 for each section, whole, and its text names every sentence."""
    return check_narration(document, [file for file in files if file.suffix == ".mp3"])
