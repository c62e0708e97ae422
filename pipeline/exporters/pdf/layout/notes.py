"""Footnotes: their elements stand where they are called, their text at the foot of the page.

The Note element stands behind the block that calls it, so a listener meets it there
(ISO 14289-1, 7.9: every Note has an id of its own).
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from pipeline.exporters.pdf.layout.flow import Desk, Flow
from pipeline.exporters.pdf.layout.strips import Strip, TextInk
from pipeline.exporters.pdf.text.breaking import break_lines
from pipeline.exporters.pdf.style import TextStyle
from pipeline.exporters.pdf.text.paragraph import Paragraph, Target
from pipeline.exporters.pdf.text.runs import LINK, generated, make_paragraph
from pipeline.exporters.pdf.tree import Element
from pipeline.model import Block, Sentence

BlockLayout = Callable[[Iterable[Block], Flow, Desk], list[Strip]]


def noted(
    sentences: Iterable[Sentence],
    element: Element,
    style: TextStyle,
    desk: Desk,
    parent: Element,
    *,
    lead: str = "",
    tail: str = "",
) -> Paragraph:
    """A paragraph, its notes placed behind it in ``parent``; see :func:`make_paragraph`."""
    paragraph = make_paragraph(sentences, element, style, desk.setting, lead=lead, tail=tail)
    if paragraph.calls:
        place_notes(paragraph.calls.values(), parent, desk)
    return paragraph


def place_notes(calls: Iterable[str], parent: Element, desk: Desk) -> None:
    """Give each note that is called for the first time its place in the structure."""
    for call in calls:
        if call not in desk.note_elements and call in desk.notes:
            desk.note_elements[call] = parent.add("Note")


def lay_notes(desk: Desk, lay: BlockLayout) -> dict[str, list[Strip]]:
    """The strips of every note that was called, those called by other notes included."""
    laid: dict[str, list[Strip]] = {}
    while waiting := [call for call in desk.note_elements if call not in laid]:
        for call in waiting:
            laid[call] = _one(call, desk.note_elements[call], desk, lay)
    return laid


def _one(id_: str, element: Element, desk: Desk, lay: BlockLayout) -> list[Strip]:
    note = desk.notes[id_]
    style = desk.design.note
    element.more().id = desk.element_id("note")
    face = desk.setting.fonts.face(style.family)
    indent = max(14.0, face.width(f"{note.label}  ") * style.size / 1000)
    link = element.add("Lbl").add("Link")
    target = Target(link, desk.labels.back, place=f"back:{id_}")
    words = generated(note.label, link, replace(style, color=LINK), desk.setting, target)
    line = break_lines(words, indent, style)[0]
    flow = Flow(element, indent, desk.design.portrait.measure - indent, style)
    strips = lay(note.blocks, flow, desk) or [Strip(style.leading)]
    first = strips[0]
    ink = first.inks[0] if first.inks else None
    first.inks.append(TextInk(line, 0.0, ink.y if isinstance(ink, TextInk) else style.size))
    first.anchors += (f"note:{id_}",)
    return strips
