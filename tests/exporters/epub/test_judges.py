"""What EPUBCheck and Ace say."""

import dataclasses
import datetime

import pytest

from pipeline.model import Accessibility, Review
from pipeline.validators.judges.ace import check_accessibility, find_ace, find_browser
from pipeline.validators.judges.epubcheck import check_epub, find_jar, find_java
from pipeline.validators.proofs.epub_book import read_epub
from pipeline.validators.proofs.epub_metadata import metas
from tests.exporters.epub.books import make_epub, small_document, words
from tests.judges import require_tool
from tests.slow import sampled, slow


@pytest.mark.parametrize("book", sampled(["sampler", "guide"], every=2))
def test_epubcheck_has_nothing_to_say(book, epubs):
    require_tool(find_java)
    require_tool(find_jar)
    verdict = check_epub(epubs[book])
    assert verdict.clean, str(verdict)


@slow
@pytest.mark.parametrize("book", ["guide", "sampler"])
def test_ace_finds_no_violation(book, epubs):
    require_tool(find_ace)
    require_tool(find_browser)
    verdict = check_accessibility(epubs[book])
    assert verdict.clean, str(verdict)


@slow
def test_epubcheck_takes_the_reviewer_the_credential_and_the_exemptions(tmp_path):
    require_tool(find_java)
    require_tool(find_jar)
    review = Review("A. Person", datetime.date(2026, 1, 2), "https://example.org/r", "A school")
    stated = ("eaa-microenterprise", "eaa-disproportionate-burden", "eaa-fundamental-alteration")
    document = small_document(words("A sentence."))
    facts = Accessibility("mailto:a@example.org", review, stated)
    metadata = dataclasses.replace(document.metadata, accessibility=facts)
    document = dataclasses.replace(document, metadata=metadata)
    book, _ = make_epub(document, tmp_path, tmp_path / "work")
    with read_epub(book, document) as made:
        told = metas(made)

    assert told["a11y:certifiedBy"] == ["A. Person"]
    assert told["a11y:certifierCredential"] == ["A school"]
    assert told["a11y:exemption"] == list(stated)
    verdict = check_epub(book)
    assert verdict.clean, str(verdict)


@slow
def test_epubcheck_sees_a_broken_book(epubs, tmp_path):
    """The judge is really asked: a damaged copy is condemned."""
    require_tool(find_java)
    require_tool(find_jar)
    broken = tmp_path / "broken.epub"
    broken.write_bytes(epubs["guide"].read_bytes().replace(b"application/epub+zip", b"x" * 20))
    assert check_epub(broken).errors > 0
