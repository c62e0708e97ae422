"""The guide and the sampler, printed once for all tests."""

from pathlib import Path

import pytest

from pipeline.exporters.pdf.exporter import BookletExporter, LargePrintExporter, PdfExporter
from pipeline.exporters.pdf.options import PdfOptions
from pipeline.reader import Manuscript, read_manuscript
from tests.exporters.pdf.books import Printed, print_document

_ROOT = Path(__file__).parents[3]
FOLDERS = {"guide": _ROOT / "manuscript", "sampler": _ROOT / "tests/books/sampler"}
_OPTIONS = {
    "guide": PdfOptions(page_size="Letter", section_breaks=False),
    "sampler": PdfOptions(),
}


_KINDS = {
    "standard": PdfExporter,
    "large-print": LargePrintExporter,
    "booklet": BookletExporter,
}


@pytest.fixture(scope="session")
def standard(tmp_path_factory) -> dict[str, Printed]:
    """The standard edition of each book."""
    return {
        name: print_document(
            read_manuscript(folder).document, tmp_path_factory.mktemp(name), _OPTIONS[name], folder
        )
        for name, folder in FOLDERS.items()
    }


@pytest.fixture(
    scope="session", params=[f"{name}, {kind}" for name in sorted(FOLDERS) for kind in _KINDS]
)
def printed(request, standard, tmp_path_factory) -> tuple[Manuscript, Printed]:
    """A book and one of its print editions."""
    name, kind = request.param.split(", ")
    manuscript = read_manuscript(FOLDERS[name])
    if kind == "standard":
        return manuscript, standard[name]
    made = print_document(
        manuscript.document,
        tmp_path_factory.mktemp(kind),
        _OPTIONS[name],
        FOLDERS[name],
        _KINDS[kind],
        standard[name].pages,
    )
    return manuscript, made
