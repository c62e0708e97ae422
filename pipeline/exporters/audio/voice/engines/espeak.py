"""eSpeak NG: a program that speaks more than a hundred languages, plainly."""

import functools
import io
import re
import shutil
import subprocess
import wave
from collections.abc import Mapping, Sequence
from typing import ClassVar

from pipeline.diagnostics import did_you_mean
from pipeline.errors import ConfigError, MissingToolError, SpeechEngineError
from pipeline.exporters.audio.sound.clip import Clip
from pipeline.exporters.audio.voice.engines.base import EngineChoice, SaysAll, Voice, plain_words
from pipeline.language.marks import render
from pipeline.language.tags import primary

_WORDS_A_MINUTE = 165
_ALIAS = re.compile(r"\(([^\s(]+) (\d+)\)")
_LIMIT = 120  # seconds for one sentence
_HOW = "Install espeak-ng: with apt, dnf or brew, or from github.com/espeak-ng/espeak-ng."


class Espeak(SaysAll):
    """eSpeak NG with one voice.

    Raises:
        MissingToolError: it is not installed.
        ConfigError: it has no such voice.
    """

    name: ClassVar[str] = "espeak"
    online: ClassVar[bool] = False

    def __init__(self, choice: EngineChoice) -> None:
        self._program = _program()
        wanted = (choice.voice or choice.language).lower()
        voice = _voice_of(self._program, wanted)
        if voice is None:
            hint = did_you_mean(wanted, _languages(self._program))
            raise ConfigError(f"espeak has no voice {wanted!r}", hint)
        self._voice = voice
        self._rate = round(_WORDS_A_MINUTE * choice.speed)

    @property
    def fingerprint(self) -> str:
        """Program version, voice and pace."""
        return f"espeak {_version(self._program)} {self._voice} {self._rate}"

    @property
    def narrator(self) -> str:
        """The voice for people."""
        return f"Synthetic voice “{self._voice}” (eSpeak NG)"

    def speaks(self, language: str) -> bool:
        """The language of the voice, by any of its names: "zh" is "cmn"."""
        wanted = language.lower()
        named = _voice_of(self._program, wanted) or wanted
        return primary(self._voice) in (primary(wanted), primary(named))

    def synthesize(self, texts: Sequence[str]) -> list[Clip]:
        """A clip for each text."""
        return [self._clip(render(text, plain_words)) for text in texts]

    def _clip(self, text: str) -> Clip:
        command = [self._program, "-v", self._voice, "-s", str(self._rate), "-b", "1", "--stdin"]
        try:
            done = subprocess.run(  # noqa: S603  (the program's own path, and no shell)
                [*command, "--stdout"],
                input=text.encode(),
                capture_output=True,
                check=True,
                timeout=_LIMIT,
            )
        except (OSError, subprocess.SubprocessError) as error:
            raise SpeechEngineError(f"espeak-ng failed: {error}", _HOW) from error
        return _wave(done.stdout)


def _wave(data: bytes) -> Clip:
    """The sound of a WAV stream, whose header does not know its length."""
    if not data:
        return Clip(b"", 22_050)
    with wave.open(io.BytesIO(data)) as file:
        rate = file.getframerate()
    samples = data[44:]
    return Clip(samples[: len(samples) // 2 * 2], rate)


def _program() -> str:
    found = shutil.which("espeak-ng")
    if found is None:
        raise MissingToolError("espeak-ng is not installed", _HOW)
    return found


@functools.cache
def _version(program: str) -> str:
    return _told(program, "--version").split()[3]


def _voice_of(program: str, language: str) -> str | None:
    """The voice for a language (BCP 47, small letters): its own, else one that is known as it."""
    known = _languages(program)
    base = primary(language)
    if language in known:
        return language
    if base in map(primary, known):
        return base
    return _aliases(program).get(base)


@functools.cache
def _languages(program: str) -> tuple[str, ...]:
    lines = _told(program, "--voices").splitlines()[1:]
    return tuple(sorted({line.split()[1].lower() for line in lines}))


@functools.cache
def _aliases(program: str) -> Mapping[str, str]:
    """Other languages that voices are for, such as (zh 5); a smaller number fits better."""
    found: dict[str, tuple[int, str]] = {}
    for line in _told(program, "--voices").splitlines()[1:]:
        voice = line.split()[1].lower()
        for name, rank in _ALIAS.findall(line):
            found[name] = min(found.get(name, (int(rank), voice)), (int(rank), voice))
    return {name: voice for name, (_, voice) in found.items()}


def _told(program: str, option: str) -> str:
    done = subprocess.run([program, option], capture_output=True, check=True)  # noqa: S603  (as above)
    return done.stdout.decode("utf-8", "replace")


def voices() -> list[Voice]:
    """One line for all languages, since there are more than a hundred."""
    program = shutil.which("espeak-ng")
    summary = "plain; the voice is a language, such as de or en-gb"
    missing = None if program else _HOW
    return [Voice("espeak", "(language)", "many", summary, missing)]
