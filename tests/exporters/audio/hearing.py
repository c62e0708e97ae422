"""What a speech recognizer understands, where it is installed."""

from pathlib import Path

from pipeline.validators.judges.hearing import comparable, missing_packages, recognizer, transcribe
from tests.judges import require
from tests.slow import only_on_ci

__all__ = ["comparable", "heard", "recognizer", "require_recognizer", "word_times"]


def heard(file: Path) -> str:
    """The words that are understood; a skipped test where the recognizer is not installed."""
    require_recognizer()
    return transcribe(file)


def word_times(file: Path) -> list[tuple[str, float]]:
    """The words that are understood, and the seconds at which they begin."""
    require_recognizer()
    segments, _ = recognizer().transcribe(
        str(file),
        language="en",
        beam_size=1,
        condition_on_previous_text=False,
        word_timestamps=True,
    )
    return [(word.word, word.start) for segment in segments for word in segment.words]


def require_recognizer() -> None:
    """Skip the test where nobody listens: it takes minutes, or the recognizer is not installed."""
    only_on_ci()
    missing = missing_packages()
    require(not missing, f"not installed: {', '.join(missing)}")
