"""Processor time of a call, with an end to it: other work on the machine does not count."""

import gc
import signal
import time
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field

NEVER = 1e9
"""Seconds of a call that was stopped."""


class TooLongError(Exception):
    """The call was stopped. Python's expressions look for signals while they search."""


def seconds(call: Callable[[], object], limit: float) -> float:
    """The processor seconds of a call; ``NEVER`` for one that was stopped after ``limit``."""
    try:
        with _stopped_after(limit), _of_its_own_objects():
            started = time.process_time()
            call()
            return time.process_time() - started
    except TooLongError:
        return NEVER


@contextmanager
def _stopped_after(limit: float):
    if not hasattr(signal, "setitimer"):  # Windows has no such clock: there the call takes its time
        yield
        return
    before = signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, limit)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@contextmanager
def _of_its_own_objects():
    """The collector passes over what was there before: thousands of tests in one process, say.

    A search through all of that falls into a long call always and into a short one by chance, which
    looks like growth.
    """
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _stop(*_: object) -> None:
    raise TooLongError


QUICK = 0.6
"""Seconds below which a time is mostly that of starting and of chance."""

_TRIES = 5


@dataclass(frozen=True, slots=True)
class Growth:
    """Processor seconds of a work and of one four times as long; true where it grows evenly.

    Four times as much takes sixteen times as long where it grows with the square. What else the
    machine does makes a measurement longer, never shorter, so the shortest of several count.
    """

    shorts: list[float] = field(default_factory=list)
    longs: list[float] = field(default_factory=list)

    def __bool__(self) -> bool:
        long, short = min(self.longs), min(self.shorts, default=NEVER)
        return long != NEVER and (long < QUICK or long < 8 * short)


def grows_evenly(work: Callable[[int], object], short: int, limit: float) -> Growth:
    """How the work grows: measured until it is seen to grow evenly, five times at most."""
    found = Growth()
    for _ in range(_TRIES):
        found.longs.append(seconds(lambda: work(4 * short), limit))
        if found or found.longs[-1] == NEVER:
            break
        found.shorts.append(seconds(lambda: work(short), limit))
        if found:
            break
    return found
