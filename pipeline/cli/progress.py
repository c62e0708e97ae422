"""Progress for people: a bar on a terminal, plain lines elsewhere.

So a screen reader or a log never meets a line that is drawn over.
"""

import sys
import time
from types import TracebackType
from typing import Any, Self

import click

from pipeline.progress import Progress, SilentProgress, Task

_SECONDS_BETWEEN_LINES = 5.0


def choose_progress(*, quiet: bool) -> Progress:
    """The progress that suits where standard error goes."""
    if quiet:
        return SilentProgress()
    return BarProgress() if sys.stderr.isatty() else LineProgress()


class LineProgress:
    """A plain line at the start, at most one every few seconds, and one at the end."""

    def task(self, label: str, total: int) -> Task:
        """Announce a piece of work of ``total`` steps."""
        return _LineTask(label, total)


class BarProgress:
    """Click's progress bar."""

    def task(self, label: str, total: int) -> Task:
        """Announce a piece of work of ``total`` steps."""
        return _BarTask(label, total)


class _LineTask:
    def __init__(self, label: str, total: int) -> None:
        self._label, self._total, self._done = label, total, 0
        self._last = time.monotonic()

    def advance(self, steps: int = 1, detail: str = "") -> None:
        self._done += steps
        now = time.monotonic()
        if now - self._last >= _SECONDS_BETWEEN_LINES:
            self._last = now
            suffix = f", {detail}" if detail else ""
            click.echo(f"{self._label}: {self._done} of {self._total}{suffix}", err=True)

    def __enter__(self) -> Self:
        click.echo(f"{self._label}: {self._total} to do", err=True)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if error is None:
            click.echo(f"{self._label}: done", err=True)


class _BarTask:
    def __init__(self, label: str, total: int) -> None:
        self._detail = ""
        self._bar: Any = click.progressbar(
            length=total,
            label=label,
            file=sys.stderr,
            width=0,  # as wide as the terminal: a longer line could not be drawn over
            item_show_func=lambda _: self._detail,
        )

    def advance(self, steps: int = 1, detail: str = "") -> None:
        self._detail = detail
        self._bar.update(steps)

    def __enter__(self) -> Self:
        self._bar.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._bar.__exit__(kind, error, traceback)
