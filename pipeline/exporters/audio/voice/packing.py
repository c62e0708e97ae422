"""Clips and finished sections as bytes, without loss, for the cache."""

import dataclasses
import json
import zlib
from collections.abc import Sequence
from typing import Any

from pipeline.exporters.audio.sound.clip import Clip, Word
from pipeline.exporters.audio.sound.loudness import Loudness
from pipeline.exporters.audio.sound.section import Rendered


def pack_clip(clip: Clip) -> bytes:
    """The clip, smaller: differences of neighbours, low bytes as they are, high ones packed.

    The low bytes are noise. The high ones are few values without patterns: Huffman codes alone
    make them as small as a search for repetitions does, in a quarter of its time.
    """
    import numpy as np  # noqa: PLC0415

    samples = np.frombuffer(clip.samples, "<i2")
    steps = np.diff(samples, prepend=np.int16(0)).astype("<i2")  # wraps around, and back again
    low, high = steps.view(np.uint8).reshape(-1, 2).T
    packer = zlib.compressobj(strategy=zlib.Z_HUFFMAN_ONLY)
    facts = {"rate": clip.rate, "length": len(samples), "words": _listed(clip.words)}
    return _pack(facts, low.tobytes() + packer.compress(high.tobytes()) + packer.flush())


def unpack_clip(data: bytes) -> Clip:
    """The clip that :func:`pack_clip` packed."""
    import numpy as np  # noqa: PLC0415

    facts, body = _unpack(data)
    length = facts["length"]
    planes = np.empty((length, 2), np.uint8)
    planes[:, 0] = np.frombuffer(body[:length], np.uint8)
    planes[:, 1] = np.frombuffer(zlib.decompress(body[length:]), np.uint8)
    samples = np.cumsum(planes.view("<i2").ravel(), dtype=np.int16).astype("<i2")
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
