"""Accessibility metadata, each claim from what is in the book (EPUB Accessibility 1.1, 2)."""

from pipeline.exporters.epub.options import EpubOptions
from pipeline.exporters.shared.evidence import count_evidence
from pipeline.exporters.shared.terms import access_modes, features, hazards, sufficient_modes
from pipeline.exporters.xhtml.plan import BookPlan
from pipeline.products import EditionName, Evidence

__all__ = [
    "CONFORMS_TO",
    "Evidence",
    "access_modes",
    "features",
    "gather_evidence",
    "hazards",
    "sufficient_modes",
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
