"""How long a save takes until it is seen in the browser: ``publish serve`` and a long book.

The book is generated, as that of ``benchmarks/epub.py``: 210 sections of 460 words are about 300
pages of A5. The time is that from the moment in which the file is written to the moment in which
the words stand in the page that Chromium shows. With each edit another section is changed.

    python benchmarks/preview.py --sections 210 --edits 10
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import epub

_ROOT = Path(__file__).parents[1]
_LOOK = """word => new Promise(done => {
  const look = () => (document.body.textContent.includes(word) === WANTED) ? done()
    : setTimeout(look, 1);
  look();
})"""
_SEEN, _GONE = _LOOK.replace("WANTED", "true"), _LOOK.replace("WANTED", "false")
_LISTENS = """new Promise(done => {
  const look = () => (events?.readyState === 1) ? done() : setTimeout(look, 5);
  look();
})"""

_Edit = Callable[[str, str], str]
_EDITS: dict[str, _Edit] = {
    "a paragraph more": lambda text, word: f"{text}\n{word} is new.\n",
    "another title": lambda text, word: text.replace("# Chapter", f"# {word} Chapter", 1),
    "a fault": lambda text, word: f"{text}\n[{word}](nowhere.md)\n",
}


def main() -> None:
    """Measure each kind of edit and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sections", type=int, default=210)
    parser.add_argument("--edits", type=int, default=10, help="of each kind")
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        size = epub.write_book(Path(folder), wanted.sections)
        print(f"{wanted.sections} sections, {size / 1e6:.2f} MB of Markdown\n")
        print(f"{'edit':<18} {'median':>8} {'slowest':>8}")
        for name, seconds in _measured(Path(folder), wanted):
            print(f"{name:<18} {statistics.median(seconds):>6.3f} s {max(seconds):>6.3f} s")


def _measured(folder: Path, wanted: argparse.Namespace) -> Iterator[tuple[str, list[float]]]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  (a test dependency)

    command = [sys.executable, str(_ROOT / "publish.py"), "serve", str(folder), "--port", "0"]
    with (
        subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as server,
        sync_playwright() as playwright,
    ):
        assert server.stdout
        address = server.stdout.readline().strip()
        browser = playwright.chromium.launch(executable_path=wanted.chromium, args=["--no-sandbox"])
        page = browser.new_page()
        for name, edit in _EDITS.items():
            yield name, [_edited(folder, page, address, edit, n) for n in range(wanted.edits)]
        browser.close()
        server.terminate()


def _edited(folder: Path, page: Any, address: str, edit: _Edit, number: int) -> float:  # noqa: ANN401  (Playwright's)
    """Seconds from a save to the sight of it; then the file is as it was."""
    at = 5 + number * 3
    file, word = folder / f"{at:04d}.md", f"Word{number}x{time.monotonic_ns()}"
    page.goto(f"{address}section-{at:03d}.xhtml")
    page.evaluate(_LISTENS)
    text = file.read_text("utf-8")
    started = time.perf_counter()
    file.write_text(edit(text, word), "utf-8")
    page.evaluate(_SEEN, word)
    seconds = time.perf_counter() - started
    file.write_text(text, "utf-8")
    page.evaluate(_GONE, word)
    return seconds


if __name__ == "__main__":
    main()
