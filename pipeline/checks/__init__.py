"""The checks: what is wrong with a document, every fault with its place and its remedy.

A check is a function from a :class:`~pipeline.checks.view.View` to diagnostics. It finds what
WCAG, PDF/UA and the EPUB accessibility specification ask of the author, whoever wrote the document:
the bundled reader or a program. An error is what loses content or makes an edition unusable for
some readers; the rest is a warning.
"""

from collections.abc import Callable, Iterable

from pipeline.checks.characters import check_characters, check_directions
from pipeline.checks.editions import check_left_out
from pipeline.checks.headings import check_empty_headings, check_heading_levels
from pipeline.checks.images import (
    check_alternatives,
    check_cover,
    check_cover_file,
    check_files,
)
from pipeline.checks.links import check_link_targets, check_link_texts
from pipeline.checks.metadata import check_language, check_title
from pipeline.checks.pages import check_pages
from pipeline.checks.printing import unprintable
from pipeline.checks.references import check_ids, check_notes
from pipeline.checks.tables import check_captions, check_headers, check_shapes
from pipeline.checks.view import View
from pipeline.checks.words import check_abbreviations
from pipeline.diagnostics import Diagnostic, sorted_diagnostics
from pipeline.exporters.base import Assets
from pipeline.model import Document

CHECKS: tuple[Callable[[View], Iterable[Diagnostic]], ...] = (
    check_title,
    check_language,
    check_heading_levels,
    check_empty_headings,
    check_ids,
    check_notes,
    check_alternatives,
    check_cover,
    check_cover_file,
    check_files,
    check_link_targets,
    check_link_texts,
    check_left_out,
    check_captions,
    check_headers,
    check_shapes,
    check_abbreviations,
    check_pages,
    check_characters,
    check_directions,
)


def check_print(document: Document, assets: Assets) -> tuple[Diagnostic, ...]:
    """What only the print editions cannot hold, for those who want to know before they build.

    A build does not ask: the other editions are made all the same, and the print edition tells
    it as an error.
    """
    view = View.of(document, assets)
    return sorted_diagnostics(unprintable(view))


def check_document(document: Document, assets: Assets) -> tuple[Diagnostic, ...]:
    """All faults of a document, found together, by file and line."""
    view = View.of(document, assets)
    return sorted_diagnostics(fault for check in CHECKS for fault in check(view))
