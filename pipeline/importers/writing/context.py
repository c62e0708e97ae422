"""What the writer knows while it writes a chapter."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from pipeline.importers.pandoc import Node
from pipeline.importers.telling import Kind, Teller

TEX_ALONE = "a command or entry of an index for TeX alone"


@dataclass(slots=True)
class Chapter:
    """The chapter that is being written: its source's name, its notes, and what is asked for.

    ``target`` gives the address of a link in the manuscript, None where it leads nowhere.
    ``picture`` copies a picture and gives its path, None where there is none. ``table`` keeps a
    CSV file and gives its path. ``anchor`` gives an id of the source its id in the manuscript,
    "" where nothing leads to it.
    """

    place: str
    teller: Teller
    target: Callable[[str], str | None]
    picture: Callable[[str], str | None]
    table: Callable[[str, str], str]
    anchor: Callable[[str], str]
    kind_of: Callable[[str], str]
    new_note: Callable[[], str]
    decorative: frozenset[str] = frozenset()
    counts: dict[str, int] = field(default_factory=dict)
    notes: list[tuple[str, list[Node]]] = field(default_factory=list)
    heading: str = ""
    inside: int = 0

    def tell(self, kind: Kind, what: str, words: str = "") -> None:
        """Tell something of this place."""
        place = f"{self.place}, under {self.heading!r}" if self.heading else self.place
        self.teller.tell(kind, place, what, words)


_LABEL = re.compile(
    r"(Tab(?:le(?:au)?|elle|ella|ell?|ela|la)|Fig(?:ure|ura|uur|ur)|Abbildung) (\d++)\\?[.:] ++"
)


def without_label(caption: str, kind: str, chapter: Chapter) -> str:
    """A caption without the number that every edition gives it, if it is the very same number."""
    if not caption:
        return ""
    chapter.counts[kind] = chapter.counts.get(kind, 0) + 1
    found = _LABEL.match(caption)
    if not found or int(found[2]) != chapter.counts[kind] or not caption[found.end() :]:
        return caption
    chapter.tell("left-out", "the number of a caption, which every edition makes", found[0])
    return caption[found.end() :]


def is_web(address: str) -> bool:
    """Whether an address leads out of the book."""
    return bool(re.match(r"[A-Za-z][A-Za-z\d+.-]*:|//", address))
