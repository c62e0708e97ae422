"""Ids, and the notes that are called by them."""

from collections.abc import Iterator

from pipeline.checks.view import View
from pipeline.diagnostics import Diagnostic
from pipeline.model import (
    Admonition,
    Chart,
    DefinitionList,
    Figure,
    NoteRef,
    Para,
    Position,
    Span,
    Table,
)

_Place = tuple[str, Position | None]


def anchors(view: View) -> frozenset[str]:
    """The ids of all places that a link can lead to."""
    return frozenset(name for name, _ in _anchors(view))


def _anchors(view: View) -> Iterator[_Place]:
    for section in view.sections:
        yield section.id, section.position
    for block in view.blocks:
        match block:
            case Table() | Figure() | Chart():
                yield block.id, block.position
            case Para() | Admonition() if block.id is not None:
                yield block.id, block.position
            case DefinitionList():
                for item in block.items:
                    if item.id is not None:
                        yield item.id, item.term.position or block.position
            case _:
                pass
    for placed in view.inlines:
        if isinstance(placed.inline, Span) and placed.inline.id is not None:
            yield placed.inline.id, placed.position
    for note in view.document.notes:
        yield note.id, note.position


def check_ids(view: View) -> Iterator[Diagnostic]:
    """No id names two places: links to it would lead to the first one alone."""
    seen: set[str] = set()
    for name, position in _all_ids(view):
        if name in seen:
            hint = "Choose another id, and mend the links that lead to it."
            message = f"the id {name!r} is already used"
            yield Diagnostic("duplicate-id", "error", message, position, hint)
        seen.add(name)


def _all_ids(view: View) -> Iterator[_Place]:
    yield from _anchors(view)
    for sentence in view.sentences:
        yield sentence.id, sentence.position
    for placed in view.inlines:
        if isinstance(placed.inline, NoteRef):
            yield placed.inline.id, placed.position


def check_notes(view: View) -> Iterator[Diagnostic]:
    """Every call has its note, every note is called and says something."""
    notes = {note.id: note for note in view.document.notes}
    called: set[str] = set()
    for placed in view.inlines:
        if isinstance(call := placed.inline, NoteRef):
            called.add(call.note)
            if call.note not in notes:
                hint = f"Write the note in this file: '[^{call.label}]: ...'."
                message = f"there is no note {call.note!r}"
                yield Diagnostic("missing-note", "error", message, placed.position, hint)
    for note in notes.values():
        if note.id not in called:
            hint = f"Call it with '[^{note.label}]' in this file, or remove it."
            message = f"the note {note.label!r} is never called and would be lost"
            yield Diagnostic("unused-note", "error", message, note.position, hint)
        if not note.blocks:
            hint = "Write its text after the colon, or remove its call."
            message = f"the note {note.label!r} is empty"
            yield Diagnostic("empty-note", "error", message, note.position, hint)
