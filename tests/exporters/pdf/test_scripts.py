"""Scripts whose fonts are packages of their own: set, and read back in order."""

import pytest

from pipeline.exporters.pdf.exporter import LargePrintExporter, PdfExporter
from pipeline.fonts.files import installed, script_package
from pipeline.model import Para
from pipeline.validators.proofs.pdf_text import compare_pdf
from pipeline.validators.tagged_pdf import read_tagged_pdf
from tests.exporters.pdf.books import book, print_document, section, sentence
from tests.judges import require

_WORDS = {
    "Khmr": "\u179f\u17c0\u179c\u1797\u17c5 \u1797\u17b6\u179f\u17b6\u1781\u17d2\u1798\u17c2\u179a",
    "Taml": "\u0ba4\u0bae\u0bbf\u0bb4\u0bcd \u0bae\u0bca\u0bb4\u0bbf \u0bb8\u0bcd\u0bb0\u0bc0",
    "Telu": "\u0c24\u0c46\u0c32\u0c41\u0c17\u0c41 \u0c15\u0c4d\u0c37\u0c47\u0c24\u0c4d\u0c30\u0c02",
}


@pytest.mark.parametrize("kind", [PdfExporter, LargePrintExporter])
@pytest.mark.parametrize("script", _WORDS)
def test_a_script_is_set_as_soon_as_its_font_is_installed(tmp_path, script, kind):
    package = script_package(script)
    assert package is not None
    require(installed(package), f"the extra 'fonts', with {package}")
    words = _WORDS[script]
    document = book(section(Para((sentence(1, f"It says {words}."),)), title=words))
    pages = print_document(document, tmp_path / "standard").pages
    made = print_document(document, tmp_path / "made", kind=kind, pages=pages)

    assert made.export.diagnostics == ()
    assert compare_pdf(document, read_tagged_pdf(made.file)) == ()


def test_a_repeated_heading_is_told_at_its_own_place_alone(tmp_path):
    document = book(section(Para((sentence(1, "Text \u5b57."),)), title="Title \u0710"))
    made = print_document(document, tmp_path)

    codes = sorted(fault.code for fault in made.export.diagnostics)
    assert codes == ["missing-glyph", "missing-glyph"]
