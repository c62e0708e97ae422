"""What bears a name that ``verify`` writes, or stands for an edition, is neither lost nor read."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.slow import slow

ROOT = Path(__file__).parents[2]


def _run(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, ROOT / "publish.py", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


@pytest.fixture
def book(tmp_path):
    assert _run("new", tmp_path / "book").returncode == 0
    assert _run("build", "epub", "-q", *_folders(tmp_path)).returncode == 0
    return tmp_path


def _folders(folder: Path) -> list[object]:
    return ["-m", folder / "book", "-o", folder / "out"]


@pytest.mark.parametrize("name", ["report.html", "report.json"])
def test_a_report_of_somebody_else_is_kept(book, name):
    (book / "out" / name).write_text("mine")

    done = _run("verify", *_folders(book))

    assert done.returncode == 4
    assert name in done.stderr
    assert (book / "out" / name).read_text() == "mine"


@slow
def test_an_earlier_report_is_replaced(book):
    first = _run("verify", *_folders(book))
    again = _run("verify", *_folders(book))

    assert first.returncode == again.returncode == 0, again.stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
@pytest.mark.parametrize("command", ["build", "verify"])
def test_a_pipe_in_place_of_the_list_is_not_waited_for(book, command):
    (book / "out/editions.json").unlink()
    os.mkfifo(book / "out/editions.json")

    done = _run(command, *_folders(book))

    assert done.returncode == 4
    assert "editions.json" in done.stderr


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device here")
def test_a_link_in_place_of_an_edition_is_not_followed(book):
    (file,) = (book / "out/epub").glob("*.epub")
    file.unlink()
    file.symlink_to("/dev/zero")

    done = _run("verify", *_folders(book))

    assert done.returncode == 7, done.stderr


def test_what_is_cleaned_from_a_cover_is_told(book):
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script/></svg>'
    (book / "book/cover.svg").write_text(drawing)
    facts = book / "book/book.toml"
    facts.write_text(f'cover = "cover.svg"\ncover-alt = "A square"\n{facts.read_text()}')

    done = _run("check", "-m", book / "book")

    assert "svg-cleaned" in done.stderr
