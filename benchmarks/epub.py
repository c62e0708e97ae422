"""How fast an EPUB is made: this program beside pandoc, from the same Markdown, in one run.

Both run as commands of their own; the time is that of the whole command, from the start of the
process on, and the memory is its peak. Pandoc is the one of the PyPI package ``pypandoc-binary``,
or the program that ``--pandoc`` names. The printed pages are left out, since pandoc has none;
``--pages`` adds a run that lays out the print edition too, ``--no-proof`` one that does not read
the finished book back.

    python benchmarks/epub.py --sections 1000
"""

import argparse
import importlib.util
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

_ROOT = Path(__file__).parents[1]
_TEXT = (
    "the record of a patient holds what was found and done so that those who care for the same "
    "person tomorrow can trust it and need not ask again for what was said before"
)


def main() -> None:
    """Run all sizes and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sections", type=int, default=1000, help="of the largest book")
    parser.add_argument("--pandoc", help="the pandoc program")
    parser.add_argument("--pages", action="store_true", help="mark the printed pages as well")
    parser.add_argument("--no-proof", action="store_true", help="also without the final proof")
    arguments = parser.parse_args()
    pandoc = arguments.pandoc or _pandoc()
    print("Text: generated\n")
    print(f"{'sections':>8} {'Markdown':>9} {'program':<18} {'seconds':>8} {'peak':>8} {'EPUB':>9}")
    for sections in (arguments.sections // 4, arguments.sections // 2, arguments.sections):
        with tempfile.TemporaryDirectory() as folder:
            _compare(Path(folder), sections, pandoc, arguments)


def write_book(folder: Path, sections: int) -> int:
    """A manuscript of about 2.6 kB a section; gives its size in bytes."""
    names = [f"{number:04d}.md" for number in range(1, sections + 1)]
    for number, name in enumerate(names, 1):
        (folder / name).write_text(_section(number), encoding="utf-8")
    listed = ", ".join(f'"{name}"' for name in names)
    (folder / "book.toml").write_text(
        'title = "A long book"\nlanguage = "en"\n'
        'identifiers = ["urn:uuid:2d1a5f3c-6f0e-5f67-9c1b-5a8f7a4f2b10"]\n'
        f"sections = [{listed}]\n\n[output.epub]\npage-list = false\n",
        encoding="utf-8",
    )
    return sum((folder / name).stat().st_size for name in names)


def _section(number: int) -> str:
    paragraphs = [_paragraph(number * 7 + n) for n in range(13)]
    items = "\n".join(f"- {_sentence(number + n, 8)}" for n in range(4))
    rows = "\n".join(f"| {n} | {n * number} | {_sentence(n, 3)} |" for n in range(1, 5))
    table = f"| Year | Count | Remark |\n|---|---:|---|\n{rows}"
    note = f"[^n{number}]: {_sentence(number, 12)}"
    body = "\n\n".join(paragraphs)
    return f"# Chapter {number}\n\n{body}[^n{number}]\n\n{items}\n\n## More\n\n{table}\n\n{note}\n"


def _paragraph(seed: int) -> str:
    return " ".join(_sentence(seed + n, 9 + n) for n in range(3)).replace("care", "*care*")


def _sentence(seed: int, length: int) -> str:
    known = _TEXT.split()
    words = [known[(seed * 3 + n * (seed % 5 + 1)) % len(known)] for n in range(length)]
    return f"{' '.join(words).capitalize()}."


def _compare(folder: Path, sections: int, pandoc: str, wanted: argparse.Namespace) -> None:
    size = write_book(folder, sections)
    files = [str(folder / f"{number:04d}.md") for number in range(1, sections + 1)]
    arguments = ["build", "epub", "--quiet"]
    arguments += ["--manuscript", str(folder), "--output", str(folder / "output")]
    publish = [sys.executable, str(_ROOT / "publish.py"), *arguments]
    peer = [pandoc, *files, "-f", "markdown", "-o", str(folder / "peer.epub"), "--mathml"]
    peer += ["--metadata", "title=A long book", "--metadata", "lang=en", "--split-level=1"]
    ours = folder / "output" / "epub" / "a-long-book.epub"
    _report(sections, size, "this program", publish, ours)
    if wanted.no_proof:
        _report(sections, size, "… without proof", _unproved(arguments), ours)
    if wanted.pages:
        toml = folder / "book.toml"
        toml.write_text(toml.read_text(encoding="utf-8").replace("= false", "= true"))
        _report(sections, size, "… with pages", publish, ours)
    _report(sections, size, "pandoc", peer, folder / "peer.epub")


def _unproved(arguments: Sequence[str]) -> list[str]:
    script = (
        f"import sys; sys.path.insert(0, {str(_ROOT)!r}); "
        "from pipeline.registry import Format; Format.prove = lambda *_: (); "
        "from pipeline.cli.main import main; main(sys.argv[1:])"
    )
    return [sys.executable, "-c", script, *arguments]


def _report(sections: int, size: int, name: str, command: Sequence[str], made: Path) -> None:
    seconds, peak = _measure(command)
    weight = made.stat().st_size / 1e6
    print(
        f"{sections:>8} {size / 1e6:>6.2f} MB {name:<18} {seconds:>8.2f} {peak / 1e6:>5.0f} MB"
        f" {weight:>6.2f} MB"
    )


def _measure(command: Sequence[str]) -> tuple[float, int]:
    """Seconds, and the peak memory in bytes of the command's largest process."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{command[0]} was refused or failed: its figures say nothing")
    unit = 1 if sys.platform == "darwin" else 1024
    return time.perf_counter() - started, usage.ru_maxrss * unit


def _pandoc() -> str:
    spec = importlib.util.find_spec("pypandoc")
    if spec is None or spec.origin is None:
        raise SystemExit("pandoc is missing. Run: pip install pypandoc-binary, or give --pandoc")
    return str(Path(spec.origin).parent / "files" / "pandoc")


if __name__ == "__main__":
    main()
