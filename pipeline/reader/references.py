"""Link definitions, ``[label]: target "title"``: a file's own, and which of them are used."""

from collections.abc import Callable
from itertools import islice
from typing import Any

from pipeline.model import Position
from pipeline.reader.report import Report


class References(dict[str, dict[str, Any]]):
    """The definitions of one file, as the parser keeps them; it looks them up with ``get``."""

    def __init__(self) -> None:
        super().__init__()
        self.repeated: list[dict[str, Any]] = []
        self._used: set[str] = set()

    def get(self, key: str, default: Any = None) -> Any:  # noqa: ANN401  (as dict has it)
        """The definition, which counts as used from now on."""
        self._used.add(key)
        return super().get(key, default)

    @property
    def count(self) -> tuple[int, int]:
        """How many there are, and how many were given again."""
        return len(self), len(self.repeated)

    def shift(self, before: tuple[int, int], lines: int) -> None:
        """Move the definitions that were added since ``count`` was ``before``."""
        added = islice(reversed(self.values()), len(self) - before[0])
        for entry in (*added, *self.repeated[before[1] :]):
            entry["map"] = [place + lines for place in entry["map"]]

    def report(self, report: Report, at: Callable[[int], Position], source: list[str]) -> None:
        """Say which are given twice, and which would vanish because nothing uses them.

        ``at`` gives the position of a line, counted from 1; ``source`` are the lines.
        """
        for entry in self.repeated:
            position = at(entry["map"][0] + 1)
            message = f"the link definition {entry['label']!r} is given twice"
            report.error("duplicate-reference", message, position, "Remove one of them.")
        for label, entry in self.items():
            if label not in self._used:
                first, end = entry["map"]
                written = " ".join(" ".join(source[first:end]).split())
                message = f"{written!r} defines a link that is used nowhere, and shows nothing"
                hint = "Use it as '[text][label]', remove it, or put a backslash before the '['."
                report.warning("unused-reference", message, at(first + 1), hint)
