"""The tables of sentences: a file for each language, a text on each line, `` | `` where one ends.

A line that begins with ``! `` is one that the program still cuts in the wrong place. ``# `` begins
a topic.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "sentences"
_END = re.compile(r"(?<= )\| |\|")


@dataclass(frozen=True)
class Case:
    """A text as the sentences that a person finds in it."""

    language: str
    topic: str
    parts: tuple[str, ...]
    wrong: bool

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def __str__(self) -> str:
        return f"{self.language}, {self.topic}: {self.text[:40]}"


def read_cases() -> tuple[Case, ...]:
    """All texts of all languages."""
    return tuple(case for file in sorted(FOLDER.glob("*.txt")) for case in _cases(file))


def _cases(file: Path) -> Iterator[Case]:
    topic = ""
    for line in file.read_text("utf-8").splitlines():
        if line.startswith("# "):
            topic = line.removeprefix("# ")
        elif line:
            text = line.removeprefix("! ")
            yield Case(file.stem, topic, tuple(_END.split(text)), wrong=text != line)
