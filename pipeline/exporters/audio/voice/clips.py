"""Sentences -> clips, checked: what each worker process does."""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import SpeechEngineError
from pipeline.exporters.audio.sound.clip import Clip
from pipeline.exporters.audio.sound.samples import trimmed
from pipeline.exporters.audio.voice.engines import open_engine
from pipeline.exporters.audio.voice.engines.base import EngineChoice, SpeechEngine
from pipeline.exporters.audio.voice.engines.several import Several
from pipeline.exporters.audio.voice.packing import pack_clip, unpack_clip
from pipeline.language.marks import render
from pipeline.storage.cache import cache_key, open_cache

_SILENT = 200  # of 32,768: some 44 dB below the loudest; no voice speaks so low
_SLOWEST, _FASTEST = 0.15, 0.03  # seconds a character, at speed 1
_SLACK_LONG, _SLACK_SHORT = 1.5, 0.35  # seconds: short texts with numbers are said at length
_DIGIT, _CAPITAL = 12, 4  # characters that a digit is said as, and a capital that is spelled
_SPELLED = re.compile("[b-df-hj-np-tv-xz]{6,}")
"""Letters without a vowel, which voices spell."""


@dataclass(frozen=True, slots=True)
class Unsaid:
    """Why a text has no clip. ``missing`` is True when only the cache was asked."""

    reason: str
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Studio:
    """Where clips come from: an engine, and the folder that keeps its clips (None keeps none).

    ``shared`` is the address of a store that keeps them for other machines too.
    """

    choice: EngineChoice
    cache: Path | None = None
    cache_only: bool = False
    shared: str | None = None


def speak(studio: Studio, texts: Sequence[str]) -> list[Clip | Unsaid]:
    """A trimmed clip for each normalized text, from the cache or the engine; runs in a worker.

    Raises:
        SpeechEngineError: the engine failed as a whole.
    """
    engine = _engine(studio.choice)
    cache = open_cache(studio.cache, studio.shared) if studio.cache else None
    found: dict[str, Clip | Unsaid] = {}
    for text in dict.fromkeys(texts):
        key = clip_key(engine, text)
        kept = cache.load(key) if cache else None
        if kept is not None:
            found[text] = unpack_clip(kept)
        elif studio.cache_only:
            found[text] = Unsaid("it is not in the cache", missing=True)
        else:
            found[text] = made = _made(engine, text, studio.choice.speed)
            if cache and isinstance(made, Clip):
                cache.store(key, pack_clip(made))
    return [found[text] for text in texts]


def clip_key(engine: SpeechEngine, text: str) -> str:
    """The name of a clip in the cache."""
    voices = engine.voices_of(text) if isinstance(engine, Several) else engine.fingerprint
    return cache_key("clip 3", voices, text)


def _made(engine: SpeechEngine, text: str, speed: float) -> Clip | Unsaid:
    """The clip; made a second time when the first is not plausible."""
    fault = ""
    for _ in range(2):
        try:
            clip = trimmed(engine.synthesize([text])[0])
        except SpeechEngineError as error:
            if engine.online:
                raise
            fault = error.message
            continue
        fault = implausible(clip, text, speed)
        if not fault or not clip.samples:
            return clip
    return Unsaid(fault)


def implausible(clip: Clip, text: str, speed: float = 1.0) -> str:
    """Why the clip cannot be this text; empty when it can. Lengths are in seconds."""
    if not clip.samples:
        return "there is no sound"
    said = render(text, lambda word, how: how.say or how.ipa or word.upper())
    slow = _DIGIT * sum(map(str.isdigit, said)) + _CAPITAL * sum(map(str.isupper, said))
    slow += _CAPITAL * sum(map(len, _SPELLED.findall(said)))
    if any(map(str.isalnum, said)) and _silent(clip):
        return "the sound is silence"
    seconds = clip.length / clip.rate * speed
    longest = (len(said) + slow) * _SLOWEST + _SLACK_LONG
    shortest = max(0.0, sum(map(str.isalnum, said)) * _FASTEST - _SLACK_SHORT)
    if not shortest <= seconds <= longest:
        return f"the sound lasts {seconds:.1f} s, which cannot be"
    return ""


def _silent(clip: Clip) -> bool:
    samples = memoryview(clip.samples).cast("h")
    return not any(abs(sample) >= _SILENT for sample in samples)


@functools.lru_cache(maxsize=2)
def _engine(choice: EngineChoice) -> SpeechEngine:
    return open_engine(choice)
