"""References by page: print has the number, every other edition the words."""

import re
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner

from pipeline.cli.group import group
from pipeline.model import Link, PageRef, plain_text
from pipeline.model.walk import document_sentences, walk_inlines
from pipeline.reader import read_manuscript
from pipeline.validators.proofs.pdf import check_pdf_whole
from pipeline.validators.proofs.pdf_text import compare_pdf
from pipeline.validators.tagged_pdf import read_tagged_pdf
from tests.exporters.epub.books import unzip
from tests.reader.manuscripts import faults, read, write

LONG = "".join(
    f"This is the line number {n} of a long text that fills pages.\n\n" for n in range(700)
)
TEXTS = {
    "a.md": "# Start {#start}\n\nSee {pageref}`far`, not {pageref}`the *end* <end>`.[^n] Go on.\n\n"
     "[^n]: A note on {pageref}`far`.\n\n" + LONG,
    "b.md": "# Far {#far}\n\nBack to {ref}`start`, the [web](https://example.org/a) "
    "and [it](#start).\n",
    "c.md": "# On {pageref}`far` {#end}\n\n{pageref}`far` is before.\n",
}  # fmt: skip


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    write(folder, TEXTS, "[output.pdf]\npage-references = true\n")
    formats = ["epub", "pdf", "pdf-large-print"]
    done = CliRunner().invoke(
        group, ["build", *formats, "-m", str(folder), "-o", str(folder / "out"), "-q"]
    )
    assert done.exit_code == 0, done.output
    return folder


@pytest.mark.parametrize("edition", ["pdf", "pdf-large-print"])
def test_print_has_the_number_of_the_page(book: Path, edition: str) -> None:
    (file,) = book.glob(f"out/{edition}/*.pdf")
    tagged = read_tagged_pdf(file)
    far = next(n for n in tagged.root.walk() if n.role == "H1" and n.text == "Far")
    end = next(n for n in tagged.root.walk() if n.role == "H1" and n.text == "On Far")
    with pikepdf.open(file) as pdf:
        pages = [pdf.pages[node.marks[0][0]].label for node in (far, end)]
    told = [n.text for n in tagged.root.walk() if n.role == "Reference" and "page" in n.text]

    assert pages[0] != pages[1]
    assert told == [f"page {p}" for p in (pages[0], pages[1], pages[0], pages[0])]


def test_references_are_followed_by_their_page_for_the_eye_alone(book: Path) -> None:
    (file,) = book.glob("out/pdf/*.pdf")
    tagged = read_tagged_pdf(file)
    artifacts = "".join("".join(page.artifacts) for page in tagged.pages)
    back = next(n for n in tagged.root.walk() if n.role == "P" and n.text.startswith("Back to"))

    assert artifacts.count("(page 1)") == 2
    assert back.text == "Back to Start, the web and it."


def test_the_epub_has_the_words(book: Path) -> None:
    (file,) = book.glob("out/epub/*.epub")
    pages = b"".join(data for name, data in unzip(file).items() if name.endswith(".xhtml"))

    assert re.findall(rb'href="[^"]*#(?:far|end)">([^<]*)<', pages).count(b"Far") >= 3
    assert b"the *end*" in pages
    assert b"page" not in re.sub(rb"<[^>]*>|fills pages", b"", pages).lower().split(b"a note on")[1]


def test_the_proof_sees_a_wrong_page(book: Path) -> None:
    (file,) = book.glob("out/pdf/*.pdf")
    document = read_manuscript(book).document
    tagged = read_tagged_pdf(file)
    assert list(check_pdf_whole(document, file, tagged)) == []
    assert compare_pdf(document, tagged) == ()
    reference = next(n for n in tagged.root.walk() if n.role == "Reference" and "page" in n.text)

    next(n for n in reference.walk() if n.kids and isinstance(n.kids[0], str)).kids[:] = ["page 1"]

    (fault,) = check_pdf_whole(document, file, tagged)
    assert "a reference says 'page 1' and leads to" in fault.message


def test_a_title_shows_words_in_print_too(tmp_path: Path) -> None:
    manuscript = read(tmp_path, "# On {pageref}`one` {#one}\n\nSee {pageref}`it <one>`.\n")

    found = [
        (type(inline), plain_text((inline,)))
        for sentence in document_sentences(manuscript.document)
        for inline in walk_inlines(sentence.inlines)
        if isinstance(inline, Link)
    ]
    assert [kind for kind, _ in found] == [Link, PageRef]
    assert found[1][1] == "it"


def test_a_place_that_is_not_there_is_told(tmp_path: Path) -> None:
    manuscript = read(tmp_path, "# One {#one}\n\nSee {pageref}`on`.\n")

    assert faults(manuscript) == [("broken-link", "one.md", 3)]
