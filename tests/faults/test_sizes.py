"""Files, formulas and dates that no edition and no memory can hold: told, and never read."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.checks import check_document
from pipeline.driver.build import build_time
from pipeline.driver.plan import table_faults
from pipeline.errors import ConfigError
from pipeline.exporters.base import Assets
from pipeline.files import MOST_TEXT
from pipeline.model import Metadata
from pipeline.reader import read_manuscript
from pipeline.registry import BUILT_IN
from tests.badbooks.folders import FACTS
from tests.faults.conftest import ROOT, write_book
from tests.slow import sampled

HUGE = 100 << 30  # bytes of a file that is nothing but a hole


def _sparse(path: Path, size: int = HUGE) -> None:
    with path.open("r+b" if path.exists() else "wb") as file:
        try:
            file.truncate(size)
        except OSError:
            pytest.skip("this file system has no files with holes")


def _faults(folder: Path):
    read = read_manuscript(folder)
    found = check_document(read.document, Assets(folder))
    return (*read.diagnostics, *found, *table_faults(read.outputs, read.source, BUILT_IN, folder))


@pytest.mark.parametrize("size", [HUGE, MOST_TEXT + 1], ids=["huge", "a byte too large"])
@pytest.mark.parametrize("name", ["one.md", "a.csv", "a.css"])
def test_a_file_that_is_too_large_is_told_and_not_read(tmp_path, name, size):
    book = write_book(tmp_path / "book")
    text = "# One\n\n:::{csv-table} Caption\n:file: a.csv\n:::\n"
    (book / "one.md").write_text(text, encoding="utf-8")
    (book / "a.csv").write_text("A,B\n1,2\n", encoding="utf-8")
    (book / "a.css").write_text("p { margin: 0 }\n", encoding="utf-8")
    with (book / "book.toml").open("a", encoding="utf-8") as toml:
        toml.write('[output.epub]\nstylesheet = "a.css"\n')
    assert _faults(book) == ()

    _sparse(book / name, size)
    told = [fault for fault in _faults(book) if fault.code == "file-too-large"]

    (fault,) = told
    assert fault.severity == "error"
    assert f"{name} has {size >> 20:,} MB; no more than 64 MB" in fault.message
    assert fault.hint
    assert fault.position
    assert fault.position.file == ("book.toml" if name == "a.css" else name)


def test_a_book_toml_that_is_too_large_is_an_error(tmp_path):
    book = write_book(tmp_path / "book")
    _sparse(book / "book.toml")

    with pytest.raises(ConfigError, match=r"book.toml has 102,400 MB; no more than 4 MB") as caught:
        read_manuscript(book)
    assert caught.value.hint


FORMULAS = {
    "fractions": r"\frac{1}{" * 150 + "x" + "}" * 150,
    "roots": r"\sqrt{" * 150 + "x" + "}" * 150,
    "powers": "x^{" * 60 + "x" + "}" * 60,
    "groups": "{" * 300 + "x" + "}" * 300,
    "fences": r"\left(" * 60 + "x" + r"\right)" * 60,
    "length": "x+" * 50_000 + "x",
}


@pytest.mark.parametrize("name", FORMULAS)
def test_a_formula_beyond_measure_is_told_with_its_line(tmp_path, name):
    book = write_book(tmp_path / "book")
    (book / "one.md").write_text(f"# One\n\nText.\n\n$${FORMULAS[name]}$$\n", encoding="utf-8")

    faults = [fault for fault in _faults(book) if fault.code == "bad-formula"]

    (fault,) = faults
    assert (fault.position.file, fault.position.line) == ("one.md", 5)
    assert fault.hint
    assert len(fault.message) < 300


def test_a_formula_of_six_fractions_in_one_another_is_set_and_said(tmp_path):
    book = write_book(tmp_path / "book")
    text = r"1+\frac{1}{" * 6 + "x" + "}" * 6
    (book / "one.md").write_text(f"# One\n\n$${text}$$\n", encoding="utf-8")
    done = _publish("build", "pdf", "epub", "-q", "-m", book, "-o", tmp_path / "out")

    assert done.returncode == 0, done.stderr
    assert done.stderr.startswith("Made pdf, epub")
    assert "end fraction" in _publish("script", "-m", book).stdout


@pytest.mark.parametrize("date", ["2108-01-01", "9999-12-31"])
def test_a_date_that_no_file_can_carry_is_told_with_its_line(tmp_path, date):
    facts = FACTS + f'sections = ["one.md"]\ndate = {date}\n'
    (tmp_path / "book.toml").write_text(facts, encoding="utf-8")
    (tmp_path / "one.md").write_text("# One\n\nText.\n", encoding="utf-8")

    (fault,) = _faults(tmp_path)

    assert (fault.code, fault.severity, str(fault.position)) == (
        "bad-value",
        "error",
        "book.toml:5",
    )
    assert "2107" in fault.message


@pytest.mark.parametrize("epoch", ["4354819200", "253402300799", "99999999999999999999"])
def test_a_source_date_epoch_that_no_file_can_carry_is_refused(epoch):
    with pytest.raises(ConfigError, match="SOURCE_DATE_EPOCH") as caught:
        build_time(Metadata("T", "en", ()), {"SOURCE_DATE_EPOCH": epoch})
    assert caught.value.hint


@pytest.mark.parametrize("date", sampled(["0001-01-01", "1979-12-31", "2107-12-31"], every=3))
def test_the_dates_at_the_ends_are_carried_by_every_edition(tmp_path, date):
    book = write_book(tmp_path / "book")
    with (book / "book.toml").open("a", encoding="utf-8") as toml:
        toml.write(f"date = {date}\n")
    formats = ("epub", "pdf", "audio", "m4b", "audiobook", "captions", "readaloud", "daisy202")
    done = _publish("build", "-q", "-m", book, "-o", tmp_path / "out", *formats)

    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert {path.name for path in (tmp_path / "out").iterdir()} >= {*formats}


def _publish(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "publish.py"), *map(str, arguments)],
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
