"""Samples -> MP3 at a constant bit rate, exact to the sample.

An Info frame stands first, as LAME writes it: it holds the encoder's delay and padding, so that
players begin and end at the right sample, and a table for seeking. Frame header: ISO/IEC 11172-3,
2.4.1.3, and 13818-3 for the lower sampling rates.
"""

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.exporters.audio.sound.samples import Whole

_DELAY = 576  # samples that LAME puts before the first one
_QUALITY = 5
_BLOCK = 1_000_000  # samples that are encoded at once
_SYNC = 0x7FF  # the eleven bits that begin a frame
_MPEG1 = 3  # the version in a frame's header


def encode_mp3(samples: "Whole", rate: int, kilobits: int) -> bytes:
    """16-bit mono samples as an MP3 of ``kilobits`` per second.

    Raises:
        ValueError: the encoder gave no MP3 frame.
    """
    import lameenc  # noqa: PLC0415

    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(rate)
    encoder.set_out_sample_rate(rate)
    encoder.set_bit_rate(kilobits)
    encoder.set_quality(_QUALITY)
    parts = [
        bytes(encoder.encode(samples[at : at + _BLOCK].astype("<i2").tobytes()))
        for at in range(0, len(samples), _BLOCK)
    ]
    data = b"".join((*parts, bytes(encoder.flush())))
    return _info_frame(data, len(samples)) + data


def _info_frame(data: bytes, length: int) -> bytes:
    header = int.from_bytes(data[:4], "big")
    if header >> 21 != _SYNC:
        raise ValueError("the MP3 encoder gave no frame")
    mpeg1 = (header >> 19) & 3 == _MPEG1
    samples, side = (1152, 17) if mpeg1 else (576, 9)  # of a mono frame
    size, frames = _frame_size(header), _count_frames(data)
    padding = frames * samples - length - _DELAY
    body = bytearray(size)
    body[:4] = (header & ~(1 << 9)).to_bytes(4, "big")  # without a padding byte
    tag = _tag(frames, len(data) + size, padding, _bit_rate(header) // 1000)
    body[4 + side : 4 + side + len(tag)] = tag
    at = 4 + side + len(tag)
    body[at : at + 2] = _crc16(bytes(body[:at])).to_bytes(2, "big")
    return bytes(body)


def _tag(frames: int, size: int, padding: int, kilobits: int) -> bytes:
    """The Info tag with LAME's extension, but for its last two bytes, the checksum."""
    seek = bytes(percent * 256 // 100 for percent in range(100))
    info = b"Info" + struct.pack(">III", 15, frames, size) + seek + struct.pack(">I", 50)
    extension = b"LAME3.100" + bytes([1, 0]) + bytes(8) + bytes([0, min(kilobits, 255)])
    gap = ((_DELAY << 12) | min(max(padding, 0), 4095)).to_bytes(3, "big")
    return info + extension + gap + bytes(4) + struct.pack(">I", size) + bytes(2)


_RATES = (44_100, 48_000, 32_000)
_BITS1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_BITS2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)


def _bit_rate(header: int) -> int:
    mpeg1 = (header >> 19) & 3 == _MPEG1
    return (_BITS1 if mpeg1 else _BITS2)[(header >> 12) & 15] * 1000


def _frame_size(header: int) -> int:
    """The bytes of a frame with this header, without a padding byte."""
    version = (header >> 19) & 3
    rate = _RATES[(header >> 10) & 3] >> {_MPEG1: 0, 2: 1, 0: 2}[version]
    return (144 if version == _MPEG1 else 72) * _bit_rate(header) // rate


def _count_frames(data: bytes) -> int:
    at = count = 0
    while at + 4 <= len(data):
        header = int.from_bytes(data[at : at + 4], "big")
        at += _frame_size(header) + ((header >> 9) & 1)
        count += 1
    return count


def _crc16(data: bytes) -> int:
    """CRC-16/ARC, as LAME's tag wants it."""
    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = (crc >> 1) ^ 0xA001 if crc & 1 else crc >> 1
    return crc
