"""Where the pages of a printed source begin is read, and its marks are no text."""

from pathlib import Path

import pytest

from pipeline.checks import check_document
from pipeline.exporters.base import Assets
from pipeline.model.walk import document_sentences
from tests.reader.manuscripts import faults, read

SOURCE = 'page-source = "978-0-306-40615-7"\n'


def pages(folder: Path, text: str) -> list[tuple[str, str, int]]:
    """Label, text and offset of each page."""
    manuscript = read(folder, text, SOURCE)
    assert manuscript.diagnostics == ()
    texts = {one.id: one.text for one in document_sentences(manuscript.document)}
    return [(one.label, texts[one.sentence], one.offset) for one in manuscript.document.pages]


@pytest.mark.parametrize(
    ("text", "shown", "offset"),
    [
        ("Before it. After {page}`2` it.", "After it.", 6),
        ("Before {page}`2`", "Before", 6),
        ("A {page}`2`\nline.", "A line.", 2),
        ("A\n{page}`2` line.", "A line.", 2),
        ("A\n{page}`2`\nline.", "A line.", 2),
        ("A bro{page}`2`ken word.", "A broken word.", 5),
        ("*In {page}`2` emphasis.*", "In emphasis.", 3),
        ("A [{page}`2`link](https://example.org).", "A link.", 2),
        ("{page}`2`Text.", "Text.", 0),
        ("{page}`2`\n\nText.", "Text.", 0),
        ("- {page}`2`\n- Item", "Item", 0),
        ("> {page}`2`\n\n> Said.", "Said.", 0),
        ("{page}`2`\n\n```\ncode\n```", "code", 0),
        ("{page}`2`\n\n$$\nx\n$$", "x", 0),
        ("{page}`2`\n\n## Inner\n\nText.", "Inner", 0),
        ("## {page}`2` Inner\n\nText.", "Inner", 0),
        ("{page}`2`\n\n:::{note} Title\nText.\n:::", "Title", 0),
        ("{page}`2`\n\n:::{verse}\nLine\n:::", "Line", 0),
        ("{page}`2`\n\nTerm\n:   Meaning.", "Term", 0),
        ("| A |\n|---|\n| {page}`2` b |", "b", 0),
        ("A call[^n] {page}`2`\n\n[^n]: A note.\n\nText.", "Text.", 0),
    ],
)
def test_a_page_begins_in_the_sentence_that_follows_its_mark(
    tmp_path: Path, text: str, shown: str, offset: int
) -> None:
    assert pages(tmp_path, f"# One\n\n{text}\n") == [("2", shown, offset)]


def test_the_first_page_may_begin_before_the_title(tmp_path: Path) -> None:
    assert pages(tmp_path, "{page}`iv`\n\n{page}`1`\n\n# One\n\nText.\n") == [
        ("iv", "One", 0),
        ("1", "One", 0),
    ]


def test_the_mark_of_a_title_is_no_part_of_its_name(tmp_path: Path) -> None:
    manuscript = read(tmp_path, "# One {page}`7`\n\nSee [](#one).\n", SOURCE)
    assert manuscript.diagnostics == ()
    section = manuscript.document.sections[0]
    assert (section.id, section.title.text) == ("one", "One")
    assert list(document_sentences(manuscript.document))[1].text == "See One."


def test_a_page_without_a_number_is_told(tmp_path: Path) -> None:
    manuscript = read(tmp_path, "# One\n\nText {page}`  ` here.\n", SOURCE)
    assert faults(manuscript) == [("misplaced-page", "one.md", 3)]
    assert manuscript.document.pages == ()


def test_a_page_in_a_note_is_told(tmp_path: Path) -> None:
    manuscript = read(tmp_path, "# One\n\nText.[^n]\n\n[^n]: A {page}`3` note.\n", SOURCE)
    assert faults(manuscript) == [("misplaced-page", "one.md", 5)]


@pytest.mark.parametrize(
    ("marks", "toml", "wanted"),
    [
        ("{page}`1` a {page}`2` b", SOURCE, []),
        ("{page}`iv` a {page}`1` b {page}`B-1` c", SOURCE, []),
        ("{page}`1` a {page}`1` b", SOURCE, [("page-order", 3)]),
        ("{page}`5` a {page}`4` b {page}`6` c", SOURCE, [("page-order", 3)]),
        ("{page}`1` a", "", [("no-page-source", 1)]),
    ],
)
def test_pages_are_checked(
    tmp_path: Path, marks: str, toml: str, wanted: list[tuple[str, int]]
) -> None:
    manuscript = read(tmp_path, f"# One\n\n{marks}\n", toml)
    found = check_document(manuscript.document, Assets(tmp_path))
    assert [(one.code, one.position.line) for one in found if one.position] == wanted


@pytest.mark.parametrize(
    ("written", "source"),
    [
        ("978-0-306-40615-7", "urn:isbn:9780306406157"),
        ("Mill Press, 1911", "Mill Press, 1911"),
    ],
)
def test_the_printed_book_is_named_by_number_or_title(
    tmp_path: Path, written: str, source: str
) -> None:
    manuscript = read(tmp_path, "# One\n\n{page}`1` Text.\n", f'page-source = "{written}"\n')
    assert manuscript.document.metadata.page_source == source
