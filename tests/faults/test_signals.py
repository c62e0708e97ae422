"""Signals that ask a command to stop, at any moment and more than once."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.conftest import ROOT, write_book
from tests.faults.test_processes import _ended, _sound
from tests.slow import sampled

STOPPED = "\nStopped. Earlier editions are unchanged; what was narrated is kept.\n"

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows has other signals")


@pytest.mark.parametrize("to_all", [True, False], ids=["to all processes", "to one process"])
@pytest.mark.parametrize(
    ("number", "code"), sampled([(signal.SIGTERM, 143), (signal.SIGHUP, 129)], every=2)
)
def test_a_signal_ends_a_build_as_ctrl_c_does(tmp_path, narrating, number, code, to_all):
    build, workers = narrating
    (os.killpg if to_all else os.kill)(build.pid, number)
    _, told = build.communicate(timeout=300)

    assert (build.returncode, told) == (code, STOPPED)
    assert len(workers) == 2
    assert _ended(workers)
    assert _sound(tmp_path / "clips") > 0
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize("name", ["SIGHUP", "SIGINT", "SIGTERM"])
def test_the_readme_has_the_exit_code_of_each_signal(name):
    readme = (ROOT / "pipeline/docs/commands.md").read_text(encoding="utf-8")
    (row,) = [line for line in readme.splitlines() if f"({name})" in line]

    assert row.startswith(f"| {128 + getattr(signal, name)} | ")


def test_ctrl_c_twice_in_a_row_ends_in_one_line_too(tmp_path, narrating):
    build, workers = narrating
    os.killpg(build.pid, signal.SIGINT)
    os.killpg(build.pid, signal.SIGINT)
    _, told = build.communicate(timeout=300)

    assert (build.returncode, told) == (130, STOPPED)
    assert _ended(workers)
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize("module", ["pipeline.cli.signals", "click.core", "pydantic", "reportlab"])
def test_ctrl_c_while_modules_load_ends_in_one_line(tmp_path, start, module):
    build = start(*_narration(tmp_path), python=["-X", "importtime"])
    lines = _told(build, lambda line: line.rpartition("|")[2].strip() == module, [signal.SIGINT])

    words = [line for line in lines if not line.startswith("import time:")]
    assert words == STOPPED.splitlines()
    assert build.returncode == 130


def test_a_build_under_nohup_outlives_its_terminal(tmp_path, start):
    build = start(*_narration(tmp_path), ignored=[signal.SIGHUP])
    both = [signal.SIGHUP, signal.SIGTERM]  # without the second one it would last until the end
    lines = _told(build, lambda line: line.startswith("Narrating"), both)

    assert build.returncode == 143
    assert lines[-2:] == STOPPED.splitlines()


def test_callers_from_python_keep_their_own_handlers(tmp_path):
    book = write_book(tmp_path / "book")
    code = (
        "import signal, sys, warnings, logging\n"
        "from pathlib import Path\n"
        "from pipeline.driver import build\n"
        "from pipeline.reader import read_manuscript\n"
        "def state():\n"
        "    names = signal.SIGINT, signal.SIGTERM, signal.SIGHUP\n"
        "    handlers = [signal.getsignal(name) for name in names]\n"
        "    return (handlers, signal.pthread_sigmask(signal.SIG_BLOCK, []), sys.stderr,\n"
        "            sys.unraisablehook, warnings.filters[:], logging.lastResort)\n"
        "if __name__ == '__main__':\n"
        "    book = read_manuscript(Path(sys.argv[1]))\n"
        "    import reportlab.pdfgen.canvas\n"
        "    before = state()\n"
        "    report = build(book, Path(sys.argv[2]), ['epub', 'audio'], jobs=2)\n"
        "    print(report.exit_code, state() == before)\n"
    )
    script = tmp_path / "host.py"
    script.write_text(code, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, script, book, tmp_path / "out"],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PUBLISH_CACHE": str(tmp_path / "clips")},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.stdout, done.stderr) == ("0 True\n", "")


def _narration(folder: Path) -> list[object]:
    """The arguments for a build whose lines of progress can be read as they come."""
    book = write_book(folder / "book", 300)
    return ["build", "epub", "audio", "-j1", "-m", book, "-o", folder / "out"]


def _told(build, is_moment: Callable[[str], bool], signals: list[int]) -> list[str]:
    """The lines of a build that gets these signals when one of its lines says that it is time.

    All are read from one stream: what it has read ahead, communicate() would not see.
    """
    lines = []
    for line in build.stderr:
        lines.append(line.rstrip("\n"))
        if signals and is_moment(line):
            for number in signals:
                os.killpg(build.pid, number)
            signals = []
    build.communicate()
    return lines
