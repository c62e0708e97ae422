"""Text with its narration in step, read back: every sentence has its own stretch of sound.

EPUB media overlays (EPUB 3.3, section 9) and DAISY 2.02 say it with SMIL alike: a ``par`` joins an
element of the text, by its id, to a stretch of an audio file.
"""

import posixpath
import re
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from pipeline.diagnostics import Diagnostic
from pipeline.model import Document, NoteRef, Position, Sentence
from pipeline.model.walk import (
    blocks_sentences,
    document_sentences,
    section_sentences,
    walk_inlines,
)
from pipeline.validators.proofs.narration import mp3_seconds
from pipeline.validators.proofs.same_text import (
    Element,
    comparable_text,
    compare_sentences,
    has_sound,
    out_of_order,
    parse_xml,
    pictures,
    text_sentences,
)

_REMEDY = "Build this edition again; if it stays so, please report a bug of this program."
_CLOCK = re.compile(r"(?:npt=)?(?:(?:(\d+):)?(\d+):)?(\d+(?:\.\d+)?)s?")
_TEXTREF = "{http://www.idpf.org/2007/ops}textref"
_ADDED = re.compile(r"opening-(?:title|subtitle|author|contributors|voice|statement)|page_[\w-]+")
"""What is heard besides the text: the lines of the title page, and the marks of pages."""

_TOLERANCE = 0.06  # seconds: two frames of an MP3

Read = Callable[[str], bytes]
"""The content of a file of the publication, by its path."""


@dataclass(frozen=True, slots=True)
class Clip:
    """A stretch of sound: the id of the text, the audio file, and seconds."""

    id: str
    audio: str
    begin: float
    end: float


def check_epub_overlays(
    document: Document, overlays: Sequence[str], read: Read
) -> tuple[Diagnostic, ...]:
    """What is unheard or out of step in an EPUB with media overlays; nothing in one without."""
    return _compare(document, overlays, read) if overlays else ()


def check_daisy(document: Document, folder: Path) -> tuple[Diagnostic, ...]:
    """What a DAISY 2.02 book lacks: text, order, or sound (DAISY 2.02, sections 2.1 to 2.3)."""

    def read(name: str) -> bytes:
        return (folder / name).read_bytes()

    try:
        overlays = daisy_overlays(parse_xml(read("ncc.html")))
        pages = tuple(dict.fromkeys(_pages(overlays, read)))
        found = tuple(
            sentence
            for page in pages
            for sentence in text_sentences(document, parse_xml(read(page)))
        )
        return (
            *compare_sentences(document, found, "the DAISY book"),
            *_compare(document, overlays, read),
        )
    except OSError as error:
        message = f"the DAISY book lacks a file: {error.filename}"
        return (Diagnostic("narration-damaged", "error", message, None, _REMEDY),)


def daisy_overlays(ncc: Element) -> list[str]:
    """The SMIL files in the order in which the navigation control center names them."""
    links = (element.get("href", "") for element in ncc.iter() if _is(element, "a"))
    return list(dict.fromkeys(link.partition("#")[0] for link in links if ".smil" in link))


def _pages(overlays: Iterable[str], read: Read) -> Iterator[str]:
    for name in overlays:
        for element in parse_xml(read(name)).iter():
            if _is(element, "text"):
                yield _path(name, element.get("src", ""))[0]


def sounding(overlays: Iterable[str], read: Read) -> frozenset[str]:
    """The ids of the texts that are heard."""
    return frozenset(
        clip.id
        for name in overlays
        for clip in _clips(name, parse_xml(read(name)))
        if clip.begin < clip.end
    )


def _compare(document: Document, overlays: Sequence[str], read: Read) -> tuple[Diagnostic, ...]:
    clips = [clip for name in overlays for clip in _clips(name, parse_xml(read(name)))]
    return (*_unheard(document, clips), *_time_faults(document, clips, read))


def _clips(name: str, root: Element) -> Iterator[Clip]:
    """The stretches of one SMIL file in order; those of a sentence's words count as one."""
    stack = [root]
    while stack:
        element = stack.pop()
        found = _stretch(name, element)
        if found is not None:
            yield found
        else:
            stack += reversed(element)


def _stretch(name: str, element: Element) -> Clip | None:
    """The stretch of a sentence: a ``par``, or a ``seq`` of the words of the sentence alone."""
    if _is(element, "par"):
        parts = [element]
        anchor = _anchor(name, element)
    elif _is(element, "seq"):
        parts = [child for child in element if isinstance(child.tag, str)]
        anchor = _path(name, element.get(_TEXTREF, ""))[1]
        if not parts or any(not _is_word(_anchor(name, part), anchor) for part in parts):
            return None
    else:
        return None
    sounds = [child for part in parts for child in part.iter() if _is(child, "audio")]
    if not sounds or anchor is None:
        return None
    first, last = sounds[0], sounds[-1]
    return Clip(
        anchor,
        _path(name, first.get("src", ""))[0],
        _seconds(first.get("clipBegin") or first.get("clip-begin") or "0"),
        _seconds(last.get("clipEnd") or last.get("clip-end") or "0"),
    )


