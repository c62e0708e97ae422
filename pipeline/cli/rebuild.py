"""The editions made anew in a folder of their own, for ``publish verify --rebuild``."""

import contextlib
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.driver import build
from pipeline.registry import formats
from pipeline.validators.anew import ask_anew
from pipeline.validators.editions import Question

if TYPE_CHECKING:
    from pipeline.errors import PublishError
    from pipeline.progress import Progress
    from pipeline.reader import Manuscript


@contextlib.contextmanager
def ask_rebuilt(
    book: "Manuscript", output: Path, names: Sequence[str], progress: "Progress"
) -> Iterator[list[Question]]:
    """A question for each of the editions, while the new ones are there.

    They are made by book.toml and the environment (SOURCE_DATE_EPOCH); narration that is kept is
    taken from the cache.

    Raises:
        ConfigError: an ``[output.*]`` table is wrong.
    """
    known = [name for name in names if any(name == format_.name for format_ in formats())]
    with tempfile.TemporaryDirectory(prefix="publish-anew-") as folder:
        anew = Path(folder) / "output"
        failed = _failures(book, anew, known, progress) if known else {}
        yield [
            Question(name, output / name, ask_anew(anew / name, failed.get(name))) for name in known
        ]


def _failures(
    book: "Manuscript", anew: Path, names: Sequence[str], progress: "Progress"
) -> "Mapping[str, PublishError | None]":
    """What failed. The editions themselves are proved already, so their copies are not."""
    unproved = tuple(replace(known, proof=None) for known in formats())
    report = build(book, anew, names, progress=progress, registry=unproved)
    return {result.name: result.error for result in report.results}
