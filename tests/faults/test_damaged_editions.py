"""Editions that were damaged after they were made: ``verify`` names them, whatever befell them."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from tests.faults.conftest import ROOT, write_book
from tests.judges import path_without_judges
from tests.slow import sampled, slow

EDITIONS = {"pdf": "pdf", "epub": "epub", "audio": "mp3", "m4b": "m4b", "audiobook": "lpf"}


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    """A folder with a book and its editions in ``out``."""
    folder = tmp_path_factory.mktemp("editions")
    write_book(folder / "book", 40)
    done = _publish(folder, "build", "-q", "-j", "1", *EDITIONS)
    assert done.returncode == 0, done.stderr
    return folder


def _publish(folder: Path, command: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "publish.py"), command, *arguments, "-m", "book", "-o", "out"],
        cwd=folder,
        env={**os.environ, "PATH": path_without_judges()},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 50])


def _folder(file: Path) -> None:
    file.unlink()
    file.mkdir()
    (file / "inside.txt").write_text("Text.\n", encoding="utf-8")


def _pipe(file: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no named pipes")
    file.unlink()
    os.mkfifo(file)


def _lost_link(file: Path) -> None:
    file.unlink()
    try:
        file.symlink_to("nowhere")
    except OSError as error:
        pytest.skip(f"links cannot be made here: {error}")


DAMAGES: dict[str, Callable[[Path], object]] = {
    "cut": _cut,
    "empty": lambda file: file.write_bytes(b""),
    "noise": lambda file: file.write_bytes(bytes(range(256)) * 40),
    "a folder": _folder,
    "a pipe": _pipe,
    "a lost link": _lost_link,
}


@pytest.mark.parametrize("name", sampled(DAMAGES, every=2))
def test_each_damaged_edition_fails_a_claim(made, tmp_path, name):
    shutil.copytree(made, tmp_path / "copy")
    for edition, suffix in EDITIONS.items():
        (file,) = (tmp_path / "copy" / "out" / edition).glob(f"*.{suffix}")
        DAMAGES[name](file)
    done = _publish(tmp_path / "copy", "verify", "--json")

    assert done.returncode == 7, done.stderr
    assert "Traceback" not in done.stderr
    claims = json.loads(done.stdout)["claims"]
    failed = {claim["edition"] for claim in claims if claim["result"] == "failed"}
    assert failed == {*EDITIONS}


@slow
def test_a_pdf_that_lost_its_last_page_fails_a_claim(made, tmp_path):
    shutil.copytree(made, tmp_path / "copy")
    (file,) = (tmp_path / "copy" / "out" / "pdf").glob("*.pdf")
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        del pdf.pages[-1]
        pdf.save(file)
    done = _publish(tmp_path / "copy", "verify", "--json")

    assert done.returncode == 7, done.stderr
    assert "Traceback" not in done.stderr
    claims = json.loads(done.stdout)["claims"]
    assert {claim["edition"] for claim in claims if claim["result"] == "failed"} == {"pdf"}
