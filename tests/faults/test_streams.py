"""Standard streams that are full, closed, or read by nobody; a folder that is gone."""

import os
import shlex
import subprocess
import sys

import pytest

from tests.faults.conftest import ROOT, write_book
from tests.slow import sampled

pytestmark = pytest.mark.skipif(os.name != "posix", reason="redirected by a POSIX shell")

FULL = "error: the result could not be written to standard output: No space left on device\n"


@pytest.fixture
def shell(tmp_path):
    """Run ``publish`` with these arguments as a shell line in an empty folder."""
    (tmp_path / "here").mkdir()

    def run(line: str, *, unbuffered: bool = False) -> subprocess.CompletedProcess[str]:
        publish = shlex.join([sys.executable, str(ROOT / "publish.py")])
        return subprocess.run(
            ["/bin/sh", "-c", line.replace("publish", publish, 1)],
            cwd=tmp_path / "here",
            env=os.environ | ({"PYTHONUNBUFFERED": "1"} if unbuffered else {}),
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    write_book(tmp_path / "book")
    return run


@pytest.mark.parametrize("unbuffered", [True, False])
@pytest.mark.parametrize(
    "command", ["build epub -q -m ../book", "check --json -m ../book", "script -m ../book", "-h"]
)
def test_a_full_standard_output_is_told_in_one_line(shell, tmp_path, command, unbuffered):
    done = shell(f"publish {command} > /dev/full", unbuffered=unbuffered)

    assert done.returncode == 1
    assert done.stderr.splitlines(keepends=True)[-1] == FULL
    assert "Traceback" not in done.stderr
    if command.startswith("build"):
        assert list((tmp_path / "here" / "output" / "epub").glob("*.epub"))


@pytest.mark.parametrize(
    "where", sampled(["2>&-", "2>/dev/full", ">&-", "<&- >&- 2>&-", ">&- 2>/dev/full"], every=5)
)
def test_editions_are_made_although_nobody_can_be_told(shell, tmp_path, where):
    done = shell(f"publish build epub audio -m ../book {where}")

    assert done.returncode == 0
    assert "Traceback" not in done.stderr
    made = {path.suffix for path in (tmp_path / "here" / "output").rglob("*.*")}
    assert {".epub", ".mp3"} <= made


def test_a_fault_keeps_its_exit_code_although_nobody_can_be_told(shell):
    assert shell("publish check -m nowhere >&- 2>&-").returncode == 4
    assert shell("publish bogus >/dev/full 2>/dev/full").returncode == 2


@pytest.mark.parametrize("command", ["script -m ../book", "build epub -q -m ../book", "formats"])
def test_a_reader_who_leaves_early_is_no_fault(shell, command):
    line = f"{{ publish {command}; echo $? > code; }} | head -c 1"
    done = shell(line)
    code = shell("cat code; : publish")

    assert len(done.stdout) == 1
    assert "Traceback" not in done.stderr
    assert "rror" not in done.stderr
    assert code.stdout == "0\n"


@pytest.mark.parametrize("command", ["check", "build epub -m ../book", "formats"])
def test_a_current_folder_that_is_gone_is_told(shell, command):
    done = shell(f"mkdir gone && cd gone && rmdir ../gone && publish {command}")

    assert done.returncode == 1
    assert done.stderr == (
        "error: the current folder is gone\n    Change to a folder that exists, then try again.\n"
    )
