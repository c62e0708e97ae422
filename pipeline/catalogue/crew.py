"""Who makes the titles: processes of this machine, or what else offers the same."""

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, wait
from dataclasses import dataclass, field, replace
from typing import Protocol

from pipeline.catalogue.facts import Title, TitleResult
from pipeline.catalogue.one import Check, Make, failed
from pipeline.driver.workers import Workers
from pipeline.errors import ExportError
from pipeline.storage import is_of_this_process

Work = Make | Check
"""What is done with each title."""


class Crew(Protocol):
    """Takes titles and gives their results, in the order in which they come."""

    def run(self, work: Work, titles: Sequence[Title]) -> Iterator[TitleResult]:
        """The result of each title, once."""


@dataclass(frozen=True, slots=True)
class LocalCrew:
    """Worker processes of this machine: a title each, or more than one for a lonely title."""

    jobs: int

    def run(self, work: Work, titles: Sequence[Title]) -> Iterator[TitleResult]:
        """The results. A worker that dies takes with it what all were at: each is tried alone."""
        if any(
            is_of_this_process(place) for one in titles for place in (one.manuscript, one.output)
        ):
            yield from map(work, titles)
            return
        workers = Workers(self.jobs)
        try:
            yield from _Shift(workers, _shared(work, self.jobs, len(titles)), self.jobs).all(titles)
        finally:
            workers.shutdown(cancel_futures=True)


def _shared(work: Work, jobs: int, titles: int) -> Work:
    """The work, with the processes that fewer titles leave without any."""
    if isinstance(work, Make) and titles:
        return replace(work, jobs=max(1, jobs // titles))
    return work


@dataclass(slots=True)
class _Shift:
    workers: Workers
    work: Work
    jobs: int
    running: dict[Future[TitleResult], Title] = field(default_factory=dict)

    def all(self, titles: Sequence[Title]) -> Iterator[TitleResult]:
        waiting = deque(titles)
        suspects: list[Title] = []
        while waiting or self.running:
            while waiting and len(self.running) < 2 * self.jobs:
                self._begin(waiting.popleft())
            done, _ = wait(self.running, return_when=FIRST_COMPLETED)
            for future in done:
                title = self.running.pop(future)
                if isinstance(future.exception(), BrokenExecutor):
                    suspects.append(title)
                else:
                    yield future.result()
        yield from map(self._alone, suspects)

    def _begin(self, title: Title) -> None:
        self.running[self.workers.submit(self.work, title)] = title

    def _alone(self, title: Title) -> TitleResult:
        try:
            return self.workers.submit(self.work, title).result()
        except BrokenExecutor:
            hint = "Run again, with --jobs 1 if memory is short; what was narrated is kept."
            return failed(title, ExportError("a worker process died under it", hint))
