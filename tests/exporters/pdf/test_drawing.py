"""What two small books show on paper, mark by mark: nothing that is drawn goes or comes unseen.

One has a mark of each kind, the other what makes pages: columns, contents, notes, running heads.

``UPDATE_GOLDEN=1`` writes the golden file anew; read the difference before it is committed.
"""

import os
import re
from itertools import groupby
from pathlib import Path

import pytest

from pipeline.reader import read_manuscript
from tests.exporters.pdf.books import print_document
from tests.exporters.pdf.drawing import drawn

_BOOKS = Path(__file__).parent
_MOST_HYPHENS = 2  # in a row: more of them, and an eye that comes back finds the wrong line


@pytest.fixture(scope="module")
def drawing(tmp_path_factory) -> str:
    """The pages of the book that has a mark of each kind."""
    return _pages_of("marks", tmp_path_factory.mktemp("marks"))


def _pages_of(name: str, folder: Path) -> str:
    book = _BOOKS / name
    return drawn(print_document(read_manuscript(book).document, folder, assets=book).file)


@pytest.mark.parametrize("name", ["marks", "pages"])
def test_each_page_shows_what_it_did(name, tmp_path):
    shown = _pages_of(name, tmp_path)
    golden = _BOOKS / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(shown, encoding="utf-8")

    assert shown == golden.read_text(encoding="utf-8")


def test_links_in_the_text_are_underlined(drawing):
    """They are seen without their colour (WCAG 2.2, 1.4.1); the number of a note stands raised."""
    links = re.findall(r"^  Link\n(    .*#053380: '.*')\n(.*)", drawing, re.MULTILINE)

    assert len(links) == 4
    assert all(after.startswith("    stroke #053380 0.5: ") for _, after in links)


def test_a_rule_parts_the_notes_from_the_text(drawing):
    page = next(page for page in drawing.split("\n\n") if "A note at the foot" in page)
    (rule,) = re.findall(r"stroke #738094 0\.6: 80,(\d+) 170,\1", page)
    (note,) = re.findall(r"80,(\d+) .*: '1'\n", page)
    (text,) = re.findall(r"80,(\d+) .*: 'The end\.'\n", page)

    assert int(note) < int(rule) < int(text)


def test_no_more_than_two_lines_in_a_row_end_in_a_hyphen(drawing):
    shown = re.findall(r"'(.*)'$", drawing, re.MULTILINE)
    rows = [len(list(row)) for ends, row in groupby(line.endswith("-") for line in shown) if ends]

    assert max(rows) == _MOST_HYPHENS
