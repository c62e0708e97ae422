"""Speech engines behind one small protocol: the program's own, and those of other packages."""

import functools

from pipeline.diagnostics import Diagnostic, did_you_mean
from pipeline.errors import ConfigError
from pipeline.exporters.audio.voice.engines import doors
from pipeline.exporters.audio.voice.engines.base import (
    Engine,
    EngineChoice,
    SpeechEngine,
    Voice,
    default_engine,
)
from pipeline.exporters.audio.voice.engines.several import Several
from pipeline.plugins import Plugins, load_plugins

__all__ = [
    "Engine",
    "Voice",
    "all_voices",
    "default_engine",
    "engines",
    "open_engine",
    "plugin_faults",
]

GROUP = "accessible_publisher.engines"
"""The entry points of packages that bring speech engines; each is an ``Engine``."""

BUILT_IN = (
    Engine("hibari", doors.hibari, doors.hibari_voices),
    Engine("gtts", doors.gtts, doors.gtts_voices),
    Engine("piper", doors.piper, doors.piper_voices),
    Engine("espeak", doors.espeak, doors.espeak_voices),
)


def engines() -> tuple[Engine, ...]:
    """All engines: the program's own first, then those of other packages, by name."""
    return (*BUILT_IN, *_plugins().found)


def plugin_faults() -> tuple[Diagnostic, ...]:
    """A warning for each package whose engine could not be loaded."""
    return tuple(_plugins().faults.values())


def open_engine(choice: EngineChoice) -> SpeechEngine:
    """The engine, ready to speak, with the voices of other languages.

    Raises:
        ConfigError: there is no such engine or voice, or a voice has not the language it is for.
        MissingToolError: what it needs is not installed.
        SpeechEngineError: it cannot be started.
    """
    main = _open(choice)
    others = {language: _open(other) for language, other in choice.others}
    for language, engine in others.items():
        if not engine.speaks(language):
            message = f"{engine.narrator}, of [output.audio.voices], does not speak {language!r}"
            raise ConfigError(message, "'publish voices' lists the voices and their languages.")
    return Several(main, others) if others else main


def _open(choice: EngineChoice) -> SpeechEngine:
    known = {engine.name: engine for engine in engines()}
    if choice.engine in known:
        return known[choice.engine].speaker()(choice)
    if broken := _plugins().faults.get(choice.engine):
        raise ConfigError(broken.message, broken.hint)
    hint = did_you_mean(choice.engine, known)
    raise ConfigError(f"there is no speech engine {choice.engine!r}", hint)


def all_voices() -> list[Voice]:
    """Every voice of every engine, whether it is ready or not."""
    return [voice for engine in engines() for voice in engine.voices()]


@functools.cache
def _plugins() -> Plugins[Engine]:
    return load_plugins(GROUP, Engine, frozenset(known.name for known in BUILT_IN))
