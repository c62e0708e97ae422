"""How long work reports how far it is. Silence is an object, not an ``if``."""

from types import TracebackType
from typing import Protocol, Self


class Task(Protocol):
    """One piece of work under way; used as a context manager."""

    def advance(self, steps: int = 1, detail: str = "") -> None:
        """``steps`` more are done; ``detail`` is a few words for a person ("in 2 min")."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None: ...


class Progress(Protocol):
    """Where exporters announce their work."""

    def task(self, label: str, total: int) -> Task:
        """Announce a piece of work of ``total`` steps."""


class SilentTask:
    """A task that tells nobody."""

    def advance(self, steps: int = 1, detail: str = "") -> None:
        del steps, detail

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        del kind, error, traceback


class SilentProgress:
    """Progress that tells nobody."""

    def task(self, label: str, total: int) -> SilentTask:
        del label, total
        return SilentTask()
