"""The whole book as strips: its sections, and the notes they call."""

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.exporters.pdf.laid import Element
from pipeline.exporters.pdf.layout.blocks import block_strips
from pipeline.exporters.pdf.layout.flow import Desk, Flow, text_strips
from pipeline.exporters.pdf.layout.notes import lay_notes, noted, place_uncalled
from pipeline.exporters.pdf.layout.strips import Opening, Strip
from pipeline.model import Note, Section
from pipeline.model.walk import walk_sections
from pipeline.progress import Task

_DEEPEST = 6  # heading levels of ISO 32000-1


@dataclass(frozen=True, slots=True)
class Body:
    """The text of the book: strips in order, and the strips of each note."""

    strips: list[Strip]
    notes: dict[str, list[Strip]]


def steps_of(sections: Iterable[Section]) -> int:
    """How many steps :func:`lay_body` takes: one for each heading and each block of a section."""
    return sum(1 + len(section.blocks) for section in walk_sections(sections))


def lay_body(
    sections: Iterable[Section], root: Element, desk: Desk, task: Task, *, section_breaks: bool
) -> Body:
    """Lay out the sections; their elements become children of ``root``.

    ``task`` hears of each step.
    """
    strips: list[Strip] = []
    notes: dict[str, list[Note]] = {}
    for note in desk.notes.values():
        notes.setdefault(note.section, []).append(note)
    for section in sections:
        own = _section(section, root, desk, task)
        own[0].fresh = section_breaks or not strips
        lay_notes(desk, block_strips)
        place_uncalled(notes.get(section.id, ()), root, own, desk)
        strips += own
    lay_notes(desk, block_strips)
    return Body(strips, desk.note_strips)


def _section(section: Section, parent: Element, desk: Desk, task: Task) -> list[Strip]:
    element = parent.add("Sect")
    sheet = desk.design.portrait
    flow = Flow(element, 0.0, sheet.measure, desk.design.body)
    strips = _heading(section, flow, desk)
    task.advance()
    for block in section.blocks:
        strips += block_strips((block,), flow, desk)
        task.advance()
    for child in section.sections:
        strips += _section(child, element, desk, task)
    return strips


def _heading(section: Section, flow: Flow, desk: Desk) -> list[Strip]:
    style = desk.design.heading(section.level)
    element = flow.element.add(f"H{min(section.level, _DEEPEST)}")
    paragraph = noted((section.title,), element, style, desk, flow.element)
    strips = text_strips(paragraph, flow, style, balanced=True) or [Strip(style.leading)]
    for strip in strips:
        strip.keep = True
    first = strips[0]
    first.opening = Opening(section.id, section.level, section.title.text.strip())
    first.anchors += (section.id,)
    return strips
