"""Content for some editions alone: what of a document an edition holds."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TypeAlias, TypeVar

from pipeline.model.blocks import (
    Admonition,
    Block,
    BlockQuote,
    BulletList,
    Chart,
    DefinitionItem,
    DefinitionList,
    EditionKind,
    Figure,
    ListItem,
    Only,
    OrderedList,
)
from pipeline.model.document import Document, Note, PageStart, Section
from pipeline.model.inlines import NoteRef, Sentence
from pipeline.model.walk import (
    blocks_sentences,
    document_blocks,
    document_sentences,
    section_sentences,
    walk_blocks,
    walk_inlines,
)

Readers: TypeAlias = tuple[frozenset[EditionKind], ...]
"""For whom an edition is: what it shows must be meant for one kind of each set.

An edition that is read and heard at once is for the readers of EPUBs and for listeners, since what
is said must be shown, and what is shown be said. Without a set an edition shows everything.
"""

EVERYBODY: Readers = ()
PRINT: Readers = (frozenset({"print"}),)
LARGE_PRINT: Readers = (frozenset({"print", "large-print"}),)
EPUB: Readers = (frozenset({"epub"}),)
AUDIO: Readers = (frozenset({"audio"}),)
READ_ALOUD: Readers = (*EPUB, *AUDIO)


def shown_to(kinds: Iterable[EditionKind], readers: Readers) -> bool:
    """Whether what is meant for editions of these kinds stands in an edition for these readers."""
    meant = frozenset(kinds)
    return all(meant & wanted for wanted in readers)


def left_out(document: Document, readers: Readers) -> tuple[Only, ...]:
    """What the author keeps from an edition, without what stands inside such a thing."""
    inside: set[int] = set()
    found: list[Only] = []
    for block in document_blocks(document):
        if isinstance(block, Only) and not shown_to(block.editions, readers):
            if id(block) not in inside:
                found.append(block)
            inside.update(map(id, walk_blocks(block.blocks)))
    return tuple(found)


def edition_document(document: Document, readers: Readers) -> Document:
    """The document as an edition for these readers holds it, with nothing marked as for some alone.

    Notes that only left-out text calls are left out, too. Ids and numbers stay as they are.
    """
    if not any(isinstance(block, Only) for block in document_blocks(document)):
        return document
    sections = tuple(_section(section, readers) for section in document.sections)
    notes = tuple(replace(n, blocks=_kept(n.blocks, readers)) for n in document.notes)
    held = replace(document, sections=sections, notes=tuple(_called(sections, notes)))
    return replace(held, pages=moved_pages(document.pages, document, held))


def moved_pages(
    pages: Iterable[PageStart], whole: Document, held: Document
) -> tuple[PageStart, ...]:
    """Printed pages of the whole book as an edition marks them that holds only some of it.

    A page that begins in what is left out begins before the next sentence that the edition holds.
    """
    kept = {sentence.id for sentence in document_sentences(held)}
    following: dict[str, str | None] = {}
    later: str | None = None
    for sentence in reversed(list(document_sentences(whole))):
        later = sentence.id if sentence.id in kept else later
        following[sentence.id] = later
    return tuple(
        page
        if page.sentence is None or page.sentence in kept
        else replace(page, sentence=following.get(page.sentence), offset=0)
        for page in pages
    )


def _called(sections: Iterable[Section], notes: tuple[Note, ...]) -> Iterator[Note]:
    """The notes that are called, from the text or from such a note."""
    by_id = {note.id: note for note in notes}
    waiting = [call for section in sections for call in _calls(section_sentences(section))]
    called: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in called and name in by_id:
            called.add(name)
            waiting += _calls(blocks_sentences(by_id[name].blocks))
    return (note for note in notes if note.id in called)


def _calls(sentences: Iterable[Sentence]) -> list[str]:
    inlines = (one for sentence in sentences for one in walk_inlines(sentence.inlines))
    return [one.note for one in inlines if isinstance(one, NoteRef)]


def _section(section: Section, readers: Readers) -> Section:
    inner = tuple(_section(child, readers) for child in section.sections)
    return replace(section, blocks=_kept(section.blocks, readers), sections=inner)


def _kept(blocks: Iterable[Block], readers: Readers) -> tuple[Block, ...]:
    return tuple(kept for block in blocks for kept in _one(block, readers))


def _one(block: Block, readers: Readers) -> tuple[Block, ...]:
    """What is left of a block: itself, what it holds, or nothing."""
    match block:
        case Only():
            return _kept(block.blocks, readers) if shown_to(block.editions, readers) else ()
        case BulletList() | OrderedList():
            items = _filled(block.items, lambda item: _item(item, readers))
            return (replace(block, items=items),) if items else ()
        case DefinitionList():
            terms = _filled(block.items, lambda item: _term(item, readers))
            return (replace(block, items=terms),) if terms else ()
        case BlockQuote():
            inner = _kept(block.blocks, readers)
            return (replace(block, blocks=inner),) if inner or not block.blocks else ()
        case Admonition():
            inner = _kept(block.blocks, readers)
            return (replace(block, blocks=inner),) if inner or not block.blocks else ()
        case Figure() | Chart():
            return (replace(block, description=_kept(block.description, readers)),)
        case _:
            return (block,)


_Part = TypeVar("_Part", ListItem, DefinitionItem)


def _filled(parts: Iterable[_Part], keep: Callable[[_Part], _Part | None]) -> tuple[_Part, ...]:
    return tuple(kept for part in parts if (kept := keep(part)) is not None)


def _item(item: ListItem, readers: Readers) -> ListItem | None:
    inner = _kept(item.blocks, readers)
    return ListItem(inner) if inner or not item.blocks else None


def _term(item: DefinitionItem, readers: Readers) -> DefinitionItem | None:
    rows = ((row, _kept(row, readers)) for row in item.definitions)
    meanings = tuple(kept for row, kept in rows if kept or not row)
    return replace(item, definitions=meanings) if meanings or not item.definitions else None
