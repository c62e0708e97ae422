"""How much a very large book costs: EPUB and PDF of a million words, and a sample's narration.

The book is generated: 2,000 sections of some 500 words, with 300 tables. ``--verses`` takes a real
one instead: the text that ``bible -f Gen1:1-Rev22:21`` of Debian's package ``bible-kjv`` prints,
a section for each chapter. Each build is a command of its own, whose time and peak memory are
measured from the start of the process on.

The narration is measured on the first part of the book (2 %), stopped in its middle, taken up
again, and then extrapolated to the whole, which the table says.

    python benchmarks/load.py --words 1000000 --sections 2000 --tables 300
"""

import argparse
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

_ROOT = Path(__file__).parents[1]
_WORDS = (  # noqa: SIM905  (words are read best as a text)
    "the record of a patient holds what was found and done so that those who care for same person "
    "tomorrow can trust it need not ask again certified technician hospital insurance electronic "
    "information treatment diagnosis accurate privacy review complete organized department office"
).split()
_VERSE = re.compile(r"(?P<book>\w+?)(?P<chapter>\d+):(?P<verse>\d+) (?P<text>.*)")
_PART = 50  # the narrated sample is a fiftieth of the book
_ROWS = 8


class Cost(NamedTuple):
    """What a command took: seconds, and the peak of its largest process in MB."""

    seconds: float
    peak: float


def main() -> None:
    """Run all and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--words", type=int, default=1_000_000)
    parser.add_argument("--sections", type=int, default=2000)
    parser.add_argument("--tables", type=int, default=300)
    parser.add_argument("--verses", type=Path, help="what 'bible -f' printed")
    parser.add_argument("--no-narration", action="store_true")
    arguments = parser.parse_args()
    if arguments.verses:
        texts = list(_chapters(arguments.verses.read_text(encoding="utf-8")))
    else:
        texts = list(_generated(arguments.words, arguments.sections, arguments.tables))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        words = write_book(folder / "whole", texts)
        text = arguments.verses.name if arguments.verses else "generated text"
        print(f"{text}: {words:,} words in {len(texts):,} sections\n")
        print("| edition | seconds | peak of memory | file |\n|---|---:|---:|---:|")
        for format_ in ("epub", "pdf"):
            _built(folder, format_)
        if not arguments.no_narration:
            _narrated(folder, texts[: max(1, len(texts) // _PART)], words)


def write_book(folder: Path, texts: Sequence[str]) -> int:
    """A manuscript of these sections; gives its number of words."""
    folder.mkdir()
    names = [f"{number:04d}.md" for number in range(1, len(texts) + 1)]
    for name, text in zip(names, texts, strict=True):
        (folder / name).write_text(text, encoding="utf-8")
    listed = ", ".join(f'"{name}"' for name in names)
    (folder / "book.toml").write_text(
        'title = "A very long book"\nlanguage = "en"\n'
        'identifiers = ["urn:uuid:2d1a5f3c-6f0e-5f67-9c1b-5a8f7a4f2b10"]\n'
        f"sections = [{listed}]\n\n[output.epub]\npage-list = false\n",
        encoding="utf-8",
    )
    return sum(len(text.split()) for text in texts)


def _generated(words: int, sections: int, tables: int) -> Iterator[str]:
    chance = random.Random(11)  # noqa: S311  (text for a measurement)
    for number in range(1, sections + 1):
        parts = [f"# Section {number}"]
        left = words // sections
        while left > 0:
            sentences = [_sentence(chance) for _ in range(5)]
            parts.append(" ".join(sentences))
            left -= sum(len(sentence.split()) for sentence in sentences)
        if number * tables // sections > (number - 1) * tables // sections:
            parts.append(_table(number, chance))
        yield "\n\n".join(parts) + "\n"


def _sentence(chance: random.Random) -> str:
    return " ".join(chance.choice(_WORDS) for _ in range(chance.randint(8, 20))).capitalize() + "."


def _table(number: int, chance: random.Random) -> str:
    rows = "\n".join(
        f"| {chance.choice(_WORDS)} {row} | {chance.randint(1, 9999)} | {_sentence(chance)} |"
        for row in range(_ROWS)
    )
    head = f":::{{table}} What was counted in part {number}\n\n| Name | Number | Remark |"
    return f"{head}\n|---|---:|---|\n{rows}\n:::"


def _chapters(verses: str) -> Iterator[str]:
    heading, lines = "", list[str]()
    for found in _VERSE.finditer(verses):
        this = f"{found['book']} {found['chapter']}"
        if this != heading and lines:
            yield f"# {heading}\n\n" + "\n\n".join(lines) + "\n"
            lines = []
        heading = this
        text = re.sub(r"([\\*_\[\]{}<>$`|#])", r"\\\1", found["text"])
        lines.append(text)
    yield f"# {heading}\n\n" + "\n\n".join(lines) + "\n"


def _built(folder: Path, format_: str) -> None:
    cost = _measure(_command(folder / "whole", folder / "out", format_))
    file = next((folder / "out" / format_).glob("*"))
    size = file.stat().st_size / 1e6
    print(f"| {format_} | {cost.seconds:.0f} | {cost.peak:.0f} MB | {size:.1f} MB |", flush=True)


def _narrated(folder: Path, texts: Sequence[str], words: int) -> None:
    said = write_book(folder / "part", texts)
    environment = {"PUBLISH_CACHE": str(folder / "cache")}
    command = _command(folder / "part", folder / "out", "audio")
    half = _stopped(command, folder / "cache", environment)
    rows = [("stopped in its middle", half, _clips(folder / "cache"))]
    rest = _measure(command, environment)
    rows.append(("taken up again", rest, _clips(folder / "cache")))
    again = _measure([*command, "--cache-only"], environment)
    rows.append(("nothing changed", again, _clips(folder / "cache")))
    whole = (half.seconds + rest.seconds) * words / said
    print(f"\nNarration of the first {said:,} words ({said / words:.1%}):\n")
    print("| | seconds | peak of memory | clips kept |\n|---|---:|---:|---:|")
    for name, cost, clips in rows:
        print(f"| {name} | {cost.seconds:.0f} | {cost.peak:.0f} MB | {clips:,} |")
    print(f"\nExtrapolated, not measured: {whole / 3600:.1f} hours for the whole book.")


def _stopped(command: Sequence[str], cache: Path, environment: dict[str, str]) -> Cost:
    """The command, interrupted as by Ctrl-C once some of its clips are kept."""
    process, started = _started(command, environment), time.perf_counter()
    while _clips(cache) < 200 and process.poll() is None:  # noqa: PLR2004
        time.sleep(0.2)
    os.killpg(process.pid, signal.SIGINT)
    return _finished(process, started)


def _clips(cache: Path) -> int:
    return sum(1 for path in cache.rglob("*") if path.is_file()) if cache.is_dir() else 0


def _command(book: Path, output: Path, format_: str) -> list[str]:
    program = [sys.executable, str(_ROOT / "publish.py"), "build", format_, "-q"]
    return [*program, "-m", str(book), "-o", str(output)]


def _measure(command: Sequence[str], environment: dict[str, str] | None = None) -> Cost:
    process, started = _started(command, environment or {}), time.perf_counter()
    cost = _finished(process, started)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} was refused or failed: its figures say nothing")
    return cost


def _started(command: Sequence[str], environment: dict[str, str]) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        command,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )


def _finished(process: "subprocess.Popen[bytes]", started: float) -> Cost:
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return Cost(time.perf_counter() - started, usage.ru_maxrss / 1024)


if __name__ == "__main__":
    main()
