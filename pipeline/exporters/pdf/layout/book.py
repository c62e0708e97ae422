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

_PART_SINK = 0.25  # of the page's depth, above the title of a part
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
    part = root
    behind_part = False
    for section in sections:
        begins_part = section.role == "part"
        element = (part if section.parts else root).add("Part" if begins_part else "Sect")
        own = _section(section, element, desk, task)
        if begins_part:
            part, own = element, [_sunk(desk, own[0]), *own]
        own[0].fresh = section_breaks or not strips or begins_part or behind_part
        behind_part = begins_part
        lay_notes(desk, block_strips)
        place_uncalled(notes.get(section.id, ()), root, own, desk)
        strips += own
    lay_notes(desk, block_strips)
    return Body(strips, desk.note_strips)


def _sunk(desk: Desk, heading: Strip) -> Strip:
    """The space above the title of a part, which begins the page in its place."""
    opening, heading.opening = heading.opening, None
    depth = desk.design.portrait.depth * _PART_SINK
    return Strip(depth, keep=True, opening=opening)


def _section(section: Section, element: Element, desk: Desk, task: Task) -> list[Strip]:
    sheet = desk.design.portrait
    flow = Flow(element, 0.0, sheet.measure, desk.design.body)
    strips = _heading(section, flow, desk)
    task.advance()
    for block in section.blocks:
        strips += block_strips((block,), flow, desk)
        task.advance()
    for child in section.sections:
        strips += _section(child, element.add("Sect"), desk, task)
    return strips


def _heading(section: Section, flow: Flow, desk: Desk) -> list[Strip]:
    style = desk.design.heading(section.rank)
    element = flow.element.add(f"H{min(section.level, _DEEPEST)}")
    paragraph = noted((section.title,), element, style, desk, flow.element)
    strips = text_strips(paragraph, flow, style, balanced=True) or [Strip(style.leading)]
    for strip in strips:
        strip.keep = True
    first = strips[0]
    first.opening = Opening(section.id, section.level, section.title.text.strip(), section.rank)
    first.anchors += (section.id,)
    return strips
