"""The figures of the page on sentences are those of the tables that the tests use."""

import re
from pathlib import Path

from tests.language.cases import read_cases

PAGE = (Path(__file__).parents[2] / "pipeline/docs/sentences.md").read_text("utf-8")
BLIND = "Written by somebody who had not seen the rules"
LANGUAGES = {
    "English": "en", "German": "de", "French": "fr", "Spanish": "es", "Italian": "it",
    "Portuguese": "pt", "Dutch": "nl", "Swedish": "sv", "Polish": "pl", "Russian": "ru",
}  # fmt: skip
CASES = read_cases()


def _row(name: str) -> list[int]:
    (row,) = [
        line for line in PAGE.splitlines() if line.startswith((f"| {name} ", f"| **{name}**"))
    ]
    return [int(figure) for figure in re.findall(r"\d+", row.partition(" |")[2])]


def test_each_row_counts_the_texts_of_its_language():
    for name, language in LANGUAGES.items():
        cases = [case for case in CASES if case.language == language and case.topic != BLIND]
        right = sum(not case.wrong for case in cases)
        assert [_row(name)[0], _row(name)[-1]] == [len(cases), right]


def test_the_totals_are_those_of_the_tables():
    for name, blind in (("All of these", False), (BLIND, True)):
        cases = [case for case in CASES if (case.topic == BLIND) is blind]
        right = sum(not case.wrong for case in cases)
        assert [_row(name)[0], _row(name)[-1]] == [len(cases), right]


def test_the_languages_add_up():
    rows = [_row(name) for name in (*LANGUAGES, "Seven others")]

    assert [sum(column) for column in zip(*rows, strict=True)] == _row("All of these")
