"""What a build tells about itself."""

from dataclasses import dataclass
from pathlib import Path

from pipeline.diagnostics import Diagnostic
from pipeline.errors import PublishError


@dataclass(frozen=True, slots=True)
class FormatResult:
    """What became of one format.

    ``files`` are the finished files in the output folder, none when ``error`` is set. ``seconds``
    is the time that the exporter took. ``unproved`` is True for an edition that was taken over
    although its proof failed.
    """

    name: str
    files: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...]
    seconds: float
    error: PublishError | None = None
    unproved: bool = False


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What became of the formats that were asked for, in the order in which they were made."""

    results: tuple[FormatResult, ...]

    @property
    def exit_code(self) -> int:
        """0 when every format was made, else the code of the first failure."""
        return next((result.error.exit_code for result in self.results if result.error), 0)
