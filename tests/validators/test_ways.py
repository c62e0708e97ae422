"""The statement for readers in the report of what was verified."""

import re
import shutil

import pytest

from pipeline.reader import read_manuscript
from pipeline.validators.editions import Judgement
from pipeline.validators.report import make_report, report_page
from pipeline.validators.verdict import Verdict
from tests.validators.mutations import SAMPLER


def _ways(output, judgements=()):
    document = read_manuscript(SAMPLER).document
    report = make_report(document, output, judgements)
    return {one.edition: one for one in report.ways}, report_page(report)


def _words(ways) -> str:
    return " ".join(line for _, lines in ways.parts for line in lines)


def _judgement(file, errors):
    return Judgement("pdf", file, "veraPDF", "", Verdict("veraPDF", "1", errors, 0, ()))


def test_each_edition_is_told_by_what_it_says_of_itself(finished):
    ways, page = _ways(finished)

    assert set(ways) == {"epub", "readaloud", "pdf"}
    assert "A recording of the whole text" in _words(ways["readaloud"])
    assert "A recording" not in _words(ways["epub"])
    assert "no conformance is claimed" in _words(ways["pdf"])
    assert page.count("What can I do with this book?") == 3
    assert re.search(r'<th scope="row">Ways of reading</th>', page)


@pytest.mark.parametrize(("errors", "said"), [(0, True), (1, False)])
def test_pdf_ua_is_said_where_a_judge_found_no_fault(finished, errors, said):
    (file,) = (finished / "pdf").glob("*.pdf")
    ways, _ = _ways(finished, [_judgement(file, errors)])

    assert ("checked it against PDF/UA-1" in _words(ways["pdf"])) == said


def test_a_damaged_edition_is_told_nothing_of(finished, tmp_path):
    (file,) = (finished / "epub").glob("*.epub")
    (tmp_path / "epub").mkdir()
    shutil.copyfile(file, tmp_path / "epub" / "whole.epub")
    (tmp_path / "epub" / "broken.epub").write_bytes(b"PK")

    assert len(_ways(tmp_path)[0]) == 1
