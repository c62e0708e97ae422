"""The finished narration read back: a file for each section, in order, whole, with its text.

The file's own tags say which sentence is heard when (SYLT); every sentence of the section must be
among them, as it is written, in order. What the narrator adds ("List with 3 items.") stands
between and is passed over. Footnotes are spoken anywhere in their section.
"""

import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from mutagen import MutagenError
from mutagen.id3 import ID3
from mutagen.mp3 import MP3

from pipeline.diagnostics import Diagnostic
from pipeline.model import Document, Math, NoteRef, Section, Sentence, Table
from pipeline.model.walk import (
    blocks_sentences,
    document_sentences,
    section_sentences,
    walk_blocks,
    walk_inlines,
    walk_sections,
)
from pipeline.validators.proofs.same_text import comparable_pieces, comparable_text, folded

_REMEDY = "Build the audio edition again; if it stays so, please report a bug of this program."
_SHORT = 12  # characters
_TOLERANCE = 60  # milliseconds: two frames of an MP3


@dataclass(frozen=True, slots=True)
class Heard:
    """A sentence as it is written, and when it begins, in milliseconds."""

    text: str
    begin: int


def heard_sentences(data: bytes) -> tuple[Heard, ...]:
    """What an MP3 says when, as its tags (SYLT) tell; nothing when it cannot be read."""
    try:
        frames = ID3(io.BytesIO(data)).getall("SYLT")
    except MutagenError:
        return ()
    return tuple(Heard(folded(text), begin) for frame in frames for text, begin in frame.text)


def narrator_of(data: bytes) -> str:
    """The voice that an MP3 names; empty when it names none."""
    try:
        return str(ID3(io.BytesIO(data)).get("TXXX:NARRATOR", ""))
    except MutagenError:
        return ""


def mp3_seconds(data: bytes) -> float:
    """How long an MP3 lasts; 0 when it cannot be read."""
    try:
        sound = MP3(io.BytesIO(data)).info
    except MutagenError:
        return 0.0
    return float(sound.length) if sound else 0.0


def stated_seconds(data: bytes) -> float:
    """How long an MP3 lasts by its own tag (TLEN), which knows no padding; else by its sound."""
    try:
        stated = ID3(io.BytesIO(data)).get("TLEN")
    except MutagenError:
        stated = None
    return int(str(stated)) / 1000 if str(stated).isdigit() else mp3_seconds(data)


def check_narration(document: Document, mp3s: Iterable[Path]) -> tuple[Diagnostic, ...]:
    """What is missing, out of order or damaged among the MP3s of a book."""
    files = sorted(mp3s)
    return check_tracks(document, [(file.name, file.read_bytes()) for file in files])


def check_tracks(document: Document, tracks: Sequence[tuple[str, bytes]]) -> tuple[Diagnostic, ...]:
    """The same for MP3s by name and content, in playing order."""
    sections = document.sections
    if len(tracks) != len(sections):
        message = f"there are {len(tracks)} MP3s for {len(sections)} sections"
        return (Diagnostic("narration-incomplete", "error", message, None, _REMEDY),)
    faults: list[Diagnostic] = []
    spoken: dict[str, tuple[Heard, ...]] = {}
    noted = said_notes(document)
    for (name, data), section in zip(tracks, sections, strict=True):
        found = _track(name, data, section)
        if isinstance(found, Diagnostic):
            faults.append(found)
            continue
        entries, more = found
        spoken[section.id] = entries
        texts = [entry.text for entry in entries]
        faults += (*more, *compare_heard(section_sentences(section), texts, name))
        faults += said_again(section, noted, texts, name)
    return (*faults, *check_notes(document, spoken))


def _track(
    name: str, data: bytes, section: Section
) -> Diagnostic | tuple[tuple[Heard, ...], list[Diagnostic]]:
    """What the tags of a file say, and what is wrong with it; one fault when it is unreadable."""
    position = section.position
    try:
        sound, tags = MP3(io.BytesIO(data)), ID3(io.BytesIO(data))
    except MutagenError as error:
        message = f"{name} cannot be read: {error}"
        return Diagnostic("narration-damaged", "error", message, position, _REMEDY)
    faults: list[Diagnostic] = []
    length = round(1000 * sound.info.length) if sound.info else 0
    stated = int(str(tags.get("TLEN", length)))
    if length <= 0 or abs(length - stated) > _TOLERANCE:
        message = f"{name} holds {length / 1000:.1f} s of sound instead of {stated / 1000:.1f} s"
        faults.append(Diagnostic("narration-damaged", "error", message, position, _REMEDY))
    title = section.title.text.strip()
    if str(tags.get("TIT2", "")) != title:
        message = f"{name} is not the narration of {title!r}"
        faults.append(Diagnostic("narration-order", "error", message, position, _REMEDY))
    entries = heard_sentences(data)
    begins = [entry.begin for entry in entries]
    if begins != sorted(begins) or any(begin > length for begin in begins):
        message = f"the times of the sentences of {name} are not those of its sound"
        faults.append(Diagnostic("narration-damaged", "error", message, position, _REMEDY))
    lyrics = folded(" ".join(frame.text for frame in tags.getall("USLT")))
    if lyrics != " ".join(entry.text for entry in entries if entry.text):
        message = f"the text in {name} is not the one that its times are for"
        faults.append(Diagnostic("narration-damaged", "error", message, position, _REMEDY))
    return entries, faults


