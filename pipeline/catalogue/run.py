"""A run over a catalogue: check, make, and say how far it is."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from pipeline.catalogue.crew import Crew, Work
from pipeline.catalogue.facts import Order, Title, TitleResult
from pipeline.catalogue.one import Check, Make
from pipeline.diagnostics import count
from pipeline.progress import Progress, Task

Told = Callable[[TitleResult], None]
"""Hears of each title when it is done."""


def run_catalogue(
    titles: Sequence[Title],
    order: Order,
    crew: Crew,
    *,
    check_first: bool,
    progress: Progress,
    told: Told,
) -> tuple[TitleResult, ...]:
    """What became of each title, in the order of the titles.

    Under ``check_first`` nothing is built unless all titles are sound. Titles that another run is
    at are left to the end, and waited for.
    """
    run = _Run(crew, progress, told)
    if check_first:
        checked = run.all("Titles checked", Check(order), titles)
        if any(result.state == "failed" for result in checked):
            return checked
    made = run.all("Titles", Make(order), titles)
    busy = [result.title for result in made if result.state == "busy"]
    if not busy:
        return made
    later = {one.title.name: one for one in run.all("Titles", Make(order, wait=True), busy)}
    return tuple(later.get(result.title.name, result) for result in made)


@dataclass(frozen=True, slots=True)
class _Run:
    crew: Crew
    progress: Progress
    told: Told

    def all(self, label: str, work: Work, titles: Sequence[Title]) -> tuple[TitleResult, ...]:
        found: dict[str, TitleResult] = {}
        pace = _Pace(len(titles))
        with self.progress.task(label, len(titles)) as task:
            for result in self.crew.run(work, titles):
                found[result.title.name] = result
                self._tell(result, pace, task)
        return tuple(found[title.name] for title in titles)

    def _tell(self, result: TitleResult, pace: "_Pace", task: Task) -> None:
        if result.state != "busy":
            self.told(result)
        pace.count(result)
        task.advance(detail=pace.words())


@dataclass(slots=True)
class _Pace:
    """How many are done, how many failed, and how long the rest may take."""

    total: int
    done: int = 0
    failures: int = 0
    worked: int = 0  # titles that took their time
    began: float = field(default_factory=time.monotonic)

    def count(self, result: TitleResult) -> None:
        self.done += 1
        self.failures += result.state == "failed"
        self.worked += result.state in ("made", "failed", "checked")

    def words(self) -> str:
        return f"{count(self.failures, 'failure')}{self._left()}"

    def _left(self) -> str:
        remaining = self.total - self.done
        if not remaining or not self.worked:
            return ""
        seconds = (time.monotonic() - self.began) / self.done * remaining
        if seconds < 90:  # noqa: PLR2004  (a minute and a half)
            return ", about a minute left"
        minutes = round(seconds / 60)
        return f", about {minutes} minutes left" if minutes < 120 else _hours(seconds)  # noqa: PLR2004


def _hours(seconds: float) -> str:
    return f", about {round(seconds / 3600)} hours left"
