"""Which sections stand in which content document."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from pipeline.exporters.xhtml.index import special_inlines
from pipeline.model import Document, Note, NoteRef, Section
from pipeline.model.walk import blocks_sentences, section_sentences

_FRONT = frozenset(("foreword", "preface", "introduction", "dedication", "acknowledgments"))
_BACK = frozenset(("afterword", "appendix", "glossary", "bibliography", "notice"))


def matter(section: Section) -> str:
    """The part of the book that a level 1 section belongs to (EPUB Structural Semantics)."""
    if section.role in _FRONT:
        return "frontmatter"
    return "backmatter" if section.role in _BACK else "bodymatter"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A level 1 section or a piece of one, the file that holds it, and the notes at its end.

    ``top`` is the level 1 section that a piece comes from, without what stands in other files.
    Short chapters that stand next to each other may share a file.
    """

    section: Section
    file: str
    notes: tuple[Note, ...]
    top: Section | None = None

    @property
    def whole(self) -> Section:
        """The level 1 section."""
        return self.top or self.section


def split_book(document: Document, depth: int = 1, join_below: int = 0) -> Iterator[Chapter]:
    """The chapters and their files: one for each heading down to level ``depth``, in reading order.

    A heading under which no text of its own stands is joined with the first one below it. Chapters
    side by side share a file as long as they have fewer than ``join_below`` characters together and
    belong to the same part of the book; what is shorter is not split.
    """
    width = max(3, len(str(len(document.sections))))
    notes: dict[str, list[Note]] = {}
    for note in document.notes:
        notes.setdefault(note.section, []).append(note)
    shared, held = "", 0  # the file that may take more, and how many characters it has
    part = ""
    for number, section in enumerate(document.sections, 1):
        name, own = f"section-{number:0{width}d}", tuple(notes.get(section.id, ()))
        length = _length(section, own) if join_below else 0
        if length >= join_below:
            shared = ""
            yield from _chapters(section, name, own, depth)
            continue
        if not shared or held + length >= join_below or matter(section) != part:
            shared, held, part = f"{name}.xhtml", 0, matter(section)
        held += length
        yield Chapter(section, shared, own)


def _length(section: Section, notes: Iterable[Note]) -> int:
    """How many characters the text of a section has, with its notes."""
    noted = (blocks_sentences(note.blocks) for note in notes)
    return sum(len(one.text) for one in chain(section_sentences(section), *noted))


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
