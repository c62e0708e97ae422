"""Page marks: where they stand, and that they are the printed pages'."""

import re
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest
from lxml import etree

from pipeline.driver import build
from pipeline.model import Emph, LineBreak, Link, PageStart, Para, Sentence, Str
from pipeline.products import PageMap
from pipeline.reader import read_manuscript
from tests.exporters.epub.books import EPUB_TYPE, XHTML, make_epub, small_document, trees, unzip
from tests.judges import require

_RICH = Sentence(
    "s1",
    (
        Str("One "),
        Emph((Str("two three "), Link((Str("four"),), "https://example.org/"))),
        LineBreak(),
        Str("five & six"),
    ),
)


@pytest.mark.parametrize(
    ("offset", "before"),
    [
        (0, ""),
        (4, "One "),
        (8, "One two "),
        (16, "One two three fo"),
        (18, "One two three four"),
        (21, "One two three fourfi"),
        (99, "One two three fourfive & six"),
    ],
)
def test_a_page_is_marked_at_its_very_letter(offset, before, tmp_path):
    pages = PageMap((PageStart("7", "s1", offset),), "urn:isbn:9780306406157")
    book, _ = make_epub(small_document(Para((_RICH,))), tmp_path, tmp_path / "out", pages)
    root = trees(book)["section-001.xhtml"]
    paragraph = root.find(f".//{XHTML}p")
    mark = paragraph.find(f".//{XHTML}span[@role='doc-pagebreak']")
    assert (mark.get(EPUB_TYPE), mark.get("id"), mark.get("aria-label")) == (
        "pagebreak",
        "page_7",
        "7",
    )
    mark.text = "|"
    assert "".join(paragraph.itertext()).partition("|")[0].replace("\n", "") == before


def test_the_page_list_names_every_mark_and_the_source(tmp_path):
    starts = (
        PageStart("cover"),
        PageStart("iv", "t1"),
        PageStart("1", "s1", 4),
        PageStart("1", "s1", 9),
    )
    pages = PageMap(starts, "urn:isbn:9780306406157")
    book, _ = make_epub(small_document(Para((_RICH,))), tmp_path, tmp_path / "out", pages)
    nav = trees(book)["nav.xhtml"].find(f".//{XHTML}nav[@role='doc-pagelist']")
    links = [(a.text, a.get("href")) for a in nav.iter(f"{XHTML}a")]
    file = "section-001.xhtml"
    assert links == [("iv", f"{file}#page_iv"), ("1", f"{file}#page_1"), ("1", f"{file}#page_1_2")]
    ncx = etree.fromstring(unzip(book)["EPUB/toc.ncx"])
    counts = {meta.get("name"): meta.get("content") for meta in ncx.iter("{*}meta")}
    names = ("dtb:depth", "dtb:totalPageCount", "dtb:maxPageNumber")
    assert [counts[name] for name in names] == ["1", "3", "1"]
    targets = [
        (target.get("type"), target.findtext(".//{*}text"), target.find("{*}content").get("src"))
        for target in ncx.iter("{*}pageTarget")
    ]
    kinds = ("front", "normal", "normal")
    assert targets == [(kind, *link) for kind, link in zip(kinds, links, strict=True)]
    package = unzip(book)["EPUB/content.opf"].decode()
    assert '<meta property="pageBreakSource">urn:isbn:9780306406157</meta>' in package
    assert ">urn:isbn:9780306406157</dc:source>" in package


_LONG = """# One

{paragraphs}

## A list

{items}

## A table

:::{{csv-table}} Numbers
:header-rows: 1

Number,Square
{rows}
:::
"""


@pytest.fixture(scope="module")
def long_book(tmp_path_factory) -> Path:
    """Paragraphs, a list, notes and a table that each run over pages."""
    folder = tmp_path_factory.mktemp("long")
    paragraph = " ".join(
        f"Sentence {n} goes on for quite some words, until it ends." for n in range(90)
    )
    paragraphs = "\n\n".join(f"{paragraph} It has a note.[^{n}]" for n in range(3))
    notes = "\n".join(f"[^{n}]: A note about number {n}.\n" for n in range(3))
    items = "\n".join(f"- item {n}, which has some words of its own to say" for n in range(90))
    rows = "\n".join(f"{n},{n * n}" for n in range(1, 120))
    text = _LONG.format(paragraphs=paragraphs, items=items, rows=rows) + "\n" + notes
    (folder / "one.md").write_text(text, encoding="utf-8")
    (folder / "book.toml").write_text(
        'title = "Long"\nlanguage = "en"\nsections = ["one.md"]\n'
        'identifiers = ["urn:uuid:2d1a5f3c-6f0e-5f67-9c1b-5a8f7a4f2b10"]\n',
        encoding="utf-8",
    )
    report = build(read_manuscript(folder), folder / "output", ["epub", "pdf"], jobs=1)
    assert report.exit_code == 0, report
    return folder / "output"


_LONGEST_HEAD = 60  # letters of a running head, and of the repeated heading row of a table


def letters(text: str) -> str:
    return re.sub(r"[^0-9a-z]", "", text.lower())


_SEEN_AFTER = "following::text()[not(ancestor::*[local-name()='desc' or local-name()='title'])]"


def after_marks(book: Path) -> list[tuple[str, str]]:
    """Each page's label and the letters that follow its mark in the section."""
    found = []
    for name, root in trees(book).items():
        if not name.startswith("section-"):
            continue
        for mark in root.iter(f"{XHTML}span"):
            if mark.get("role") == "doc-pagebreak":
                after = "".join(mark.xpath(_SEEN_AFTER))
                found.append((mark.get("aria-label"), letters(after)))
    return found


def printed(folder: Path) -> dict[str, str]:
    """The letters of each page of the PDF, by its label."""
    file = next(folder.glob("pdf/*.pdf"))
    run = subprocess.run(["pdftotext", file, "-"], capture_output=True, check=True)
    texts = run.stdout.decode().split("\f")
    with pikepdf.open(file) as pdf:
        return {page.label: letters(text) for page, text in zip(pdf.pages, texts, strict=False)}


@pytest.mark.parametrize("book", ["guide", "sampler", "long"])
def test_what_follows_a_mark_is_what_begins_the_printed_page(book, request):
    require(shutil.which("pdftotext"), "pdftotext (poppler) is not installed")
    folder = (
        request.getfixturevalue("long_book")
        if book == "long"
        else request.getfixturevalue("editions")[book]
    )
    pages = printed(folder)
    marks = after_marks(next(folder.glob("epub/*.epub")))
    assert len(marks) > 5
    for label, text in marks:
        wanted = text[:25]
        before, found, _ = pages[label].partition(wanted)
        assert found, (label, wanted, pages[label][:80])
        assert len(before) <= _LONGEST_HEAD, (label, before)
