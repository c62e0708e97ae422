"""The preview as a browser's requests and a terminal see it, each test with a real server."""

import importlib.util
import subprocess
import sys
import zipfile

import pytest

from tests.judges import require
from tests.preview.books import FIRST, ROOT, SECOND, Preview, served, write_book


@pytest.fixture(autouse=True)
def _watchfiles():
    require(importlib.util.find_spec("watchfiles"), "watchfiles is not installed")


@pytest.fixture
def book(tmp_path):
    return write_book(tmp_path / "book")


@pytest.fixture
def preview(book):
    with served(book) as running:
        assert running.told() == "The book is shown: no faults."
        yield running


def _save(book, name, text):
    (book / name).write_text(text, encoding="utf-8")


def test_a_page_is_shown_in_a_frame_with_the_way_on(preview: Preview):
    status, headers, page = preview.ask("/section-001.xhtml")

    assert status == 200
    assert headers["Content-Type"] == "application/xhtml+xml; charset=utf-8"
    assert "The garden sleeps." in page
    assert '<a href="/section-002.xhtml">Next: Spring</a>' in page
    assert "Nothing is wrong." in page


def test_every_page_of_the_order_is_there(preview: Preview):
    for name in ("cover", "title", "nav", "section-001", "section-002"):
        assert preview.ask(f"/{name}.xhtml")[0] == 200, name
    status, headers, _ = preview.ask("/images/cover.jpg")
    assert (status, headers["Content-Type"]) == (200, "image/jpeg")
    assert preview.ask("/")[1]["Location"] == "/nav.xhtml"


def test_a_save_is_shown(book, preview: Preview):
    _save(book, "02.md", SECOND.replace("Sow peas.", "Sow beans."))

    assert preview.told() == "Change 1: Spring. Now no faults."
    page = preview.ask("/section-002.xhtml")[2]
    assert "Sow beans." in page
    assert "Sow peas." not in page
    assert '<a href="/section-002.xhtml#spring_s4">Go to the change in Spring</a>' in page


def test_a_fault_is_told_with_its_place_and_the_way_to_it_and_goes_when_it_is_mended(
    book, preview: Preview
):
    _save(book, "01.md", FIRST.replace("02.md", "03.md"))

    assert preview.told() == "Change 1: Winter. Now 1 error."
    page = preview.ask("/section-001.xhtml")[2]
    assert "01.md, line 7: error: the link leads to '03.md'" in page
    assert "[broken-link]" in page
    assert 'href="/section-001.xhtml#winter_s' in page.partition('id="publish-faults"')[2]

    _save(book, "01.md", FIRST)
    assert preview.told() == "Change 2: Winter. Now no faults."


def test_a_broken_book_toml_leaves_the_pages_that_were_there(book, preview: Preview):
    facts = (book / "book.toml").read_text("utf-8")

    _save(book, "book.toml", "title = \n")

    assert preview.told() == "Change 1: no words of the book. Now 1 error."
    page = preview.ask("/section-001.xhtml")[2]
    assert "The garden sleeps." in page
    assert "book.toml is no TOML" in page

    _save(book, "book.toml", facts)
    assert preview.told() == "Change 2: no words of the book. Now no faults."


def test_a_picture_that_is_saved_gets_another_address(book, preview: Preview):
    before = preview.ask("/section-001.xhtml")[2]

    _save(book, "hill.svg", (book / "hill.svg").read_text("utf-8").replace("M0 20", "M5 20"))

    assert preview.told() == "Change 1: no words of the book. Now no faults."
    after = preview.ask("/section-001.xhtml")[2]
    assert after.count('src="images/001-hill.svg?') == 1
    assert _image(after) != _image(before)
    assert "M5 20" in preview.ask(f"/{_image(after)}")[2]


def _image(page):
    return page.partition('src="images/')[2].partition('"')[0].join(["images/", ""])


def test_a_save_that_changes_nothing_is_not_told(book, preview: Preview):
    _save(book, "notes.txt", "No part of the book.")
    _save(book, "01.md", FIRST)
    _save(book, "01.md", FIRST.replace("sleeps", "rests"))

    assert preview.told() == "Change 1: Winter. Now no faults."


