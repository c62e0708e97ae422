"""A claim of conformance is made only when the judges were asked, and agree."""

import datetime
import shutil
import zipfile
from dataclasses import replace

from pipeline.model import Accessibility, Review
from pipeline.validators.proofs import prove_epub
from tests.exporters.epub.books import make_epub, small_document, words
from tests.judges import require
from tests.slow import slow


def _reviewed(tmp_path):
    document = small_document(words("A sentence."))
    review = Review("A. Person", datetime.date(2026, 1, 2), "https://example.org/report")
    metadata = replace(document.metadata, accessibility=Accessibility(review=review))
    document = replace(document, metadata=metadata)
    return document, make_epub(document, tmp_path, tmp_path / "work")[0]


def test_a_claim_that_no_judge_checked_is_told(tmp_path, monkeypatch):
    document, book = _reviewed(tmp_path)
    monkeypatch.setenv("PUBLISH_ACE", str(tmp_path / "no such program"))

    faults = prove_epub(document, [book])

    assert "conformance-unchecked" in {fault.code for fault in faults}
    assert {fault.severity for fault in faults} == {"error"}
    assert any("Ace" in fault.message for fault in faults)


@slow
def test_a_claim_that_the_judges_confirm_is_silent(tmp_path):
    require(shutil.which("ace") or shutil.which("ace-cli"), "Ace")
    document, book = _reviewed(tmp_path)

    assert prove_epub(document, [book]) == ()


@slow
def test_a_claim_that_a_judge_refutes_is_an_error(tmp_path):
    document, book = _reviewed(tmp_path)
    with zipfile.ZipFile(book, "a") as package:
        package.writestr("EPUB/stray.xhtml", "<p>not declared, and not XHTML</p>")
        package.writestr("mimetype", "text/plain")

    codes = {fault.code for fault in prove_epub(document, [book])}

    assert "conformance-refuted" in codes


def test_without_a_review_no_judge_is_asked(tmp_path, monkeypatch):
    document = small_document(words("A sentence."))
    book, _ = make_epub(document, tmp_path, tmp_path / "work")
    monkeypatch.setenv("PUBLISH_ACE", str(tmp_path / "no such program"))

    assert prove_epub(document, [book]) == ()
