"""Sentence boundaries, judged on tables of hard cases and on what holds for every text."""

# ruff: noqa: RUF001  (the signs of many languages are what is tested)

import itertools

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.language.sentences import Segmenter
from tests.language.cases import read_cases

CASES = read_cases()
LANGUAGES = ["en", "de", "fr", "es", "it", "nl", "pl", "ru", "ja", "zh", "und", "x-made-up", ""]


def _parts(text: str, language: str = "en", *abbreviations: str) -> list[str]:
    bounds = [0, *Segmenter(abbreviations).boundaries(text, language), len(text)]
    return [text[start:end] for start, end in itertools.pairwise(bounds)]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_tables_of_hard_cases(case):
    found = _parts(case.text, case.language)

    assert (found != [*case.parts]) is case.wrong


def test_there_are_enough_of_them():
    often = {case.language for case in CASES}
    rich = {lang for lang in often if sum(case.language == lang for case in CASES) >= 20}

    assert len(CASES) >= 400
    assert len(rich) >= 10


def test_abbreviations_of_the_book_end_no_sentence():
    text = "The Xyz. Riker came. He left."

    assert _parts(text, "en", "Xyz.") == ["The Xyz. Riker came. ", "He left."]


def test_a_region_does_not_change_the_language():
    assert _parts("Das ist z. B. gut. Am 3. Mai.", "de-AT") == ["Das ist z. B. gut. ", "Am 3. Mai."]


@given(st.text(), st.sampled_from(LANGUAGES))
@example("... - ?! .", "en")
@example(". . . . So. !!! ) Then", "en")
def test_the_parts_of_any_text_add_up_to_it_and_hold_something(text, language):
    parts = _parts(text, language)

    assert "".join(parts) == text
    if any(char.isalnum() for char in text):
        assert all(any(char.isalnum() for char in part) for part in parts)
    else:
        assert len(parts) == 1


_TRICKY = r""".NET Node.JS IMG.JPG a.b@example.org https://example.org/A.B?C.D=E 3.14 1.000.000 Dr.
    10.17605/OSF.IO/ABC12 192.168.0.1 e.g.this here.Next Hello!World x!=Y What?No 5.Then C:\A.B
    v2.Beta “So.” (He.) so. So? no! He said It … ... p. 5 ) " ’ A. – I. etc. (etc.) [...] :-)"""
_PIECES = st.sampled_from(_TRICKY.split())


@given(st.lists(_PIECES, max_size=30), st.sampled_from(["en", "de", "fr", "es", "ru", "nl"]))
def test_no_word_number_or_address_is_cut(pieces, language):
    text = " ".join(pieces)

    assert all(part[-1:].isspace() for part in _parts(text, language)[:-1])


@given(st.lists(st.text(")]}”’»\"'", max_size=4), min_size=1), st.sampled_from(".?!…"))
def test_what_closes_stays_with_its_sentence(closings, sign):
    text = " ".join(f"He came{sign}{closing}" for closing in closings)

    assert all(part.startswith("He") for part in _parts(text))
