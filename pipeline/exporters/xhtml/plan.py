"""The book as content documents: which file holds what, before a line of XHTML is written."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, groupby
from urllib.parse import quote, urlsplit

from pipeline.diagnostics import Diagnostic
from pipeline.exporters.xhtml.index import InlineIndex, special_inlines
from pipeline.exporters.xhtml.pages import PageMark, page_marks
from pipeline.exporters.xhtml.pictures import Picture
from pipeline.exporters.xhtml.split import Chapter, split_book
from pipeline.exporters.xhtml.words import SpokenWord
from pipeline.model import (
    Admonition,
    Block,
    Chart,
    DefinitionList,
    Document,
    Figure,
    Link,
    NoteRef,
    Para,
    Span,
    Table,
)
from pipeline.model.walk import (
    blocks_sentences,
    section_sentences,
    walk_blocks,
    walk_sections,
)
from pipeline.products import PageMap

_SCHEMES = frozenset(("http", "https", "mailto", "tel", "ftp", "urn"))
_SAFE = "!#$%&'()*+,/:;=?@[]~"


@dataclass(frozen=True, slots=True)
class BookPlan:
    """The whole book.

    ``homes`` gives the file that holds an id, ``calls`` the ids of a note's calls in order,
    ``inlines`` all inlines that are no plain text,
    ``pictures`` each image by its path in the manuscript, ``marks`` the page marks by sentence,
    ``page_source`` the print edition that they come from, ``words`` what is marked word by word
    while it is heard. ``moving_style`` is True where the publisher's own style sheet animates.
    ``heard`` is True where an overlay names rows, cells and items.
    """

    document: Document
    chapters: tuple[Chapter, ...]
    homes: Mapping[str, str]
    calls: Mapping[str, tuple[str, ...]]
    inlines: InlineIndex = ()
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    marks: Mapping[str, tuple[PageMark, ...]] = field(default_factory=dict)
    page_source: str | None = None
    words: Mapping[str, tuple[SpokenWord, ...]] = field(default_factory=dict)
    moving_style: bool = False
    heard: bool = False

    @property
    def pages(self) -> Iterator[tuple[Chapter, ...]]:
        """The content documents, each as the chapters that share it."""
        for _, chapters in groupby(self.chapters, lambda chapter: chapter.file):
            yield tuple(chapters)

    def reference(self, file: str, anchor: str) -> str | None:
        """A link from ``file`` to an id of the book; None when there is no such id."""
        home = self.homes.get(anchor)
        if home is None:
            return None
        return f"#{anchor}" if home == file else f"{home}#{anchor}"

    def href(self, file: str, target: str) -> str | None:
        """A link from ``file`` to a model target; None for what an EPUB cannot link to."""
        if target.startswith("#"):
            return self.reference(file, target[1:])
        return quote(target, safe=_SAFE) if _on_the_web(target) else None


def plan_book(
    document: Document,
    inlines: InlineIndex,
    pictures: Mapping[str, Picture],
    pages: PageMap | None = None,
    *,
    split_depth: int = 1,
    join_below: int = 0,
) -> BookPlan:
    """A content document for each heading down to ``split_depth``, with the notes that it calls.

    Short chapters share one where ``join_below`` asks for it (see :func:`split_book`).
    """
    chapters = tuple(split_book(document, split_depth, join_below))
    homes = {id_: chapter.file for chapter in chapters for id_ in _ids(chapter)}
    marks = page_marks(pages, homes) if pages else {}
    source = pages.source if pages else None
    return BookPlan(document, chapters, homes, _calls(inlines), inlines, pictures, marks, source)


def link_faults(plan: BookPlan) -> Iterator[Diagnostic]:
    """Links that lead nowhere in this edition; their text stays."""
    for sentence, inline in plan.inlines:
        if isinstance(inline, Link) and plan.href("", inline.target) is None:
            message = f"the EPUB cannot link to {inline.target!r}; the words stay, unlinked"
            hint = "Link to a web address (https://...) or to a place in the book."
            place = inline.position or sentence.position
            yield Diagnostic("link-lost", "warning", message, place, hint)


def _on_the_web(target: str) -> bool:
    try:
        return urlsplit(target).scheme.lower() in _SCHEMES
    except ValueError:
        return False


def _calls(inlines: InlineIndex) -> dict[str, tuple[str, ...]]:
    calls: dict[str, tuple[str, ...]] = {}
    for _, inline in inlines:
        if isinstance(inline, NoteRef):
            calls[inline.note] = (*calls.get(inline.note, ()), inline.id)
    return calls


def _ids(chapter: Chapter) -> Iterator[str]:
    """Every id that the chapter's file will hold."""
    for section in walk_sections((chapter.section,)):
        yield section.id
        yield from _block_ids(section.blocks)
    for note in chapter.notes:
        yield note.id
        yield from _block_ids(note.blocks)
    noted = (blocks_sentences(note.blocks) for note in chapter.notes)
    sentences = list(chain(section_sentences(chapter.section), *noted))
    yield from (sentence.id for sentence in sentences)
    for _, inline in special_inlines(sentences):
        match inline:
            case NoteRef(id=id_) | Span(id=str(id_)):
                yield id_
            case _:
                pass


def _block_ids(blocks: Iterable[Block]) -> Iterator[str]:
    for block in walk_blocks(blocks):
        match block:
            case Table() | Figure() | Chart():
                yield block.id
            case Para(id=str(id_)) | Admonition(id=str(id_)):
                yield id_
            case DefinitionList():
                yield from (item.id for item in block.items if item.id)
            case _:
                pass