def _anchor(name: str, par: Element) -> str | None:
    """The id of the text of a ``par``."""
    text = next((child for child in par if _is(child, "text")), None)
    return None if text is None else _path(name, text.get("src", ""))[1]


def _is_word(anchor: str | None, sentence: str) -> bool:
    return anchor is not None and re.fullmatch(rf"{re.escape(sentence)}_w\d+", anchor) is not None


def _unheard(document: Document, clips: Sequence[Clip]) -> Iterator[Diagnostic]:
    """Sentences without sound of their own, and those heard before one that stands before them.

    A text alternative is heard at its picture: as many stretches as it has sentences.
    """
    places: dict[str, deque[int]] = defaultdict(deque)
    for number, clip in enumerate(clips):
        places[clip.id].append(number)
    shown = {s.id: picture.id for picture in pictures(document) for s in picture.alt}
    notes = [s for note in document.notes for s in blocks_sentences(note.blocks)]
    told = any(places[sentence.id] for sentence in notes)  # notes may all be left out
    for row in (*map(section_sentences, document.sections), notes if told else ()):
        yield from _row_faults(row, places, shown)
    positions = _positions(document)
    beside = _beside(document)
    for name, left in places.items():
        once = name in beside or _ADDED.fullmatch(name) is not None
        if len(left) > once:
            message = f"{name!r} is heard more often than it is written"
            where = positions.get(name)
            yield Diagnostic("sentence-repeated", "error", message, where, _REMEDY)


def _beside(document: Document) -> frozenset[str]:
    """The ids of the notes' calls, whose numbers may be heard by themselves."""
    inlines = (i for one in document_sentences(document) for i in walk_inlines(one.inlines))
    return frozenset(inline.id for inline in inlines if isinstance(inline, NoteRef))


def _row_faults(
    row: Iterable[Sentence], places: Mapping[str, deque[int]], shown: Mapping[str, str]
) -> Iterator[Diagnostic]:
    """The faults of sentences that follow one another; what was heard is taken from ``places``."""
    heard: list[tuple[Sentence, int]] = []
    for sentence in row:
        waiting = places[shown.get(sentence.id, sentence.id)]
        if waiting:
            heard.append((sentence, waiting.popleft()))
        elif has_sound(text := comparable_text(sentence)):
            message = f"nothing is heard for the sentence {text!r}"
            yield Diagnostic("sentence-unheard", "error", message, sentence.position, _REMEDY)
    moved = out_of_order([number for _, number in heard])
    for sentence in (heard[at][0] for at in sorted(moved)):
        message = f"the sentence {comparable_text(sentence)!r} is heard out of order"
        yield Diagnostic("sentence-order", "error", message, sentence.position, _REMEDY)


def _time_faults(document: Document, clips: Sequence[Clip], read: Read) -> Iterator[Diagnostic]:
    """Stretches that are empty, run over one another or beyond the end of their file."""
    positions = _positions(document)
    lengths = {name: _length(read, name) for name in {clip.audio for clip in clips}}
    notes = {one.id for note in document.notes for one in blocks_sentences(note.blocks)}
    notes |= {one.id for one in pictures(document) if one.alt and one.alt[0].id in notes}
    before: dict[tuple[str, bool], float] = {}  # notes may be spoken where they are called
    for clip in clips:
        row = (clip.audio, clip.id in notes)
        paging = clip.id.startswith("page_")  # in a note that is said elsewhere, it may be earlier
        begin = 0.0 if paging else before.get(row, 0.0)
        late = clip.end > lengths[clip.audio] + _TOLERANCE
        if clip.end <= clip.begin or clip.begin < begin - 0.001 or late:
            times = f"{clip.begin:.3f} to {clip.end:.3f} s of {clip.audio}"
            message = f"the sound of {clip.id!r} cannot be {times}"
            where = positions.get(clip.id)
            yield Diagnostic("narration-damaged", "error", message, where, _REMEDY)
        before[row] = before.get(row, 0.0) if paging else max(begin, clip.end)


def _positions(document: Document) -> dict[str, Position | None]:
    """Where each sentence and picture is written, by id."""
    positions = {sentence.id: sentence.position for sentence in document_sentences(document)}
    for picture in pictures(document):
        spoken = picture.alt[0].position if picture.alt else None
        positions[picture.id] = spoken or picture.position
    return positions


def _length(read: Read, name: str) -> float:
    """Seconds of an MP3, 0 when it is missing or unreadable."""
    try:
        return mp3_seconds(read(name))
    except (OSError, KeyError):
        return 0.0


def _seconds(clock: str) -> float:
    found = _CLOCK.fullmatch(clock)
    if found is None:
        return 0.0
    hours, minutes, seconds = found.groups()
    return int(hours or 0) * 3600 + int(minutes or 0) * 60 + float(seconds)


def _path(base: str, reference: str) -> tuple[str, str]:
    """The file and the fragment that a reference in ``base`` leads to."""
    path, _, fragment = unquote(reference).partition("#")
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), path)), fragment


def _is(element: Element, name: str) -> bool:
    """Whether it is an element of this name, in whatever namespace."""
    return isinstance(element.tag, str) and element.tag.rpartition("}")[2] == name
