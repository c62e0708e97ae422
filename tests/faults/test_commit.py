"""The moment at which finished files replace earlier ones."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.driver.commit import commit_format, keep_unproved, recover, work_folder
from pipeline.manifest import NAME, read_manifest
from tests.faults.conftest import ROOT, digests, write_book

_KILLED = """
import os, signal, sys
from pathlib import Path
import filelock
from pipeline.driver import commit

EVENTS = ("os.rename", "os.link", "os.rmdir", "os.remove", "os.mkdir", "os.chmod")

def build(out, left):
    def killed(event, arguments):
        nonlocal left
        if event in EVENTS:
            left -= 1
        if event in EVENTS and left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

    with commit.work_folder(out) as work:
        made = work / "epub"
        made.mkdir()
        for name in "abc":
            (made / name).write_text("new")
        sys.addaudithook(killed)
        commit.commit_format([Path(name) for name in "abc"], made, out / "epub")

for step, out in enumerate(sys.argv[1:]):
    child = os.fork()
    if child == 0:
        build(Path(out), step)
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""
_FILES = [Path(name) for name in "abc"]


def _write(folder: Path, text: str) -> None:
    folder.mkdir()
    for name in _FILES:
        (folder / name).write_text(text)


def _matches(out: Path) -> bool:
    """Whether the manifest lists exactly the files that there are, as they are."""
    listed = {
        f"{name}/{path}": digest
        for name, made in read_manifest(out).editions.items()
        for path, digest in made.files.items()
    }
    return listed == {path: d for path, d in digests(out).items() if path != NAME}


@pytest.mark.skipif(os.name != "posix", reason="processes are killed by a signal here")
@pytest.mark.parametrize("unproved", [False, True], ids=["edition", "with an unproved one"])
def test_killed_at_every_step_the_old_or_the_new_edition_is_whole(tmp_path, unproved):
    outputs = [tmp_path / str(step) for step in range(44)]
    for out in outputs:
        with work_folder(out) as work:
            _write(work / "epub", "old")
            commit_format(_FILES, work / "epub", out / "epub")
            if unproved:
                keep_unproved(_FILES, work / "epub", out / "epub")
    command = [sys.executable, "-c", _KILLED, *map(str, outputs)]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    codes = [int(line) for line in done.stdout.split()]
    seen = set()
    for out, code in zip(outputs, codes, strict=True):
        recover(out)
        contents = [path.read_text() for path in sorted((out / "epub").iterdir())]
        assert contents in (["old"] * 3, ["new"] * 3)
        assert {path.name for path in out.iterdir()} - {"unproved"} == {"epub", NAME}
        assert _matches(out)
        assert all(made.earlier is None for made in read_manifest(out).editions.values())
        assert code != 0 or not (out / "unproved").exists()
        seen.add((code, contents[0]))
    assert seen == {(-9, "old"), (-9, "new"), (0, "new")}


def test_two_builds_at_once_leave_one_whole_edition(tmp_path, start):
    book = write_book(tmp_path / "book")
    arguments = ("build", "epub", "-q", "-m", book, "-o", tmp_path / "out")
    both = [start(*arguments), start(*arguments)]
    told = [build.communicate(timeout=120)[1] for build in both]

    assert [build.returncode for build in both] == [0, 0], told
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"epub", NAME}
    assert _matches(tmp_path / "out")
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
