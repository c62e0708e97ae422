"""The command line, run as a user runs it: a process of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def publish() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run ``python publish.py`` with these arguments; keyword arguments are its environment."""

    def run(
        *arguments: object, cwd: Path = ROOT, **environ: str
    ) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(ROOT / "publish.py"), *map(str, arguments)]
        return subprocess.run(
            command,
            cwd=cwd,
            env={**os.environ, **environ},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run
