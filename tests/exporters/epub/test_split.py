"""Long chapters in several files: nothing is lost, and every link leads to where its target is."""

import pytest
from lxml import etree

from pipeline.exporters.epub.options import ReadAloudOptions
from pipeline.exporters.synchronized.readaloud import ReadAloudExporter
from pipeline.validators.judges.epubcheck import check_epub, find_jar, find_java
from pipeline.validators.proofs import prove_epub
from tests.exporters.epub.books import XHTML, make_epub, trees, unzip
from tests.exporters.epub.spoken import export_with, narrate
from tests.judges import require_tool
from tests.reader.manuscripts import read
from tests.slow import slow

_TEXT = """# Winter

## Snow

It snows.[^a] See [](#ice).

### Deep snow

It is deep.

## Ice {#ice}

It is slippery.[^b] See [](#winter-two).[^a]

[^a]: A note of snow.

[^b]: A note of ice.[^c]

[^c]: A note of a note.
"""
_TWO = "# Winter two\n\nMore.\n\n## Frost\n\nIt bites.\n"


@pytest.fixture(scope="module")
def manuscript(tmp_path_factory):
    return read(tmp_path_factory.mktemp("book"), _TEXT, **{"two.md": _TWO})


def headings(pages):
    """The headings of each file of sections, without those of its notes."""
    return {
        name: ["".join(h.itertext()) for h in root.iter(*(f"{XHTML}h{n}" for n in range(1, 7)))]
        for name, root in pages.items()
        if name.startswith("section-")
    }


@pytest.mark.parametrize(
    ("depth", "files"),
    [
        (1, {"section-001.xhtml": ["Winter", "Snow", "Deep snow", "Ice", "Notes"],
             "section-002.xhtml": ["Winter two", "Frost"]}),
        (2, {"section-001.xhtml": ["Winter", "Snow", "Deep snow", "Notes"],
             "section-001-02.xhtml": ["Ice", "Notes"],
             "section-002.xhtml": ["Winter two"], "section-002-02.xhtml": ["Frost"]}),
    ],
)  # fmt: skip
def test_headings_begin_files_down_to_the_depth(manuscript, depth, files, tmp_path):
    book, export = make_epub(
        manuscript.document, tmp_path, tmp_path / "out", split_depth=depth, toc_depth=3
    )
    pages = trees(book)

    assert manuscript.diagnostics == export.diagnostics == ()
    assert headings(pages) == files
    assert prove_epub(manuscript.document, [book]) == ()
    broken = [
        (name, link.get("href"))
        for name, root in pages.items()
        for link in root.iter(f"{XHTML}a")
        if not leads(pages, name, link.get("href"))
    ]
    assert broken == []


def leads(pages, name, href) -> bool:
    file, _, anchor = href.partition("#")
    target = pages.get(file or name)
    return target is not None and (not anchor or any(e.get("id") == anchor for e in target.iter()))


def test_a_note_stands_where_it_is_called_first(manuscript, tmp_path):
    book, _ = make_epub(manuscript.document, tmp_path, tmp_path / "out", split_depth=2)
    pages = trees(book)
    notes = {
        name: [" ".join("".join(e.itertext()).split()) for e in root.iter(f"{XHTML}aside")]
        for name, root in pages.items()
    }
    assert notes["section-001.xhtml"] == ["1 (2) A note of snow."]
    assert notes["section-001-02.xhtml"] == ["2 A note of ice.3", "3 A note of a note."]


def test_the_overlays_are_split_with_their_pages(manuscript, tmp_path):
    timeline = narrate(tmp_path, manuscript.document)
    exporter = ReadAloudExporter(ReadAloudOptions(split_depth=2))
    (made,) = export_with(exporter, timeline, tmp_path, manuscript.document).files
    files = unzip(tmp_path / made)
    heard = {
        name: {e.get("src").partition("#")[0] for e in etree.fromstring(data).iter("{*}text")}
        for name, data in files.items()
        if name.endswith(".smil")
    }
    assert len(heard) == 5
    for name, pages in heard.items():
        assert pages == {name.removeprefix("EPUB/").replace(".smil", ".xhtml")}
    assert prove_epub(manuscript.document, [tmp_path / made]) == ()


@slow
def test_epubcheck_finds_nothing(manuscript, tmp_path):
    require_tool(find_java)
    require_tool(find_jar)
    book, _ = make_epub(manuscript.document, tmp_path, tmp_path / "out", split_depth=3)
    verdict = check_epub(book)
    assert verdict.clean, str(verdict)
