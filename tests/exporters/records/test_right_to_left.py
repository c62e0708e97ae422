"""Records and statement of a book from right to left, in a language that the statement lacks."""

# ruff: noqa: RUF001  (letters of Hebrew)

import json
import unicodedata
from pathlib import Path

import onixcheck
import pymarc
import pytest
from lxml import etree, html

from pipeline.driver import build
from pipeline.reader import read_manuscript
from tests.exporters.records.test_opds import no_fault

_BOOK = """title = "הגבעה"
subtitle = "ספר קטן: 1 (חלק א)"
language = "he"
languages = ["he", "ar", "en"]
identifiers = ["978-3-16-148410-0"]
publisher = "הוצאת הגבעה"
sections = ["one.md"]

[accessibility]
contact = "https://example.org/barriers"

[[contributors]]
name = "דוד כהן"
file-as = "כהן, דוד"

[output.library]
editions = ["epub"]
"""
_TEXT = "# גבעה\n\nזו גבעה. [تل]{lang=ar} [hill]{lang=en}\n"


@pytest.fixture(scope="module")
def delivered(tmp_path_factory) -> Path:
    """The delivery."""
    folder = tmp_path_factory.mktemp("hebrew")
    (folder / "book.toml").write_text(_BOOK, encoding="utf-8")
    (folder / "one.md").write_text(_TEXT, encoding="utf-8")
    report = build(read_manuscript(folder), folder / "out", ("library",))
    assert report.exit_code == 0, [str(result.error) for result in report.results]
    return folder / "out/library"


def test_onix_is_valid_and_has_the_letters_and_languages(delivered):
    (file,) = delivered.glob("*.onix.xml")
    root = etree.parse(str(file)).getroot()
    texts = [(etree.QName(one).localname, one.text) for one in root.iter(etree.Element)]

    assert [str(fault) for fault in onixcheck.validate(str(file), schemas=("xsd", "rng"))] == []
    assert [text for tag, text in texts if tag == "LanguageCode"] == ["heb", "ara", "eng"]
    assert ("TitleText", "הגבעה") in texts
    assert ("PersonNameInverted", "כהן, דוד") in texts
    assert not [text for _, text in texts if any(map(_is_control, text or ""))]


def _is_control(char: str) -> bool:
    """Whether it is a sign of direction, which records do not hold."""
    return unicodedata.bidirectional(char) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI")


def test_marc_has_the_letters_and_languages(delivered):
    (file,) = delivered.glob("*.mrc")
    (epub,) = pymarc.MARCReader(file.read_bytes(), force_utf8=True)

    assert epub["245"]["a"] == "הגבעה :"
    assert epub["100"]["a"] == "כהן, דוד."
    assert epub["008"].data[35:38] == "heb"
    assert epub["041"].get_subfields("a") == ["heb", "ara", "eng"]


def test_the_feed_runs_from_right_to_left(delivered):
    feed = json.loads((delivered / "feed.json").read_bytes())
    facts = [one["metadata"] for one in feed["publications"]]

    assert no_fault(feed)
    assert {one["readingProgression"] for one in facts} == {"rtl"}
    assert {tuple(one["language"]) for one in facts} == {("he", "ar", "en")}


def test_the_statement_is_in_english_from_left_to_right_and_the_title_is_not(delivered):
    root = html.parse(str(delivered / "accessibility.html")).getroot()
    (title,) = [p for p in root.iter("p") if p.text == "הגבעה"]

    assert (root.get("lang"), root.get("dir")) == ("en", "ltr")
    assert (title.get("lang"), title.get("dir")) == ("he", "rtl")
    assert "https://example.org/barriers" in root.text_content()
