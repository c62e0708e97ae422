"""MP3 -> samples."""

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.exporters.audio.sound import Samples


def decode_mp3(data: bytes) -> "tuple[Samples, int]":
    """The samples of one channel, from -1 to 1, and their rate in hertz.

    Raises:
        ValueError: this is no MP3, or it breaks off.
    """
    import av  # noqa: PLC0415  (heavy)
    import numpy as np  # noqa: PLC0415

    try:
        with av.open(io.BytesIO(data), "r", format="mp3") as container:
            stream = container.streams.audio[0]
            rate = stream.rate
            frames = [frame.to_ndarray() for frame in container.decode(stream)]
    except (av.FFmpegError, IndexError) as error:
        raise ValueError(f"this is no usable MP3: {error}") from error
    if not frames:
        raise ValueError("the MP3 holds no sound")
    parts = [frame.mean(axis=0) if frame.ndim > 1 else frame for frame in frames]
    samples = np.concatenate(parts)
    if samples.dtype.kind == "i":
        samples = samples / np.float32(32768)
    return samples.astype(np.float32), rate
