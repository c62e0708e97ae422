"""The checksum of the Info frame: players that find it wrong ignore delay and padding."""

import io

import av
import numpy as np
import pytest

from pipeline.exporters.audio.sound.mp3 import encode_mp3
from pipeline.exporters.audio.sound.profiles import PROFILES

_TAG = 154  # bytes of "Info" and what follows it, up to the checksum


def _crc(data: bytes) -> int:
    """CRC-16/ARC by a table; its check value is that of the catalogue."""
    table = []
    for entry in range(256):
        for _ in range(8):
            entry = (entry >> 1) ^ (0xA001 * (entry & 1))  # noqa: PLW2901  (a register)
        table.append(entry)
    crc = 0
    for byte in data:
        crc = (crc >> 8) ^ table[(crc ^ byte) & 255]
    return crc


def _checksums(mp3: bytes) -> tuple[int, int]:
    """The checksum that the file states, and that of the bytes before it."""
    at = mp3.index(b"Info") + _TAG
    return int.from_bytes(mp3[at : at + 2], "big"), _crc(mp3[:at])


def _by_ffmpeg() -> bytes:
    """A file of another program, to see that this test reckons as others do."""
    file = io.BytesIO()
    options = {"id3v2_version": "0", "write_id3v1": "0"}
    with av.open(file, "w", format="mp3", options=options) as container:
        stream = container.add_stream("libmp3lame", rate=44_100, layout="stereo", bit_rate=128_000)
        frame = av.AudioFrame.from_ndarray(np.zeros((1, 88_200), np.int16), "s16", "stereo")
        frame.rate = 44_100
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return file.getvalue()


def test_the_reckoning_is_that_of_others():
    stated, reckoned = _checksums(_by_ffmpeg())

    assert _crc(b"123456789") == 0xBB3D
    assert stated == reckoned


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
@pytest.mark.parametrize("length", [1, 24_000, 100_003])
def test_the_checksum_is_that_of_the_frame(profile, length):
    samples = np.arange(length, dtype=np.int16)
    stated, reckoned = _checksums(encode_mp3(samples, profile.rate, profile.kilobits))

    assert stated == reckoned
