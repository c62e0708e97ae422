"""Titles made by a scheduler and workers that were started as commands."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.catalogue import Order, Title, TitleResult, find_titles
from pipeline.catalogue.cluster import ClusterCrew
from pipeline.catalogue.one import Make
from pipeline.storage import at
from tests.catalogue.shelves import catalogue, editions, shelve, states
from tests.slow import slow

pytest.importorskip("distributed")
_ROOT = os.fspath(Path(__file__).parents[2])


@contextlib.contextmanager
def _started(*arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    environment = {**os.environ, "PYTHONPATH": _ROOT}
    process = subprocess.Popen(
        [sys.executable, "-m", *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait()


@contextlib.contextmanager
def _cluster(folder: Path, *options: str) -> Iterator[tuple[str, int]]:
    """The address of a scheduler with two workers, and the number of its process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    place = f"tcp://127.0.0.1:{port}"
    listening = ("--host", "127.0.0.1", "--port", str(port), "--no-dashboard", "--no-show")
    worker = ("distributed.cli.dask_worker", place, "--nthreads", "1", "--no-dashboard", *options)
    with contextlib.ExitStack() as cluster:
        scheduler = cluster.enter_context(_started("distributed.cli.dask_scheduler", *listening))
        for _ in range(2):
            cluster.enter_context(_started(*worker, "--local-directory", os.fspath(folder)))
        _until_it_answers(place)
        yield place, scheduler.pid


def _until_it_answers(place: str) -> None:
    """However long a loaded machine takes to start three processes."""
    distributed = pytest.importorskip("distributed")
    with distributed.Client(place, timeout=120, set_as_default=False) as client:
        client.wait_for_workers(2)


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    with _cluster(tmp_path_factory.mktemp("workers")) as (place, _):
        yield place


def test_a_cluster_makes_what_one_machine_makes(tmp_path, address):
    shelf = shelve(tmp_path / "shelf", *(f"t{number}" for number in range(8)))
    (shelf / "t3" / "one.md").write_text("# One\n\n![](no.png)\n")
    catalogue(shelf, "epub", "pdf", "-o", tmp_path / "local")
    result = catalogue(
        shelf, "epub", "pdf", "-o", tmp_path / "cluster", "--scheduler", address, "-q"
    )
    assert result.exit_code == 3, result.output
    assert states(tmp_path / "cluster") == states(tmp_path / "local")
    assert states(tmp_path / "cluster")["t3"] == "failed"
    assert editions(tmp_path / "cluster") == editions(tmp_path / "local")


class _DeadlyOnce(Make):
    """Kills the worker at its first try of "t1"; a second try finds the mark and goes on."""

    def __call__(self, title: Title, executor: object = None) -> TitleResult:
        del executor
        mark = title.manuscript.parent / "tried"
        if title.name == "t1" and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return Make(self.order)(title)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no such signal")
def test_a_killed_worker_costs_no_title(tmp_path, address):
    shelf = shelve(tmp_path / "shelf", "t0", "t1", "t2", "t3")
    order = Order(("epub",))
    results = ClusterCrew(address).run(_DeadlyOnce(order), find_titles(shelf, tmp_path / "out"))
    assert {result.title.name: result.state for result in results} == {
        f"t{number}": "made" for number in range(4)
    }
    assert (shelf / "tried").exists()


@slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no such signal")
def test_five_hundred_titles_with_a_killed_worker_are_those_of_one_machine(tmp_path, address):
    shelf = shelve(tmp_path / "shelf", *(f"t{number}" for number in range(500)))
    order = Order(("epub",))
    crew = ClusterCrew(address)
    results = list(crew.run(_DeadlyOnce(order), find_titles(shelf, tmp_path / "cluster")))
    assert {result.state for result in results} == {"made"}
    assert (shelf / "tried").exists()
    assert catalogue(shelf, "epub", "-o", tmp_path / "local").exit_code == 0
    assert editions(tmp_path / "cluster") == editions(tmp_path / "local")
    assert len(list((tmp_path / "cluster").rglob("*.epub"))) == 500


class _Hungry(Make):
    """Takes more memory for the title "t1" than a worker may have."""

    def __call__(self, title: Title, executor: object = None) -> TitleResult:
        del executor
        if title.name == "t1":
            _take_memory()
        return Make(self.order)(title)


def _take_memory() -> None:
    held = []
    while True:
        held.append(bytearray(b"x" * (8 << 20)))
        threading.Event().wait(0.005)  # the limit is looked at now and then


