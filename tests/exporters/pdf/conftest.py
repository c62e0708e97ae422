"""The guide and the sampler, printed once for all tests."""

from pathlib import Path

import pytest

from pipeline.exporters.pdf.options import PdfOptions
from pipeline.reader import Manuscript, read_manuscript
from tests.exporters.pdf.books import Printed, print_document

_ROOT = Path(__file__).parents[3]
FOLDERS = {"guide": _ROOT / "manuscript", "sampler": _ROOT / "tests/books/sampler"}
_OPTIONS = {
    "guide": PdfOptions(page_size="Letter", section_breaks=False),
    "sampler": PdfOptions(),
}


@pytest.fixture(scope="session", params=sorted(FOLDERS))
def printed(request, tmp_path_factory) -> tuple[Manuscript, Printed]:
    """A book and its print edition."""
    folder = FOLDERS[request.param]
    manuscript = read_manuscript(folder)
    made = print_document(
        manuscript.document, tmp_path_factory.mktemp(request.param), _OPTIONS[request.param], folder
    )
    return manuscript, made
