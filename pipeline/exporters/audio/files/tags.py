"""ID3v2.3 tags: what players show, say and navigate by."""

import importlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.exporters.shared.audiotags import named_facts
from pipeline.exporters.shared.credits import authors
from pipeline.language.codes import language_code
from pipeline.model import Metadata

_UTF16 = 1
_MILLISECONDS = 2
_LYRICS = 1


@dataclass(frozen=True, slots=True)
class Mark:
    """A text and when it is heard, in milliseconds."""

    text: str
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class TrackFacts:
    """What a file's tags say. ``chapters`` and ``sentences`` are in the order of time."""

    book: Metadata
    title: str
    number: int
    total: int
    narrator: str
    milliseconds: int
    chapters: tuple[Mark, ...]
    sentences: tuple[Mark, ...]
    cover: bytes | None = None


def tagged(mp3: bytes, facts: TrackFacts) -> bytes:
    """The MP3 with its tags in front."""
    id3 = _id3()

    tags = id3.ID3()
    for frame in (*_text_frames(facts), *_sound_frames(facts), *_chapter_frames(facts)):
        tags.add(frame)
    if facts.cover:
        tags.add(id3.APIC(encoding=0, mime="image/jpeg", type=3, desc="", data=facts.cover))
    file = io.BytesIO()
    tags.update_to_v23()
    tags.save(file, v1=0, v2_version=3, padding=lambda _: 0)
    return file.getvalue() + mp3


def _id3() -> Any:  # noqa: ANN401  (mutagen has no types for its frames)
    return importlib.import_module("mutagen.id3")


def _text_frames(facts: TrackFacts) -> list[Any]:
    id3 = _id3()

    book = facts.book
    names = authors(book)
    texts: list[tuple[Any, str | None]] = [
        (id3.TIT2, facts.title),
        (id3.TALB, book.title),
        (id3.TIT3, book.subtitle),
        (id3.MVNM, book.series.name if book.series else None),
        (id3.MVIN, book.series.number if book.series else None),
        (id3.TRCK, f"{facts.number}/{facts.total}"),
        (id3.TPE1, ", ".join(names) or book.publisher),
        (id3.TPE2, ", ".join(names) or book.publisher),
        (id3.TCOM, facts.narrator),
        (id3.TLAN, language_code(book.language)),
        (id3.TCON, "Audiobook"),
        (id3.TPUB, book.publisher),
        (id3.TCOP, book.rights),
        (id3.TDRC, str(book.date.year) if book.date else None),
        (id3.TLEN, str(facts.milliseconds)),
    ]
    frames: list[Any] = [kind(encoding=_UTF16, text=[text]) for kind, text in texts if text]
    named = [("NARRATOR", facts.narrator), *named_facts(book, "audio")]
    frames += [id3.TXXX(encoding=_UTF16, desc=name, text=[text]) for name, text in named]
    return [*frames, *_description(book)]


def _description(book: Metadata) -> list[Any]:
    if not book.description:
        return []
    code = language_code(book.language)
    return [_id3().COMM(encoding=_UTF16, lang=code, desc="", text=[book.description])]


def _sound_frames(facts: TrackFacts) -> list[Any]:
    id3 = _id3()

    language = language_code(facts.book.language)
    text = "\n".join(mark.text for mark in facts.sentences)
    lines = [(mark.text + "\n", mark.begin) for mark in facts.sentences]
    return [
        id3.USLT(encoding=_UTF16, lang=language, desc="", text=text),
        id3.SYLT(
            encoding=_UTF16, lang=language, format=_MILLISECONDS, type=_LYRICS, desc="", text=lines
        ),
    ]


def _chapter_frames(facts: TrackFacts) -> list[Any]:
    """CTOC always, for players do not navigate chapters without it."""
    id3 = _id3()

    names = [f"chp{number}" for number in range(len(facts.chapters))]
    frames: list[Any] = [
        id3.CHAP(
            element_id=name,
            start_time=chapter.begin,
            end_time=chapter.end,
            start_offset=0xFFFFFFFF,
            end_offset=0xFFFFFFFF,
            sub_frames=[id3.TIT2(encoding=_UTF16, text=[chapter.text])],
        )
        for name, chapter in zip(names, facts.chapters, strict=True)
    ]
    title = id3.TIT2(encoding=_UTF16, text=[facts.title])
    return [*frames, *_contents(names, title)]


def _contents(names: Sequence[str], title: Any) -> list[Any]:  # noqa: ANN401  (a frame)
    """The tables of contents; one holds 255 entries at most, so a long one is a tree."""
    id3 = _id3()

    ordered, top = 1, 2
    groups = [names[at : at + 255] for at in range(0, len(names), 255)]
    if len(groups) <= 1:
        return [
            id3.CTOC(
                element_id="toc", flags=ordered | top, child_element_ids=list(names),
                sub_frames=[title],
            )
        ]  # fmt: skip
    inner = [
        id3.CTOC(element_id=f"toc{n}", flags=ordered, child_element_ids=list(g), sub_frames=[])
        for n, g in enumerate(groups)
    ]
    children = [frame.element_id for frame in inner]
    root = id3.CTOC(
        element_id="toc", flags=ordered | top, child_element_ids=children, sub_frames=[title]
    )
    return [root, *inner]
