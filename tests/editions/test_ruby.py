"""Readings beside words are set as such, and said instead of the words."""

from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner
from lxml import etree

from pipeline.cli.group import group
from tests.exporters.epub.books import unzip
from tests.reader.manuscripts import write

TEXT = (
    "# A {ruby}`Leicester|LES-ter` tale\n\n"
    "He lives in {ruby}`Worcester|WUUS-ter`, not *in {ruby}`Bicester (BIS-ter)`*.\n"
)


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write(tmp_path_factory.mktemp("ruby"), {"one.md": TEXT})
    output = folder / "out"
    asked = ["build", "epub", "pdf", "daisy202", "readaloud", "captions", "--engine", "espeak"]
    done = CliRunner().invoke(group, [*asked, "-m", str(folder), "-o", str(output), "-q"])
    assert done.exit_code == 0, done.output
    return output


@pytest.mark.parametrize("edition", ["epub", "readaloud"])
def test_an_epub_sets_the_reading_above_its_words(editions: Path, edition: str) -> None:
    (file,) = editions.glob(f"{edition}/*.epub")
    pages = [data for name, data in unzip(file).items() if b"He lives in" in data]
    (found,) = [
        [etree.tostring(e, encoding=str, with_tail=False) for e in etree.fromstring(page).iter()
         if etree.QName(e).localname == "ruby"]
        for page in pages
    ]  # fmt: skip

    shown = [one.partition(">")[2].removesuffix("</ruby>") for one in found]
    assert shown == [
        "Leicester<rp> (</rp><rt>LES-ter</rt><rp>)</rp>",
        "Worcester<rp> (</rp><rt>WUUS-ter</rt><rp>)</rp>",
        "Bicester<rp> (</rp><rt>BIS-ter</rt><rp>)</rp>",
    ]


def test_print_sets_it_behind_them_and_tags_it(editions: Path) -> None:
    (file,) = editions.glob("pdf/*.pdf")
    with pikepdf.open(file) as pdf:
        roles = [str(one.get("/S")) for one in pdf.objects if isinstance(one, pikepdf.Dictionary)]

    assert {role: roles.count(role) for role in ("/Ruby", "/RB", "/RT", "/RP")} == {
        "/Ruby": 4,
        "/RB": 4,
        "/RT": 4,
        "/RP": 8,
    }  # fmt: skip  (the contents have the heading's)


def test_daisy_has_words_that_its_xhtml_knows(editions: Path) -> None:
    texts = [path.read_bytes() for path in editions.glob("daisy202/**/*.html")]
    (page,) = [text for text in texts if b"He lives in" in text]
    text = "".join(etree.fromstring(page).itertext())

    assert "Worcester (WUUS-ter), not in Bicester (BIS-ter)." in text
    assert b"<ruby" not in page
