"""What EPUBCheck and Ace say."""

import pytest

from pipeline.validators.judges.ace import check_accessibility, find_ace, find_browser
from pipeline.validators.judges.epubcheck import check_epub, find_jar, find_java
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
def test_epubcheck_sees_a_broken_book(epubs, tmp_path):
    """The judge is really asked: a damaged copy is condemned."""
    require_tool(find_java)
    require_tool(find_jar)
    broken = tmp_path / "broken.epub"
    broken.write_bytes(epubs["guide"].read_bytes().replace(b"application/epub+zip", b"x" * 20))
    assert check_epub(broken).errors > 0
