"""Editions whose proof fails: a fault of the program, of which nothing is lost."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from pipeline.driver import BuildReport, build
from pipeline.errors import ExportError, ValidationError
from pipeline.manifest import NAME, read_manifest
from pipeline.reader import read_manuscript
from tests.driver.lossy import DAMAGED, FAULTY, FORMATS
from tests.faults.conftest import LAST, digests, write_book

ROOT = Path(__file__).parents[2]
_REVIEW = """
[accessibility.review]
by = "A. Person"
date = 2026-01-02
report = "https://example.org/report"
"""


@pytest.fixture
def book(tmp_path) -> Path:
    """The folder of a small book."""
    return write_book(tmp_path / "book")


def _build(book: Path, *names: str, registry=FORMATS, **given) -> BuildReport:
    made = read_manuscript(book)
    return build(made, book.parent / "out", names, registry=registry, jobs=1, **given)


@pytest.fixture
def faulty(monkeypatch) -> None:
    """From here on, the exporters lose the last paragraph."""
    monkeypatch.setenv(FAULTY, "yes")


@pytest.mark.parametrize("name", ["epub", "pdf"])
def test_it_is_told_as_a_fault_of_the_program_and_the_earlier_one_stays(
    book, name, monkeypatch, tmp_path
):
    out = tmp_path / "out"
    assert _build(book, name).exit_code == 0
    before = digests(out / name)
    monkeypatch.setenv(FAULTY, "yes")
    (result,) = _build(book, name).results

    assert type(result.error) is ExportError
    assert "fault of the program, not of the manuscript" in result.error.message
    assert LAST in result.error.message
    assert f"{out.as_posix()}/unproved/{name}" in str(result.error.hint)
    assert "Mend" not in str(result.error.hint)
    assert any(LAST in fault.message for fault in result.diagnostics)
    assert digests(out / name) == before
    kept = digests(out / "unproved" / name)
    assert len(kept) == 1
    assert kept == read_manifest(out).editions[f"unproved/{name}"].files
    assert read_manifest(out).editions[name].files == before


def test_the_next_one_replaces_it_and_a_proved_one_removes_it(book, tmp_path, monkeypatch):
    out = tmp_path / "out"
    monkeypatch.setenv(FAULTY, "yes")
    _build(book, "epub", "pdf")
    first = digests(out / "unproved")
    (book / "one.md").write_text("# One\n\nOther words.\n\nAnd more.\n", encoding="utf-8")
    _build(book, "epub")
    second = digests(out / "unproved")

    assert first.keys() == second.keys()
    assert [path for path in first if first[path] != second[path]] == ["epub/t.epub"]
    monkeypatch.delenv(FAULTY)
    assert _build(book, "epub").exit_code == 0
    assert {path.name for path in (out / "unproved").iterdir()} == {"pdf"}
    assert set(read_manifest(out).editions) == {"epub", "unproved/pdf"}
    assert _build(book, "pdf").exit_code == 0
    assert {path.name for path in out.iterdir()} == {"epub", "pdf", NAME}


def test_what_the_user_put_beside_it_is_kept(book, tmp_path, monkeypatch):
    out = tmp_path / "out"
    monkeypatch.setenv(FAULTY, "yes")
    _build(book, "epub")
    (out / "unproved" / "epub" / "notes.txt").write_text("mine")
    before = digests(out)
    (result,) = _build(book, "epub").results

    assert "fault of the program" in str(result.error)
    assert result.error is not None
    assert "could not be kept" in str(result.error.hint)
    assert "notes.txt" in str(result.error.hint)
    assert digests(out) == before
    monkeypatch.delenv(FAULTY)
    assert _build(book, "epub").exit_code == 0
    assert (out / "unproved" / "epub" / "notes.txt").read_text() == "mine"


def test_a_link_in_the_place_of_its_folder_is_not_followed(book, tmp_path, faulty):
    del faulty
    mine = tmp_path / "mine"
    mine.mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "unproved").symlink_to(mine)
    (result,) = _build(book, "epub").results

    assert "is a link" in str(result.error and result.error.hint)
    assert list(mine.iterdir()) == []


def test_its_publisher_can_take_it_over(book, tmp_path, monkeypatch):
    out = tmp_path / "out"
    monkeypatch.setenv(FAULTY, "yes")
    _build(book, "epub")
    report = _build(book, "epub", unproved=True)

    (result,) = report.results
    assert report.exit_code == 0
    assert result.unproved
    assert {fault.severity for fault in result.diagnostics} == {"warning"}
    assert {"edition-unproved", "sentence-lost"} <= {fault.code for fault in result.diagnostics}
    made = read_manifest(out).editions
    assert list(made) == ["epub"]
    assert made["epub"].unproved
    assert made["epub"].files == digests(out / "epub")
    assert not (out / "unproved").exists()

    monkeypatch.delenv(FAULTY)
    assert _build(book, "epub", unproved=True).exit_code == 0
    assert not read_manifest(out).editions["epub"].unproved


def test_under_strict_nothing_is_taken_over(book, tmp_path, faulty):
    del faulty
    report = _build(book, "epub", unproved=True, strict=True)

    assert report.exit_code == ExportError.exit_code
    assert not (tmp_path / "out" / "epub").exists()


def test_a_file_that_cannot_be_read_back_is_such_a_fault_and_stops_no_other(book, tmp_path):
    registry = (*DAMAGED, FORMATS[1])
    report = _build(book, "epub", "pdf", registry=registry)

    errors = {result.name: result.error for result in report.results}
    assert "cannot be read" in str(errors["epub"])
    assert isinstance(errors["epub"], ExportError)
    assert errors["pdf"] is None
    assert (tmp_path / "out" / "unproved" / "epub" / "t.epub").read_bytes() == b"PK\3\4 and no more"


@pytest.mark.parametrize("unproved", [False, True])
def test_a_claim_that_no_judge_confirms_is_no_fault_of_the_program(
    book, tmp_path, monkeypatch, unproved
):
    with (book / "book.toml").open("a", encoding="utf-8") as toml:
        toml.write(_REVIEW)
    monkeypatch.setenv("PUBLISH_ACE", str(tmp_path / "no such program"))
    (result,) = _build(book, "epub", unproved=unproved).results

    assert isinstance(result.error, ValidationError)
    assert "fault of the program" not in result.error.message
    assert "conformance-unchecked" in {fault.code for fault in result.diagnostics}
    assert not (tmp_path / "out" / "unproved").exists()
    assert not (tmp_path / "out" / "epub").exists()


def _publish(book: Path, *options: str, faulty: bool) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.driver.lossy", "build", "epub", "-q", *options]
    return subprocess.run(
        [*command, "-m", str(book), "-o", str(book.parent / "out")],
        cwd=ROOT,
        env={**os.environ, **({FAULTY: "yes"} if faulty else {})},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_the_command_line_tells_it_and_takes_it_over_when_told(book, tmp_path):
    file = tmp_path / "out" / "epub" / "t.epub"
    assert _publish(book, faulty=False).returncode == 0
    good = file.read_bytes()
    failed = _publish(book, faulty=True)
    assert failed.returncode == 5
    assert "fault of the program" in failed.stderr
    assert LAST in failed.stderr
    assert "publish build epub --unproved" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert file.read_bytes() == good

    strict = _publish(book, "--unproved", "--strict", faulty=True)
    assert strict.returncode == 5
    assert file.read_bytes() == good

    taken = _publish(book, "--unproved", "--json", faulty=True)
    assert taken.returncode == 0
    assert "edition-unproved" in taken.stderr
    assert json.loads(taken.stdout)["formats"][0]["unproved"] is True
    assert file.read_bytes() != good
    assert zipfile.is_zipfile(file)
