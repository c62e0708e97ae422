"""The packages of the narration, read back: captions, audiobook, M4B and podcast."""

import html
import json
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from mutagen import MutagenError
from mutagen.mp4 import MP4

from pipeline.diagnostics import Diagnostic
from pipeline.model import Document
from pipeline.model.walk import section_sentences
from pipeline.validators.proofs.narration import (
    Heard,
    check_notes,
    check_tracks,
    compare_heard,
    said_again,
    said_notes,
)
from pipeline.validators.proofs.same_text import folded

_REMEDY = "Build this edition again; if it stays so, please report a bug of this program."
_CUE = re.compile(
    r"^(?P<sentence>\d{1,9})(?:\.\d{1,9})?\n"
    r"(?P<hours>\d{1,9}):(?P<minutes>\d\d):(?P<seconds>\d\d)\.(?P<thousandths>\d{3}) --> .*\n"
    r"(?P<text>(?:.+\n?)*)",
    re.MULTILINE,
)


def check_captions(document: Document, files: Iterable[Path]) -> tuple[Diagnostic, ...]:
    """What is missing or out of order among the WebVTT files of a book."""
    return _captions(document, [(f.name, f.read_text(encoding="utf-8")) for f in sorted(files)])


def _captions(document: Document, captions: Sequence[tuple[str, str]]) -> tuple[Diagnostic, ...]:
    if len(captions) != len(document.sections):
        message = f"there are {len(captions)} captions for {len(document.sections)} sections"
        return (_fault("narration-incomplete", message),)
    faults: list[Diagnostic] = []
    spoken: dict[str, tuple[Heard, ...]] = {}
    noted = said_notes(document)
    for (name, text), section in zip(captions, document.sections, strict=True):
        cues = tuple(_cues(text))
        begins = [cue.begin for cue in cues]
        if begins != sorted(begins):
            faults.append(_fault("narration-damaged", f"the cues of {name} are out of order"))
        spoken[section.id] = cues
        texts = [cue.text for cue in cues]
        faults += compare_heard(section_sentences(section), texts, name)
        faults += said_again(section, noted, texts, name)
    return (*faults, *check_notes(document, spoken))


def _cues(text: str) -> Iterator[Heard]:
    """The sentences of the cues: one may be in several, which are numbered 3.1, 3.2."""
    for _, row in groupby(_CUE.finditer(text), key=lambda found: found["sentence"]):
        first, *others = row
        words = " ".join(found["text"] for found in (first, *others))
        yield Heard(folded(html.unescape(words)), _begin(first))


def _begin(found: re.Match[str]) -> int:
    hours, minutes, seconds = (int(found[name]) for name in ("hours", "minutes", "seconds"))
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + int(found["thousandths"])


def check_audiobook(document: Document, file: Path) -> tuple[Diagnostic, ...]:
    """What a W3C audiobook package lacks: a track for each section, in order, with its text."""
    with zipfile.ZipFile(file) as package:
        manifest: Mapping[str, Any] = json.loads(package.read("publication.json"))
        names = [str(resource["url"]) for resource in manifest["readingOrder"]]
        missing = [name for name in names if name not in package.namelist()]
        if missing:
            return (_fault("narration-incomplete", f"{file.name} lacks {', '.join(missing)}"),)
        tracks = [(name, package.read(name)) for name in names]
        captions = [
            (name, package.read(name).decode())
            for name in sorted(package.namelist())
            if name.endswith(".vtt")
        ]
    return (*check_tracks(document, tracks), *_captions(document, captions))


def check_podcast(document: Document, folder: Path) -> tuple[Diagnostic, ...]:
    """What a podcast's folder lacks of what its feed names, and of the book."""
    feeds = sorted(folder.glob("*.xml")) or sorted(folder.glob("*.rss"))
    if len(feeds) != 1:
        return (_fault("narration-incomplete", f"there are {len(feeds)} feeds"),)
    items = ET.parse(feeds[0]).getroot().iter("enclosure")  # noqa: S314  (our own file)
    names = [unquote(urlsplit(item.get("url", "")).path).rpartition("/")[2] for item in items]
    missing = [name for name in names if not (folder / name).is_file()]
    if missing:
        message = f"the feed names {', '.join(missing)}, which is not there"
        return (_fault("narration-incomplete", message),)
    tracks = [(name, (folder / name).read_bytes()) for name in names]
    captions = [(f.name, f.read_text(encoding="utf-8")) for f in sorted(folder.glob("*.vtt"))]
    return (*check_tracks(document, tracks), *_captions(document, captions))


def check_m4b(document: Document, file: Path) -> tuple[Diagnostic, ...]:
    """What an M4B lacks: a chapter for each section, under its title, and sound to its end."""
    try:
        book = MP4(file)
    except MutagenError as error:
        return (_fault("narration-damaged", f"{file.name} cannot be read: {error}"),)
    chapters = [(folded(chapter.title), chapter.start) for chapter in book.chapters or ()]
    titles = [folded(section.title.text) for section in document.sections]
    places = list(_places([title for title, _ in chapters], titles))
    faults = [
        _fault("narration-incomplete", f"{file.name} has no chapter {title!r} in its place")
        for title, place in zip(titles, places, strict=True)
        if place is None
    ]
    starts = [start for _, start in chapters]
    length = book.info.length if book.info else 0.0
    if starts != sorted(starts) or not starts or starts[-1] >= length:
        faults.append(_fault("narration-damaged", f"{file.name} ends before its last chapter"))
    return tuple(faults)


def _places(found: Sequence[str], wanted: Sequence[str]) -> Iterator[int | None]:
    """Where each of the wanted titles stands, each behind the one before it."""
    place = 0
    for title in wanted:
        at = next((n for n in range(place, len(found)) if found[n] == title), None)
        yield at
        place = place if at is None else at + 1


def _fault(code: str, message: str) -> Diagnostic:
    return Diagnostic(code, "error", message, None, _REMEDY)
