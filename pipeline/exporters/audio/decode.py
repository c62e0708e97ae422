"""MP3 -> samples."""

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.exporters.audio.sound import Samples

_FRAMES = 1200  # of an MP3: half a minute or so


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

    held: list[Samples] = []
    rate = 0
    try:
        with av.open(io.BytesIO(data), "r", format="mp3") as container:
            stream = container.streams.audio[0]
            rate = stream.rate
            for frame in container.decode(stream):
                held.append(_samples(frame.to_ndarray()))
                if len(held) == _FRAMES:
                    yield _joined(held), rate
                    held = []
    except (av.FFmpegError, IndexError) as error:
        raise ValueError(f"this is no usable MP3: {error}") from error
    if not (held or rate):
        raise ValueError("the MP3 holds no sound")
    yield _joined(held), rate


def _samples(frame: Any) -> "Samples":  # noqa: ANN401  (whole numbers or not, one channel or two)
    import numpy as np  # noqa: PLC0415

    mono = frame.mean(axis=0) if frame.ndim > 1 else frame
    scale = np.float32(32768 if frame.dtype.kind == "i" else 1)
    samples: Samples = mono.astype(np.float32) / scale
    return samples


def _joined(parts: "list[Samples]") -> "Samples":
    import numpy as np  # noqa: PLC0415

    return np.concatenate(parts) if parts else np.zeros(0, np.float32)
