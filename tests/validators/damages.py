"""What a change of a finished edition is, and how files are changed."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.validators.mutations import rewrite_zip


@dataclass(frozen=True, slots=True)
class Damage:
    """A change of an edition's folder. ``proof`` says whether the proof alone sees it.

    What it does not see is seen by the bytes.
    """

    edition: str
    what: str
    change: Callable[[Path], None]
    proof: bool = True


def in_zip(folder: Path, change: Callable[[dict[str, bytes]], dict[str, bytes]]) -> None:
    """Change what is in the EPUB of a folder."""
    rewrite_zip(next(folder.glob("*.epub")), change)
