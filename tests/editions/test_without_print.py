"""A book that cannot be printed: its other editions are made, and claim nothing of pages."""

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.driver import build
from pipeline.errors import ManuscriptError
from pipeline.reader import read_manuscript
from pipeline.registry import BUILT_IN
from pipeline.validators.judges.epubcheck import check_epub, find_jar, find_java
from tests.badbooks.folders import FACTS
from tests.driver.test_welcomes import refuse
from tests.exporters.epub.books import metas, trees, unzip
from tests.faults.conftest import digests
from tests.judges import require_tool
from tests.slow import sampled, slow

_ROOT = Path(__file__).parents[2]
_UNPRINTABLE = {
    "Syriac": "\u0710",
    "Japanese": "\u3042",
    "emoji": "\U0001f331",
    "Thaana": "\u0784",
    "Cuneiform": "\U00012000",
    "Mongolian": "\u182e",
}
_PAGE_CLAIM = re.compile(r"page-?list|pagebreak|page_\d|dc:source|pageNavigation", re.IGNORECASE)


def _book(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True)
    (folder / "book.toml").write_text(FACTS + 'sections = ["one.md"]\n', encoding="utf-8")
    written = f"# One\n\nThe sea.\n\nThis is {text}, said once.\n"
    (folder / "one.md").write_text(written, encoding="utf-8")
    return folder


def _publish(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(_ROOT / "publish.py"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def _build(book: Path, *formats: str) -> subprocess.CompletedProcess[str]:
    return _publish("build", *formats, "-q", "-j", "1", "-m", book, "-o", book.parent / "out")


def _epub(book: Path) -> Path:
    (file,) = (book.parent / "out" / "epub").glob("*.epub")
    return file


@pytest.mark.parametrize("script", sampled(_UNPRINTABLE, every=3))
def test_the_epub_alone_is_made_with_a_warning(tmp_path, script):
    book = _book(tmp_path / "book", _UNPRINTABLE[script])
    done = _build(book, "epub")

    assert done.returncode == 0, done.stderr
    assert "warning: the EPUB has no page list" in done.stderr
    assert "publish build pdf" in done.stderr
    assert "error" not in done.stderr
    assert _UNPRINTABLE[script] in "".join(trees(_epub(book))["section-001.xhtml"].itertext())


@pytest.mark.parametrize("script", sampled(_UNPRINTABLE, every=3))
def test_with_the_pdf_the_exit_code_is_the_pdfs_and_the_epub_the_same(tmp_path, script):
    book = _book(tmp_path / "book", _UNPRINTABLE[script])
    _build(book, "epub")
    alone = digests(tmp_path / "out" / "epub")
    done = _build(book, "epub", "pdf")

    assert done.returncode == ManuscriptError.exit_code
    assert "pdf was not made" in done.stderr
    assert "Made epub in" in done.stderr
    assert digests(tmp_path / "out" / "epub") == alone
    assert not (tmp_path / "out" / "pdf").exists()


@pytest.fixture(scope="module")
def pageless(tmp_path_factory) -> Path:
    """The EPUB of a book that has a letter of each script that cannot be printed."""
    book = _book(tmp_path_factory.mktemp("pageless") / "book", " ".join(_UNPRINTABLE.values()))
    assert _build(book, "epub").returncode == 0
    return _epub(book)


def test_the_epub_claims_nothing_of_pages(pageless):
    files = unzip(pageless)
    texts = [c.decode() for name, c in files.items() if name.endswith(("xhtml", "opf", "ncx"))]

    assert len(texts) > 3
    assert [found for text in texts for found in _PAGE_CLAIM.findall(text)] == []
    assert "Page numbers" not in metas(pageless, "schema:accessibilitySummary")[0]


@slow
def test_epubcheck_finds_no_error_in_an_epub_without_pages(pageless):
    require_tool(find_java)
    require_tool(find_jar)
    verdict = check_epub(pageless)
    assert verdict.errors == 0, str(verdict)


def test_a_book_that_can_be_printed_has_its_page_list(tmp_path):
    """So the search for claims above can find some."""
    book = _book(tmp_path / "book", "English")
    done = _build(book, "epub")

    assert (done.returncode, "page list" in done.stderr) == (0, False)
    assert _PAGE_CLAIM.search(unzip(_epub(book))["EPUB/nav.xhtml"].decode())
    assert "pageBreakMarkers" in metas(_epub(book), "schema:accessibilityFeature")


def test_under_strict_the_missing_page_list_stops_the_epub(tmp_path):
    book = _book(tmp_path / "book", _UNPRINTABLE["Syriac"])
    done = _build(book, "epub", "--strict")

    assert done.returncode == ManuscriptError.exit_code
    assert "no-page-list" in done.stderr


def test_who_wants_no_page_list_gets_no_warning(tmp_path):
    book = _book(tmp_path / "book", _UNPRINTABLE["Syriac"])
    with (book / "book.toml").open("a", encoding="utf-8") as facts:
        facts.write("[output.epub]\npage-list = false\n")
    done = _build(book, "epub", "--strict")

    assert done.returncode == 0, done.stderr


def test_a_pdf_that_fails_its_proof_gives_no_pages_whichever_formats_are_asked_for(tmp_path):
    formats = tuple(
        replace(one, proof=lambda: refuse) if one.name == "pdf" else one for one in BUILT_IN
    )
    manuscript = read_manuscript(_book(tmp_path / "book", "English"))
    made = {}
    for names in (("epub",), ("epub", "pdf")):
        out = tmp_path / "-".join(names)
        report = build(manuscript, out, names, registry=formats, jobs=1)
        codes = [fault.code for result in report.results for fault in result.diagnostics]
        assert "no-page-list" in codes
        made[names] = digests(out / "epub")

    assert len(set(map(str, made.values()))) == 1
    (file,) = (tmp_path / "epub" / "epub").glob("*.epub")
    assert not _PAGE_CLAIM.search(unzip(file)["EPUB/nav.xhtml"].decode())


def test_large_print_without_a_standard_edition_counts_for_itself(tmp_path):
    formats = tuple(
        replace(one, proof=lambda: refuse) if one.name == "pdf" else one for one in BUILT_IN
    )
    manuscript = read_manuscript(_book(tmp_path / "book", "English"))
    report = build(manuscript, tmp_path / "out", ["pdf-large-print"], registry=formats, jobs=1)

    (result,) = report.results
    assert [fault.code for fault in result.diagnostics] == ["own-page-numbers"]
    assert report.exit_code == 0
    assert len(result.files) == 1


@pytest.mark.parametrize("name", sampled(["readaloud", "daisy202"], every=2))
def test_the_spoken_editions_are_made_without_pages(tmp_path, name):
    book = _book(tmp_path / "book", _UNPRINTABLE["emoji"])
    done = _build(book, name)

    assert done.returncode == 0, done.stderr
    assert "has no page list" in done.stderr
    files = [path for path in (tmp_path / "out" / name).rglob("*") if path.is_file()]
    contents = [
        (inside, text)
        for file in files
        for inside, text in (
            unzip(file).items() if file.suffix == ".epub" else [(file.name, file.read_bytes())]
        )
        if inside.endswith((".xhtml", ".opf", ".html", ".smil"))
    ]
    assert len(contents) > 2
    for inside, text in contents:
        assert not re.search(r"pagebreak|page-normal|page-list|dc:source", text.decode()), inside
