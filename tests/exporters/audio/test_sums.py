"""Sums below zero in tables, as accounts write them."""

import pytest

from pipeline.exporters.audio.listing import printed
from pipeline.exporters.audio.options import AudioOptions
from pipeline.exporters.audio.script.narrator import narrate
from tests.reader.manuscripts import read


def _script(tmp_path, *cells):
    rows = "\n".join(f"| Row | {cell} |" for cell in cells)
    text = f"# Sums\n\n| Item | Result |\n|---|---|\n{rows}\n"
    return printed(narrate(read(tmp_path, text).document, AudioOptions()), "en")


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("(500)", "minus 500"),
        ("(1,200)", "minus 1,200"),
        ("$(75)", "minus $75"),
        ("($75)", "minus $75"),
    ],
)
def test_brackets_around_a_sum_are_a_minus_in_a_column_of_sums(tmp_path, cell, said):
    assert said in _script(tmp_path, "1,000", cell, "$20")


@pytest.mark.parametrize("others", [("a word",), ("see 3", "1,000"), ("(2)", "(3)")])
def test_brackets_are_an_aside_in_other_columns(tmp_path, others):
    assert "minus" not in _script(tmp_path, "(500)", *others)
