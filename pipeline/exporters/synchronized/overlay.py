"""Media overlays: the text and the sound of each sentence, side by side (EPUB 3.3, 9)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal, TypeAlias, assert_never

from pipeline.exporters.epub.front import TITLE_PAGE, opening_id
from pipeline.exporters.xhtml.blocks import box_id, item_id, list_id
from pipeline.exporters.xhtml.clips import Clip, clip_milliseconds, clock
from pipeline.exporters.xhtml.markup import element, empty
from pipeline.exporters.xhtml.plan import BookPlan
from pipeline.exporters.xhtml.split import Chapter
from pipeline.exporters.xhtml.tables import cell_id, row_id
from pipeline.model import (
    Admonition,
    Block,
    BlockQuote,
    BulletList,
    Cell,
    Chart,
    CodeBlock,
    DefinitionList,
    Figure,
    HorizontalRule,
    LineBlock,
    Note,
    NoteRef,
    Only,
    OrderedList,
    Para,
    Plain,
    Section,
    Sentence,
    Table,
)
from pipeline.model.walk import block_sentences, walk_blocks, walk_inlines, walk_sections
from pipeline.products import OPENING

_PROLOGUE = '<?xml version="1.0" encoding="utf-8"?>\n'


HeardKind: TypeAlias = Literal["text", "noteref", "note", "sidebar", "page"]


@dataclass(frozen=True, slots=True)
class Heard:
    """What is heard, in the order of the page: the element highlighted, and the sound meanwhile.

    ``sentence`` is the id of a sentence or of a note's call, a part of the opening, or the id of a
    page's mark, which has no ``clip``. ``kind`` says what a listener may pass over.
    """

    sentence: str
    anchor: str
    clip: Clip | None
    kind: HeardKind = "text"


@dataclass(frozen=True, slots=True)
class Overlay:
    """The overlay of one content document; ``milliseconds`` is how long its clips last."""

    content: bytes
    milliseconds: int
    heard: tuple[Heard, ...]


@dataclass(slots=True)
class _Score:
    """An overlay that is being written."""

    plan: BookPlan
    page: str
    clips: Mapping[str, Clip]
    audio: Mapping[str, str]
    anchors: Mapping[str, str]
    heard: list[Heard] = field(default_factory=list)
    pars: int = 0
    kind: HeardKind = "text"

    def source(self, anchor: str) -> str:
        return f"{self.page}#{anchor}"

    def name(self) -> str:
        self.pars += 1
        return f"par-{self.pars}"

    @contextmanager
    def passing(self, kind: HeardKind) -> Iterator[None]:
        """What is heard meanwhile may be passed over as this; a box in a note is part of it."""
        outer = self.kind
        self.kind = kind if outer == "text" else outer
        yield
        self.kind = outer


def opening_overlay(
    plan: BookPlan, clips: Mapping[str, Clip], audio: Mapping[str, str]
) -> Overlay | None:
    """The overlay of the title page, whose lines the narrator says before the book begins."""
    score = _Score(plan, TITLE_PAGE, clips, audio, {})
    pars = "".join(_line(score, name) for name in OPENING if name in clips)
    content = _sequence(score, "opening", "titlepage", pars)
    return _whole(score, content)


def _line(score: _Score, name: str) -> str:
    anchor = opening_id(name)
    score.heard.append(Heard(name, anchor, score.clips[name]))
    return _par(score, anchor, score.clips[name])


def page_overlay(
    plan: BookPlan, page: Sequence[Chapter], clips: Mapping[str, Clip], audio: Mapping[str, str]
) -> Overlay | None:
    """The overlay of a page, the chapters of one file; None when nothing of it is heard.

    ``audio`` gives the MP3 file by the id of its level 1 section.
    """
    anchors = {sentence: at for chapter in page for sentence, at in _image_anchors(chapter).items()}
    score = _Score(plan, page[0].file, clips, audio, anchors)
    return _whole(score, "".join(_section(score, one.section, one.notes) for one in page))


def _whole(score: _Score, content: str) -> Overlay | None:
    """The overlay around its finished content; None where nothing is heard."""
    clips = [heard.clip for heard in score.heard if heard.clip]
    if not clips:
        return None
    body = element("body", {"epub:textref": score.page}, f"\n{content}")
    smil = {
        "xmlns": "http://www.w3.org/ns/SMIL",
        "xmlns:epub": "http://www.idpf.org/2007/ops",
        "version": "3.0",
    }
    whole = f"{_PROLOGUE}{element('smil', smil, f'{chr(10)}{body}{chr(10)}')}\n"
    duration = sum(map(clip_milliseconds, clips))
    return Overlay(whole.encode(), duration, tuple(score.heard))


def _section(score: _Score, section: Section, notes: Iterable[Note] = ()) -> str:
    parts = [_sentences(score, (section.title,)), _blocks(score, section.blocks)]
    parts += [_section(score, child) for child in section.sections]
    parts += [_note(score, note) for note in notes]
    kind = "chapter" if section.rank == 1 else None
    return _sequence(score, section.id, kind, "".join(parts))


def _note(score: _Score, note: Note) -> str:
    with score.passing("note"):
        heard = _blocks(score, note.blocks)
    return _sequence(score, note.id, "footnote", heard)


def _sequence(score: _Score, anchor: str | None, kind: str | None, content: str) -> str:
    """A ``seq`` for an element of the page; its content alone where that has no id or is empty."""
    if not content or not anchor:
        return content
    attributes = {"epub:textref": score.source(anchor), "epub:type": kind}
    return element("seq", attributes, f"\n{content}") + "\n"


def _blocks(score: _Score, blocks: Iterable[Block]) -> str:
    return "".join(_block(score, block) for block in blocks)


def _block(score: _Score, block: Block) -> str:
    """A block; what a listener may leave is a sequence of its own (EPUB 3.3, 9.4)."""
    match block:
        case BulletList() | OrderedList():
            return _list(score, block)
        case Table():
            return _table(score, block)
        case Figure() | Chart():
            heard = _sentences(score, block_sentences(block))
            return _sequence(score, block.id, "figure", heard)
        case Admonition():
            return _box(score, block)
        case BlockQuote():
            return _blocks(score, block.blocks) + _sentences(score, block.attribution)
        case Para() | Plain() | DefinitionList() | LineBlock() | CodeBlock():
            return _sentences(score, block_sentences(block))
        case Only():
            return _blocks(score, block.blocks)
        case HorizontalRule():
            return ""
        case _:
            assert_never(block)


def _box(score: _Score, block: Admonition) -> str:
    """A box; a warning is none that a listener passes over as something beside the text."""
    warning = block.kind == "warning"
    with score.passing("text" if warning else "sidebar"):
        heard = _sentences(score, (block.title,)) + _blocks(score, block.blocks)
    return _sequence(score, box_id(block), "notice" if warning else "aside", heard)


def _list(score: _Score, block: BulletList | OrderedList) -> str:
    items = "".join(
        _sequence(score, item_id(item), "list-item", _blocks(score, item.blocks))
        for item in block.items
    )
    return _sequence(score, list_id(block), "list", items)


def _table(score: _Score, block: Table) -> str:
    """Its caption, then each row, each cell: one can leave a cell, a row, or all of it."""
    caption = _sentences(score, block.caption)
    rows = "".join(
        _sequence(score, row_id(row), "table-row", "".join(_cell(score, c) for c in row.cells))
        for row in (*block.head, *block.rows)
    )
    return _sequence(score, block.id, "table", caption + rows)


def _cell(score: _Score, cell: Cell) -> str:
    return _sequence(score, cell_id(cell), "table-cell", _sentences(score, cell.sentences))


def _sentences(score: _Score, row: Iterable[Sentence]) -> str:
    return "".join(_sentence(score, one, score.anchors.get(one.id, one.id)) for one in row)


def _image_anchors(chapter: Chapter) -> dict[str, str]:
    """A text alternative is heard while the whole figure is highlighted."""
    sections = (section.blocks for section in walk_sections((chapter.section,)))
    notes = (note.blocks for note in chapter.notes)
    return {
        one.id: block.id
        for blocks in (*sections, *notes)
        for block in walk_blocks(blocks)
        if isinstance(block, Figure | Chart)
        for one in block.alt
    }


def _sentence(score: _Score, one: Sentence, anchor: str) -> str:
    """The ``par`` of a sentence; pages that begin in it stand beside it, to be skipped at will."""
    marks = score.plan.marks.get(one.id, ())
    before = "".join(_page(score, mark.id) for mark in marks if mark.offset <= 0)
    heard = _said(score, one, anchor) + _calls(score, one)
    return before + heard + "".join(_page(score, mark.id) for mark in marks if mark.offset > 0)


def _said(score: _Score, one: Sentence, anchor: str) -> str:
    """The words of a sentence, as one or one by one."""
    clip = score.clips.get(one.id)
    if clip is None:
        return ""
    score.heard.append(Heard(one.id, anchor, clip, score.kind))
    words = score.plan.words.get(one.id, ()) if anchor == one.id else ()
    if not words:
        return _par(score, anchor, clip)
    heard = "".join(_par(score, word.id, word.clip) for word in words)
    return _sequence(score, anchor, None, heard)


def _calls(score: _Score, one: Sentence) -> str:
    """The numbers of notes that are said behind a sentence, each to be skipped by itself."""
    made = ""
    for inline in walk_inlines(one.inlines):
        if isinstance(inline, NoteRef) and (clip := score.clips.get(inline.id)):
            score.heard.append(Heard(inline.id, inline.id, clip, "noteref"))
            made += _par(score, inline.id, clip, "noteref")
    return made


def _page(score: _Score, anchor: str) -> str:
    score.heard.append(Heard(anchor, anchor, None, "page"))
    text = empty("text", {"src": score.source(anchor)})
    return element("par", {"id": score.name(), "epub:type": "pagebreak"}, text) + "\n"


def _par(score: _Score, anchor: str, clip: Clip, kind: str | None = None) -> str:
    begin, end = clock(clip.begin, clip.rate), clock(clip.end, clip.rate)
    text = empty("text", {"src": score.source(anchor)})
    heard = {"src": score.audio[clip.section], "clipBegin": begin, "clipEnd": end}
    attributes = {"id": score.name(), "epub:type": kind}
    return element("par", attributes, text + empty("audio", heard)) + "\n"
