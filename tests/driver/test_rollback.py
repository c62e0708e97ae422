"""The second rename of a commit fails: what stood there stands there again, whole."""

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.driver.commit import commit_format, keep_unproved, work_folder
from pipeline.manifest import read_manifest

_ROOT = Path(__file__).parents[2]
_COMMITS = {"book": commit_format, "unproved/book": keep_unproved}
_FAILING = """
import sys
from pathlib import Path
from pipeline.driver.commit import commit_format, keep_unproved, work_folder
from pipeline.errors import ExportError

out, name = Path(sys.argv[1]), sys.argv[2]
renamed = []

def failing(event, arguments):
    if event != "os.rename" or out / name not in map(Path, arguments[:2]):
        return
    renamed.append(arguments)
    if len(renamed) == 2:
        raise OSError(28, "No space left on device")

with work_folder(out) as folder:
    work = folder / "book"
    work.mkdir()
    (work / "new.txt").write_text("new")
    sys.addaudithook(failing)
    try:
        (keep_unproved if "/" in name else commit_format)([Path("new.txt")], work, out / "book")
    except ExportError as error:
        print(error.message)
"""


def _place(out, name, *texts):
    with work_folder(out) as folder:
        work = folder / "book"
        work.mkdir()
        for text in texts:
            (work / text).write_text(text)
        _COMMITS[name]([Path(text) for text in texts], work, out / "book")


def _held(folder):
    return {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.parametrize("name", _COMMITS)
def test_the_earlier_edition_is_back_whole_and_the_next_commit_goes_through(tmp_path, name):
    out = tmp_path / "out"
    _place(out, name, "one.txt", "two.txt")
    before = _held(out)
    command = [sys.executable, "-c", _FAILING, out, name]
    done = subprocess.run(command, cwd=_ROOT, check=True, stdout=subprocess.PIPE, text=True)

    assert done.stdout == f"cannot write to {out / name}: No space left on device\n"
    assert _held(out) == before

    _place(out, name, "three.txt")
    assert {path.name for path in _held(out / name)} == {"three.txt"}
    assert set(read_manifest(out).editions[name].files) == {"three.txt"}
