"""What a speech recognizer understands, where it is installed."""

from pathlib import Path

from pipeline.validators.hearing import comparable, missing_packages, transcribe
from tests.judges import require

__all__ = ["comparable", "heard"]


def heard(file: Path) -> str:
    """The words that are understood; a skipped test where the recognizer is not installed."""
    missing = missing_packages()
    require(not missing, f"not installed: {', '.join(missing)}")
    return transcribe(file)
