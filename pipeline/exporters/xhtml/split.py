"""Which sections stand in which content document."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from pipeline.exporters.xhtml.index import special_inlines
from pipeline.model import Document, Note, NoteRef, Section
from pipeline.model.walk import section_sentences


@dataclass(frozen=True, slots=True)
class Chapter:
    """A level 1 section or a piece of one, the file that holds it, and the notes at its end.

    ``top`` is the level 1 section that a piece comes from, without what stands in other files.
    """

    section: Section
    file: str
    notes: tuple[Note, ...]
    top: Section | None = None

    @property
    def whole(self) -> Section:
        """The level 1 section."""
        return self.top or self.section


def split_book(document: Document, depth: int = 1) -> Iterator[Chapter]:
    """The content documents: one for each heading down to level ``depth``, in reading order.

    A heading under which no text of its own stands is joined with the first one below it.
    """
    width = max(3, len(str(len(document.sections))))
    notes: dict[str, list[Note]] = {}
    for note in document.notes:
        notes.setdefault(note.section, []).append(note)
    for number, section in enumerate(document.sections, 1):
        name = f"section-{number:0{width}d}"
        yield from _chapters(section, name, tuple(notes.get(section.id, ())), depth)


def _chapters(
    section: Section, name: str, notes: tuple[Note, ...], depth: int
) -> Iterator[Chapter]:
    pieces = tuple(_pieces(section, depth))
    if len(pieces) == 1:
        yield Chapter(section, f"{name}.xhtml", notes)
        return
    homes = _homes(pieces, notes)
    for number, piece in enumerate(pieces):
        file = f"{name}-{number + 1:02d}.xhtml" if number else f"{name}.xhtml"
        own = tuple(note for note in notes if homes[note.id] == number)
        yield Chapter(piece, file, own, section)


def _pieces(section: Section, depth: int) -> Iterator[Section]:
    """The section in pieces, each without the sections that follow in pieces of their own."""
    if depth <= 1 or not section.sections:
        yield section
        return
    joined = 0 if section.blocks else 1
    yield replace(section, sections=section.sections[:joined])
    for child in section.sections[joined:]:
        yield from _pieces(child, depth - 1)


def _homes(pieces: Iterable[Section], notes: Iterable[Note]) -> Mapping[str, int]:
    """The piece that calls each note first; never one before that of the note before it.

    So the notes stay in their order, in which they are narrated. One that only another note calls
    is with the note before it.
    """
    calls: dict[str, int] = {}
    for number, piece in enumerate(pieces):
        for _, inline in special_inlines(section_sentences(piece)):
            if isinstance(inline, NoteRef):
                calls.setdefault(inline.note, number)
    homes: dict[str, int] = {}
    latest = 0
    for note in notes:
        homes[note.id] = latest = max(latest, calls.get(note.id, latest))
    return homes