@pytest.mark.parametrize("host", ["evil.example", "evil.example:{port}", "127.0.0.1:1", ""])
def test_a_request_by_another_name_is_refused(preview: Preview, host):
    status, _, page = preview.ask("/section-001.xhtml", Host=host.format(port=preview.port))

    assert status == 403
    assert "garden" not in page


def test_only_a_page_of_the_preview_can_have_the_pdf_made(preview: Preview):
    for origin in ("", "http://evil.example", "null"):
        assert preview.ask("/_preview/pdf", "POST", Origin=origin)[0] == 403
    assert preview.ask("/_preview/book.pdf")[0] == 404


def test_the_pdf_is_made_on_request(preview: Preview):
    origin = f"http://127.0.0.1:{preview.port}"

    status, headers, _ = preview.ask("/_preview/pdf", "POST", Origin=origin)

    assert (status, headers["Location"]) == (303, "/_preview/book.pdf")
    assert preview.ask("/_preview/book.pdf")[2].startswith("%PDF-")


def test_a_book_with_errors_is_not_printed_and_says_why(book, preview: Preview):
    _save(book, "01.md", FIRST.replace("02.md", "03.md"))
    preview.told()

    page = preview.ask("/_preview/pdf", "POST", Origin=preview.address.rstrip("/"))[2]

    assert "The PDF was not made" in page
    assert "the manuscript has 1 error" in page


@pytest.mark.parametrize("path", ["/../book.toml", "/%2e%2e/book.toml", "/book.toml", "/01.md"])
def test_files_that_are_no_part_of_the_epub_are_not_shown(preview: Preview, path):
    status, _, page = preview.ask(path)

    assert status == 404
    assert "urn:uuid" not in page


def test_no_script_from_outside_may_run(preview: Preview):
    policy = preview.ask("/section-001.xhtml")[1]["Content-Security-Policy"]

    assert "default-src 'none'; script-src 'self';" in policy


def test_it_listens_on_this_machine_alone(preview: Preview):
    assert preview.address == f"http://127.0.0.1:{preview.port}/"


def test_without_watchfiles_the_error_says_how_to_get_it(book):
    code = (
        "import sys; sys.modules['watchfiles'] = None; "
        "from pipeline.cli.main import main; main(['serve', sys.argv[1]])"
    )
    command = [sys.executable, "-c", code, str(book)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 6
    assert "python -m pip install watchfiles" in done.stderr


def test_a_folder_that_is_not_there_is_told(tmp_path):
    command = [sys.executable, "publish.py", "serve", str(tmp_path / "none")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 4
    assert "there is no folder" in done.stderr


def test_a_build_that_watches_builds_again_and_survives_a_fault(book, tmp_path):
    output = tmp_path / "output"
    command = [
        *(sys.executable, str(ROOT / "publish.py"), "build", "epub", "--watch", "--quiet"),
        *("--manuscript", str(book), "--output", str(output)),
    ]
    facts = (book / "book.toml").read_text("utf-8")
    _save(book, "book.toml", f"{facts}[output.epub]\npage-list = false\n")
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    ) as process:
        try:
            first = _until_it_waits(process)
            _save(book, "01.md", FIRST.replace("02.md", "03.md"))
            faulty = _until_it_waits(process)
            _save(book, "01.md", FIRST.replace("sleeps", "rests"))
            mended = _until_it_waits(process)
        finally:
            process.terminate()

    assert "Made epub in" in first
    assert "01.md:7: error" in faulty
    assert "Made epub in" in mended
    with zipfile.ZipFile(next(output.glob("epub/*.epub"))) as made:
        assert b"The garden rests." in made.read("EPUB/section-001.xhtml")


def _until_it_waits(process):
    lines = []
    for line in process.stderr:
        lines.append(line)
        if line.startswith("Waiting for a save"):
            break
    return "".join(lines)


def test_a_build_cannot_watch_and_give_one_result(book):
    command = [sys.executable, "publish.py", "build", "--watch", "--json", "-m", str(book)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 2
