"""SMIL 1.0 presentations of a DAISY 2.02 book: the text and the sound of each sentence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.exporters.shared.times import milliseconds
from pipeline.exporters.synchronized.overlay import Heard
from pipeline.exporters.xhtml.clips import clip_milliseconds, long_clock
from pipeline.exporters.xhtml.markup import element, empty

_DOCTYPE = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<!DOCTYPE smil PUBLIC "-//W3C//DTD SMIL 1.0//EN" '
    '"http://www.w3.org/TR/REC-smil/SMIL10.dtd">\n'
)


@dataclass(frozen=True, slots=True)
class Presentation:
    """One SMIL file. ``places`` gives, by sentence, the id that the NCC links to."""

    file: str
    content: bytes
    places: Mapping[str, str]
    milliseconds: int


def presentation(
    file: str,
    page: str,
    heard: Sequence[Heard],
    *,
    audio: Mapping[str, str],
    head: Mapping[str, str],
    elapsed: int,
) -> Presentation:
    """The SMIL of a content document ``page``; ``elapsed`` milliseconds have gone before."""
    duration = sum(clip_milliseconds(one.clip) for one in heard)
    pars = "".join(_par(one, n, page, audio) for n, one in enumerate(heard, 1))
    facts = {
        **head,
        "ncc:totalElapsedTime": long_clock(elapsed),
        "ncc:timeInThisSmil": long_clock(duration),
    }
    metas = "".join(empty("meta", {"name": k, "content": v}) + "\n" for k, v in facts.items())
    layout = element("layout", None, empty("region", {"id": "txtView"}))
    body = element("seq", {"dur": f"{duration / 1000:.3f}s"}, f"\n{pars}")
    inside = (
        f"\n{element('head', None, f'{chr(10)}{metas}{layout}')}\n{element('body', None, body)}\n"
    )
    content = f"{_DOCTYPE}{element('smil', None, inside)}\n".encode()
    places = {one.sentence: f"{file}#txt{n}" for n, one in enumerate(heard, 1)}
    return Presentation(file, content, places, duration)


def _par(one: Heard, number: int, page: str, audio: Mapping[str, str]) -> str:
    """A sentence; one of a note can be skipped (DAISY 2.02, 2.3.2: ``system-required``)."""
    clip = one.clip
    begin, end = (milliseconds(at, clip.rate) / 1000 for at in (clip.begin, clip.end))
    text = empty("text", {"src": f"{page}#{one.anchor}", "id": f"txt{number}"})
    sound = {
        "src": audio[clip.section],
        "clip-begin": f"npt={begin:.3f}s",
        "clip-end": f"npt={end:.3f}s",
        "id": f"aud{number}",
    }
    attributes = {
        "endsync": "last",
        "id": f"par{number}",
        "system-required": "footnote-on" if one.in_note else None,
    }
    return element("par", attributes, text + empty("audio", sound)) + "\n"
