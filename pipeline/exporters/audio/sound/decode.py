"""MP3 -> samples."""

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from av import AudioFrame

    from pipeline.exporters.audio.sound.samples import Samples

_BLOCK = 1_000_000  # samples: half a minute or so


def decode_mp3(data: bytes) -> "tuple[Samples, int]":
    """The samples of one channel, from -1 to 1, and their rate in hertz.

    Raises:
        ValueError: this is no MP3, or it breaks off.
    """
    import numpy as np  # noqa: PLC0415

    blocks, rates = zip(*decoded_blocks(data), strict=True)
    return np.concatenate(blocks), rates[0]


def decoded_blocks(data: bytes) -> "Iterator[tuple[Samples, int]]":
    """As :func:`decode_mp3`, half a minute or so at once: each block with the rate."""
    import av  # noqa: PLC0415  (heavy)

    held = av.AudioFifo()
    rate = 0
    try:
        with av.open(io.BytesIO(data), "r", format="mp3") as container:
            stream = container.streams.audio[0]
            rate = stream.rate
            for frame in container.decode(stream):
                frame.pts = None  # the samples follow one another; nobody asks for times
                held.write(frame)
                if held.samples >= _BLOCK:
                    yield _samples(held.read()), rate
    except (av.FFmpegError, IndexError) as error:
        raise ValueError(f"this is no usable MP3: {error}") from error
    if not rate:
        raise ValueError("the MP3 holds no sound")
    yield _samples(held.read()), rate


def _samples(frame: "AudioFrame | None") -> "Samples":
    """Samples of whole numbers or not, of one channel or two."""
    import numpy as np  # noqa: PLC0415

    if frame is None:
        return np.zeros(0, np.float32)
    found = frame.to_ndarray()
    mono = found.mean(axis=0) if found.ndim > 1 else found
    scale = np.float32(32768 if found.dtype.kind == "i" else 1)
    samples: Samples = mono.astype(np.float32) / scale
    return samples
