"""Drafts: a book with errors, built all the same, each place marked in words.

A draft says so in its title, bears no ISBN, and claims no conformance.
"""

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import TypeVar, cast

from pipeline.diagnostics import Diagnostic
from pipeline.language.tags import primary
from pipeline.model import (
    Accessibility,
    Admonition,
    Block,
    Chart,
    Document,
    Figure,
    Image,
    Metadata,
    Para,
    Position,
    Section,
    Sentence,
    Span,
    Str,
)
from pipeline.model.walk import document_sentences, walk_blocks, walk_inlines, walk_sections
from pipeline.reader import Manuscript

_UNSHOWN = frozenset(
    (
        *("missing-file", "bad-path", "unreadable-file", "unreadable-image"),
        *("file-name-case", "file-too-large", "slow-drawings"),
    )
)
"""Faults of pictures that no edition can show."""


def drafted(manuscript: Manuscript, faults: Sequence[Diagnostic]) -> Manuscript:
    """The manuscript as a draft: what cannot be shown is left out, and each error stands in a box.

    The box of an error stands before the block in which it is, that of one without a place before
    all others.
    """
    errors = [fault for fault in faults if fault.severity == "error"]
    document = manuscript.document
    unshown = {str(error.position) for error in errors if error.code in _UNSHOWN}
    sections = _Marker(document, errors, unshown).sections(document.sections)
    if unshown:
        sections = _with_words(sections, unshown)
    metadata = _as_draft(document)
    if any(place.startswith("book.toml") for place in unshown):
        metadata = replace(metadata, cover=None)
    return replace(manuscript, document=replace(document, metadata=metadata, sections=sections))


_Part = TypeVar("_Part")


def _with_words(part: _Part, unshown: AbstractSet[str]) -> _Part:
    """A part of the model, of any kind, with words in place of pictures that cannot be shown."""
    if isinstance(part, Sentence):
        if not any(isinstance(one, Image) for one in walk_inlines(part.inlines)):
            return part  # as nearly every sentence
        place = str(part.position)
        inlines = _with_words(part.inlines, {*unshown, "None"} if place in unshown else unshown)
        return cast(_Part, replace(part, inlines=inlines))
    if isinstance(part, Image):
        return cast(_Part, Str(part.alt)) if str(part.position) in unshown else part
    if isinstance(part, tuple):
        return cast(_Part, tuple(_with_words(one, unshown) for one in part))
    if not dataclasses.is_dataclass(part) or isinstance(part, type | Position):
        return part
    fields = {one.name: getattr(part, one.name) for one in dataclasses.fields(part)}
    return replace(part, **{name: _with_words(one, unshown) for name, one in fields.items()})


def _as_draft(document: Document) -> Metadata:
    """The facts about a draft: its name says what it is, and it bears no ISBN and no claim."""
    metadata, labels = document.metadata, document.labels
    urns = tuple(one for one in metadata.identifiers if one.isbn is None)
    said = metadata.accessibility
    return replace(
        metadata,
        title=f"{labels.box.format(labels.draft)}{metadata.title}",
        identifiers=urns,
        isbns=(),
        accessibility=Accessibility(contact=said.contact, summary=said.summary),
        draft=True,
    )


class _Marker:
    """Puts the boxes of errors before the blocks that they concern."""

    def __init__(
        self, document: Document, errors: list[Diagnostic], unshown: AbstractSet[str]
    ) -> None:
        self.document = document
        self.errors = errors
        self._count = 0
        self._ids = {sentence.id for sentence in document_sentences(self.document)}
        self._ids.update(section.id for section in walk_sections(self.document.sections))
        self._pictures = unshown
        self._homes = self._place()

    def _place(self) -> dict[int, list[Diagnostic]]:
        """The errors by the block before which they are told; those of none under 0."""
        starts: list[tuple[str, int, int]] = []
        for section in walk_sections(self.document.sections):
            starts += [
                (block.position.file, block.position.line or 0, id(block))
                for block in section.blocks
                if block.position
            ]
        starts.sort(key=lambda start: start[:2])
        homes: dict[int, list[Diagnostic]] = {}
        for error in self.errors:
            homes.setdefault(_last_before(starts, error.position), []).append(error)
        return homes

    def sections(self, sections: tuple[Section, ...]) -> tuple[Section, ...]:
        """The sections with the boxes in them; the first one begins with those of no place."""
        marked = [self._section(section) for section in sections]
        if marked and (early := self._homes.get(0)):
            boxes = tuple(self._boxes(early))
            marked[0] = replace(marked[0], blocks=(*boxes, *marked[0].blocks))
        return tuple(marked)

    def _section(self, section: Section) -> Section:
        blocks = tuple(one for block in section.blocks for one in self._marked(block))
        inner = tuple(map(self._section, section.sections))
        return replace(section, blocks=blocks, sections=inner)

    def _marked(self, block: Block) -> Iterator[Block]:
        yield from self._boxes(self._homes.get(id(block), ()))
        if not any(self._is_unshown(one) for one in walk_blocks((block,))):
            yield block
        elif isinstance(block, Figure | Chart):  # the words beside the picture stay
            yield from (Para((one,)) for one in (*block.alt, *block.caption))
            yield from block.description

    def _is_unshown(self, block: Block) -> bool:
        if isinstance(block, Chart):
            return not block.points
        return isinstance(block, Figure) and str(block.position) in self._pictures

    def _boxes(self, errors: Iterable[Diagnostic]) -> Iterator[Admonition]:
        for error in errors:
            where = f"{error.position}: " if error.position else ""
            title = self._sentence(f"{self.document.labels.draft}: {where}{error.code}", own=True)
            told = [error.message, *([error.hint] if error.hint else [])]
            said = tuple(self._sentence(f"{text} ") for text in told)
            yield Admonition(
                "warning", title, (Para(said, None, error.position),), None, error.position
            )

    def _sentence(self, text: str, *, own: bool = False) -> Sentence:
        """A sentence of the program's, which speaks English; a title has a word of the book's."""
        self._count += 1
        while (name := f"draft_s{self._count}") in self._ids:
            self._count += 1
        words = Str(text)
        foreign = not own and primary(self.document.metadata.language) != "en"
        return Sentence(name, (Span((words,), "en"),) if foreign else (words,))


def _last_before(starts: Sequence[tuple[str, int, int]], position: Position | None) -> int:
    """The block that begins last at or before a place, in its file; 0 without one."""
    found = 0
    if position is None or position.line is None:
        return found
    for file, line, block in starts:
        if file == position.file and line <= position.line:
            found = block
    return found
