"""What is promised of the tests themselves: where they run, and what they leave to CI."""

import os
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest

from tests.slow import ON_CI, WHY, sampled

_ROOT = Path(__file__).parents[2]
_SHELL = {
    "SOURCE_DATE_EPOCH": "yesterday",
    "PUBLISH_CACHE": "/nowhere/to/be/written",
    "NO_COLOR": "1",
    "FORCE_COLOR": "1",
    "COLUMNS": "30",
    "TZ": "Asia/Tokyo",
    "LC_ALL": "tr_TR.UTF-8",
    "PYTHONWARNINGS": "error",
}


def _pytest(folder: Path, code: str, *arguments: str, **environ: str) -> str:
    """What pytest says of a test file that stands among these tests."""
    (folder / "conftest.py").write_text("from tests.conftest import *\n", encoding="utf-8")
    (folder / "test_it.py").write_text(code, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", _ROOT]
    done = subprocess.run(
        [*command, "-c", _ROOT / "pyproject.toml", *arguments, folder / "test_it.py"],
        cwd=_ROOT,
        env={**{name: os.environ[name] for name in os.environ if "XDIST" not in name}, **environ},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


def test_what_the_shell_sets_reaches_no_test(tmp_path):
    code = (
        "import os\n"
        f"SHELL = {_SHELL!r}\n"
        "def test_it(clips):\n"
        "    kept = {name for name, value in SHELL.items() if os.environ.get(name) == value}\n"
        "    assert kept == set()\n"
        "    assert os.environ['PUBLISH_CACHE'] == str(clips)\n"
    )

    assert "1 passed" in _pytest(tmp_path, code, **_SHELL)


def test_what_a_test_sets_reaches_no_other_one(tmp_path):
    code = (
        "import os\n"
        "def test_one():\n"
        "    os.environ['LEFT'] = '1'\n"
        "    del os.environ['PUBLISH_CACHE']\n"
        "def test_two():\n"
        "    assert 'LEFT' not in os.environ\n"
        "    assert 'PUBLISH_CACHE' in os.environ\n"
    )

    assert "2 passed" in _pytest(tmp_path, code)


def test_processes_share_what_is_made_once(tmp_path):
    code = (
        "import pytest\n"
        "def make(folder):\n"
        "    (folder / 'made').write_text('')\n"
        "    with open(folder.parent / 'count', 'a') as count:\n"
        "        count.write('x')\n"
        "@pytest.mark.parametrize('number', range(8))\n"
        "def test_it(made_once, shared_folder, clips, number):\n"
        "    assert (made_once('thing', make) / 'made').is_file()\n"
        "    assert (shared_folder / 'count').read_text() == 'x'\n"
        "    assert clips.parent == shared_folder\n"
    )

    said = _pytest(tmp_path, code, "-n2", "--dist=load", f"--basetemp={tmp_path / 'base'}")
    assert "8 passed" in said, said


@pytest.mark.parametrize(("ci", "passed", "skipped"), [("", 2, 5), ("true", 7, 0)])
def test_ci_runs_all_and_others_a_sample_with_its_reason(tmp_path, ci, passed, skipped):
    code = (
        "import pytest\n"
        "from tests.slow import sampled, slow\n"
        "@pytest.mark.parametrize('number', sampled(range(6), every=3))\n"
        "def test_it(number): pass\n"
        "@slow\n"
        "def test_slow(): pass\n"
    )
    said = _pytest(tmp_path, code, CI=ci)

    assert f"{passed} passed" in said
    assert said.count(WHY) == (2 if skipped else 0)
    assert (f"{skipped} skipped" in said) is bool(skipped)


@pytest.mark.skipif(ON_CI, reason="all of it runs here")
def test_a_sample_of_a_product_meets_every_part():
    chosen = [
        case.values for case in sampled(product("abc", "xyzw", "mn"), every=5) if not case.marks
    ]

    assert {frozenset(part) for part in zip(*chosen, strict=True)} == set(
        map(frozenset, ("abc", "xyzw", "mn"))
    )
