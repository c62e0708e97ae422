"""A book that takes a few seconds to narrate, and builds that something happens to."""

import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.driver.workers import Workers
from tests.badbooks.folders import FACTS

ROOT = Path(__file__).parents[2]
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


@pytest.fixture
def start(tmp_path) -> Callable[..., subprocess.Popen[str]]:
    """Start ``publish`` in a process group of its own, its clips kept in ``tmp_path``."""

    def run(*arguments: object, **options: object) -> subprocess.Popen[str]:
        earlier = signal.signal(signal.SIGINT, signal.default_int_handler)  # not ignored below here
        try:
            return subprocess.Popen(
                [sys.executable, str(ROOT / "publish.py"), *map(str, arguments)],
                env={**os.environ, "PUBLISH_CACHE": str(tmp_path / "clips")},
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                start_new_session=True,
                **options,
            )
        finally:
            signal.signal(signal.SIGINT, earlier)

    return run


@pytest.fixture
def narrating(tmp_path, start):
    """A build that has kept its first clips and has many sentences to go; its workers' ids."""
    if not Path("/proc").is_dir():
        pytest.skip("processes are found in /proc")
    book = write_book(tmp_path / "book", 300)
    build = start("build", "audio", "-q", "-j", 2, "-m", book, "-o", tmp_path / "out")
    clips = tmp_path / "clips"
    while build.poll() is None and not any(clips.rglob("*.entry")):
        time.sleep(0.02)  # waits for a state, not for a time
    yield build, workers_of(build.pid)
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
