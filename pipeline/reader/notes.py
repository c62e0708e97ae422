"""Footnotes: where they are called, and in which order they stand."""

from pipeline.diagnostics import did_you_mean
from pipeline.model import Inline, NoteRef, Position, Str
from pipeline.reader.state import Scope


def call_note(scope: Scope, label: str, position: Position) -> Inline:
    """The call of a note; its number counts the notes of the level 1 section."""
    note = scope.file.notes.get(label)
    if note is None:
        hint = did_you_mean(label, scope.file.notes)
        hint = hint or f"Write the note in this file: '[^{label}]: ...'."
        scope.report.error("missing-note", f"there is no note {label!r}", position, hint)
        return Str(f"[^{label}]")
    if note.number is None:
        scope.called.append(note)
        note.number = str(len(scope.called))
    note.calls += 1
    name = f"{note.id}-call" if note.calls == 1 else f"{note.id}-call-{note.calls}"
    return NoteRef(scope.book.ids.unique(name), note.id, note.number)