@slow
def test_a_title_that_needs_more_memory_than_a_worker_has_fails_alone(tmp_path):
    shelf = shelve(tmp_path / "shelf", "t0", "t1", "t2")
    titles, order = find_titles(shelf, tmp_path / "out"), Order(("epub",))
    with _cluster(tmp_path / "workers", "--memory-limit", "600MB") as (place, _):
        found = {r.title.name: r for r in ClusterCrew(place).run(_Hungry(order), titles)}

    assert {name: result.state for name, result in found.items()} == {
        "t0": "made",
        "t1": "failed",
        "t2": "made",
    }
    assert "the workers that were at it died" in str(found["t1"].error)


@slow
def test_titles_in_a_store_are_made_by_workers_that_share_no_disk(tmp_path):
    pytest.importorskip("s3fs")
    from tests.catalogue.stores import listed, put, s3, use  # noqa: PLC0415  (needs the packages)

    shelf = shelve(tmp_path / "shelf", "a", "b", "c")
    with s3() as port:
        use(f"http://127.0.0.1:{port}")
        bucket = at("s3://books")
        bucket.fs.mkdir("books")
        put(shelf, bucket / "shelf")
        with _cluster(tmp_path / "workers") as (place, _):
            there = ("-o", bucket / "shop", "--scheduler", place)
            result = catalogue(bucket / "shelf", "epub", *there)
        assert result.exit_code == 0, result.output
        books = {Path(name).name: data for name, data in listed(bucket / "shop").items()}
    catalogue(shelf, "epub", "-o", tmp_path / "local", "-j", 1)
    local = {file.name: file.read_bytes() for file in (tmp_path / "local").rglob("*.epub")}
    assert len(local) == 3
    assert local.items() <= books.items()


class _EndsScheduler(Make):
    """Ends the scheduler, whose process a file beside the titles names, at the title "t1"."""

    def __call__(self, title: Title, executor: object = None) -> TitleResult:
        del executor
        if title.name == "t1":
            os.kill(int((title.manuscript.parent / "scheduler").read_text()), signal.SIGKILL)
        return Make(self.order)(title)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no such signal")
def test_a_lost_scheduler_is_told_and_the_run_goes_on_elsewhere(tmp_path, monkeypatch, capfd):
    monkeypatch.setattr("pipeline.catalogue.cluster._ANSWER", 3)
    shelf = shelve(tmp_path / "shelf", *(f"t{number}" for number in range(30)))
    titles, order = find_titles(shelf, tmp_path / "out"), Order(("epub",))
    with _cluster(tmp_path / "workers") as (place, scheduler):
        (shelf / "scheduler").write_text(str(scheduler))
        results = list(ClusterCrew(place).run(_EndsScheduler(order), titles))

    lost = [result for result in results if result.state == "failed"]
    assert {result.title.name for result in results} == {title.name for title in titles}
    assert {str(result.error) for result in lost} == {"the scheduler of the cluster was lost"}
    assert "Traceback" not in capfd.readouterr().err
    catalogue(shelf, "epub", "-o", tmp_path / "out", "-j", 1)
    assert set(states(tmp_path / "out").values()) <= {"made", "unchanged"}


def test_a_lonely_title_shares_its_sentences_with_the_cluster(tmp_path, address):
    shelf = shelve(tmp_path / "shelf", "alone")
    for place in ("cluster", "local"):
        there = ["--scheduler", address] if place == "cluster" else []
        result = catalogue(shelf, "audio", "-o", tmp_path / place, *there)
        assert result.exit_code == 0, result.output
    assert editions(tmp_path / "cluster") == editions(tmp_path / "local")


def test_an_address_at_which_nobody_answers_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr("pipeline.catalogue.cluster._ANSWER", 1)
    shelf = shelve(tmp_path / "shelf", "a")
    result = catalogue(shelf, "epub", "-o", tmp_path / "out", "--scheduler", "tcp://127.0.0.1:9")
    assert "no Dask scheduler answers at tcp://127.0.0.1:9" in str(result.exception)


def test_jobs_and_a_scheduler_do_not_go_together(tmp_path):
    shelf = shelve(tmp_path / "shelf", "a")
    result = catalogue(
        shelf, "epub", "-o", tmp_path / "out", "--scheduler", "tcp://127.0.0.1:9", "-j", 2
    )
    assert "do not go together" in str(result.exception)
