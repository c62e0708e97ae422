"""Facts that are right and strange still make records that every judge takes."""

import json
from pathlib import Path

import feedparser
import onixcheck
import pymarc
import pytest

from pipeline.driver import build
from pipeline.reader import read_manuscript
from tests.badbooks.folders import FACTS
from tests.exporters.records.test_marc import judged_by_lint
from tests.exporters.records.test_opds import no_fault

_EPUB = '[output.library]\neditions = ["epub"]\n'
_LONG = " ".join(f"Wörter{number}" for number in range(8_000))  # some 88,000 bytes
_CASES = {
    "a date without a publisher": "date = 0985-02-03\n",
    "a publisher and a date of three figures": 'publisher = "P"\ndate = 0985-02-03\n',
    "empty facts": 'publisher = ""\nedition = " "\nsubjects = [""]\nrights = ""\n',
    "lines and tabs": 'publisher = "P\\nQ"\nedition = "E\\nF"\ndescription = "a\\n\\nb"\n',
    "long facts": f'publisher = "{"P" * 300}"\nedition = "{"E" * 400}"\n',
    "many languages": (
        'languages = ["en-GB", "cmn-Hant", "fa", "et", "sr-Latn", "mul", "zxx", "und", "yue"]\n'
    ),
    "no author": '[[contributors]]\nname = "E D"\nrole = "edt"\n',
    "odd roles": "".join(
        f'[[contributors]]\nname = "P {role}"\nrole = "{role}"\n'
        for role in ("bkp", "trl", "nrt", "oth")
    ),
    "no role, a body sorted otherwise": (
        '[[contributors]]\nname = "The Body"\nfile-as = "Body, The"\ncorporate = true\n'
    ),
    "headings of signs": (
        '[[subject-codes]]\nscheme = "lcsh"\nheading = "Hills----"\n'
        '[[subject-codes]]\nscheme = "lcsh"\nheading = "--"\n'
    ),
    "a series of half a volume": '[series]\nname = "S"\nnumber = 1.5\n',
    "a contact that is a telephone": '[accessibility]\ncontact = "tel:+4912345"\n',
    "a description that no MARC record can hold": f'description = "{_LONG}"\n',
}


def _delivered(folder: Path, facts: str):
    (folder / "book.toml").write_text(
        FACTS + 'sections = ["one.md"]\n' + facts + _EPUB, encoding="utf-8"
    )
    (folder / "one.md").write_text("# One\n\nIt is late.\n", encoding="utf-8")
    book = read_manuscript(folder)
    assert [fault for fault in book.diagnostics if fault.severity == "error"] == []
    (result,) = build(book, folder / "out", ("library",), jobs=1).results
    assert result.error is None, str(result.error)
    return folder / "out/library", [fault.message for fault in result.diagnostics]


@pytest.mark.parametrize("case", _CASES)
def test_the_judges_take_it(tmp_path, case):
    delivered, _ = _delivered(tmp_path, _CASES[case])
    (onix,) = delivered.glob("*.onix.xml")
    (marc,) = delivered.glob("*.mrc")

    assert [str(fault) for fault in onixcheck.validate(str(onix), schemas=("xsd", "rng"))] == []
    assert judged_by_lint(marc) == ["1 records"]
    assert no_fault(json.loads((delivered / "feed.json").read_bytes()))
    assert not feedparser.parse((delivered / "feed.xml").read_bytes()).bozo


def test_what_cannot_be_told_is_said(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    delivered, told = _delivered(tmp_path / "a", f'description = "{_LONG}"\n')
    (record,) = pymarc.MARCReader(next(delivered.glob("*.mrc")).read_bytes(), force_utf8=True)
    pieces = [field["a"] for field in record.get_fields("520")]

    assert _LONG.startswith(" ".join(pieces))
    assert len(pieces) == 5
    assert any("lacks the end of the description" in message for message in told)
    _, told = _delivered(tmp_path / "b", "date = 2026-02-03\n")
    assert any("without which it tells neither place nor date" in message for message in told)


def test_a_moment_that_onix_cannot_tell_is_refused(tmp_path):
    (tmp_path / "book.toml").write_text(
        FACTS + 'sections = ["one.md"]\ndate = 2107-01-01\n' + _EPUB, encoding="utf-8"
    )
    (tmp_path / "one.md").write_text("# One\n\nIt is late.\n", encoding="utf-8")
    (result,) = build(read_manuscript(tmp_path), tmp_path / "out", ("library",), jobs=1).results

    assert "2099" in str(result.error)
    assert "earlier date" in result.error.hint
