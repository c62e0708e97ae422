"""Pages: strips are placed from top to bottom, notes from the foot upwards.

Strips that are kept together form a chunk; a chunk goes onto the page with the notes that it calls,
or opens the next one. A note that does not fit is continued on the next page, two lines at least
staying with its call.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.exporters.pdf.layout.strips import Opening, SheetName, Strip
from pipeline.exporters.pdf.style import Design, Sheet

NOTE_GAP = 16.0
_MOST_CARRIED = 0.6  # of the page: what a continued note may take
_TALLEST_HEAD = 0.4  # of the page: a taller table head is not repeated
_SLACK = 0.01


@dataclass(frozen=True, slots=True)
class Placed:
    """A strip on a page; ``top`` is its distance from the top of the text area, in points."""

    strip: Strip
    top: float
    artifact: bool = False


@dataclass(slots=True)
class Page:
    """A page. ``opened`` and ``title`` are the section that it begins and the one it is in."""

    sheet: Sheet
    placed: list[Placed] = field(default_factory=list)
    notes: list[Placed] = field(default_factory=list)
    title: str = ""
    opening: Opening | None = None


def fill_pages(
    strips: Sequence[Strip], notes: Mapping[str, Sequence[Strip]], design: Design
) -> list[Page]:
    """The pages that hold the strips, and each note on the page that calls it first."""
    filler = _Filler(design, notes)
    for chunk in _chunks(strips):
        filler.add(chunk)
    filler.finish()
    return filler.pages


def overflowing(pages: Sequence[Page]) -> Iterator[tuple[int, Strip]]:
    """The first strip on each page that reaches below the text area, with the page's index."""
    for index, page in enumerate(pages):
        for placed in (*page.placed, *page.notes):
            if placed.top + placed.strip.height > page.sheet.depth + 1:
                yield index, placed.strip
                break


def _chunks(strips: Sequence[Strip]) -> Iterator[Sequence[Strip]]:
    start = 0
    for index, strip in enumerate(strips):
        if not strip.keep or index + 1 == len(strips) or strips[index + 1].fresh:
            yield strips[start : index + 1]
            start = index + 1


def _parts(chunk: Sequence[Strip]) -> Iterator[Sequence[Strip]]:
    """The paragraphs, headings and rows of a chunk: what has space above or below it."""
    start = 0
    for index in range(1, len(chunk)):
        if chunk[index].before or chunk[index - 1].after or chunk[index].opening:
            yield chunk[start:index]
            start = index
    yield chunk[start:]


def _sheet(chunk: Sequence[Strip]) -> SheetName:
    """A heading goes with its wide table onto the turned page."""
    return "landscape" if any(strip.sheet == "landscape" for strip in chunk) else "portrait"


