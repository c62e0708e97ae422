"""Media overlays: the text and the sound of each sentence, side by side (EPUB 3.3, 9)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import assert_never

from pipeline.exporters.xhtml.blocks import box_id, list_id
from pipeline.exporters.xhtml.clips import Clip, clip_milliseconds, clock
from pipeline.exporters.xhtml.markup import element, empty
from pipeline.exporters.xhtml.plan import BookPlan, Chapter
from pipeline.model import (
    Admonition,
    Block,
    BlockQuote,
    BulletList,
    Chart,
    CodeBlock,
    DefinitionList,
    Figure,
    HorizontalRule,
    LineBlock,
    Note,
    OrderedList,
    Para,
    Plain,
    Section,
    Sentence,
    Table,
)
from pipeline.model.walk import block_sentences, blocks_sentences, walk_blocks, walk_sections

_PROLOGUE = '<?xml version="1.0" encoding="utf-8"?>\n'


@dataclass(frozen=True, slots=True)
class Heard:
    """One sentence in the order of the page: the element highlighted, and the sound meanwhile."""

    sentence: str
    anchor: str
    clip: Clip
    in_note: bool


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
    in_note: bool = False

    def source(self, anchor: str) -> str:
        return f"{self.page}#{anchor}"

    def name(self) -> str:
        self.pars += 1
        return f"par-{self.pars}"


def chapter_overlay(
    plan: BookPlan, chapter: Chapter, clips: Mapping[str, Clip], audio: Mapping[str, str]
) -> Overlay | None:
    """The overlay of a chapter; None when nothing of it is heard.

    ``audio`` gives the MP3 file by the id of its level 1 section.
    """
    score = _Score(plan, chapter.file, clips, audio, _image_anchors(chapter))
    content = _section(score, chapter.section, chapter.notes)
    if not score.heard:
        return None
    body = element("body", {"epub:textref": chapter.file}, f"\n{content}")
    smil = {
        "xmlns": "http://www.w3.org/ns/SMIL",
        "xmlns:epub": "http://www.idpf.org/2007/ops",
        "version": "3.0",
    }
    whole = f"{_PROLOGUE}{element('smil', smil, f'{chr(10)}{body}{chr(10)}')}\n"
    duration = sum(clip_milliseconds(heard.clip) for heard in score.heard)
    return Overlay(whole.encode(), duration, tuple(score.heard))


def _section(score: _Score, section: Section, notes: Iterable[Note] = ()) -> str:
    parts = [_sentences(score, (section.title,)), _blocks(score, section.blocks)]
    parts += [_section(score, child) for child in section.sections]
    parts += [_note(score, note) for note in notes]
    kind = "chapter" if section.level == 1 else None
    return _sequence(score, section.id, kind, "".join(parts))


def _note(score: _Score, note: Note) -> str:
    score.in_note = True
    heard = _sentences(score, blocks_sentences(note.blocks))
    score.in_note = False
    return _sequence(score, note.id, "footnote", heard)


def _sequence(score: _Score, anchor: str, kind: str | None, content: str) -> str:
    """A ``seq`` for an element of the page; nothing when nothing in it is heard."""
    if not content:
        return ""
    attributes = {"epub:textref": score.source(anchor), "epub:type": kind}
    return element("seq", attributes, f"\n{content}") + "\n"


def _blocks(score: _Score, blocks: Iterable[Block]) -> str:
    return "".join(_block(score, block) for block in blocks)


def _block(score: _Score, block: Block) -> str:
    """Escapable structures are sequences; inside one there is no other (EPUB 3.3, 9.4.3)."""
    match block:
        case BulletList() | OrderedList():
            return _escapable(score, list_id(block), "list", block)
        case Table():
            return _escapable(score, block.id, "table", block)
        case Figure() | Chart():
            return _escapable(score, block.id, "figure", block)
        case Admonition():
            return _escapable(score, box_id(block), "aside", block)
        case BlockQuote():
            return _blocks(score, block.blocks) + _sentences(score, block.attribution)
        case Para() | Plain() | DefinitionList() | LineBlock() | CodeBlock():
            return _sentences(score, block_sentences(block))
        case HorizontalRule():
            return ""
        case _:
            assert_never(block)


def _escapable(score: _Score, anchor: str | None, kind: str, block: Block) -> str:
    heard = _sentences(score, block_sentences(block))
    return _sequence(score, anchor, kind, heard) if anchor else heard


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
    after = "".join(_page(score, mark.id) for mark in marks if mark.offset > 0)
    clip = score.clips.get(one.id)
    if clip is None:
        return before + after
    score.heard.append(Heard(one.id, anchor, clip, score.in_note))
    words = score.plan.words.get(one.id, ()) if anchor == one.id else ()
    if not words:
        return before + _par(score, anchor, clip) + after
    heard = "".join(_par(score, word.id, word.clip) for word in words)
    return before + _sequence(score, anchor, None, heard) + after


def _page(score: _Score, anchor: str) -> str:
    text = empty("text", {"src": score.source(anchor)})
    return element("par", {"id": score.name(), "epub:type": "pagebreak"}, text) + "\n"


def _par(score: _Score, anchor: str, clip: Clip) -> str:
    begin, end = clock(clip.begin, clip.rate), clock(clip.end, clip.rate)
    text = empty("text", {"src": score.source(anchor)})
    heard = {"src": score.audio[clip.section], "clipBegin": begin, "clipEnd": end}
    return element("par", {"id": score.name()}, text + empty("audio", heard)) + "\n"
