"""Numbered sections: counted alike for the heading and for what refers to it."""

import re

import pytest

from pipeline.model.walk import nested, walk_sections
from pipeline.reader import read_manuscript
from tests.reader.manuscripts import all_text, faults, read, write

NUMBERED = "number-sections = true\n"


def _titles(folder, files, toml=NUMBERED):
    manuscript = read_manuscript(write(folder, files, toml))
    assert faults(manuscript) == []
    return [section.title.text for section in walk_sections(manuscript.document.sections)]


def test_chapters_and_what_is_in_them_count_through_the_files(tmp_path):
    files = {
        "a.md": "# Pay\n\n## Now\n\nA.\n\n### By state\n\nB.\n\n## Later\n\n### Here\n\nC.\n",
        "b.md": "# Work\n\n## Day\n\nD.\n",
    }

    assert _titles(tmp_path, files) == [
        "Chapter 1: Pay", "1.1 Now", "1.1.1 By state", "1.2 Later", "1.2.1 Here",
        "Chapter 2: Work", "2.1 Day",
    ]  # fmt: skip


def test_without_the_key_nothing_is_numbered(tmp_path):
    assert _titles(tmp_path, {"a.md": "# Pay\n\n## Now\n\nA.\n"}, "") == ["Pay", "Now"]


@pytest.mark.parametrize("role", ["preface", "foreword", "glossary", "dedication"])
def test_a_preface_and_its_like_have_no_number(tmp_path, role):
    files = {"a.md": f"# First {{role={role}}}\n\n## In it\n\nA.\n", "b.md": "# Pay\n\nB.\n"}

    assert _titles(tmp_path, files) == ["First", "In it", "Chapter 1: Pay"]


def test_parts_count_for_themselves_and_chapters_go_on_in_them(tmp_path):
    chapter = "# Title\n\n## In it\n\nA.\n"
    files = {"p.md": "# Cold\n\n## On it\n\nA.\n"} | {f"{n}.md": chapter for n in range(4)}
    write(tmp_path, files, NUMBERED)
    parts = (
        '["0.md", {part = "p.md", sections = ["1.md"]},'
        ' {part = "*Warm* {#warm}", sections = ["2.md"]}, "3.md"]'
    )
    toml = (tmp_path / "book.toml").read_text(encoding="utf-8")
    toml = re.sub(r"sections = .*", f"sections = {parts}", toml, count=1)
    (tmp_path / "book.toml").write_text(toml, encoding="utf-8")

    manuscript = read_manuscript(tmp_path)

    assert faults(manuscript) == []
    sections = manuscript.document.sections
    assert [s.title.text for s in walk_sections(sections)] == [
        "Chapter 1: Title", "1.1 In it", "Part 1: Cold", "On it", "Chapter 2: Title", "2.1 In it",
        "Part 2: Warm", "Chapter 3: Title", "3.1 In it", "Chapter 4: Title", "4.1 In it",
    ]  # fmt: skip
    assert [(s.level, s.rank, s.role) for s in sections] == [
        (1, 1, None), (1, 1, "part"), (2, 1, None), (1, 1, "part"), (2, 1, None), (1, 1, None),
    ]  # fmt: skip
    assert sections[3].id == "warm"
    assert [len(s.sections) for s in nested(sections)] == [1, 2, 1, 1]


def test_appendices_have_letters(tmp_path):
    files = {f"{n}.md": f"# Title {n} {{role=appendix}}\n\n## Inner {n}\n\nA.\n" for n in range(27)}
    files = {"x.md": "# One\n\nA.\n", **files}

    titles = _titles(tmp_path, files)

    assert titles[:4] == [
        "Chapter 1: One",
        "Appendix A: Title 0",
        "A.1 Inner 0",
        "Appendix B: Title 1",
    ]
    assert titles[-1] == "AA.1 Inner 26"


def test_an_unnumbered_heading_is_not_counted_nor_what_is_in_it(tmp_path):
    text = (
        "# Pay\n\n## One\n\nA.\n\n## Thanks {.unnumbered}\n\n### To you\n\nB.\n\n"
        "## Two {#two .unnumbered}\n\n## Three\n\nC.\n"
    )

    assert _titles(tmp_path, {"a.md": text}) == [
        "Chapter 1: Pay", "1.1 One", "Thanks", "To you", "Two", "1.2 Three",
    ]  # fmt: skip


def test_the_depth_is_the_author_s(tmp_path):
    text = "# Pay\n\n## One\n\n### In it\n\nA.\n\n## Two\n\nB.\n"

    titles = _titles(tmp_path, {"a.md": text}, f"{NUMBERED}number-depth = 2\n")

    assert titles == ["Chapter 1: Pay", "1.1 One", "In it", "1.2 Two"]


