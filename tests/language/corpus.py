"""The cases of a folder's text files: what is written, and what is said."""

from dataclasses import dataclass
from pathlib import Path

_END = ".!?…:;,—"


@dataclass(frozen=True)
class Case:
    """A line of a topic's file."""

    topic: str
    written: str
    said: str


def cases(folder: Path) -> list[Case]:
    """All cases of a language, in the order of the files' names."""
    return [case for path in sorted(folder.glob("*.txt")) for case in _of(path)]


def _of(path: Path) -> list[Case]:
    lines = path.read_text(encoding="utf-8").split("\n")
    return [_case(path.stem, line) for line in lines if line and not line.startswith("# ")]


def _case(topic: str, line: str) -> Case:
    written, arrow, said = f"{line} ".rpartition(" => ")
    if arrow:
        return Case(topic, written, said.strip())
    return Case(topic, line, line if line[-1] in _END else f"{line}.")
