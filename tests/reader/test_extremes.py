"""Texts of extreme shape are read in full or reported, and never raise."""

import pytest

from pipeline.checks import check_document
from pipeline.exporters.base import Assets
from pipeline.model.codec import from_json, to_json
from tests.reader.manuscripts import all_text, read

WIDE = "|" + "a|" * 1_000 + "\n|" + "-|" * 1_000 + "\n|" + "b|" * 999 + "end|"
DEEP = "\n".join(":" * (103 - n) + "{note}" for n in range(100))
CASES = {
    "a word of 100,000 characters": ("x" * 100_000, []),
    "a word of 100,000 capitals": ("X" * 100_000, []),
    "a paragraph of 200,000 words": ("word " * 200_000 + "end.", []),
    "quotations 10,000 deep": ("> " * 10_000 + "end", ["too-deep"]),
    "lists 500 deep": ("\n".join("  " * n + "- x" for n in range(500)) + " end", ["too-deep"]),
    "boxes 100 deep": (DEEP + "\nend\n", ["too-deep"]),
    "brackets 5,000 deep": ("[" * 5_000 + "end" + "]" * 5_000, []),
    "emphasis 5,000 deep": ("*a " * 5_000 + "end" + "*" * 5_000, ["too-deep"]),
    "a table of 1,000 columns": (WIDE, []),
    "a million spaces": (" " * 1_000_000 + "end", []),
    "a formula 300 deep": ("$" + r"\sqrt{" * 300 + "end" + "}" * 300 + "$", ["bad-formula"]),
    "10,000 headings of one name": ("## same\n\n" * 10_000 + "end", []),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_an_extreme_text(tmp_path, name):
    text, codes = CASES[name]
    manuscript = read(tmp_path, f"# One\n\n{text}\n")
    check_document(manuscript.document, Assets(tmp_path))
    found = {fault.code for fault in manuscript.diagnostics}

    assert found >= set(codes)
    assert found <= {*codes, "unclosed", "stray-markup"}
    assert text.split()[-1].strip("]*$}|")[-3:] in to_json(manuscript.document)
    assert from_json(to_json(manuscript.document)) == manuscript.document


def test_a_large_table_keeps_every_cell(tmp_path):
    rows = "\n".join(f"row {n},{n}" for n in range(20_000))
    manuscript = read(tmp_path, f"# One\n\n:::{{csv-table}} C\n\nA,B\n{rows}\n:::\n")

    assert manuscript.diagnostics == ()
    assert "row 19999" in all_text(manuscript.document)
