"""Footnotes: their elements stand where they are called, their text at the foot of the page.

The Note element stands behind the block that calls it, so a listener meets it there
(ISO 14289-1, 7.9: every Note has an id of its own).
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from pipeline.exporters.pdf.laid import Element
from pipeline.exporters.pdf.layout.flow import Desk, Flow
from pipeline.exporters.pdf.layout.strips import Strip, TextInk
from pipeline.exporters.pdf.style import TextStyle
from pipeline.exporters.pdf.text.breaking import break_lines
from pipeline.exporters.pdf.text.paragraph import Paragraph, Target
from pipeline.exporters.pdf.text.runs import LINK, generated, make_paragraph
from pipeline.model import Block, Note, Sentence

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
        _refer(paragraph, desk)
    return paragraph


def _refer(paragraph: Paragraph, desk: Desk) -> None:
    """Let calls and notes name each other (ISO 14289-2, 8.2.5.14)."""
    for index, call in paragraph.calls.items():
        leaf = paragraph.runs[index].leaf
        note = desk.note_elements.get(call)
        if leaf is not None and note is not None:
            note.more().refs.append(leaf.element)
            leaf.element.more().refs.append(note)


def place_notes(calls: Iterable[str], parent: Element, desk: Desk) -> None:
    """Give each note that is called for the first time its place in the structure."""
    for call in calls:
        if call not in desk.note_elements and call in desk.notes:
            desk.note_elements[call] = parent.add("Note")
            desk.notes_met.append(call)


def place_uncalled(notes: Iterable[Note], parent: Element, strips: list[Strip], desk: Desk) -> None:
    """Put those of a section's notes that nothing calls at its end, so that none is lost."""
    for note in notes:
        if note.id not in desk.note_elements:
            desk.uncalled.add(note.id)
            place_notes((note.id,), parent, desk)
            strips[-1].calls += (note.id,)


def lay_notes(desk: Desk, lay: BlockLayout) -> None:
    """Lay out every note that was called, those called by other notes included."""
    while desk.notes_met:
        call = desk.notes_met.pop(0)
        desk.note_strips[call] = _one(call, desk.note_elements[call], desk, lay)


def _one(id_: str, element: Element, desk: Desk, lay: BlockLayout) -> list[Strip]:
    note = desk.notes[id_]
    style = desk.design.note
    element.more().id = desk.element_id("note")
    face = desk.setting.fonts.face(style.family)
    indent = max(14.0, face.width(f"{note.label}  ") * style.size / 1000)
    line = break_lines(_label(note, element.add("Lbl"), desk), indent, style)[0]
    flow = Flow(element, indent, desk.design.portrait.measure - indent, style, turns=False)
    strips = lay(note.blocks, flow, desk) or [Strip(style.leading)]
    first = strips[0]
    ink = first.inks[0] if first.inks else None
    first.inks.append(TextInk(line, 0.0, ink.y if isinstance(ink, TextInk) else style.size))
    first.anchors += (f"note:{id_}",)
    return strips


def _label(note: Note, element: Element, desk: Desk) -> Paragraph:
    """The note's number, which leads back to where it is called."""
    style = desk.design.note
    if note.id in desk.uncalled:
        return generated(note.label, element, style, desk.setting)
    link = element.add("Link")
    target = Target(link, desk.labels.back, place=f"back:{note.id}")
    return generated(note.label, link, replace(style, color=LINK), desk.setting, target)
