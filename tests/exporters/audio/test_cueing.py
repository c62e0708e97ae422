"""Captions can be read: two lines of 42 letters, seven seconds, cut where clauses end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.exporters.packages.cueing import LINE, LINES, SECONDS, readable_cues
from pipeline.exporters.packages.tracks import Cue, TimedWord

_LONG = (
    "The record is kept for ten years, and whoever asks for it must show a reason that the law "
    "knows; nobody else may read it, copy it or carry it away."
)


def cues(text, end=20.0, words=()):
    return list(readable_cues(Cue(text, 0.0, end, words)))


def test_a_short_sentence_is_one_cue():
    assert [(cue.text, cue.begin, cue.end) for cue in cues("Hello there.", 2.0)] == [
        ("Hello there.", 0.0, 2.0)
    ]


def test_a_long_sentence_is_cut_at_its_clauses():
    assert [cue.text.replace("\n", " ") for cue in cues(_LONG, 9.0)] == [
        "The record is kept for ten years,",
        "and whoever asks for it must show a reason that the law knows;",
        "nobody else may read it, copy it or carry it away.",
    ]


def test_a_slow_sentence_is_cut_although_it_is_short():
    assert [cue.text for cue in cues("Wait, and then go on.", 9.0)] == ["Wait,", "and then go on."]


def test_a_cut_is_when_its_word_is_heard():
    at = _LONG.index("nobody")
    words = (TimedWord(at, at + 6, 7.25, 7.5),)

    assert [cue.begin for cue in cues(_LONG, 9.0, words)][-1] == 7.25


def test_a_word_longer_than_a_line_stays_whole():
    word = "x" * 441

    assert [cue.text for cue in cues(f"Say {word} now.", 30.0)][1] == word


@pytest.mark.parametrize("text", ["", "   "])
def test_nothing_stays_nothing(text):
    assert [cue.text for cue in cues(text)] == [text]


@given(st.lists(st.text("abc,. ", min_size=1, max_size=9), min_size=1, max_size=60).map(" ".join))
def test_every_word_is_there_in_order_and_every_cue_keeps_the_limits(text):
    text = text.strip()
    found = cues(text, len(text) / 14)

    assert " ".join(cue.text for cue in found).split() == text.split()
    for cue in found:
        lines = cue.text.split("\n")
        assert len(lines) <= LINES
        assert max(map(len, lines)) <= LINE
        assert cue.end - cue.begin <= SECONDS + 0.001 or len(cue.text.split()) <= 1
    assert [cue.end for cue in found[:-1]] == [cue.begin for cue in found[1:]]
