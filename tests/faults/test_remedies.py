"""What a user is told when the output folder cannot be written, and what a killed proof leaves.

Rights do not bind the administrator, and disks are not filled for a test: a hook of the
interpreter answers as the system would.
"""

import errno
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.driver.unwritable import remedy
from tests.faults.conftest import ROOT, digests, write_book
from tests.judges import path_without_judges

_FULL = "The disk is full, or your share of it: make room"
_FORBIDDEN = "Allow writing there"
FAULTS = {"ENOSPC": _FULL, "EDQUOT": _FULL, "EFBIG": _FULL}
FAULTS |= {"EACCES": _FORBIDDEN, "EPERM": _FORBIDDEN, "EROFS": _FORBIDDEN, "EIO": "Is the folder"}

_UNWRITABLE = """
import os, sys
folder, number = sys.argv.pop(1), int(sys.argv.pop(1))
writing = os.O_WRONLY | os.O_RDWR | os.O_CREAT

def refuse(event, arguments):
    changes = event in ("os.mkdir", "os.rename", "os.remove", "os.rmdir")
    if changes or (event == "open" and arguments[2] & writing):
        if str(arguments[0]).startswith(folder):
            raise OSError(number, os.strerror(number), str(arguments[0]))

sys.addaudithook(refuse)
from pipeline.cli.main import main
main()
"""

_KILLED = """
import os, signal, sys
place = sys.argv.pop(1)

def kill(event, arguments):
    if event == "os.rename" and str(arguments[1]) == place:
        os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(kill)
from pipeline.cli.main import main
main()
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    """A folder with a small book, and its EPUB and the report about it in ``out``."""
    folder = tmp_path_factory.mktemp("remedies").resolve()
    book = write_book(folder / "book")
    with (book / "book.toml").open("a") as facts:
        facts.write("[output.epub]\npage-list = false\n")
    assert _run(None, "build", "epub", "-q", *_folders(folder)).returncode == 0
    assert _run(None, "verify", *_folders(folder)).returncode in (0, 7)
    return folder


def _folders(folder: Path) -> list[object]:
    return ["-m", folder / "book", "-o", folder / "out"]


def _run(script: str | None, *arguments: object) -> subprocess.CompletedProcess[str]:
    start = [ROOT / "publish.py"] if script is None else ["-c", script]
    return subprocess.run(
        [sys.executable, *start, *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "PATH": path_without_judges()},  # no judges: they take long
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_of_a_disk_has_its_remedy(name):
    number = getattr(errno, name, None)
    if number is None:
        pytest.skip("this system has no such fault")

    assert FAULTS[name] in remedy(OSError(number, os.strerror(number)))


@pytest.mark.parametrize("name", ["ENOSPC", "EACCES", "EROFS"])
def test_a_build_says_where_it_cannot_write_and_what_to_do(made, name):
    number = getattr(errno, name)
    before = digests(made / "out")
    done = _run(_UNWRITABLE, made / "out", number, "build", "epub", "-q", *_folders(made))

    assert done.returncode == 5
    assert f"cannot write to {made / 'out'}: {os.strerror(number)}" in done.stderr
    assert FAULTS[name] in done.stderr
    assert "Traceback" not in done.stderr
    assert digests(made / "out") == before


@pytest.mark.parametrize("name", ["ENOSPC", "EACCES", "EROFS"])
def test_a_proof_tells_what_it_found_though_it_cannot_write_its_report(made, name):
    number = getattr(errno, name)
    before = digests(made / "out")
    done = _run(_UNWRITABLE, made / "out", number, "verify", *_folders(made))

    assert done.returncode == 5
    assert "the report of what was found could not be written" in done.stderr
    assert f"cannot write to {made / 'out'}" in done.stderr
    assert FAULTS[name] in done.stderr
    assert "Traceback" not in done.stderr
    assert "epub/" in done.stdout, "what each judge said"
    assert digests(made / "out") == before


def test_a_read_only_folder_takes_no_findings_from_a_machine(made):
    done = _run(_UNWRITABLE, made / "out", errno.EROFS, "verify", "--json", *_folders(made))

    assert done.returncode == 5
    assert json.loads(done.stdout)["claims"]


@pytest.mark.skipif(os.name != "posix", reason="file sizes cannot be limited here")
def test_a_disk_that_fills_in_the_middle_of_the_report_keeps_the_earlier_one(made):
    def limited() -> None:
        import resource  # noqa: PLC0415  (not on Windows)

        resource.setrlimit(resource.RLIMIT_FSIZE, (500, 500))

    before = digests(made / "out")
    command = [sys.executable, str(ROOT / "publish.py"), "verify", *map(str, _folders(made))]
    done = subprocess.run(
        command,
        env={**os.environ, "PATH": path_without_judges()},
        preexec_fn=limited,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )

    assert done.returncode == 5
    assert _FULL in done.stderr
    assert digests(made / "out") == before


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows has no SIGKILL")
@pytest.mark.parametrize(
    ("name", "following"),
    [("report.html", ["build", "epub", "-q"]), ("report.json", ["verify"])],
)
def test_what_a_killed_proof_left_goes_with_the_next_command(made, name, following):
    out = made / "out"
    mine = out / ".report-december"
    mine.write_text("mine")
    before = {path.name for path in out.iterdir()}
    killed = _run(_KILLED, out / name, "verify", *_folders(made))
    assert killed.returncode == -signal.SIGKILL
    assert {path.name for path in out.iterdir()} > before, "the test has something to find"
    done = _run(None, *following, *_folders(made))

    assert done.returncode in (0, 7), done.stderr
    assert {path.name for path in out.iterdir()} == before
    assert mine.read_text() == "mine"
    mine.unlink()
