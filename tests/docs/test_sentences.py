"""The figures of the page on sentences are those of the table that the tests use."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "pipeline/docs/sentences.md").read_text("utf-8")
CASES = tomllib.loads((ROOT / "tests/reader/sentences.toml").read_text("utf-8"))["case"]


def _row(name: str) -> list[int]:
    (row,) = [line for line in PAGE.splitlines() if line.startswith(f"| **{name}** ")]
    return [int(figure) for figure in re.findall(r"\*\*(\d+)\*\*", row)]


def test_the_totals_are_those_of_the_table():
    held_out = [case for case in CASES if case["topic"] == "held out"]
    others = [case for case in CASES if case["topic"] != "held out"]

    for name, cases in (("All", others), ("Texts written afterwards", held_out)):
        right = sum(not case.get("wrong", False) for case in cases)
        assert [_row(name)[0], _row(name)[-1]] == [len(cases), right]


def test_the_topics_add_up():
    rows = re.findall(r"^\| [A-Z][^|*]* \| (.*) \|$", PAGE, re.MULTILINE)
    figures = [[int(n) for n in row.split(" | ")] for row in rows if row[0].isdigit()]

    assert [sum(column) for column in zip(*figures, strict=True)] == _row("All")
