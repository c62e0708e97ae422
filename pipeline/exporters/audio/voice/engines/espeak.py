"""eSpeak NG: speaks more than a hundred languages, plainly."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from pipeline.diagnostics import did_you_mean
from pipeline.errors import ConfigError, MissingToolError
from pipeline.exporters.audio.sound.clip import Clip
from pipeline.exporters.audio.voice.engines.base import (
    EngineChoice,
    SaysAll,
    Voice,
    plain_words,
    with_short_words,
)
from pipeline.exporters.audio.voice.engines.espeak_program import Program, program
from pipeline.language.marks import render
from pipeline.language.tags import primary

_WORDS_A_MINUTE = 165
_LETTERS = 100  # of a word; it says some 160 and passes over the rest


class Espeak(SaysAll):
    """eSpeak NG with one voice.

    Raises:
        MissingToolError: it is not installed.
        ConfigError: it has no such voice.
    """

    name: ClassVar[str] = "espeak"
    online: ClassVar[bool] = False

    def __init__(self, choice: EngineChoice) -> None:
        self._program = program()
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
        return f"espeak {self._program.version()} {self._voice} {self._rate}"

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
        said = (render(with_short_words(text, _LETTERS), plain_words) for text in texts)
        return [self._program.speak(text, self._voice, self._rate) for text in said]


def _voice_of(espeak: Program, language: str) -> str | None:
    """The voice for a language (BCP 47, small letters): its own, else one that is known as it."""
    known = _languages(espeak)
    base = primary(language)
    if language in known:
        return language
    if base in map(primary, known):
        return base
    return _aliases(espeak).get(base)


def _languages(espeak: Program) -> tuple[str, ...]:
    return tuple(sorted({languages[0][1] for languages in espeak.voices()}))


def _aliases(espeak: Program) -> Mapping[str, str]:
    """Other languages that voices are for, such as zh; a smaller number fits better."""
    found: dict[str, tuple[int, str]] = {}
    for (_, voice), *others in espeak.voices():
        for rank, name in others:
            found[name] = min(found.get(name, (rank, voice)), (rank, voice))
    return {name: voice for name, (_, voice) in found.items()}


def voices() -> list[Voice]:
    """One line for all languages, since there are more than a hundred."""
    summary = "plain; the voice is a language, such as de or en-gb"
    try:
        program()
    except MissingToolError as missing:
        return [Voice("espeak", "(language)", "many", summary, missing.hint)]
    return [Voice("espeak", "(language)", "many", summary)]
