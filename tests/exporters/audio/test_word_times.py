"""Each word has its time, and it is heard then."""

import statistics
from difflib import SequenceMatcher

import pytest

from pipeline.exporters.audio.sound.clip import Word
from pipeline.exporters.audio.voice.engines.base import EngineChoice
from pipeline.exporters.audio.voice.engines.hibari import Hibari
from pipeline.exporters.audio.voice.wordtimes import aligned, retimed
from pipeline.model.walk import document_sentences
from tests.exporters.audio.book import plain_book
from tests.exporters.audio.hearing import word_times

_TEXTS = (
    "The technician's job pays $38,000 in 2026, and about 14 percent more in well-known hospitals.",
    "Dr. Smith (who works 24/7) asked for it.",
    "Yes.",
    "A record that nobody can read is worth nothing, however well it was written down.",
)


@pytest.mark.parametrize(
    ("written", "spoken", "ranges"),
    [
        ("one two", "one two", [(0, 1), (1, 2)]),
        ("pays $38,000 now", "pays thirty eight thousand dollars now", [(0, 1), (1, 5), (5, 6)]),
        ("the BLS says", "the Bureau of Labor Statistics says", [(0, 1), (1, 5), (5, 6)]),
        ("a — b", "a b", [(0, 1), (1, 1), (1, 2)]),
        ("Don't, stop!", "don't stop", [(0, 1), (1, 2)]),
        ("", "Table", []),
    ],
)
def test_written_words_find_the_spoken_ones(written, spoken, ranges):
    assert aligned(written.split(), spoken.split()) == ranges


def test_a_word_that_nothing_says_is_left_out():
    spoken = (Word(0, 1, 0, 10), Word(2, 3, 10, 20))

    assert retimed("a — b", "a b", spoken) == (Word(0, 1, 0, 10), Word(4, 5, 10, 20))


@pytest.fixture(scope="module")
def timeline(narrate_book):
    document = plain_book(*_TEXTS)
    export, _ = narrate_book(document, opening=False)
    return document, export.products[0].sections[0]


def test_every_word_has_its_time_inside_its_sentence(timeline):
    document, section = timeline
    texts = {sentence.id: sentence.text for sentence in document_sentences(document)}

    assert len(section.marks) >= len(_TEXTS)
    for mark in section.marks:
        words = [texts[mark.sentence][word.start : word.end] for word in mark.words]
        times = [time for word in mark.words for time in (word.begin, word.finish)]
        assert words == texts[mark.sentence].split()
        assert times == sorted(times)
        assert mark.begin <= times[0] <= times[-1] <= mark.finish


def test_a_long_sentence_has_its_words_too():
    text = ", ".join(f"the clerk number {n} files the record" for n in range(1, 40)) + "."

    (clip,) = Hibari(EngineChoice("hibari")).synthesize([text])

    assert [text[word.start : word.end] for word in clip.words] == text.split()
    assert clip.words[-1].finish == clip.length


def test_words_are_heard_when_it_says_so(timeline):
    document, section = timeline
    texts = {sentence.id: sentence.text for sentence in document_sentences(document)}
    ours = [
        (_bare(texts[mark.sentence][word.start : word.end]), word.begin / section.rate)
        for mark in section.marks
        for word in mark.words
    ]
    theirs = [(_bare(word), begin) for word, begin in word_times(section.file)]

    blocks = SequenceMatcher(
        None, [word for word, _ in ours], [word for word, _ in theirs], autojunk=False
    ).get_matching_blocks()
    apart = [abs(ours[i + n][1] - theirs[j + n][1]) for i, j, count in blocks for n in range(count)]

    assert len(apart) > len(ours) * 0.8
    assert statistics.median(apart) < 0.15  # the recognizer itself counts in steps of 0.02 s


def _bare(word: str) -> str:
    return "".join(char for char in word.lower() if char.isalnum())
