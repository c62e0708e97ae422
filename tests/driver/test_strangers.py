"""Files of the user's own that bear a name which a build would take, and places it cannot write."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.driver import recover
from pipeline.driver.locks import LOCK
from pipeline.errors import ConfigError, ExportError, PublishError
from pipeline.manifest import NAME, NEXT
from tests.driver.books import make

ROOT = Path(__file__).parents[2]


@pytest.fixture
def out(tmp_path) -> Path:
    """An output folder with the greeter's edition."""
    assert make(tmp_path / "out", "greeter").exit_code == 0
    return tmp_path / "out"


def _state(folder: Path) -> dict[str, bytes]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize(("name", "kind"), [(LOCK, ExportError), (NEXT, ConfigError)])
@pytest.mark.parametrize("thing", ["file", "folder", "link"])
def test_what_the_user_put_under_a_name_of_ours_is_left_alone(out, tmp_path, name, kind, thing):
    place = out / name
    match thing:
        case "file":
            place.write_text("mine")
        case "folder":
            place.mkdir()
            (place / "notes.txt").write_text("mine")
        case "link":
            (tmp_path / "notes.txt").write_text("mine")
            place.symlink_to(tmp_path / "notes.txt")
    before = _state(out)
    for work in (lambda: make(out, "greeter"), lambda: recover(out)):
        with pytest.raises(kind, match="is in the way") as told:
            work()
        assert place.as_posix() in told.value.message
        assert "Move it elsewhere" in str(told.value.hint)

    assert _state(out) == before
    assert place.is_symlink() is (thing == "link")


@pytest.mark.parametrize("length", [0, 5, 30, None], ids=["empty", "begun", "further", "whole"])
def test_a_manifest_that_a_killed_build_had_begun_is_cleared_up(out, length):
    (out / NEXT).write_bytes((out / NAME).read_bytes()[:length])
    before = (out / NAME).read_bytes()
    recover(out)

    assert {path.name for path in out.iterdir()} == {"greeter", NAME}
    assert (out / NAME).read_bytes() == before


@pytest.mark.parametrize("below", ["", "more"], ids=["itself", "below it"])
@pytest.mark.parametrize("thing", ["a file", "a link that leads nowhere"])
def test_an_output_folder_that_is_none_says_what_it_is(tmp_path, thing, below):
    place = tmp_path / "place"
    if thing == "a file":
        place.write_text("mine")
    else:
        place.symlink_to(tmp_path / "nowhere")
    with pytest.raises(ExportError) as told:
        make(place / below, "greeter")

    assert f"{place.as_posix()} is {thing}, not a folder" in told.value.message
    assert "--output FOLDER" in str(told.value.hint)


_SIGNALLED = """
import os, signal, sys
from pathlib import Path
from pipeline.manifest import read_manifest, write_manifest

def stop(*_):
    raise SystemExit(129)

signal.signal(signal.SIGHUP, stop)
out = Path(sys.argv[1])

def hung_up(event, arguments):
    if event == "os.rename" and Path(arguments[1]) == out / "editions.json":
        os.kill(os.getpid(), signal.SIGHUP)

manifest = read_manifest(out)
sys.addaudithook(hung_up)
write_manifest(out, manifest)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="Windows has no SIGHUP")
def test_a_signal_while_the_manifest_is_written_leaves_nothing_behind(out):
    before = _state(out)
    command = [sys.executable, "-c", _SIGNALLED, out]
    done = subprocess.run(command, cwd=ROOT, check=False, timeout=60)

    assert done.returncode == 129
    assert _state(out) == before


@pytest.mark.skipif(os.name != "posix", reason="rights of folders are other ones here")
def test_a_read_only_edition_is_refused_and_nothing_waits_beside_it(out, monkeypatch):
    (out / "greeter" / "parts").chmod(0o500)
    if os.access(out / "greeter" / "parts", os.W_OK):  # the administrator: as the system answers
        asked = os.access
        monkeypatch.setattr(os, "access", lambda path, mode: asked(path, mode) and not _shut(path))
    before = _state(out)
    report = make(out, "greeter")
    (out / "greeter" / "parts").chmod(0o700)

    error: PublishError | None = report.results[0].error
    assert isinstance(error, ExportError)
    assert f"{(out / 'greeter' / 'parts').as_posix()} is read-only" in error.message
    assert _state(out) == before
    assert {path.name for path in out.iterdir()} == {"greeter", NAME}


def _shut(path: Path) -> bool:
    return not Path(path).stat().st_mode & 0o200
