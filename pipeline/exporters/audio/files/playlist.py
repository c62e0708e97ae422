"""The playlist: extended M3U in UTF-8."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of the playlist; its length in seconds."""

    file: str
    title: str
    seconds: float


def playlist(title: str, entries: Sequence[Entry]) -> str:
    """The M3U8 text; a line end inside a title would begin a new entry, so there is none."""
    lines = ["#EXTM3U", f"#PLAYLIST:{_line(title)}"]
    for entry in entries:
        lines += [f"#EXTINF:{round(entry.seconds)},{_line(entry.title)}", entry.file]
    return "\n".join([*lines, ""])


def _line(text: str) -> str:
    return " ".join(text.split())
