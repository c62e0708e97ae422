"""Outlines, page labels and destinations."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.exporters.pdf.objects import PdfFile, Raw, ref, text
from pipeline.language.numerals import roman_value


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the file: the page's number as an object, and a height in points.

    ``element`` is the object number of what stands there, for the structure destinations of
    PDF/UA-2.
    """

    page: int
    y: float
    element: int | None = None

    def destination(self) -> bytes:
        """The place with the reader's own magnification kept (ISO 32000-1, 12.3.2.2)."""
        return b"[" + ref(self.page) + b"/XYZ 0 %.2f null]" % self.y

    def target(self) -> bytes:
        """The entry of a link or an outline item that leads here."""
        if self.element is None:
            return b"/Dest" + self.destination()
        structure = b"[" + ref(self.element) + b"/XYZ 0 %.2f null]" % self.y
        return b"/A<</S/GoTo/D" + self.destination() + b"/SD" + structure + b">>"


@dataclass(slots=True)
class _Entry:
    title: str
    spot: Spot
    kids: "list[_Entry]" = field(default_factory=list)
    number: int = 0
    raw: Raw = field(default_factory=Raw)


def outline(file: PdfFile, headings: Sequence[tuple[int, str, Spot]]) -> int | None:
    """The number of the outline dictionary; headings are (level, title, place) in order."""
    top: list[_Entry] = []
    path: list[_Entry] = []
    for level, title, spot in headings:
        entry = _Entry(title, spot)
        entry.number = file.add(entry.raw)
        depth = min(level, len(path) + 1)
        del path[depth - 1 :]
        (path[-1].kids if path else top).append(entry)
        path.append(entry)
    if not top:
        return None
    raw = Raw()
    number = file.add(raw)
    raw.data = b"<</Type/Outlines" + _chain(top, number) + b"/Count %d>>" % len(top)
    return number


def _chain(entries: Sequence[_Entry], parent: int) -> bytes:
    """First and Last; the entries between them are written on the way, closed ones at first."""
    stack = [(list(entries), parent)]
    while stack:
        level, above = stack.pop()
        for index, entry in enumerate(level):
            entry.raw.data = _item(level, index, above)
            if entry.kids:
                stack.append((entry.kids, entry.number))
    return b"/First " + ref(entries[0].number) + b"/Last " + ref(entries[-1].number)


def _item(level: Sequence[_Entry], index: int, parent: int) -> bytes:
    entry = level[index]
    data = b"<</Title" + text(entry.title) + b"/Parent " + ref(parent)
    data += entry.spot.target()
    if index:
        data += b"/Prev " + ref(level[index - 1].number)
    if index + 1 < len(level):
        data += b"/Next " + ref(level[index + 1].number)
    if entry.kids:
        data += b"/First " + ref(entry.kids[0].number) + b"/Last " + ref(entry.kids[-1].number)
        data += b"/Count -%d" % len(entry.kids)
    return data + b">>"


def page_labels(labels: Sequence[str]) -> bytes:
    """The PageLabels dictionary (ISO 32000-1, 12.4.2): runs of numbers, else names."""
    nums: list[bytes] = []
    follows: tuple[str, int] | None = None
    for index, label in enumerate(labels):
        style, number = _numbered(label)
        if style and follows == (style, number):
            follows = (style, number + 1)
            continue
        follows = (style, number + 1) if style else None
        how = b"/S/%b/St %d" % (style.encode(), number) if style else b"/P" + text(label)
        nums.append(b"%d<<%b>>" % (index, how))
    return b"<</Nums[" + b"".join(nums) + b"]>>"


def _numbered(label: str) -> tuple[str, int]:
    """The style and the value of a number ("D", 12), ("r", 4); an empty style for a name."""
    if label.isascii() and label.isdigit():
        return "D", int(label)
    return ("r", roman_value(label)) if roman_value(label) else ("", 0)
