"""The moment at which finished files replace earlier ones."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.driver.commit import commit_format, recover, work_folder
from tests.faults.conftest import ROOT, digests, write_book

_KILLED = """
import os, signal, sys
from pathlib import Path
from pipeline.driver import commit

left = int(sys.argv[1])

def killed(event, arguments):
    global left
    if event in ("os.rename", "os.link", "os.rmdir", "os.remove", "os.mkdir", "os.chmod"):
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

out = Path(sys.argv[2])
with commit.work_folder(out) as work:
    made = work / "epub"
    made.mkdir()
    for name in "abc":
        (made / name).write_text("new")
    sys.addaudithook(killed)
    commit.commit_format([Path(name) for name in "abc"], made, out / "epub")
"""


@pytest.mark.skipif(os.name != "posix", reason="processes are killed by a signal here")
def test_killed_at_every_step_the_old_or_the_new_edition_is_whole(tmp_path):
    seen = set()
    for step in range(40):
        out = tmp_path / str(step)
        (out / "epub").mkdir(parents=True)
        for name in "abc":
            (out / "epub" / name).write_text("old")
        done = subprocess.run(
            [sys.executable, "-c", _KILLED, str(step), out], cwd=ROOT, check=False
        )
        with work_folder(out):
            pass
        contents = [path.read_text() for path in sorted((out / "epub").iterdir())]
        assert contents in (["old"] * 3, ["new"] * 3)
        assert [path.name for path in out.iterdir()] == ["epub"]
        seen.add((done.returncode, contents[0]))
        if done.returncode == 0:
            break
    assert seen == {(-9, "old"), (-9, "new"), (0, "new")}


def test_two_builds_at_once_leave_one_whole_edition(tmp_path, start):
    book = write_book(tmp_path / "book")
    arguments = ("build", "epub", "-q", "-m", book, "-o", tmp_path / "out")
    both = [start(*arguments), start(*arguments)]
    told = [build.communicate(timeout=120)[1] for build in both]

    assert [build.returncode for build in both] == [0, 0], told
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["epub"]
    alone = start("build", "epub", "-q", "-m", book, "-o", tmp_path / "alone")
    alone.communicate(timeout=120)
    assert digests(tmp_path / "out") == digests(tmp_path / "alone")


def test_many_commits_at_once_never_mix(tmp_path):
    script = (
        "import sys; from pathlib import Path; from pipeline.driver.commit import *\n"
        "out, mark = Path(sys.argv[1]), sys.argv[2]\n"
        "for _ in range(30):\n"
        "    with work_folder(out) as work:\n"
        "        (work / 'f').mkdir()\n"
        "        for name in 'abc': (work / 'f' / name).write_text(mark)\n"
        "        commit_format([Path(n) for n in 'abc'], work / 'f', out / 'f')\n"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "out")]
    both = [subprocess.Popen([*command, mark], cwd=ROOT) for mark in "12"]

    assert [process.wait(60) for process in both] == [0, 0]
    contents = {path.read_text() for path in (tmp_path / "out" / "f").iterdir()}
    assert len(contents) == 1


def test_the_work_of_a_running_build_is_not_cleaned_up(tmp_path):
    with work_folder(tmp_path) as work:
        recover(tmp_path)

        assert work.is_dir()
        (work / "f").mkdir()
        (work / "f" / "a").write_text("new")
        commit_format([Path("a")], work / "f", tmp_path / "f")
    assert (tmp_path / "f" / "a").read_text() == "new"
