"""Processes that are killed or interrupted while they work."""

import os
import signal
import time

import pytest

from pipeline.storage.cache import Cache
from tests.faults.conftest import alive, write_book


def _sound(folder) -> int:
    """How many clips are kept; each must be whole."""
    keys = [path.stem for path in folder.rglob("*.entry")]
    assert all(Cache(folder).load(key) is not None for key in keys)
    return len(keys)


def _ended(pids: list[int]) -> bool:
    end = time.monotonic() + 30
    while any(map(alive, pids)) and time.monotonic() < end:
        time.sleep(0.02)
    return not any(map(alive, pids))


@pytest.mark.parametrize("to_all", [True, False], ids=["from the keyboard", "to one process"])
def test_ctrl_c_while_narrating_ends_in_one_line(tmp_path, narrating, to_all):
    build, workers = narrating
    (os.killpg if to_all else os.kill)(build.pid, signal.SIGINT)
    _, told = build.communicate(timeout=60)

    assert build.returncode == 130
    assert told.split("\n") == [
        "",
        "Stopped. Earlier editions are unchanged; what was narrated is kept.",
        "",
    ]
    assert _ended(workers)
    assert _sound(tmp_path / "clips") > 0
    assert list((tmp_path / "out").iterdir()) == []


def test_a_worker_that_dies_is_an_error_in_words(tmp_path, narrating):
    build, workers = narrating
    os.kill(workers[0], signal.SIGKILL)
    _, told = build.communicate(timeout=60)

    assert build.returncode == 5
    assert "audio could not be made: a worker process died" in told
    assert "Traceback" not in told
    assert _ended(workers)
    assert _sound(tmp_path / "clips") > 0


def test_workers_end_when_the_build_is_killed_and_the_next_one_cleans_up(
    tmp_path, narrating, start
):
    build, workers = narrating
    build.kill()
    build.wait()

    assert len(workers) == 2
    assert _ended(workers)
    assert _sound(tmp_path / "clips") > 0
    assert [path.name[:6] for path in (tmp_path / "out").iterdir()] == [".work-"]
    short = write_book(tmp_path / "short")
    again = start("build", "epub", "-q", "-m", short, "-o", tmp_path / "out")
    again.communicate(timeout=60)
    assert again.returncode == 0
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"epub", "editions.json"}


def test_the_formats_after_a_dead_worker_have_workers_again(pool):
    with pytest.raises(Exception, match="terminated abruptly"):
        pool.submit(os._exit, 1).result()

    assert pool.submit(abs, -1).result() == 1
