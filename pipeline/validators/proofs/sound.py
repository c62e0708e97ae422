"""All that is proved of the MP3s besides their sentences: tags, chapters, length, playlist."""

import io
import struct
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from mutagen import MutagenError
from mutagen.id3 import ID3
from mutagen.mp3 import MP3

from pipeline.diagnostics import Diagnostic
from pipeline.exporters.shared.credits import authors
from pipeline.model import Document, Metadata, Pronunciation, Section
from pipeline.model.walk import walk_sections
from pipeline.validators.proofs.epub_book import Fault
from pipeline.validators.proofs.same_text import folded

_REMEDY = "Build the audio edition again; if it stays so, please report a bug of this program."
_KNOWN = frozenset(
    ("TIT2", "TALB", "TRCK", "TPE1", "TPE2", "TCOM", "TLAN", "TCON", "TPUB", "TCOP", "TDRC",
     "TLEN", "TXXX", "TIT3", "MVNM", "MVIN", "COMM", "USLT", "SYLT", "CHAP", "CTOC", "APIC")
)  # fmt: skip
_OTHER_CODES = {
    "cs": "ces", "de": "deu", "el": "ell", "es": "spa", "id": "ind", "is": "isl", "ja": "jpn",
    "nl": "nld", "pl": "pol", "pt": "por", "sk": "slk", "sv": "swe", "tr": "tur", "uk": "ukr",
    "zh": "zho",
}  # fmt: skip
"""Languages whose code of three letters (ISO 639-2) does not begin with that of two."""

_PLS = "{http://www.w3.org/2005/01/pronunciation-lexicon}"
_NEAR = 2  # milliseconds: rounded twice


def check_sound(document: Document, files: Sequence[Path]) -> Iterator[Diagnostic]:
    """What the MP3s and what lies beside them say otherwise than the book."""
    for code, message in _faults(document, files):
        yield Diagnostic(code, "error", message, None, _REMEDY)


def _faults(document: Document, files: Sequence[Path]) -> Iterator[Fault]:
    mp3s = sorted(file for file in files if file.suffix == ".mp3")
    tracks = [(file, file.read_bytes()) for file in mp3s]
    narrators: set[str] = set()
    rows = list(zip(tracks, document.sections, strict=False))
    for number, ((file, data), section) in enumerate(rows, 1):
        try:
            tags = ID3(io.BytesIO(data))
        except MutagenError:
            continue  # told already
        narrators.add(str(tags.get("TXXX:NARRATOR", "")))
        track = f"{number}/{len(document.sections)}"
        yield from _facts(document, tags, file.name, track)
        yield from _chapters(section, tags, file.name)
        yield from _whole(data, tags, file.name)
    if len(narrators) > 1 or narrators == {""}:
        yield "edition-metadata", f"the MP3s name the voices {sorted(narrators)}"
    yield from _playlist(document, files, tracks)
    yield from _lexicon(document, files)


def _facts(document: Document, tags: Any, name: str, track: str) -> Iterator[Fault]:  # noqa: ANN401
    """The text frames that are not the manuscript's."""
    facts = document.metadata
    people = ", ".join(authors(facts)) or facts.publisher or ""
    wanted: Mapping[str, str] = {
        "TALB": facts.title,
        "TRCK": track,
        "TPE1": people,
        "TPE2": people,
        "TCOM": str(tags.get("TXXX:NARRATOR", "")),
        "TCON": "Audiobook",
        "TPUB": facts.publisher or "",
        "TCOP": facts.rights or "",
        "TDRC": f"{facts.date.year:04}" if facts.date else "",
        "TIT3": facts.subtitle or "",
        "MVNM": facts.series.name if facts.series else "",
        "MVIN": (facts.series.number if facts.series else None) or "",
        f"COMM::{_first_code(tags, 'COMM')}": facts.description or "",
    } | {f"TXXX:{name}": text for name, text in told_facts(facts, "audio").items()}
    for key, text in wanted.items():
        found = folded(str(tags.get(key, "")))
        if found != folded(text):
            yield "edition-metadata", f"{name} says {found!r} ({key}), not {text!r}"
    codes = {str(tags.get("TLAN", ""))}
    codes |= {frame.lang for key in ("USLT", "SYLT", "COMM") for frame in tags.getall(key)}
    if not all(is_language(code, facts.language) for code in codes):
        yield "edition-language", f"{name} is in {', '.join(sorted(codes))}, not {facts.language!r}"
    for key in sorted({key[:4] for key in tags} - _KNOWN):
        yield "edition-added", f"{name} has a tag {key}"


def told_facts(facts: Metadata, edition: str) -> dict[str, str]:
    """What the freely named tags of an edition must say; nothing of what the book does not know."""
    series, isbns = facts.series, dict(facts.isbns)
    return {
        "SUBTITLE": facts.subtitle or "",
        "SERIES": series.name if series else "",
        "SERIES-PART": (series.number if series else None) or "",
        "PUBLISHER": facts.publisher or "",
        "ISBN": isbns.get(edition) or isbns.get("audio") or "",
        "LANGUAGE": facts.language,
    }


def _first_code(tags: Any, key: str) -> str:  # noqa: ANN401
    return next((frame.lang for frame in tags.getall(key)), "")


