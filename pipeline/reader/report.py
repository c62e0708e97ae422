"""Where the reader notes what is wrong while it reads on."""

from pipeline.diagnostics import Diagnostic, Severity
from pipeline.model import Position


class Report:
    """Diagnostics in the order in which they were found."""

    def __init__(self) -> None:
        self._found: list[Diagnostic] = []

    def error(self, code: str, message: str, at: Position | None, hint: str | None = None) -> None:
        """Something is lost or cannot be built."""
        self._add(code, "error", message, at, hint)

    def warning(
        self, code: str, message: str, at: Position | None, hint: str | None = None
    ) -> None:
        """The book can be built, but it is not as good as it should be."""
        self._add(code, "warning", message, at, hint)

    def extend(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        self._found.extend(diagnostics)

    def __len__(self) -> int:
        return len(self._found)

    def since(self, count: int) -> tuple[Diagnostic, ...]:
        """Those that were found after the first ``count``."""
        return tuple(self._found[count:])

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        return tuple(self._found)

    def _add(
        self, code: str, severity: Severity, message: str, at: Position | None, hint: str | None
    ) -> None:
        self._found.append(Diagnostic(code, severity, message, at, hint))
