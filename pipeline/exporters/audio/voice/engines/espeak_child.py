"""Speaks one text with eSpeak NG's library, as a program of its own.

The library keeps something of each text for the next one, even when it is started anew; a process
for each text makes the sound depend on nothing else. Run as
``python espeak_child.py LIBRARY DATA VOICE RATE`` with the text on standard input: samples (16
bits, little-endian, mono) come out, behind their rate in four bytes. With two arguments, it lists
the voices as JSON: for each its languages with their ranks.
"""

import ctypes
import json
import struct
import sys
from typing import Any

_SYNCHRONOUS, _DONT_EXIT, _RATE, _CHARACTERS, _UTF8 = 2, 0x8000, 1, 1, 1


class _Voice(ctypes.Structure):
    """``espeak_VOICE`` of speak_lib.h, as far as it is read."""

    _fields_ = (
        ("name", ctypes.c_char_p),
        ("languages", ctypes.POINTER(ctypes.c_char)),
        ("identifier", ctypes.c_char_p),
    )


def main(library: str, data: str, *rest: str) -> None:
    espeak: Any = ctypes.CDLL(library)
    rate = espeak.espeak_Initialize(_SYNCHRONOUS, 0, data.encode(), _DONT_EXIT)
    if rate <= 0:
        sys.exit("eSpeak NG could not be started")
    if rest:
        voice, pace = rest
        samples = _spoken(espeak, voice, int(pace), sys.stdin.buffer.read())
        sys.stdout.buffer.write(struct.pack("<I", rate) + samples)
    else:
        espeak.espeak_Info.restype = ctypes.c_char_p
        facts = {"version": espeak.espeak_Info(None).decode(), "voices": _voices(espeak)}
        sys.stdout.write(json.dumps(facts))


def _spoken(espeak: Any, voice: str, pace: int, text: bytes) -> bytes:  # noqa: ANN401  (a library)
    made = bytearray()

    def take(samples: Any, count: int, _events: object) -> int:  # noqa: ANN401
        if samples and count > 0:
            made.extend(ctypes.string_at(samples, 2 * count))
        return 0

    kind = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
    taker = kind(take)  # kept while the library calls it
    espeak.espeak_SetSynthCallback(taker)
    if espeak.espeak_SetVoiceByName(voice.encode()) != 0:
        sys.exit(f"eSpeak NG has no voice {voice}")
    espeak.espeak_SetParameter(_RATE, pace, 0)
    size = ctypes.c_size_t(len(text) + 1)
    if espeak.espeak_Synth(text, size, 0, _CHARACTERS, 0, _UTF8, None, None) != 0:
        sys.exit("eSpeak NG failed")
    espeak.espeak_Synchronize()
    return bytes(made)


def _voices(espeak: Any) -> list[list[tuple[int, str]]]:  # noqa: ANN401
    espeak.espeak_ListVoices.restype = ctypes.POINTER(ctypes.POINTER(_Voice))
    listed = espeak.espeak_ListVoices(None)
    found = []
    at = 0
    while listed[at]:
        found.append(_languages(listed[at].contents.languages))
        at += 1
    return found


def _languages(names: Any) -> list[tuple[int, str]]:  # noqa: ANN401
    """Names behind their ranks, each ended by a zero; a rank of zero ends them all."""
    found = []
    at = 0
    while names[at] != b"\0":
        rank = names[at][0]
        at += 1
        name = b""
        while names[at] != b"\0":
            name += names[at]
            at += 1
        at += 1
        found.append((rank, name.decode()))
    return found


if __name__ == "__main__":
    main(*sys.argv[1:])
