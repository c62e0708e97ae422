"""One faulty manuscript for each code, and its line; the sound one beside it has no fault."""

import tomllib
from pathlib import Path

import pytest

from pipeline.checks import check_document
from pipeline.diagnostics import Diagnostic
from pipeline.exporters.base import Assets
from pipeline.reader import read_manuscript

CASES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text("utf-8"))["case"]
BOOK = (
    'title = "T"\nlanguage = "en"\nsections = ["one.md"]\n'
    'identifiers = ["urn:uuid:7b6a2f0e-6d5c-4c53-8f1f-2f5d4c2b1a00"]\n'
)


def _check(folder: Path, text: str, toml: str = "") -> tuple[Diagnostic, ...]:
    (folder / "book.toml").write_text(BOOK + toml, encoding="utf-8")
    (folder / "one.md").write_text(text, encoding="utf-8")
    (folder / "hill.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", "utf-8")
    manuscript = read_manuscript(folder)
    found = check_document(manuscript.document, Assets(folder))
    return (*manuscript.diagnostics, *found)


@pytest.mark.parametrize("case", CASES, ids=[case["code"] for case in CASES])
def test_the_fault_is_found_at_its_line(tmp_path, case):
    faults = _check(tmp_path, case["faulty"], case.get("toml", ""))

    (fault,) = [fault for fault in faults if fault.code == case["code"]]
    assert (fault.position.file, fault.position.line) == (case.get("file", "one.md"), case["line"])
    assert fault.severity == case["severity"]
    assert fault.hint


def test_a_table_whose_file_is_missing_is_one_fault(tmp_path):
    text = "# One\n\n:::{csv-table} Numbers\n:file: nowhere.csv\n:::\n"

    assert [fault.code for fault in _check(tmp_path, text)] == ["missing-file"]


@pytest.mark.parametrize("case", CASES, ids=[case["code"] for case in CASES])
def test_the_sound_manuscript_has_no_fault(tmp_path, case):
    assert _check(tmp_path, case["sound"], case.get("sound-toml", "")) == ()
