"""What a speech recognizer understands, where it is installed."""

from pathlib import Path

from pipeline.validators.judges.hearing import comparable, missing_packages, recognizer, transcribe
from tests.judges import require

__all__ = ["comparable", "heard", "word_times"]


def heard(file: Path) -> str:
    """The words that are understood; a skipped test where the recognizer is not installed."""
    _require_recognizer()
    return transcribe(file)


def word_times(file: Path) -> list[tuple[str, float]]:
    """The words that are understood, and the seconds at which they begin."""
    _require_recognizer()
    segments, _ = recognizer().transcribe(
        str(file),
        language="en",
        beam_size=1,
        condition_on_previous_text=False,
        word_timestamps=True,
    )
    return [(word.word, word.start) for segment in segments for word in segment.words]


def _require_recognizer() -> None:
    missing = missing_packages()
    require(not missing, f"not installed: {', '.join(missing)}")
