"""Speech engines behind one small protocol."""

import importlib
from collections.abc import Mapping

from pipeline.diagnostics import did_you_mean
from pipeline.errors import ConfigError
from pipeline.exporters.audio.engines.base import EngineChoice, SpeechEngine, Voice
from pipeline.exporters.audio.engines.several import Several

ENGINES: Mapping[str, str] = {
    "hibari": "Hibari",
    "gtts": "Gtts",
    "piper": "Piper",
    "espeak": "Espeak",
}
"""Each engine is the class of this name in the module of its key."""


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
    if choice.engine not in ENGINES:
        hint = did_you_mean(choice.engine, ENGINES)
        raise ConfigError(f"there is no speech engine {choice.engine!r}", hint)
    module = importlib.import_module(f"{__name__}.{choice.engine}")
    engine: SpeechEngine = getattr(module, ENGINES[choice.engine])(choice)
    return engine


def all_voices() -> list[Voice]:
    """Every voice of every engine, whether it is ready or not."""
    modules = (importlib.import_module(f"{__name__}.{name}") for name in ENGINES)
    return [voice for module in modules for voice in module.voices()]
