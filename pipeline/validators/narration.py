"""The finished narration read back: a file for each section, in order, whole, with its text."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from mutagen import MutagenError
from mutagen.id3 import ID3
from mutagen.mp3 import MP3

from pipeline.diagnostics import Diagnostic
from pipeline.model import Document, Section
from pipeline.model.walk import section_sentences
from pipeline.validators.same_text import comparable_pieces, folded

_REMEDY = "Build the audio edition again; if it stays so, please report a bug of this program."


def check_narration(document: Document, mp3s: Iterable[Path]) -> tuple[Diagnostic, ...]:
    """What is missing or damaged among the MP3s of a book."""
    files = sorted(mp3s)
    sections = document.sections
    if len(files) != len(sections):
        message = f"there are {len(files)} MP3s for {len(sections)} sections"
        return (Diagnostic("narration-incomplete", "error", message, None, _REMEDY),)
    pairs = zip(files, sections, strict=True)
    return tuple(fault for file, section in pairs for fault in _file(file, section))


def _file(file: Path, section: Section) -> Iterator[Diagnostic]:
    try:
        sound = MP3(file)
        tags = ID3(file)
    except MutagenError as error:
        message = f"{file.name} cannot be read: {error}"
        yield Diagnostic("narration-damaged", "error", message, section.position, _REMEDY)
        return
    if not sound.info or sound.info.length <= 0:
        message = f"{file.name} holds no sound"
        yield Diagnostic("narration-damaged", "error", message, section.position, _REMEDY)
    title = section.title.text.strip()
    if str(tags.get("TIT2", "")) != title:
        message = f"{file.name} is not the narration of {title!r}"
        yield Diagnostic("narration-order", "error", message, section.position, _REMEDY)
    yield from _text(file, tags, section)


def _text(file: Path, tags: ID3, section: Section) -> Iterator[Diagnostic]:
    """The sentences that the file's own text (USLT) lacks."""
    texts = tags.getall("USLT")
    said = folded(" ".join(text.text for text in texts))
    if not said:
        return
    place = 0
    for sentence in section_sentences(section):
        for wanted in comparable_pieces(sentence):
            found = said.find(wanted, place)
            if found < 0:
                message = f"{file.name} does not name {wanted!r} among its text"
                yield Diagnostic("sentence-lost", "error", message, sentence.position, _REMEDY)
            else:
                place = found
