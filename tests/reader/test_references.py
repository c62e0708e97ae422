"""The words of a reference are filled with the number and the title; no placeholder is printed."""

import pytest

from tests.reader.manuscripts import all_text, faults, read

HILL = ":::{figure} a.png\n:alt: A hill.\n:name: hill\n\nThe *green* hill.\n:::\n"
TABLE = ":::{csv-table} Rain\n:name: rain\n\nA,B\n1,2\n:::\n"
LINE = 17


def _text(folder, words, toml=""):
    return read(folder, f"# One {{#one}}\n\n{HILL}\n{TABLE}\n{words}\n", toml)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("{numref}`hill`", "Figure 1"),
        ("{numref}`Fig. %s <hill>`", "Fig. 1"),
        ("{numref}`Fig. {number} <hill>`", "Fig. 1"),
        ("{numref}`{number}: {name} <hill>`", "1: The green hill"),
        ("{numref}`“{name}” (table %s) <rain>`", "“Rain” (table 1)"),
        ("{numref}`the hill <hill>`", "the hill"),
        ("{numref}`100 % sure of %s <rain>`", "100 % sure of 1"),
        ("{ref}`50%s of {words} <hill>`", None),
    ],
)
def test_what_a_reference_shows(tmp_path, written, shown):
    manuscript = _text(tmp_path, written)

    if shown is None:
        assert [code for code, *_ in faults(manuscript)] == ["unknown-placeholder"]
    else:
        assert faults(manuscript) == []
        assert all_text(manuscript.document).endswith(shown)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("{numref}`Fig. %d <hill>`", "unknown-placeholder"),
        ("{numref}`Fig. {title} <hill>`", "unknown-placeholder"),
        ("{ref}`Fig. %s <hill>`", "unknown-placeholder"),
        ("{ref}`{name} <hill>`", "unknown-placeholder"),
        ("{numref}`Section %s <one>`", "untitled-reference"),
    ],
)
def test_a_placeholder_that_is_not_filled_is_an_error(tmp_path, written, code):
    manuscript = _text(tmp_path, written)

    assert faults(manuscript) == [(code, "one.md", LINE)]
    assert manuscript.diagnostics[0].hint


@pytest.mark.parametrize(
    ("text", "line", "remedy"),
    [
        ("Spade\n:A tool.", 4, "spaces behind the colon"),
        ("Spade\nor shovel\n:   A tool.", 5, "empty line above the term"),
        ("Some words.\nSpade\n: A tool.", 5, "empty line above the term"),
        ("- Spade\n: A tool.", 4, "empty line above the term"),
        (":   A tool.", 3, "Write the term on the line above"),
        ("Spade\n:", 4, "Write the definition"),
        (":::{note}\nOne\ntwo\n~ A tool.\n:::", 6, "empty line above the term"),
    ],
)
def test_a_definition_that_is_none_is_told(tmp_path, text, line, remedy):
    manuscript = read(tmp_path, f"# One\n\n{text}\n")

    assert faults(manuscript) == [("stray-markup", "one.md", line)]
    assert remedy in manuscript.diagnostics[0].hint


@pytest.mark.parametrize(
    "text",
    [
        "Spade\n: A tool.",
        "Spade\n\n:   A tool.",
        "At half past\n:30 it is over and\n:-) so on.",
        "Two lines\nof prose\n\\: and a colon.",
        "`a`\n`: b`",
    ],
)
def test_a_definition_or_a_colon_is_no_fault(tmp_path, text):
    assert faults(read(tmp_path, f"# One\n\n{text}\n")) == []