def compare_heard(
    sentences: Iterable[Sentence], texts: Sequence[str], name: str
) -> Iterator[Diagnostic]:
    """The sentences that are not among ``texts``, each behind the one before it."""
    place = 0
    for sentence in sentences:
        pieces = comparable_pieces(sentence)
        if not pieces:
            continue
        is_said = _matcher(sentence, pieces)
        found = next((at for at in range(place, len(texts)) if is_said(texts[at])), None)
        if found is not None:
            place = found + 1
        elif any(is_said(text) for text in texts):
            message = f"{name} says {' … '.join(pieces)!r} out of order"
            yield Diagnostic("sentence-order", "error", message, sentence.position, _REMEDY)
        else:
            message = f"{name} does not say {' … '.join(pieces)!r}"
            yield Diagnostic("sentence-lost", "error", message, sentence.position, _REMEDY)


def is_heard(document: Document, texts: Sequence[str]) -> frozenset[str]:
    """The ids of the sentences that are among ``texts``, and of those that are formulas alone."""
    said = frozenset(texts)
    found = set()
    for sentence in document_sentences(document):
        pieces = comparable_pieces(sentence)
        if not pieces or pieces[0] in said or any(map(_matcher(sentence, pieces), texts)):
            found.add(sentence.id)
    return frozenset(found)


def said_again(
    section: Section, noted: Mapping[str, Sequence[Sentence]], texts: Sequence[str], name: str
) -> Iterator[Diagnostic]:
    """The sentences of a section and the notes that are said more often than they are written.

    ``noted`` holds the book's notes (:func:`said_notes`). The heads of tables are said at each
    row. Short texts are passed over: the narrator's own words ("Warning") may be the same.
    """
    said = {text: n for text, n in Counter(texts).items() if n > 1 and len(text) >= _SHORT}
    if not said:
        return
    heads = frozenset(_heads(section))
    written: dict[str, list[Sentence]] = {text: [] for text in said}
    for sentence in section_sentences(section):
        written.get(comparable_text(sentence), []).append(sentence)
    for text, count in said.items():
        allowed = (*written[text], *noted.get(text, ()))
        if 0 < len(allowed) < count and text not in heads:
            message = f"{name} says {text!r} {count} times"
            place = allowed[0].position
            yield Diagnostic("sentence-repeated", "error", message, place, _REMEDY)


def said_notes(document: Document) -> Mapping[str, Sequence[Sentence]]:
    """The sentences of the notes by their text: a note is said once, however often called."""
    said: dict[str, list[Sentence]] = {}
    for note in document.notes:
        for sentence in blocks_sentences(note.blocks):
            said.setdefault(comparable_text(sentence), []).append(sentence)
    return said


def _heads(section: Section) -> Iterator[str]:
    """The texts of the header cells of a section's tables."""
    for part in walk_sections((section,)):
        for block in walk_blocks(part.blocks):
            if isinstance(block, Table):
                cells = (cell for row in (*block.head, *block.rows) for cell in row.cells)
                yield from (folded(cell.text) for cell in cells if cell.header is not None)


def _matcher(sentence: Sentence, pieces: Sequence[str]) -> Callable[[str], bool]:
    """Whether a text is the sentence; formulas, which are said in words, may be any words."""
    if any(isinstance(inline, Math) for inline in walk_inlines(sentence.inlines)):
        return lambda text: _in_order(text, pieces)
    return pieces[0].__eq__


def _in_order(text: str, pieces: Sequence[str]) -> bool:
    """Whether a text holds the pieces one after the other, whatever stands around them."""
    at = 0
    for piece in pieces:
        at = text.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    return True


def check_notes(
    document: Document, spoken: Mapping[str, tuple[Heard, ...]]
) -> tuple[Diagnostic, ...]:
    """The notes that are not said; none when the narration leaves out all notes, as it may."""
    faults: list[Diagnostic] = []
    sentences = 0
    home = _called_in(document)
    for note in document.notes:
        entries = spoken.get(home.get(note.id, ""), ())
        said = [s for s in blocks_sentences(note.blocks) if comparable_pieces(s)]
        sentences += len(said)
        faults += compare_heard(said, [entry.text for entry in entries], "the narration")
    lost = sum(fault.code == "sentence-lost" for fault in faults)
    return () if lost == sentences else tuple(faults)


def _called_in(document: Document) -> dict[str, str]:
    """The section in which each note is called first."""
    home: dict[str, str] = {}
    for section in document.sections:
        for called in _calls(section_sentences(section)):
            home.setdefault(called, section.id)
    for note in document.notes:  # a note may call another
        for called in _calls(blocks_sentences(note.blocks)):
            home.setdefault(called, home.get(note.id, ""))
    return home


def _calls(sentences: Iterable[Sentence]) -> Iterator[str]:
    for sentence in sentences:
        for inline in walk_inlines(sentence.inlines):
            if isinstance(inline, NoteRef):
                yield inline.note
