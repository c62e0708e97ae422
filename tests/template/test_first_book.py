"""The first book that a user makes is found sound by every judge."""

import shutil
import subprocess
import sys
from pathlib import Path

from tests.judges import require
from tests.slow import slow

ROOT = Path(__file__).parents[2]
JUDGES = ("EPUBCheck", "Ace", "veraPDF", "page-validation", "outloud")


def _publish(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "publish.py"), *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)


@slow
def test_a_new_book_is_built_and_verified_without_a_fault(tmp_path):
    for program in ("verapdf", "ace", "java"):
        require(shutil.which(program), program)
    at = ("--manuscript", "book", "--output", "out")

    made = _publish(tmp_path, "new", "book")
    built = _publish(tmp_path, "build", "pdf", "epub", *at)
    verified = _publish(tmp_path, "verify", *at, "--strict")

    assert (made.returncode, built.returncode) == (0, 0), built.stderr
    assert verified.returncode == 0, verified.stdout + verified.stderr
    assert all(f"{judge} " in verified.stdout for judge in JUDGES)
    assert ": not checked" not in verified.stdout
