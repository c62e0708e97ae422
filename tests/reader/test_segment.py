"""Sentence boundaries, judged on a table of hard cases."""

import itertools
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reader.segment import Segmenter

CASES = tomllib.loads((Path(__file__).parent / "sentences.toml").read_text("utf-8"))["case"]


def _parts(text: str, language: str = "en", *abbreviations: str) -> list[str]:
    bounds = [0, *Segmenter(abbreviations).boundaries(text, language), len(text)]
    return [text[start:end] for start, end in itertools.pairwise(bounds)]


@pytest.mark.parametrize("case", CASES, ids=[f"{c['topic']}: {c['parts'][0]}" for c in CASES])
def test_the_table_of_hard_cases(case):
    found = _parts("".join(case["parts"]), case.get("language", "en"))

    assert (found != case["parts"]) is case.get("wrong", False)


def test_abbreviations_of_the_book_end_no_sentence():
    text = "The Cmdr. Riker came. He left."

    assert _parts(text, "en", "Cmdr.") == ["The Cmdr. Riker came. ", "He left."]


def test_a_region_does_not_change_the_language():
    assert _parts("Das ist z. B. gut. Am 3. Mai.", "de-AT") == ["Das ist z. B. gut. ", "Am 3. Mai."]


@given(st.text(), st.sampled_from(["en", "de", "fr", "zh", "und", "x-made-up", ""]))
def test_the_parts_of_any_text_add_up_to_it(text, language):
    parts = _parts(text, language)

    assert "".join(parts) == text
    assert text == "" or all(part.strip() for part in parts) or not text.strip()