class _Filler:
    """The page being filled. ``used`` and ``foot`` are what its text and its notes take."""

    def __init__(self, design: Design, notes: Mapping[str, Sequence[Strip]]) -> None:
        self.pages: list[Page] = []
        self._design = design
        self._notes = notes
        self._called: set[str] = set()
        self._carried: list[Strip] = []
        self._page: Page | None = None
        self._used = self._foot = self._after = 0.0
        self._title = ""

    def add(self, chunk: Sequence[Strip]) -> None:
        """Place a chunk, on a new page when it does not fit here."""
        sheet = _sheet(chunk)
        page = self._page
        if page is None or (chunk[0].fresh and page.placed) or page.sheet.name != sheet:
            page = self._turn(sheet)
        if self._fits(chunk):
            self._place_all(chunk)
            return
        if page.placed:
            self._turn(sheet)
        while self._carried and not self._fits(chunk):
            self._spread_notes()
            if not self._fits(chunk):
                self._turn(sheet)
        if self._fits(chunk):
            self._place_all(chunk)
        else:
            self._place_singly(chunk, sheet)

    def finish(self) -> None:
        """End the last page, and add pages for what is left of the notes."""
        while self._carried:
            self._turn("portrait")
            self._spread_notes()
        self._close()

    def _turn(self, name: SheetName) -> Page:
        self._close()
        sheet = self._design.portrait if name == "portrait" else self._design.landscape
        self._page = Page(sheet, title=self._title)
        self.pages.append(self._page)
        self._used = self._foot = self._after = 0.0
        waiting, self._carried = self._carried, []
        self._place_notes(waiting, sheet.depth * _MOST_CARRIED)
        return self._page

    def _spread_notes(self) -> None:
        """Give a page that no text can stand on to the notes that are waiting."""
        if self._page and not self._page.placed:
            waiting, self._carried = self._carried, []
            self._place_notes(waiting, self._page.sheet.depth)

    def _close(self) -> None:
        """Move the notes to the foot."""
        if self._page is None or not self._page.notes:
            return
        shift = self._page.sheet.depth - self._foot + NOTE_GAP
        self._page.notes = [Placed(note.strip, note.top + shift) for note in self._page.notes]

    def _fits(self, chunk: Sequence[Strip]) -> bool:
        page = self._page
        if page is None:
            return False
        height = self._height(chunk)
        room = page.sheet.depth - self._used - self._foot
        called = self._new_notes(chunk)
        if not called:
            return height <= room + _SLACK
        if self._carried:
            return False
        return height + self._least(list(called.values())) <= room + _SLACK

    def _least(self, called: Sequence[Sequence[Strip]]) -> float:
        """The height of the notes with the last one cut after two lines."""
        lines = [strip for note in called[:-1] for strip in note] + list(called[-1][:2])
        gap = 0.0 if self._foot else NOTE_GAP
        return gap + sum(strip.height for strip in lines)

    def _height(self, chunk: Sequence[Strip]) -> float:
        empty = not (self._page and self._page.placed)
        after = self._after
        height = 0.0
        if empty and (head := chunk[0].head):
            height += self._head_height(head.height)
        for index, strip in enumerate(chunk):
            height += strip.height + (0.0 if empty and index == 0 else max(after, strip.before))
            after = strip.after
        return height

    def _head_height(self, height: float) -> float:
        depth = self._page.sheet.depth if self._page else 0.0
        return height if height <= depth * _TALLEST_HEAD else 0.0

    def _new_notes(self, chunk: Sequence[Strip]) -> dict[str, Sequence[Strip]]:
        """The notes that a chunk calls, and those that they call, unless they were placed."""
        found: dict[str, Sequence[Strip]] = {}
        waiting = [call for strip in chunk for call in strip.calls]
        while waiting:
            call = waiting.pop(0)
            if call in found or call in self._called or not self._notes.get(call):
                continue
            found[call] = self._notes[call]
            waiting += [inner for strip in self._notes[call] for inner in strip.calls]
        return found

    def _place_all(self, chunk: Sequence[Strip]) -> None:
        called = self._new_notes(chunk)
        self._called.update(called)
        for strip in chunk:
            self._place(strip)
        if called and self._page:
            room = self._page.sheet.depth - self._used
            self._place_notes([strip for note in called.values() for strip in note], room)

    def _place_singly(self, chunk: Sequence[Strip], sheet: SheetName) -> None:
        """A chunk taller than a page: broken between paragraphs, else wherever a page is full."""
        for part in _parts(chunk):
            if not self._fits(part) and self._page and self._page.placed:
                self._turn(sheet)
            pieces = [part] if self._fits(part) else [(strip,) for strip in part]
            for piece in pieces:
                if not self._fits(piece) and self._page and self._page.placed:
                    self._turn(sheet)
                self._place_all(piece)

    def _place(self, strip: Strip) -> None:
        page = self._page
        if page is None:
            return
        if page.placed:
            self._used += max(self._after, strip.before)
        elif strip.head and self._head_height(strip.head.height):
            for row in strip.head.strips:
                page.placed.append(Placed(row, self._used, artifact=True))
                self._used += row.height
        if strip.opening is not None:
            self._open(page, strip.opening)
        page.placed.append(Placed(strip, self._used))
        self._used += strip.height
        self._after = strip.after

    def _open(self, page: Page, opening: Opening) -> None:
        if opening.rank != 1:
            return
        if not page.placed:
            page.opening = opening
            page.title = opening.title
        self._title = opening.title

    def _place_notes(self, strips: Sequence[Strip], room: float) -> None:
        """Put what fits at the foot, and keep the rest for the next page."""
        page = self._page
        if page is None or not strips:
            return
        if not self._foot:
            self._foot = NOTE_GAP
        for index, strip in enumerate(strips):
            if self._foot + strip.height > room + _SLACK and (page.notes or page.placed):
                self._carried += strips[index:]
                break
            page.notes.append(Placed(strip, self._foot - NOTE_GAP))
            self._foot += strip.height
        if not page.notes:
            self._foot = 0.0
