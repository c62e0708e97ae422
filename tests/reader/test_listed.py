"""``sections`` takes names and patterns."""

import pytest

from pipeline.reader import read_manuscript
from tests.reader.manuscripts import FACTS, faults


def _book(folder, sections, *names):
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"# {name}\n\nText.\n", encoding="utf-8")
    (folder / "book.toml").write_text(f"{FACTS}sections = {sections!r}\n", encoding="utf-8")
    return read_manuscript(folder)


def _titles(manuscript):
    return [section.title.text for section in manuscript.document.sections]


def test_a_pattern_finds_files_in_the_order_of_their_numbers(tmp_path):
    manuscript = _book(tmp_path, ["ch-*.md"], "ch-10.md", "ch-2.md", "ch-1.md", "ch-a.md")

    assert _titles(manuscript) == ["ch-1.md", "ch-2.md", "ch-10.md", "ch-a.md"]
    assert faults(manuscript) == []


def test_what_is_listed_by_name_is_not_found_again(tmp_path):
    names = ("a.md", "b.md", "preface.md", "zend.md", "README.md", "_draft.md")

    manuscript = _book(tmp_path, ["preface.md", "*.md", "zend.md"], *names)

    assert _titles(manuscript) == ["preface.md", "a.md", "b.md", "zend.md"]
    assert faults(manuscript) == []


def test_folders(tmp_path):
    names = ("1/a.md", "1/b.md", "2/a.md", "10/a.md")

    assert _titles(_book(tmp_path, ["*/*.md"], *names)) == ["1/a.md", "1/b.md", "2/a.md", "10/a.md"]
    assert _titles(_book(tmp_path, ["**/b.md", "**/*.md"], *names))[0] == "1/b.md"


@pytest.mark.parametrize("pattern", ["x*.md", "../*.md", "/*.md", "**.md/*", "[.md", "a.md*"])
def test_a_pattern_that_finds_nothing_is_told_at_its_line(tmp_path, pattern):
    manuscript = _book(tmp_path, ["a.md", pattern], "a.md")

    assert ("missing-file", "book.toml", 4) in faults(manuscript)
    assert pattern in manuscript.diagnostics[0].message


def test_a_file_with_such_a_sign_in_its_name_is_that_file(tmp_path):
    assert _titles(_book(tmp_path, ["a[1].md"], "a[1].md", "a1.md")) == ["a[1].md"]
