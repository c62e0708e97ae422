"""Finished MP3s are heard by a speech recognizer, and compared with the script."""

from pathlib import Path

import jiwer

from pipeline.exporters.audio.options import AudioOptions
from pipeline.exporters.audio.script.narrator import narrate
from pipeline.exporters.audio.voice.narration import planned
from pipeline.language.marks import render
from pipeline.reader import read_manuscript
from tests.exporters.audio.book import plain_book
from tests.exporters.audio.hearing import comparable, heard
from tests.slow import slow

_SENTENCES = Path(__file__).with_name("hard-sentences.txt").read_text(encoding="utf-8")
_ROOT = Path(__file__).parents[3]


def _said(document, options):
    """What is to be said in each section."""
    for section in narrate(document, options).sections:
        texts = (text for _, text in planned(section, "en"))
        yield comparable(" ".join(render(text, lambda word, _: word) for text in texts))


def test_hard_sentences_are_understood(narrate_book):
    document = plain_book(*_SENTENCES.splitlines())
    export, _ = narrate_book(document, opening=False)
    (said,) = _said(document, AudioOptions(opening=False))
    understood = comparable(heard(export.products[0].sections[0].file))
    outcome = jiwer.process_words(said, understood)

    assert outcome.wer <= 0.03, jiwer.visualize_alignment(outcome)


@slow
def test_the_whole_guide_is_understood(narrate_book):
    guide = read_manuscript(_ROOT / "manuscript").document
    export, _ = narrate_book(guide)
    said = list(_said(guide, AudioOptions()))
    understood = [comparable(heard(s.file)) for s in export.products[0].sections]
    outcome = jiwer.process_words(said, understood)

    assert outcome.wer <= 0.05, jiwer.visualize_alignment(outcome)
