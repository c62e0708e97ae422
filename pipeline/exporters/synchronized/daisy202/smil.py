"""SMIL 1.0 presentations of a DAISY 2.02 book: the text and the sound of each sentence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TypeAlias

from pipeline.exporters.shared.times import milliseconds
from pipeline.exporters.synchronized.overlay import Heard, HeardKind
from pipeline.exporters.xhtml.clips import Clip, clip_milliseconds, long_clock
from pipeline.exporters.xhtml.markup import element, empty

Facts: TypeAlias = Sequence[tuple[str, str]]
"""Names of metadata and what they say; one may be there several times."""

GENERATOR = "Accessible Publisher"
_DOCTYPE = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<!DOCTYPE smil PUBLIC "-//W3C//DTD SMIL 1.0//EN" '
    '"http://www.w3.org/TR/REC-smil/SMIL10.dtd">\n'
)


@dataclass(frozen=True, slots=True)
class Presentation:
    """One SMIL file. ``places`` gives, by what is heard, what the NCC links to."""

    file: str
    content: bytes
    places: Mapping[str, str]
    milliseconds: int


_REQUIRED: Mapping[HeardKind, str] = {
    "note": "footnote-on",
    "noteref": "footnote-on",
    "sidebar": "sidebar-on",
    "page": "pagenumber-on",
}
"""What a player may be told to pass over (DAISY 2.02, ``system-required``)."""

_PAGE = 0.1  # seconds of silence in which a page is passed


def with_pages(parts: Sequence[Sequence[Heard]]) -> list[tuple[Heard, ...]]:
    """Each page with a little of the silence beside it, so that its ``par`` has sound as any other.

    A page that has no silence beside it has no place of its own. ``parts`` are the documents.
    """
    row = [one for part in parts for one in part]
    for at, one in enumerate(row):
        if one.kind != "page":
            continue
        before, after = row[at - 1] if at else None, row[at + 1] if at + 1 < len(row) else None
        if after and (cut := _without_lead(after.clip)):
            row[at], row[at + 1] = replace(one, clip=cut[0]), replace(after, clip=cut[1])
        elif before and (cut := _without_rest(before.clip)):
            row[at - 1], row[at] = replace(before, clip=cut[0]), replace(one, clip=cut[1])
    made = iter(row)
    return [tuple(one for one in islice(made, len(part)) if one.clip) for part in parts]


def _without_lead(clip: Clip | None) -> tuple[Clip, Clip] | None:
    """The silence that a clip begins with, and the clip without; None where there is none."""
    if clip is None or clip.loud is None:
        return None
    return _cut(clip, min(clip.loud, clip.begin + round(_PAGE * clip.rate)))


def _without_rest(clip: Clip | None) -> tuple[Clip, Clip] | None:
    """A clip without the end of the silence that it ends with, and that end."""
    if clip is None or clip.quiet is None:
        return None
    return _cut(clip, max(clip.quiet, clip.end - round(_PAGE * clip.rate)))


def _cut(clip: Clip, place: int) -> tuple[Clip, Clip] | None:
    """The two parts of a clip; None where one of them would last less than a millisecond."""
    begin, cut, end = (milliseconds(at, clip.rate) for at in (clip.begin, place, clip.end))
    if not begin < cut < end:
        return None
    return replace(clip, end=place, quiet=None), replace(clip, begin=place, quiet=None, loud=None)


def presentation(
    file: str,
    page: str,
    heard: Sequence[Heard],
    *,
    audio: Mapping[str, str],
    head: Facts,
    elapsed: int,
) -> Presentation:
    """The SMIL of a content document ``page``; ``elapsed`` milliseconds have gone before."""
    duration = sum(clip_milliseconds(one.clip) for one in heard if one.clip)
    pars = "".join(_par(one, n, page, audio) for n, one in enumerate(heard, 1))
    facts = (
        *head,
        ("ncc:generator", GENERATOR),
        ("ncc:totalElapsedTime", long_clock(elapsed)),
        ("ncc:timeInThisSmil", long_clock(duration)),
    )
    metas = "".join(empty("meta", {"name": k, "content": v}) + "\n" for k, v in facts)
    layout = element("layout", None, empty("region", {"id": "txtView"}))
    body = element("seq", {"dur": f"{duration / 1000:.3f}s"}, f"\n{pars}")
    inside = (
        f"\n{element('head', None, f'{chr(10)}{metas}{layout}')}\n{element('body', None, body)}\n"
    )
    content = f"{_DOCTYPE}{element('smil', None, inside)}\n".encode()
    places = {one.sentence: f"{file}#txt{n}" for n, one in enumerate(heard, 1)}
    return Presentation(file, content, places, duration)


def _par(one: Heard, number: int, page: str, audio: Mapping[str, str]) -> str:
    """What is heard, or a page; a player may be told to pass over some of it."""
    text = empty("text", {"src": f"{page}#{one.anchor}", "id": f"txt{number}"})
    sound = _sound(one.clip, number, audio) if one.clip else ""
    required = _REQUIRED.get(one.kind)
    attributes = {"endsync": "last", "id": f"par{number}", "system-required": required}
    return element("par", attributes, text + sound) + "\n"


def _sound(clip: Clip, number: int, audio: Mapping[str, str]) -> str:
    begin, end = (milliseconds(at, clip.rate) / 1000 for at in (clip.begin, clip.end))
    attributes = {
        "src": audio[clip.section],
        "clip-begin": f"npt={begin:.3f}s",
        "clip-end": f"npt={end:.3f}s",
        "id": f"aud{number}",
    }
    return empty("audio", attributes)
