"""What is in an edition that claims of accessibility can rest on, counted in the document."""

from collections.abc import Iterable

from pipeline.model import (
    Block,
    Chart,
    Document,
    Figure,
    Image,
    Inline,
    Math,
    Pronunciation,
    Sentence,
    Span,
    Table,
)
from pipeline.model.inlines import Abbr
from pipeline.model.walk import (
    document_blocks,
    document_sentences,
    walk_inlines,
    walk_sections,
)
from pipeline.products import EditionName, Evidence, Timeline


def count_evidence(
    document: Document,
    edition: EditionName,
    inlines: Iterable[Inline] | None = None,
    *,
    pages: int = 0,
    moving: bool = False,
    heard: frozenset[str] = frozenset(),
    contents: int = 0,
    lists: bool = False,
) -> Evidence:
    """Count what is there.

    ``inlines`` are those of the document that are no plain text, where somebody has found them
    before. ``heard`` holds the ids of the sentences that are narrated. ``contents`` is how many
    levels the table of contents shows, ``lists`` whether tables and figures with a caption are
    listed.
    """
    blocks = tuple(document_blocks(document))
    shown = [
        block
        for block in blocks
        if isinstance(block, Chart) or (isinstance(block, Figure) and not block.decorative)
    ]
    inlines = tuple(_inlines(document) if inlines is None else inlines)
    sentences = document_sentences(document) if heard else ()  # nobody asks for them otherwise
    said = [one for one in sentences if any(map(str.isalnum, one.text))]
    small = [i for i in inlines if isinstance(i, Image) and not i.decorative]
    sections = tuple(walk_sections(document.sections))
    return Evidence(
        pictures=len(shown) + len(small),
        described=sum(any(s.text.strip() for s in block.alt) for block in shown)
        + sum(bool(image.alt.strip()) for image in small),
        explained=sum(bool(block.description) for block in shown),
        formulas=sum(isinstance(inline, Math) and bool(inline.mathml) for inline in inlines),
        pronunciations=sum(_has_ipa(inline) for inline in inlines),
        sections=len(sections),
        pages=pages,
        moving=moving,
        sentences=len(said),
        heard=sum(one.id in heard for one in said),
        edition=edition,
        charts=sum(isinstance(block, Chart) for block in blocks),
        explanations=sum(isinstance(inline, Abbr) for inline in inlines),
        levels=max((section.rank for section in sections), default=0),
        contents=contents,
        lists=all(lists and _has_caption(block) for block in (*shown, *_tables(blocks))),
    )


def _tables(blocks: Iterable[Block]) -> Iterable[Table]:
    return (block for block in blocks if isinstance(block, Table))


def _has_caption(block: Table | Chart | Figure) -> bool:
    """Whether a list can name it: what has no caption is in none."""
    return any(sentence.text.strip() for sentence in block.caption)


def heard_in(timeline: Timeline) -> frozenset[str]:
    """The ids of the sentences that the narration says."""
    return frozenset(mark.sentence for section in timeline.sections for mark in section.marks)


def _inlines(document: Document) -> Iterable[Inline]:
    sentences: Iterable[Sentence] = document_sentences(document)
    return (inline for one in sentences for inline in walk_inlines(one.inlines))


def _has_ipa(inline: Inline) -> bool:
    match inline:
        case Abbr(pronunciation=Pronunciation(ipa=str())):
            return True
        case Span(pronunciation=Pronunciation(ipa=str())):
            return True
        case _:
            return False
