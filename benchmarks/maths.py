"""How long formulas take: each alone, and a textbook of 900 of them in all that is made of them.

Run it as ``python benchmarks/maths.py``; it prints milliseconds a formula, and seconds and sizes
of a book. The formulas are those of the tests.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

FORMULAS = [
    line
    for line in (ROOT / "tests/maths/formulas.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
_BOOK = """title = "A Textbook"
language = "en"
identifiers = ["urn:uuid:6b6f9c3e-3b1f-5a53-9e0e-0c6f6f3d7a12"]
publisher = "The Press"
rights = "Written to be measured."
date = 2026-03-04
sections = [{sections}]
[[contributors]]
name = "A Writer"
role = "author"
"""


def _timed(what: str, make: Callable[[str], object]) -> None:
    begun = time.perf_counter()
    for latex in FORMULAS:
        make(latex)
    each = (time.perf_counter() - begun) * 1000 / len(FORMULAS)
    print(f"{what:32} {each:6.2f} ms a formula")


def parts() -> None:
    """Each part by itself; the first has what is loaded once."""
    from pipeline.maths.outlines import outlines  # noqa: PLC0415  (loaded when measured)
    from pipeline.maths.reading import read_formula  # noqa: PLC0415
    from pipeline.maths.words import spoken  # noqa: PLC0415
    from pipeline.model import Math  # noqa: PLC0415

    _timed("read, and written as MathML", lambda latex: read_formula(latex, display=True))
    read = {latex: read_formula(latex, display=True) for latex in FORMULAS}
    _timed("outlines", lambda latex: outlines(latex, display=True))
    for language in ("en", "de", "fr", "es"):
        _timed(
            f"words ({language})",
            lambda latex, tag=language: spoken(Math(latex, read[latex], display=True), tag),
        )


def write_book(folder: Path, formulas: list[str], count: int = 900) -> None:
    """A textbook: ten chapters, a sentence before each formula."""
    chosen = list(islice(cycle(formulas), count))
    each = -(-count // 10)
    names = []
    for chapter in range(10):
        text = [f"# Chapter {chapter + 1}"]
        for number, latex in enumerate(chosen[chapter * each : (chapter + 1) * each], 1):
            text += [f"This is formula {number}, which says that it holds:", f"$$\n{latex}\n$$"]
        names.append(f'"{chapter}.md"')
        (folder / f"{chapter}.md").write_text("\n\n".join(text) + "\n", encoding="utf-8")
    (folder / "book.toml").write_text(_BOOK.format(sections=", ".join(names)), encoding="utf-8")


def book() -> None:
    """Seconds and bytes of the two editions that hold formulas as such."""
    with tempfile.TemporaryDirectory() as name:
        folder, out = Path(name) / "book", Path(name) / "out"
        folder.mkdir()
        write_book(folder, FORMULAS)
        for edition in ("pdf", "epub"):
            begun = time.perf_counter()
            command = [sys.executable, ROOT / "publish.py", "build", edition, "-q"]
            subprocess.run([*command, "-m", folder, "-o", out], check=True)
            taken = time.perf_counter() - begun
            (made,) = (out / edition).glob(f"*.{edition}")
            print(f"{edition} of 900 formulas {taken:15.1f} s, {made.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    parts()
    book()
