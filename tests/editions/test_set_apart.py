"""Words that are struck out, underlined, highlighted or typed are shown as such."""

import re
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner
from lxml import etree

from pipeline.cli.group import group
from tests.exporters.epub.books import unzip
from tests.reader.manuscripts import write

TEXT = "# One\n\nIt ~~was *long*~~ is {u}`so`, {mark}`here`, {kbd}`Esc`.\n"


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write(tmp_path_factory.mktemp("apart"), {"one.md": TEXT})
    output = folder / "out"
    asked = ["build", "epub", "pdf", "-m", str(folder), "-o", str(output), "-q"]
    done = CliRunner().invoke(group, asked)
    assert done.exit_code == 0, done.output
    return output


def test_the_epub_has_the_elements_of_html(editions: Path) -> None:
    (file,) = editions.glob("epub/*.epub")
    page = next(data for name, data in unzip(file).items() if b"was " in data and "section" in name)
    found = {e.tag.rpartition("}")[2]: "".join(e.itertext()) for e in etree.fromstring(page).iter()}

    assert (found["del"], found["u"], found["mark"], found["kbd"]) == (
        "was long",
        "so",
        "here",
        "Esc",
    )


def test_the_pdf_tells_what_is_drawn(editions: Path) -> None:
    (file,) = editions.glob("pdf/*.pdf")
    with pikepdf.open(file) as pdf:
        told = [str(one.get("/A")) for one in pdf.objects if isinstance(one, pikepdf.Dictionary)]
    layout = " ".join(one for one in told if "/Layout" in one)

    assert re.search(r"TextDecorationType.{1,9}/LineThrough", layout)
    assert re.search(r"TextDecorationType.{1,9}/Underline", layout)
    assert "/BackgroundColor" in layout
