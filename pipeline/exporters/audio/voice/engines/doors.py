# ruff: noqa: PLC0415  (an engine's libraries load when it is asked for)
"""The speech engines, each behind a door: a function that imports what it returns."""

from collections.abc import Callable

from pipeline.exporters.audio.voice.engines.base import EngineChoice, SpeechEngine, Voice


def hibari() -> Callable[[EngineChoice], SpeechEngine]:
    from pipeline.exporters.audio.voice.engines.hibari import Hibari

    return Hibari


def gtts() -> Callable[[EngineChoice], SpeechEngine]:
    from pipeline.exporters.audio.voice.engines.gtts import Gtts

    return Gtts


def piper() -> Callable[[EngineChoice], SpeechEngine]:
    from pipeline.exporters.audio.voice.engines.piper import Piper

    return Piper


def espeak() -> Callable[[EngineChoice], SpeechEngine]:
    from pipeline.exporters.audio.voice.engines.espeak import Espeak

    return Espeak


def hibari_voices() -> list[Voice]:
    from pipeline.exporters.audio.voice.engines.hibari import voices

    return voices()


def gtts_voices() -> list[Voice]:
    from pipeline.exporters.audio.voice.engines.gtts import voices

    return voices()


def piper_voices() -> list[Voice]:
    from pipeline.exporters.audio.voice.engines.piper import voices

    return voices()


def espeak_voices() -> list[Voice]:
    from pipeline.exporters.audio.voice.engines.espeak import voices

    return voices()
