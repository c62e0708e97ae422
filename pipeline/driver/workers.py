"""The default executor: worker processes that start with the first piece of heavy work."""

import contextlib
import gc
import logging
import multiprocessing
import os
import signal
import threading
import weakref
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import Connection, wait
from typing import Any, ParamSpec, TypeVar

_Arguments = ParamSpec("_Arguments")
_Result = TypeVar("_Result")

_ASKINGS = ("SIGINT", "SIGTERM", "SIGHUP")  # signals that ask a program to stop


def default_jobs() -> int:
    """The number of processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Workers(Executor):
    """A process pool that costs nothing until it is used.

    Processes are spawned, not forked, on every system: a forked one would inherit the threads'
    locks of a speech engine.
    """

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._pool: ProcessPoolExecutor | None = None
        self._lifelines: list[Connection[Any, Any]] = []
        self._given: weakref.WeakSet[Future[Any]] = weakref.WeakSet()

    def submit(
        self,
        fn: Callable[_Arguments, _Result],
        /,
        *args: _Arguments.args,
        **kwargs: _Arguments.kwargs,
    ) -> Future[_Result]:
        """Run a picklable call in a worker."""
        with _signals_held():  # the first call starts the processes
            try:
                future = self._running().submit(fn, *args, **kwargs)
            except BrokenProcessPool:  # a worker died under an earlier format
                self._pool = None
                future = self._running().submit(fn, *args, **kwargs)
        self._given.add(future)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002  (the base class's signature)
        """Let go of the workers, if there are any; who cancels does not wait for what they do."""
        if self._pool is None:
            return
        if cancel_futures and not all(future.done() for future in self._given):
            self._let_go()
        self._pool.shutdown(wait, cancel_futures=cancel_futures)
        self._let_go()

    def _running(self) -> ProcessPoolExecutor:
        if self._pool is None:
            with _signals_held():  # Python lifts the block where it starts its resource tracker
                self._pool = self._new_pool()
        return self._pool

    def _new_pool(self) -> ProcessPoolExecutor:
        context = multiprocessing.get_context("spawn")
        theirs, ours = context.Pipe(duplex=False)
        self._lifelines += [theirs, ours]
        return ProcessPoolExecutor(
            self._jobs,
            mp_context=context,
            initializer=_begin,
            initargs=(theirs, gc.get_threshold()),
        )

    def _let_go(self) -> None:
        """Workers end where the other end of their pipe is closed."""
        for end in self._lifelines:
            end.close()
        self._lifelines.clear()


@contextlib.contextmanager
def _signals_held() -> Iterator[None]:
    """What starts here is deaf to Ctrl-C and the like, from its first moment: this process ends it.

    A process inherits what is blocked. Here, a signal waits until the block ends; none is lost.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    held = {getattr(signal, name) for name in _ASKINGS}
    earlier = signal.pthread_sigmask(signal.SIG_BLOCK, held)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, earlier)


def _begin(lifeline: "Connection[Any, Any]", thresholds: tuple[int, int, int]) -> None:
    """In a worker: leave Ctrl-C to the parent, end with it, and say nothing beside the results.

    The libraries of a worker that dies would tell of it on standard error in words of their own.
    """
    gc.set_threshold(*thresholds)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Windows hands nothing down
    if hasattr(signal, "pthread_sigmask"):  # a pool whose worker died ends the others so
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
    threading.Thread(target=_end_with_parent, args=(lifeline,), daemon=True).start()
    logging.lastResort = None
    with contextlib.suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 2)
        os.close(nowhere)


def _end_with_parent(lifeline: "Connection[Any, Any]") -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel, lifeline])  # the parent ended, or let go of this process
        os._exit(1)