@pytest.mark.parametrize("depth", [0, 7, -1])
def test_a_depth_without_sense_is_told_with_its_line(tmp_path, depth):
    manuscript = read(tmp_path, "# Pay\n\nA.\n", f"{NUMBERED}number-depth = {depth}\n")

    assert faults(manuscript) == [("bad-value", "book.toml", 6)]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("{numref}`more`", "Section 1.1"),
        ("{numref}`pay`", "Chapter 1"),
        ("{numref}`more pay <more>`", "more pay"),
        ("{numref}`§ %s <more>`", "§ 1.1"),
        ("{numref}`{number}, {name} <more>`", "1.1, More"),
        ("{ref}`more`", "More"),
        ("{numref}`Appendix <app>`", "Appendix"),
        ("{numref}`app`", "Appendix A"),
        ("[](#more)", "More"),
        ("[](b.md)", "Extra"),
        ("[](b.md#app)", "Extra"),
        ("*[](#pay)*", "Pay"),
        ("[](<#some rain>)", "Some rain"),
    ],
)
def test_what_a_reference_to_a_section_shows(tmp_path, written, shown):
    files = {
        "a.md": f"# Pay {{#pay}}\n\n## More {{#more}}\n\n{written}.\n\n"
        ":::{table} Some rain.\n:name: rain\n\n| A | B |\n| - | - |\n| 1 | 2 |\n:::\n",
        "b.md": "# Extra {#app role=appendix}\n\nA.\n",
    }
    files["a.md"] = files["a.md"].replace("<#some rain>", "#rain")

    manuscript = read_manuscript(write(tmp_path, files, NUMBERED))

    assert faults(manuscript) == []
    assert manuscript.document.sections[0].sections[0].blocks[0].sentences[0].text == f"{shown}."


def test_without_numbers_a_reference_to_one_says_what_to_do(tmp_path):
    manuscript = read(tmp_path, "# Pay {#pay}\n\n{numref}`Part %s <pay>`.\n")

    assert faults(manuscript) == [("untitled-reference", "one.md", 3)]
    assert "Number the sections" in manuscript.diagnostics[0].hint


@pytest.mark.parametrize("title", ["1.1 Now", "1.1. Now", "1.1) Now", "Section 1.1: Now"])
def test_a_number_that_was_typed_as_well_is_told(tmp_path, title):
    manuscript = read(tmp_path, f"# Pay\n\n## {title}\n\nA.\n", NUMBERED)

    assert faults(manuscript) == [("numbered-twice", "one.md", 3)]


@pytest.mark.parametrize("title", ["1 habit that helps", "1.15 pounds", "10 rules", "1.1"])
def test_what_only_looks_like_its_number_is_left(tmp_path, title):
    assert faults(read(tmp_path, f"# {title}\n\nA.\n", NUMBERED)) == []


def test_words_come_in_the_language_of_the_book(tmp_path):
    manuscript = read(tmp_path, "# Lohn {#lohn}\n\n{numref}`lohn`.\n", NUMBERED)
    write(tmp_path, {"one.md": "# Lohn {#lohn}\n\n{numref}`lohn`.\n"}, NUMBERED)
    toml = tmp_path / "book.toml"
    toml.write_text(toml.read_text().replace('"en"', '"de"'))

    german = read_manuscript(tmp_path)

    assert all_text(manuscript.document) == "Chapter 1: Lohn Chapter 1."
    assert all_text(german.document) == "Kapitel 1: Lohn Kapitel 1."


@pytest.mark.parametrize(
    ("title", "anchor"),
    [
        ("2024 Results", "2024-results"),  # GitHub
        ("2024 Results", "results"),  # pandoc
        ("What's new?", "whats-new"),
        ("C & D", "c--d"),
        ("Version 1.2", "version-1.2"),
        ("Über uns", "über-uns"),
        ("my_file", "my_file"),
        ("Setup", "setup-1"),
    ],
)
def test_anchors_of_other_programs_lead_to_the_heading(tmp_path, title, anchor):
    text = f"# Setup\n\nSee [this](#{anchor}).\n\n## {title} \n\nA.\n"

    manuscript = read(tmp_path, text)

    assert faults(manuscript) == []
    link = manuscript.document.sections[0].blocks[0].sentences[0].inlines[1]
    assert link.internal_id == manuscript.document.sections[0].sections[0].id


def test_an_id_of_the_book_goes_before_another_program_s(tmp_path):
    text = "# Setup\n\nSee [this](#setup-1).\n\n## Setup\n\nA.\n\n## Setup 1\n\nB.\n"

    manuscript = read(tmp_path, text)

    link = manuscript.document.sections[0].blocks[0].sentences[0].inlines[1]
    assert link.internal_id == manuscript.document.sections[0].sections[1].id
