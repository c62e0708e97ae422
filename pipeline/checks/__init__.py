"""The checks: what is wrong with a document, every fault with its place and its remedy."""

from pipeline.diagnostics import Diagnostic
from pipeline.exporters.base import Assets
from pipeline.model import Document


def check_document(document: Document, assets: Assets) -> tuple[Diagnostic, ...]:
    """All faults of a document, found together."""
    del document, assets
    return ()
