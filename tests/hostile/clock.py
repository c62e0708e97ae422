"""Processor time of a call, with an end to it: other work on the machine does not count."""

import signal
import time
from collections.abc import Callable
from contextlib import contextmanager

NEVER = 1e9
"""Seconds of a call that was stopped."""


class TooLongError(Exception):
    """The call was stopped. Python's expressions look for signals while they search."""


def seconds(call: Callable[[], object], limit: float) -> float:
    """The processor seconds of a call; ``NEVER`` for one that was stopped after ``limit``."""
    try:
        with _stopped_after(limit):
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


def _stop(*_: object) -> None:
    raise TooLongError


QUICK = 0.6
"""Seconds below which a time is mostly that of starting and of chance."""

_TRIES = 5


def grows_evenly(work: Callable[[int], object], short: int, limit: float) -> bool:
    """Whether four times as much takes no eight times as long.

    It takes sixteen times as long where it grows with the square. What else the machine does makes
    a measurement longer, never shorter, so the shortest of several count.
    """
    longs, shorts = [], []
    for _ in range(_TRIES):
        longs.append(seconds(lambda: work(4 * short), limit))
        if longs[-1] == NEVER:
            return False
        if min(longs) < QUICK:
            return True
        shorts.append(seconds(lambda: work(short), limit))
        if min(longs) < 8 * min(shorts):
            return True
    return False
