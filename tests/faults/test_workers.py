"""Processes that are killed say nothing themselves; whoever is left says it once."""

import os
import signal

import pytest

from tests.faults.test_processes import _ended

pytestmark = pytest.mark.skipif(os.name != "posix", reason="processes are killed otherwise here")


def test_a_killed_worker_is_told_once_and_in_words(narrating):
    build, workers = narrating
    os.kill(workers[0], signal.SIGKILL)
    _, told = build.communicate(timeout=60)

    *lines, last = told.splitlines()
    assert lines == [
        "audio was not made; its earlier files, if any, are unchanged.",
        "error: audio could not be made: a worker process died",
        "    Build again, with --jobs 1 if memory is short; what was narrated is kept.",
    ]
    assert last.startswith("Made nothing in ")


def test_nothing_is_said_after_a_build_that_was_killed(narrating):
    build, workers = narrating
    build.kill()
    out, told = build.communicate(timeout=60)  # ends when the last process lets go of them

    assert (out, told) == ("", "")
    assert len(workers) == 2
    assert _ended(workers)


def test_nothing_is_said_when_all_are_killed(narrating):
    build, workers = narrating
    for pid in workers:
        os.kill(pid, signal.SIGKILL)
    build.kill()

    assert build.communicate(timeout=60) == ("", "")


def test_what_a_worker_writes_on_standard_error_reaches_nobody(pool, capfd):
    assert pool.submit(os.write, 2, b"terminate called after throwing std::bad_alloc\n").result()

    assert capfd.readouterr().err == ""


def test_who_cancels_does_not_wait_for_the_running_work(pool):
    endless = pool.submit(signal.pause)
    pool.shutdown(cancel_futures=True)

    assert endless.done()
