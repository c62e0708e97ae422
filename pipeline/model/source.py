"""Where in the manuscript something was written."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a manuscript file.

    ``file`` is relative to the manuscript folder, with forward slashes. ``line`` counts from 1;
    it is None when the fault concerns the whole file.
    """

    file: str
    line: int | None = None

    def __str__(self) -> str:
        return self.file if self.line is None else f"{self.file}:{self.line}"
