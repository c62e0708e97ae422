"""The pages of a printed source are found in every edition that has pages to go to."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

from pipeline.cli.group import group
from pipeline.driver import build
from pipeline.reader import read_manuscript
from pipeline.validators.judges.epubcheck import check_epub, find_jar, find_java
from pipeline.validators.proofs import prove_epub
from tests.exporters.epub.books import trees, unzip
from tests.judges import require_tool
from tests.reader.manuscripts import write
from tests.slow import slow
from tests.validators.damages import in_zip

TEXT = """{page}`iv`

{page}`1`

# One {page}`2`

It begins. It goes {page}`3` on, *in {page}`4` emphasis.*[^n]

{page}`5`

- item {page}`6`

{page}`7`

```
code
```

:::{table} A table
| A | B |
|---|---|
| {page}`8` one | two {page}`9` |
| x | y |
:::

{page}`10`

:::{note} A box
With text.
:::

[^n]: A note.

# Two

{page}`11`

$$
x^2
$$

The end. {page}`12`
"""
LABELS = ["iv", *map(str, range(1, 13))]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    source = 'page-source = "978-0-306-40615-7"\n'
    return write(tmp_path_factory.mktemp("paged"), {"one.md": TEXT}, source)


@pytest.fixture(scope="module")
def editions(folder: Path) -> Path:
    output = folder / "out"
    asked = ["build", "epub", "daisy202", "readaloud", "--engine", "espeak", "--strict"]
    done = CliRunner().invoke(group, [*asked, "-m", str(folder), "-o", str(output), "-q"])
    assert done.exit_code == 0, done.output
    return output


def epub_of(output: Path, edition: str = "epub") -> Path:
    (file,) = output.glob(f"{edition}/*.epub")
    return file


def test_pages_that_were_never_printed_have_no_source(tmp_path: Path) -> None:
    folder = write(tmp_path / "book", {"one.md": TEXT}, 'page-source = "none"\n')
    assert build(read_manuscript(folder), tmp_path / "out", ["epub"]).exit_code == 0
    opf = unzip(epub_of(tmp_path / "out"))["EPUB/content.opf"].decode()

    assert '<meta property="pageBreakSource">none</meta>' in opf
    assert "dc:source" not in opf


def listed(nav: etree._Element) -> list[str]:
    """The labels of the list of pages."""
    return [
        "".join(link.itertext())
        for part in nav.iter("{*}nav")
        if part.get("role") == "doc-pagelist"
        for link in part.iter("{*}a")
    ]


@pytest.mark.parametrize("edition", ["epub", "readaloud"])
def test_the_epub_lists_them_and_names_the_printed_book(editions: Path, edition: str) -> None:
    file = epub_of(editions, edition)
    opf = unzip(file)["EPUB/content.opf"].decode()

    assert listed(trees(file)["nav.xhtml"]) == LABELS
    assert '<meta property="pageBreakSource">urn:isbn:9780306406157</meta>' in opf
    assert "pageBreakMarkers" in opf


def test_each_mark_stands_before_the_words_of_its_page(editions: Path) -> None:
    book = trees(epub_of(editions))
    after = {}
    for name in ("section-001.xhtml", "section-002.xhtml"):
        for mark in book[name].iter("{*}span"):
            if mark.get("role") == "doc-pagebreak":
                text = "".join(mark.xpath("following::text()"))
                after[mark.get("aria-label")] = "".join(text.split())

    begins = {
        "iv": "OneItbegins.", "1": "OneItbegins.", "2": "Itbegins.", "3": "on,", "4": "emphasis.",
        "5": "item", "6": "code", "7": "code", "8": "one", "9": "x", "10": "Note:", "11": "x",
    }  # fmt: skip
    assert {label: after[label][: len(text)] for label, text in begins.items()} == begins
    assert after["12"] == ""


def test_the_daisy_book_counts_them(editions: Path) -> None:
    ncc = (editions / "daisy202/ncc.html").read_text("utf-8")
    assert re.findall(r'class="page-[a-z]+"[^>]*>(?:<a[^>]*>)?([^<]+)<', ncc) == LABELS
    assert 'name="ncc:maxPageNormal" content="12"' in ncc


def test_no_print_edition_is_made_for_its_pages(folder: Path, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(
        "pipeline.exporters.pdf.exporter.PdfExporter.export", lambda *_: pytest.fail("printed")
    )
    report = build(read_manuscript(folder), tmp_path / "out", ["epub"])
    assert report.exit_code == 0


def test_all_formats_together_give_the_same_epub(folder: Path, tmp_path: Path) -> None:
    manuscript = read_manuscript(folder)
    made = []
    for name, formats in (("one", ["epub"]), ("two", ["pdf", "epub"])):
        assert build(manuscript, tmp_path / name, formats).exit_code == 0
        made.append(epub_of(tmp_path / name).read_bytes())

    assert made[0] == made[1]


@pytest.mark.parametrize(
    ("pattern", "instead"),
    [
        (r'<span id="page_3"[^>]*></span>', ""),
        (r'<span id="page_5"[^>]*></span>', ""),
        (r'(goes )(<span id="page_3"[^>]*></span>)(on, )', r"\1\3\2"),
        (r'(<span id="page_5"[^>]*></span>)(.*?)(<p>|<pre)', r"\2\1\3"),
    ],
)
def test_a_page_that_is_missing_or_elsewhere_is_found(
    editions: Path, folder: Path, tmp_path: Path, pattern: str, instead: str
) -> None:
    damaged = tmp_path / "book.epub"
    damaged.write_bytes(epub_of(editions).read_bytes())
    changed = 0

    def change(files: dict[str, bytes]) -> dict[str, bytes]:
        nonlocal changed
        name = "EPUB/section-001.xhtml"
        text, changed = re.subn(pattern, instead, files[name].decode(), count=1, flags=re.DOTALL)
        return {**files, name: text.encode()}

    in_zip(tmp_path, change)
    document = read_manuscript(folder).document
    assert changed
    assert prove_epub(document, [epub_of(editions)]) == ()
    assert {"edition-navigation"} <= {one.code for one in prove_epub(document, [damaged])}


@slow
def test_the_judge_of_epubs_is_content(editions: Path) -> None:
    require_tool(find_java)
    require_tool(find_jar)
    for edition in ("epub", "readaloud"):
        verdict = check_epub(epub_of(editions, edition))
        assert verdict.errors == 0, str(verdict)