def is_language(code: str, tag: str) -> bool:
    """Whether a code of ISO 639-2 may stand for a language tag (BCP 47)."""
    primary = tag.lower().partition("-")[0]
    if code == "und":
        return primary not in _OTHER_CODES and primary not in ("en", "fr", "it")
    return code == _OTHER_CODES.get(primary, code if code.startswith(primary) else "")


def _chapters(section: Section, tags: Any, name: str) -> Iterator[Fault]:  # noqa: ANN401
    """The chapters are headings of the section, in order, each where its heading is heard."""
    frames = sorted(tags.getall("CHAP"), key=lambda frame: frame.start_time)
    titles = [folded(str(frame.sub_frames.get("TIT2", ""))) for frame in frames]
    headings = [folded(one.title.text) for one in walk_sections((section,))]
    rest = iter(headings)
    if not titles or titles[0] != headings[0] or any(title not in rest for title in titles):
        yield "edition-navigation", f"the chapters of {name} are {titles}, not {headings}"
    begins = [begin for frame in tags.getall("SYLT") for _, begin in frame.text]
    for frame in frames[1:]:
        if not any(abs(frame.start_time - begin) <= _NEAR for begin in begins):
            yield "edition-navigation", f"a chapter of {name} begins where no sentence does"
    listed = [one for frame in tags.getall("CTOC") for one in frame.child_element_ids]
    if [one for one in listed if not one.startswith("toc")] != [f.element_id for f in frames]:
        yield "edition-navigation", f"the contents of {name} do not list its chapters"


def _whole(data: bytes, tags: Any, name: str) -> Iterator[Fault]:  # noqa: ANN401
    """The sound has as many bytes as its first frame says (LAME's Info tag)."""
    sound = data[tags.size :]
    at = sound.find(b"Info", 0, 64)
    if at < 0:
        yield "narration-damaged", f"{name} does not say how long its sound is"
        return
    _, size = struct.unpack(">II", sound[at + 8 : at + 16])
    if size != len(sound):
        yield "narration-damaged", f"{name} holds {len(sound)} bytes of sound instead of {size}"


def _playlist(
    document: Document, files: Sequence[Path], tracks: Sequence[tuple[Path, bytes]]
) -> Iterator[Fault]:
    """All files, in order, with the titles and lengths that they have."""
    lists = [file for file in files if file.suffix == ".m3u8"]
    if len(lists) != 1:
        yield "edition-navigation", f"there are {len(lists)} playlists"
        return
    found = lists[0].read_text(encoding="utf-8", errors="replace").splitlines()
    wanted = ["#EXTM3U", f"#PLAYLIST:{_line(document.metadata.title)}"]
    for (file, data), section in zip(tracks, document.sections, strict=False):
        wanted += [f"#EXTINF:{_seconds(data)},{_line(section.title.text)}", file.name]
    for one, other in zip([*wanted, None], [*found, None], strict=False):
        if one != other and not _near(one, other):
            yield "edition-navigation", f"the playlist has {other!r} for {one!r}"
            return


def _line(text: str) -> str:
    return " ".join(text.split())


def _near(one: str | None, other: str | None) -> bool:
    """Whether two entries differ by a second at most, which rounding may do."""
    if one is None or other is None or not one.startswith("#EXTINF:"):
        return False
    (mine, _, title), (theirs, _, name) = one.partition(","), other.partition(",")
    lengths = [part.removeprefix("#EXTINF:") for part in (mine, theirs)]
    if title != name or not all(part.isdigit() for part in lengths):
        return False
    return abs(int(lengths[0]) - int(lengths[1])) <= 1


def _seconds(data: bytes) -> int:
    try:
        info = MP3(io.BytesIO(data)).info
    except MutagenError:
        return 0
    return round(info.length) if info else 0


def _lexicon(document: Document, files: Sequence[Path]) -> Iterator[Fault]:
    """The pronunciations are the book's."""
    wanted = {
        one.short: _said(one.short, one.pronunciation)
        for one in document.abbreviations
        if one.pronunciation
    }
    wanted |= {word: _said(word, how) for word, how in document.lexicon}
    lists = [file for file in files if file.name.endswith("-pronunciations.xml")]
    found: dict[str, tuple[str, str]] = {}
    for file in lists:
        root = ET.fromstring(file.read_bytes())  # noqa: S314  (our own file)
        language = root.get("{http://www.w3.org/XML/1998/namespace}lang")
        if language != document.metadata.language:
            yield "edition-language", f"{file.name} is in {language}"
        for lexeme in root.iter(f"{_PLS}lexeme"):
            word = lexeme.findtext(f"{_PLS}grapheme") or ""
            for how in ("phoneme", "alias"):
                if (said := lexeme.findtext(f"{_PLS}{how}")) is not None:
                    found[word] = (how, said)
    for word in sorted({*found, *wanted}):
        if found.get(word) != wanted.get(word):
            yield "edition-metadata", f"the lexicon says {word!r} as {found.get(word)}"


def _said(word: str, how: Pronunciation | None) -> tuple[str, str]:
    if how is None:
        return "alias", word
    return ("phoneme", how.ipa) if how.ipa else ("alias", how.say or " ".join(word))
