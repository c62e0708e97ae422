"""``publish new``, as a user runs it."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def _publish(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "publish.py"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def test_a_new_manuscript_passes_the_strictest_check(tmp_path):
    made = _publish("new", tmp_path / "my book")
    checked = _publish("check", "--strict", "--manuscript", tmp_path / "my book")

    assert made.returncode == 0
    assert (tmp_path / "my book/book.toml").as_posix() in made.stdout.splitlines()
    assert (checked.returncode, checked.stderr) == (0, "")


def test_a_second_time_it_refuses_and_says_why(tmp_path):
    _publish("new", tmp_path / "book")
    again = _publish("new", tmp_path / "book")

    assert again.returncode == 4
    assert "is not empty" in again.stderr
    assert "Choose a new folder" in again.stderr
    assert "Traceback" not in again.stderr
