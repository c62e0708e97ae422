"""A small manuscript for the preview, and a real server that shows it."""

import contextlib
import http.client
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
FIRST = "# Winter\n\nThe garden sleeps.\n\n![A hill](hill.svg)\n\nSee [spring](02.md).\n"
SECOND = "# Spring\n\nThe garden wakes.\n\n## March\n\nSow peas.\n"
HILL = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><path d="M0 20 L20 0 L40 20"/>'
    "</svg>"
)


def write_book(folder: Path) -> Path:
    """A sound manuscript of two sections and a drawing."""
    folder.mkdir(parents=True, exist_ok=True)
    facts = (
        'title = "The Garden"\nlanguage = "en"\n'
        'identifiers = ["urn:uuid:7b6a2f0e-6d5c-4c53-8f1f-2f5d4c2b1a00"]\n'
        'sections = ["01.md", "02.md"]\n'
    )
    for name, text in (
        ("book.toml", facts), ("01.md", FIRST), ("02.md", SECOND), ("hill.svg", HILL)
    ):  # fmt: skip
        (folder / name).write_text(text, encoding="utf-8")
    return folder


class Preview:
    """A running ``publish serve``."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        assert process.stdout
        self.process = process
        self.address = process.stdout.readline().strip()
        self.port = int(self.address.rstrip("/").rpartition(":")[2])

    def told(self) -> str:
        """The next line on its standard error."""
        assert self.process.stderr
        return self.process.stderr.readline().strip()

    def ask(
        self, path: str, method: str = "GET", **headers: str
    ) -> tuple[int, dict[str, str], str]:
        """Status, headers and text of the answer to one request."""
        asked = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            asked.request(method, path, headers=headers)
            answer = asked.getresponse()
            return answer.status, dict(answer.headers), answer.read().decode("utf-8", "replace")
        finally:
            asked.close()


@contextlib.contextmanager
def served(folder: Path, *options: str) -> Iterator[Preview]:
    """``publish serve`` as a process of its own, on a port that is free."""
    command = [sys.executable, str(ROOT / "publish.py"), "serve", str(folder), "--port", "0"]
    with subprocess.Popen(
        [*command, *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "NO_COLOR": "1"},
    ) as process:
        try:
            yield Preview(process)
        finally:
            process.terminate()
