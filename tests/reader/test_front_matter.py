"""Facts between ``---`` lines at the head of a file: the title is the heading of what has none."""

import pytest

from tests.reader.manuscripts import faults, read


@pytest.mark.parametrize(
    ("front", "title"),
    [
        ("title: The Garden", "The Garden"),
        ('title: "The \\"Garden\\": a *guide*"', "The \u201cGarden\u201d: a guide"),
        ("title: 'It''s here'", "It\u2019s here"),
        ("title: The Garden # a remark", "The Garden"),
    ],
)
def test_a_title_is_the_heading_of_a_file_that_has_none(tmp_path, front, title):
    manuscript = read(tmp_path, f"---\n{front}\n---\n\nText.\n\n## Inner\n\nMore {{ref}}`x`.\n")

    (section,) = manuscript.document.sections
    assert section.title.text == title
    assert section.position.line == 3
    assert [inner.title.text for inner in section.sections] == ["Inner"]
    assert faults(manuscript) == [("broken-link", "one.md", 9)]


def test_a_heading_goes_before_the_title_of_the_front_matter(tmp_path):
    manuscript = read(tmp_path, "---\ntitle: A\n---\n\n# B\n\nText.\n")

    assert [section.title.text for section in manuscript.document.sections] == ["B"]
    assert faults(manuscript) == [("front-matter", "one.md", 1)]


def test_the_same_title_again_is_no_fault(tmp_path):
    assert faults(read(tmp_path, "---\ntitle: A\n---\n\n# A\n\nText.\n")) == []


def test_what_else_stands_there_is_told_and_harms_nothing(tmp_path):
    front = "title: A\nauthor:\n  - Jane\ndraft: true\n"
    manuscript = read(tmp_path, f"---\n{front}---\n\nText.\n")

    assert faults(manuscript) == [("front-matter", "one.md", 1)]
    assert "author, draft" in manuscript.diagnostics[0].message
    assert manuscript.document.sections[0].title.text == "A"


@pytest.mark.parametrize(
    "title",
    ["|", ">-", "[a]", "&a b", "", "One\n  two", "A\ntitle: B", '"no end', '"a \\u0021"'],
)
def test_a_title_that_is_not_on_one_line_leaves_the_file_without(tmp_path, title):
    manuscript = read(tmp_path, f"---\ntitle: {title}\n---\n\nText.\n")

    assert [code for code, *_ in faults(manuscript)] == ["front-matter", "missing-title"]
    assert "title" in manuscript.diagnostics[0].message
