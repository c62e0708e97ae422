"""Where eSpeak NG comes from: the wheel that is installed with this program, or the system."""

import functools
import importlib
import io
import json
import re
import shutil
import struct
import subprocess
import sys
import wave
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from pipeline.errors import MissingToolError, SpeechEngineError
from pipeline.exporters.audio.sound.clip import Clip

HOW = "Install espeakng-loader: python -m pip install espeakng-loader; or the program espeak-ng."
_ALIAS = re.compile(r"\(([^\s(]+) (\d+)\)")
_LIMIT = 120  # seconds for one sentence
_CHILD = Path(__file__).with_name("espeak_child.py")
_BEST = 5  # the usual rank of a voice for its own language

Languages = tuple[tuple[int, str], ...]
"""The languages of a voice (small letters), its own first; a smaller rank fits better."""


class Program(Protocol):
    """eSpeak NG, from wherever it comes."""

    def version(self) -> str:
        """The number of its version."""

    def voices(self) -> tuple[Languages, ...]:
        """The languages of each voice."""

    def speak(self, text: str, voice: str, pace: int) -> Clip:
        """The sound of a text, ``pace`` in words a minute.

        Raises:
            SpeechEngineError: it failed.
        """


def program() -> Program:
    """That of the wheel, which is the same everywhere; else that of the system.

    Raises:
        MissingToolError: there is none.
    """
    if packaged := _packaged():
        return packaged
    if found := shutil.which("espeak-ng"):
        return Installed(found)
    raise MissingToolError("espeak-ng is not installed", HOW)


def _packaged() -> "Packaged | None":
    try:
        loader: Any = importlib.import_module("espeakng_loader")
    except ImportError:
        return None
    return Packaged(loader.get_library_path(), loader.get_data_path())


@dataclass(frozen=True, slots=True)
class Packaged:
    """The library and data of the wheel espeakng-loader, each text in a process of its own."""

    library: str
    data: str

    def version(self) -> str:
        return f"{_facts(self.library, self.data)['version']} espeakng-loader"

    def voices(self) -> tuple[Languages, ...]:
        listed = _facts(self.library, self.data)["voices"]
        return tuple(tuple((rank, name.lower()) for rank, name in voice) for voice in listed)

    def speak(self, text: str, voice: str, pace: int) -> Clip:
        made = _run([*_child(), self.library, self.data, voice, str(pace)], text)
        (rate,) = struct.unpack("<I", made[:4])
        return Clip(made[4:], rate)


@functools.cache
def _facts(library: str, data: str) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads(_run([*_child(), library, data]))
    return facts


def _child() -> list[str]:
    """Python without what it would look for first: a third of a usual start."""
    return [sys.executable, "-I", "-S", str(_CHILD)]


@dataclass(frozen=True, slots=True)
class Installed:
    """The program of the system."""

    path: str

    def version(self) -> str:
        return _told(self.path, "--version").split()[3]

    def voices(self) -> tuple[Languages, ...]:
        lines = _told(self.path, "--voices").splitlines()[1:]
        return tuple(
            (
                (_BEST, line.split()[1].lower()),
                *((int(rank), name.lower()) for name, rank in _ALIAS.findall(line)),
            )
            for line in lines
        )

    def speak(self, text: str, voice: str, pace: int) -> Clip:
        options = ["-v", voice, "-s", str(pace), "-b", "1", "--stdin", "--stdout"]
        return _wave(_run([self.path, *options], text))


def _run(command: Sequence[str], text: str = "") -> bytes:
    try:
        done = subprocess.run(  # noqa: S603  (paths of the program's own, and no shell)
            command, input=text.encode(), capture_output=True, check=True, timeout=_LIMIT
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise SpeechEngineError(f"espeak-ng failed: {error}", HOW) from error
    return done.stdout


@functools.cache
def _told(path: str, option: str) -> str:
    return _run([path, option]).decode("utf-8", "replace")


def _wave(data: bytes) -> Clip:
    """The sound of a WAV stream, whose header does not know its length."""
    if not data:
        return Clip(b"", 22_050)
    with wave.open(io.BytesIO(data)) as file:
        rate = file.getframerate()
    samples = data[44:]
    return Clip(samples[: len(samples) // 2 * 2], rate)
