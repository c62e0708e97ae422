"""PDF/UA is claimed by a verdict on record of exactly the file that was built."""

import sys
from pathlib import Path

import pytest

from pipeline.driver import build
from pipeline.manifest import file_hash
from pipeline.reader import read_manuscript
from tests.exporters.records.conftest import BOOK, write_book

_PDF = '[output.library]\neditions = ["pdf"]\n'


def made(folder: Path, verdicts: str = "", names: tuple[str, ...] = ("onix", "marc", "opds")):
    """The output folder, and what was told besides what book.toml lacks."""
    book = read_manuscript(write_book(folder / "book", verdicts + _PDF))
    report = build(book, folder / "out", names)
    assert report.exit_code == 0, [str(result.error) for result in report.results]
    told = {fault for result in report.results for fault in result.diagnostics}
    return folder / "out", [fault for fault in told if fault.code != "record-lacks"]


def _files(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def _verdict(sha256: str, standard: str = "PDF/UA-1", edition: str = "pdf") -> str:
    return (
        f'[[accessibility.verdicts]]\nedition = "{edition}"\nstandard = "{standard}"\n'
        f'by = "A judge 1.2"\nsha256 = "{sha256}"\n'
    )


def pdf_codes(out: Path) -> set[str]:
    """The codes of PDF/UA in the ONIX message."""
    (file,) = (out / "onix").glob("*.onix.xml")
    text = file.read_text(encoding="utf-8")
    return {code for code in ("05", "06") if f"<ProductFormFeatureValue>{code}<" in text}


@pytest.fixture(scope="module")
def plain(tmp_path_factory) -> Path:
    """The records without a verdict."""
    return made(tmp_path_factory.mktemp("plain"))[0]


@pytest.fixture(scope="module")
def sha256(plain) -> str:
    """The hash of the PDF that the records describe."""
    (pdf,) = (plain / "opds/pdf").glob("*.pdf")
    return file_hash(pdf)


def test_the_records_are_the_same_where_no_judge_is_installed(plain, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "page", None)
    monkeypatch.setenv("PATH", str(tmp_path))
    alone, told = made(tmp_path)

    assert told == []
    assert _files(alone) == _files(plain)
    assert pdf_codes(plain) == set()


def test_a_verdict_on_this_file_is_told_in_every_record(sha256, tmp_path):
    out, told = made(tmp_path, _verdict(sha256) + _verdict("0a" * 32))

    assert told == []  # the other verdict may be of what another computer made
    assert pdf_codes(out) == {"05"}
    words = "A judge 1.2 checked it against PDF/UA-1 and found no fault"
    assert words in (out / "opds/accessibility.html").read_text(encoding="utf-8")
    assert words in next((out / "marc").glob("*.marc.xml")).read_text(encoding="utf-8")


@pytest.mark.parametrize(("standard", "own"), [("PDF/UA-1", False), ("PDF/UA-2", True)])
def test_a_verdict_on_another_file_or_standard_is_left_out(sha256, tmp_path, standard, own):
    out, told = made(tmp_path, _verdict(sha256 if own else "0a" * 32, standard), ("onix",))
    (stale,) = told

    assert pdf_codes(out) == set()
    assert (stale.code, stale.severity) == ("record-verdict-stale", "warning")
    assert stale.position.line == len(BOOK.splitlines()) + 1  # of the table in book.toml
    assert "publish verify" in stale.hint
    assert sha256 not in stale.hint  # it is to be judged, not copied
