# ruff: noqa: RUF001  (signs that look alike are what this is about)
"""How long hostile texts take: one paragraph of 25, 50 and 100 kB of nothing but signs.

Each line is one text; each number the seconds of a whole command, from its start to its end. Times
should grow with the length of the text, not with its square. A command is stopped after
``--limit`` seconds, which the table shows as ">60".

    python -m benchmarks.hostile --kilobytes 25 50 100 "^a" "["
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.hostile.texts import run

_ROOT = Path(__file__).parents[1]
_UNITS = (
    "^a", "[", "[]", "](", "[a](b", "![", "[^", "*a ", "**a", "_a ", "`", "<a ", "&", "~", "$",
    "{a}`b` ", "AB-", "a@b-", "1 000 ", "1×", "²³", ",111", "##", ">>", "...", "a", "A ", " ",
)  # fmt: skip
_COMMANDS = {"check": ["check"], "script": ["script"], "build": ["build", "epub", "pdf", "-q"]}
_ID = "urn:uuid:7b6a2f0e-6d5c-4c53-8f1f-2f5d4c2b1a00"
_BOOK = f'title = "T"\nlanguage = "en"\nidentifiers = ["{_ID}"]\nsections = ["one.md"]\n'


def main() -> None:
    """Run all and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("units", nargs="*", default=_UNITS, help="what is repeated")
    parser.add_argument("--kilobytes", type=int, nargs="+", default=[25, 50, 100])
    parser.add_argument("--limit", type=float, default=60, help="seconds for one command")
    arguments = parser.parse_args()
    heads = [f"{name} {size} kB" for name in _COMMANDS for size in arguments.kilobytes]
    print("| repeated | " + " | ".join(heads) + " |\n|---|" + "---:|" * len(heads))
    for unit in arguments.units:
        times = [
            _seconds(command, run(unit, size * 1000), arguments.limit)
            for command in _COMMANDS.values()
            for size in arguments.kilobytes
        ]
        print(f"| {unit!r} | " + " | ".join(times) + " |", flush=True)


def _seconds(command: Sequence[str], text: str, limit: float) -> str:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "book.toml").write_text(_BOOK, encoding="utf-8")
        (folder / "one.md").write_text(f"# One\n\nText {text}\n", encoding="utf-8")
        where = ["-m", name, *(["-o", str(folder / "out")] if command[0] == "build" else [])]
        started = time.perf_counter()
        try:
            subprocess.run(
                [sys.executable, str(_ROOT / "publish.py"), *command, *where],
                capture_output=True,
                check=False,
                timeout=limit,
            )
        except subprocess.TimeoutExpired:
            return f">{limit:.0f}"
        return f"{time.perf_counter() - started:.1f}"


if __name__ == "__main__":
    main()
