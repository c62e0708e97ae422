"""Accessibility metadata, each claim from what is in the book (EPUB Accessibility 1.1, 2)."""

from collections.abc import Iterator

from pipeline.exporters.epub.options import EpubOptions
from pipeline.exporters.shared.evidence import count_evidence
from pipeline.exporters.shared.terms import access_modes, features, hazards, sufficient_modes
from pipeline.exporters.xhtml.plan import BookPlan
from pipeline.model import Document
from pipeline.products import EditionName, Evidence

__all__ = [
    "CONFORMS_TO",
    "Evidence",
    "access_modes",
    "features",
    "gather_evidence",
    "hazards",
    "sufficient_modes",
    "summary",
]

CONFORMS_TO = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"


def gather_evidence(
    plan: BookPlan,
    heard: frozenset[str] = frozenset(),
    options: EpubOptions | None = None,
    edition: EditionName = "epub",
) -> Evidence:
    """Count what is there; ``heard`` holds the ids of the sentences that are narrated."""
    made = options or EpubOptions()
    return count_evidence(
        plan.document,
        edition,
        (inline for _, inline in plan.inlines),
        pages=sum(map(len, plan.marks.values())),
        moving=plan.moving_style or any(picture.animated for picture in plan.pictures.values()),
        heard=heard,
        contents=made.toc_depth,
        lists=made.lists,
    )


def summary(document: Document, evidence: Evidence) -> str:
    """The claims in plain English sentences."""
    return " ".join(_summary_sentences(document, evidence))


def _summary_sentences(document: Document, evidence: Evidence) -> Iterator[str]:
    yield "The text can be enlarged, reflowed and read aloud by assistive technology."
    yield "Headings and a table of contents lead through the book."
    if evidence.pictures:
        yield (
            "All images have text alternatives."
            if evidence.described == evidence.pictures
            else "Some images have no text alternative."
        )
    if evidence.explained:
        yield "Longer descriptions stand beside the images that need them."
    if evidence.formulas:
        yield "Formulas are MathML."
    if evidence.pages:
        yield "Page numbers are those of the print edition."
    if evidence.narrated:
        part = "the whole" if evidence.fully_narrated else "a part of the"
        yield f"A synthetic voice reads {part} text aloud, in step with the words."
    review = document.metadata.accessibility.review
    if review:
        yield f"Reviewed by {review.by} on {review.date.isoformat()}."
    else:
        yield (
            "Structure, text alternatives, links and languages were checked by machine when the"
            " book was made; no person's review is on record, so conformance is not claimed."
        )
    if contact := document.metadata.accessibility.contact:
        yield f"Please report barriers to {contact.removeprefix('mailto:')}."
