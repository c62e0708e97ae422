"""``sections`` takes names and patterns."""

import pytest

from pipeline.checks import check_document
from pipeline.exporters.base import Assets
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


def _parts(folder, sections, *names):
    _book(folder, [], *names)
    (folder / "book.toml").write_text(f"{FACTS}sections = [{sections}]\n", encoding="utf-8")
    return read_manuscript(folder)


def test_a_part_holds_files_and_patterns_and_what_follows_stands_outside(tmp_path):
    entries = '"a.md", {part = "Cold", sections = ["c/*.md", "b.md"]}, "*.md"'

    manuscript = _parts(tmp_path, entries, "a.md", "b.md", "c/1.md", "c/10.md", "c/2.md", "z.md")

    assert faults(manuscript) == []
    assert [(s.title.text, s.parts) for s in manuscript.document.sections] == [
        ("a.md", 0), ("Cold", 0), ("c/1.md", 1), ("c/2.md", 1), ("c/10.md", 1), ("b.md", 1),
        ("z.md", 0),
    ]  # fmt: skip
    assert manuscript.document.sections[1].position.file == "book.toml"


def test_parts_may_be_tables_of_their_own(tmp_path):
    _book(tmp_path, [], "a.md", "b.md")
    tables = (
        '[[sections]]\nsections = ["a.md"]\n\n[[sections]]\npart = "Warm"\nsections = ["b.md"]\n'
    )
    (tmp_path / "book.toml").write_text(FACTS + tables, encoding="utf-8")

    manuscript = read_manuscript(tmp_path)

    assert faults(manuscript) == []
    assert _titles(manuscript) == ["a.md", "Warm", "b.md"]
    assert manuscript.document.sections[1].position.line == FACTS.count("\n") + 5


@pytest.mark.parametrize(
    ("entry", "code", "told"),
    [
        ('{part = "Cold", sections = []}', "no-sections", "Cold"),
        ('{part = "Cold"}', "missing-key", "sections"),
        ('{prat = "Cold", sections = ["a.md"]}', "unknown-key", "part"),
        ('{part = "cold.md", sections = ["a.md"]}', "missing-file", "cold.md"),
        ('{part = "Cold", sections = ["a.md", "a.md"]}', "repeated-section", "a.md"),
    ],
)
def test_what_is_wrong_with_a_part_is_told(tmp_path, entry, code, told):
    found = _parts(tmp_path, entry, "a.md").diagnostics

    assert code in [one.code for one in found]
    assert any(told in f"{one.message} {one.hint}" for one in found if one.code == code)


def test_a_heading_in_a_part_is_told_by_the_level_that_was_written(tmp_path):
    manuscript = _parts(tmp_path, '{part = "Cold", sections = ["a.md"]}', "a.md")
    (tmp_path / "a.md").write_text("# A\n\n### C\n\nText.\n", encoding="utf-8")
    manuscript = read_manuscript(tmp_path)

    (fault,) = check_document(manuscript.document, Assets(tmp_path))

    assert (fault.code, fault.position.line) == ("skipped-heading-level", 3)
    assert "level 3, right under level 1" in fault.message
    assert "'## C'" in fault.hint
