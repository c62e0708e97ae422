"""Signals that ask a command to stop, at any moment and more than once."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.conftest import ROOT, write_book
from tests.faults.test_processes import _ended, _sound

STOPPED = "\nStopped. Earlier editions are unchanged; what was narrated is kept.\n"

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows has other signals")


@pytest.mark.parametrize("to_all", [True, False], ids=["to all processes", "to one process"])
@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_ends_a_build_as_ctrl_c_does(tmp_path, narrating, number, code, to_all):
    build, workers = narrating
    (os.killpg if to_all else os.kill)(build.pid, number)
    _, told = build.communicate(timeout=60)

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
    _, told = build.communicate(timeout=60)

    assert (build.returncode, told) == (130, STOPPED)
    assert _ended(workers)
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize("module", ["pipeline.cli.signals", "click.core", "pydantic", "reportlab"])
def test_ctrl_c_while_modules_load_ends_in_one_line(tmp_path, module):
    book = write_book(tmp_path / "book", 300)
    build = _start("-X", "importtime", book=book, out=tmp_path / "out")
    told = ""
    for line in build.stderr:
        if line.rpartition("|")[2].strip() == module:
            os.kill(build.pid, signal.SIGINT)
            told = build.communicate(timeout=60)[1]
            break

    words = [line for line in told.splitlines() if not line.startswith("import time:")]
    assert words == STOPPED.splitlines()
    assert build.returncode == 130


def test_a_build_under_nohup_outlives_its_terminal(tmp_path):
    book = write_book(tmp_path / "book", 300)
    build = _start(book=book, out=tmp_path / "out", ignored=signal.SIGHUP)
    for line in build.stderr:
        if line.startswith("Narrating"):
            os.killpg(build.pid, signal.SIGHUP)
            os.kill(build.pid, signal.SIGTERM)  # or the test would last until the end
            break
    told = build.communicate(timeout=60)[1]

    assert build.returncode == 143
    assert told.endswith(STOPPED)


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


def _start(*python: str, book: Path, out: Path, ignored: int | None = None):
    """A build of the narration whose lines of progress can be read as they come."""

    def listening() -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)  # not ignored below here
        if ignored is not None:
            signal.signal(ignored, signal.SIG_IGN)

    command = [sys.executable, *python, str(ROOT / "publish.py"), "build", "epub", "audio", "-j1"]
    return subprocess.Popen(
        [*command, "-m", str(book), "-o", str(out)],
        env={**os.environ, "PUBLISH_CACHE": str(out.with_name("clips"))},
        preexec_fn=listening,  # noqa: PLW1509  (the tests have no threads)
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
