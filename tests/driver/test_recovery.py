"""What a build left behind that was killed, and renames that fail."""

import errno
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.driver import recover
from pipeline.driver.commit import commit_format, work_folder
from pipeline.driver.locks import LOCK, locked
from pipeline.errors import ConfigError, ExportError
from pipeline.manifest import NAME, NEXT, Made, read_manifest, write_manifest
from tests.driver.books import make

ROOT = Path(__file__).parents[2]
_FILE = "parts/greeting.txt"


@pytest.fixture
def out(tmp_path) -> Path:
    """An output folder with the greeter's edition."""
    assert make(tmp_path / "out", "greeter").exit_code == 0
    return tmp_path / "out"


def _between_the_renames(out: Path) -> Path:
    """As a build leaves it that is killed after the first of its two renames."""
    manifest = read_manifest(out)
    earlier = manifest.editions["greeter"]
    journal = Made({"parts/other.txt": "0" * 64}, earlier=earlier)
    write_manifest(out, manifest.with_edition("greeter", journal))
    retired = out / ".retired-greeter@staged-abc"
    (out / "greeter").rename(retired)
    return retired


def test_the_earlier_edition_comes_back_with_its_lines_in_the_manifest(out):
    before = read_manifest(out)
    _between_the_renames(out)
    recover(out)

    assert (out / "greeter" / _FILE).read_text() == "hello"
    assert read_manifest(out) == before
    assert {path.name for path in out.iterdir()} == {"greeter", NAME}


def test_it_comes_back_unproved_if_it_was(out):
    manifest = read_manifest(out)
    made = replace(manifest.editions["greeter"], unproved=True)
    write_manifest(out, manifest.with_edition("greeter", made))
    _between_the_renames(out)
    recover(out)

    assert read_manifest(out).editions["greeter"] == made


def test_what_the_user_put_into_a_waiting_folder_comes_back_too(out):
    (_between_the_renames(out) / "notes.txt").write_text("mine")
    recover(out)

    assert (out / "greeter" / "notes.txt").read_text() == "mine"


def test_what_the_user_put_in_the_place_meanwhile_is_kept(out):
    retired = _between_the_renames(out)
    (out / "greeter").mkdir()
    (out / "greeter" / "notes.txt").write_text("mine")
    (retired / "more.txt").write_text("mine too")
    recover(out)
    report = make(out, "greeter")

    assert report.exit_code == ExportError.exit_code
    assert (out / "greeter" / "notes.txt").read_text() == "mine"
    assert (retired / "more.txt").read_text() == "mine too"

    (out / "greeter" / "notes.txt").unlink()
    (out / "greeter").rmdir()
    recover(out)
    assert (out / "greeter" / _FILE).read_text() == "hello"
    assert (out / "greeter" / "more.txt").read_text() == "mine too"


@pytest.mark.parametrize(
    "name",
    [".work-mine", ".work-abcdefgh", ".retired-photos", ".retired-@x", ".retired-a@2020", ".lock"],
)
def test_folders_of_the_users_with_such_names_stay(out, name):
    (out / name).mkdir()
    (out / name / "notes.txt").write_text("mine")
    recover(out)
    assert make(out, "greeter").exit_code == 0

    assert (out / name / "notes.txt").read_text() == "mine"


def test_the_work_of_a_dead_build_goes_and_that_of_a_living_one_stays(out):
    dead = out / ".work-deaddead"
    (dead / "epub" / "OPS").mkdir(parents=True)
    (dead / "epub" / "OPS" / "one.xhtml").write_text("half")
    (dead / LOCK).touch()
    (out / NEXT).write_bytes((out / NAME).read_bytes()[:60])
    with work_folder(out) as work:
        (work / "epub").mkdir()
        recover(out)

        assert not dead.exists()
        assert work.is_dir()
        assert (work / "epub").is_dir()
    assert {path.name for path in out.iterdir()} == {"greeter", NAME}


def test_a_folder_is_held_once(tmp_path):
    with locked(tmp_path) as sure, pytest.raises(BlockingIOError), locked(tmp_path, wait=False):
        pass
    assert sure
    with locked(tmp_path, wait=False):
        pass
    assert list(tmp_path.iterdir()) == []


def test_nothing_to_be_mended_touches_nothing(out, tmp_path):
    recover(tmp_path / "nowhere")
    recover(out / NAME)
    before = out.stat().st_mtime_ns
    recover(out)

    assert not (tmp_path / "nowhere").exists()
    assert out.stat().st_mtime_ns == before


def test_a_damaged_manifest_is_told(out):
    (out / NAME).write_text("{")
    with pytest.raises(ConfigError, match=r"out/editions\.json is no list"):
        recover(out)


_FAILING = """
import os, sys
from pathlib import Path
from pipeline.driver.commit import commit_format, work_folder
from pipeline.errors import ExportError

out, times = Path(sys.argv[1]), int(sys.argv[2])

def failing(event, arguments):
    global times
    if event == "os.rename" and Path(arguments[1]) == out / "greeter" and times:
        times -= 1
        raise OSError(13, "Permission denied")

with work_folder(out) as work:
    (work / "greeter").mkdir()
    (work / "greeter" / "a").write_text("new")
    sys.addaudithook(failing)
    try:
        commit_format([Path("a")], work / "greeter", out / "greeter")
    except ExportError as error:
        print(error.message)
"""


@pytest.mark.parametrize("times", [1, 2], ids=["the second rename", "and the way back"])
@pytest.mark.parametrize("earlier", [True, False], ids=["an edition", "nothing before"])
def test_when_renames_fail_what_was_there_before_is_there_again(out, times, earlier):
    (out / "greeter" / _FILE).unlink()  # also what the user did to it
    if not earlier:
        (out / "greeter" / "parts").rmdir()
        (out / "greeter").rmdir()
        (out / NAME).unlink()
    before = read_manifest(out)
    command = [sys.executable, "-c", _FAILING, out, str(times)]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)

    assert done.stdout == f"cannot write to {out / 'greeter'}: Permission denied\n"
    if times == 1:
        recovered = {path.name for path in out.iterdir()}
        assert recovered == ({"greeter", NAME} if earlier else {NAME})
    recover(out)
    assert read_manifest(out) == before
    assert (out / "greeter").is_dir() is earlier


def test_another_error_than_of_the_disk_is_rolled_back_too(out):
    script = _FAILING.replace('OSError(13, "Permission denied")', "KeyboardInterrupt")
    command = [sys.executable, "-c", script, out, "1"]
    done = subprocess.run(command, cwd=ROOT, check=False, stderr=subprocess.PIPE, text=True)

    assert "KeyboardInterrupt" in done.stderr
    assert (out / "greeter" / _FILE).read_text() == "hello"
    assert {path.name for path in out.iterdir()} == {"greeter", NAME}


def test_a_disk_that_cannot_flush_is_no_error_and_a_failing_one_is(tmp_path, monkeypatch):
    def flush(code: int):
        def fsync(descriptor: int) -> None:
            del descriptor
            raise OSError(code, os.strerror(code))

        monkeypatch.setattr(os, "fsync", fsync)

    def commit() -> None:
        with work_folder(tmp_path / "out") as work:
            (work / "f").mkdir()
            (work / "f" / "a").write_text("new")
            commit_format([Path("a")], work / "f", tmp_path / "out" / "f")

    flush(errno.EINVAL)
    commit()
    flush(errno.EIO)
    with pytest.raises(ExportError, match="cannot write to"):
        commit()
    assert (tmp_path / "out" / "f" / "a").read_text() == "new"
