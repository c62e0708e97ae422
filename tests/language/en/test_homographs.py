# ruff: noqa: RUF001  (IPA has letters that look alike)
"""Words that are said in two ways: a table of sentences, and what is marked for the voice."""

from pathlib import Path

import pytest

from pipeline.language.en.homographs import HOMOGRAPHS, homographs
from pipeline.language.marks import mark, readable
from pipeline.language.normalize import spoken
from pipeline.model import Pronunciation

_FILE = Path(__file__).parent / "homographs" / "cases.txt"
_LINES = [
    line.rpartition(" => ")
    for line in _FILE.read_text("utf-8").splitlines()
    if line and not line.startswith("# ")
]
_CASES = [(sentence, meaning) for sentence, _, meaning in _LINES]


@pytest.mark.parametrize(("sentence", "meaning"), _CASES)
def test_each_case_of_the_table(sentence, meaning):
    (first, *_) = homographs(sentence)

    assert (first.reading.meaning if first.reading else "?") == meaning


@pytest.mark.parametrize("word", HOMOGRAPHS)
def test_every_reading_is_shown_by_the_table(word):
    shown = {
        found.reading.meaning
        for sentence, _ in _CASES
        for found in homographs(sentence)
        if found.word.lower() == word and found.reading
    }

    assert shown == {reading.meaning for reading in HOMOGRAPHS[word]}


def test_the_script_tells_what_was_decided():
    assert (
        readable(spoken("The bass line is in lead.", "en")) == "The bass /ˈbeɪs/ line is in lead."
    )


def test_what_the_author_marked_stays():
    text = f"a {mark('bass', Pronunciation(say='bass'))} guitar"

    assert spoken(text, "en") == f"{text}."


def test_words_in_capitals_and_other_languages_are_left_alone():
    assert list(homographs("The BASS guitar")) == []
    assert spoken("Die bass guitar", "de") == "Die bass guitar."
