"""Progress on a terminal: a bar that is drawn over itself, and so never wider than its window."""

import os
import re
import subprocess
import sys

import pytest

from tests.cli.conftest import ROOT
from tests.faults.conftest import write_book

_ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals of this kind")
def test_no_bar_is_wider_than_the_window(tmp_path):
    book = write_book(tmp_path / "book")
    command = [sys.executable, str(ROOT / "publish.py"), "build", "pdf", "pdf-large-print"]
    shown = _on_a_terminal([*command, "-m", str(book), "-o", str(tmp_path / "out")], columns=64)
    drawn = [_ESCAPE.sub("", line) for line in re.split(r"[\r\n]+", shown)]
    bars = [line for line in drawn if "[" in line and "%" in line]

    assert any(bar.startswith("Laying out text of pdf-large-print ") for bar in bars)
    assert any(bar.startswith("Printing pages of pdf ") and "100%" in bar for bar in bars)
    assert max(map(len, bars)) <= 64


def _on_a_terminal(command: list[str], columns: int) -> str:
    """What a command shows on a standard error that is a terminal."""
    ours, theirs = os.openpty()
    environ = {**os.environ, "COLUMNS": str(columns)}
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=theirs, env=environ
    ) as process:
        os.close(theirs)
        shown = b"".join(iter(lambda: _read(ours), b""))
    os.close(ours)
    assert process.returncode == 0, shown.decode()
    return shown.decode()


def _read(terminal: int) -> bytes:
    """The next bytes; none when the other side is closed, which Linux tells as an error."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""
