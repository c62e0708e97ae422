"""The accessibility statement that an edition should hold, from the manuscript alone."""

from collections.abc import Iterator
from dataclasses import replace

from pipeline.exporters.shared.evidence import count_evidence
from pipeline.exporters.shared.statement import Statement, make_statement
from pipeline.model import Document
from pipeline.products import EditionName
from pipeline.validators.proofs.pdf_book import bare


def expected_statement(
    document: Document,
    edition: EditionName,
    *,
    pages: bool = False,
    moving: bool = False,
    heard: float = 0.0,
) -> Statement:
    """The statement; ``pages``, ``moving`` and the part that is ``heard`` are read in the edition.

    ``heard`` is 0 for nothing, 1 for all.
    """
    evidence = count_evidence(document, edition, pages=int(pages), moving=moving)
    if heard:
        evidence = replace(evidence, sentences=2, heard=2 if heard >= 1 else 1)
    contact = not edition.startswith("pdf")  # there it is a link beside the statement
    return make_statement(document.metadata, evidence, contact=contact)


def statement_pieces(statement: Statement) -> Iterator[str]:
    """Its title, and of each part the heading and the sentences."""
    yield statement.title
    for part in statement.parts:
        yield f"{part.heading}{statement.colon}"
        yield " ".join(long for _, long in part.lines)


def statement_lines(statement: Statement) -> Iterator[str]:
    """Its title, and each part as one line."""
    title, *pieces = statement_pieces(statement)
    yield title
    for heading, words in zip(pieces[::2], pieces[1::2], strict=True):
        yield f"{heading}{words}"


def statement_blocks(document: Document) -> frozenset[str]:
    """The lines of a printed statement without spaces, where it is not in the book's language."""
    made = [expected_statement(document, name) for name in ("pdf", "pdf-large-print")]
    others = (one for one in made if one.language != document.metadata.language)
    return frozenset(bare(line) for one in others for line in statement_lines(one))
