"""Clips and finished sections as bytes, without loss, for the cache."""

import dataclasses
import json
import zlib
from collections.abc import Sequence
from typing import Any

from pipeline.exporters.audio.engines.base import Clip, Word
from pipeline.exporters.audio.loudness import Loudness
from pipeline.exporters.audio.section import Rendered


def pack_clip(clip: Clip) -> bytes:
    """The clip, smaller: differences of neighbours, high bytes apart from low ones."""
    import numpy as np  # noqa: PLC0415

    samples = np.frombuffer(clip.samples, "<i2")
    steps = np.diff(samples, prepend=np.int16(0)).astype("<i2")  # wraps around, and back again
    planes = steps.view(np.uint8).reshape(-1, 2).T.tobytes()
    return _pack({"rate": clip.rate, "words": _listed(clip.words)}, zlib.compress(planes, 1))


def unpack_clip(data: bytes) -> Clip:
    """The clip that :func:`pack_clip` packed."""
    import numpy as np  # noqa: PLC0415

    facts, body = _unpack(data)
    planes = np.frombuffer(zlib.decompress(body), np.uint8).reshape(2, -1)
    steps = np.ascontiguousarray(planes.T).view("<i2").ravel()
    samples = np.cumsum(steps, dtype=np.int16).astype("<i2")
    return Clip(samples.tobytes(), facts["rate"], _words(facts["words"]))


def pack_rendered(rendered: Rendered) -> bytes:
    """The finished section."""
    facts = {
        "rate": rendered.rate,
        "length": rendered.length,
        "spans": rendered.spans,
        "words": [_listed(words) for words in rendered.words],
        "silent": rendered.silent,
        "loudness": dataclasses.astuple(rendered.loudness),
    }
    return _pack(facts, rendered.mp3)


def unpack_rendered(data: bytes) -> Rendered:
    """The section that :func:`pack_rendered` packed."""
    facts, body = _unpack(data)
    spans = tuple((begin, end) for begin, end in facts["spans"])
    words = tuple(map(_words, facts["words"]))
    silent, loudness = tuple(facts["silent"]), Loudness(*facts["loudness"])
    return Rendered(body, facts["rate"], facts["length"], spans, words, silent, loudness)


def _listed(words: Sequence[Word]) -> list[list[int]]:
    return [[word.start, word.end, word.begin, word.finish] for word in words]


def _words(listed: Sequence[Sequence[int]]) -> tuple[Word, ...]:
    return tuple(Word(*word) for word in listed)


def _pack(facts: dict[str, Any], body: bytes) -> bytes:
    head = json.dumps(facts, separators=(",", ":")).encode()
    return len(head).to_bytes(4, "big") + head + body


def _unpack(data: bytes) -> tuple[dict[str, Any], bytes]:
    end = 4 + int.from_bytes(data[:4], "big")
    return json.loads(data[4:end]), data[end:]
