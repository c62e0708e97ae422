"""A book that takes a few seconds to narrate, and builds that something happens to."""

import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from pipeline.driver.workers import Workers
from tests.badbooks.folders import FACTS

ROOT = Path(__file__).parents[2]
_JOBS = 2
LAST = "The last sentence tells of the sea."


def write_book(folder: Path, sentences: int = 3) -> Path:
    """A book of this many short paragraphs."""
    folder.mkdir(parents=True)
    (folder / "book.toml").write_text(FACTS + 'sections = ["one.md"]\n', encoding="utf-8")
    lines = [f"Sentence {n} tells of the hills behind the sea.\n\n" for n in range(sentences)]
    (folder / "one.md").write_text(f"# One\n\n{''.join(lines)}{LAST}\n", encoding="utf-8")
    return folder


def digests(folder: Path) -> dict[str, str]:
    """Every file below a folder, with the hash of its bytes."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


_USUAL = {
    signal.SIGINT: signal.default_int_handler,
    signal.SIGTERM: signal.SIG_DFL,
    **({signal.SIGHUP: signal.SIG_DFL} if hasattr(signal, "SIGHUP") else {}),
}


@pytest.fixture
def start(tmp_path) -> Callable[..., subprocess.Popen[str]]:
    """Start ``publish`` in a process group of its own, its clips kept in ``tmp_path``.

    The process ignores those signals that are named, and no others, whatever the tests run under:
    ``nohup`` hands down that SIGHUP is ignored, a shell's ``&`` that Ctrl-C is.
    """

    def run(
        *arguments: object, python: Sequence[str] = (), ignored: Sequence[int] = ()
    ) -> subprocess.Popen[str]:
        with handlers(_USUAL, ignored):
            return subprocess.Popen(
                [sys.executable, *python, str(ROOT / "publish.py"), *map(str, arguments)],
                env={**os.environ, "PUBLISH_CACHE": str(tmp_path / "clips")},
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                start_new_session=True,
            )

    return run


@contextmanager
def handlers(ours: Mapping[int, object], ignored: Sequence[int]) -> Iterator[None]:
    """What is done about signals meanwhile; a process that starts inherits what is ignored."""
    wanted = {**ours, **dict.fromkeys(ignored, signal.SIG_IGN)}
    before = {number: signal.signal(number, handler) for number, handler in wanted.items()}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@pytest.fixture
def narrating(tmp_path, start):
    """A build with both its workers, its first clips and many sentences to go; the workers' ids."""
    if not Path("/proc").is_dir():
        pytest.skip("processes are found in /proc")
    book = write_book(tmp_path / "book", 300)
    build = start("build", "audio", "-q", "-j", _JOBS, "-m", book, "-o", tmp_path / "out")
    clips = tmp_path / "clips"
    workers: list[int] = []
    while build.poll() is None and not (len(workers) == _JOBS and any(clips.rglob("*.entry"))):
        time.sleep(0.02)  # waits for a state, not for a time
        workers = workers_of(build.pid)
    yield build, workers
    if build.poll() is None:
        os.killpg(build.pid, signal.SIGKILL)
    build.communicate()


def workers_of(pid: int) -> list[int]:
    """The worker processes of a build."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            if parent == pid and b"spawn_main" in (folder / "cmdline").read_bytes():
                found.append(int(folder.name))
        except (OSError, ValueError):
            continue
    return found


def alive(pid: int) -> bool:
    """Whether a process runs; one that only waits for its parent's notice does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.fixture
def pool():
    """Two workers."""
    workers = Workers(2)
    yield workers
    workers.shutdown()
