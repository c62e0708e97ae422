"""Speech engines behind one small protocol."""

import importlib
from collections.abc import Mapping

from pipeline.diagnostics import did_you_mean
from pipeline.errors import ConfigError
from pipeline.exporters.audio.engines.base import EngineChoice, SpeechEngine, Voice

ENGINES: Mapping[str, str] = {
    "hibari": "Hibari",
    "gtts": "Gtts",
    "piper": "Piper",
    "espeak": "Espeak",
}
"""Each engine is the class of this name in the module of its key."""


def open_engine(choice: EngineChoice) -> SpeechEngine:
    """The engine, ready to speak.

    Raises:
        ConfigError: there is no such engine or voice.
        MissingToolError: what it needs is not installed.
        SpeechEngineError: it cannot be started.
    """
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
