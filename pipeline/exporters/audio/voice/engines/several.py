"""A book's voice, and other voices for the words of other languages."""

import functools
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.errors import SpeechEngineError
from pipeline.exporters.audio.sound.clip import Clip, Word
from pipeline.exporters.audio.sound.filters import resampled
from pipeline.exporters.audio.sound.samples import trimmed
from pipeline.exporters.audio.voice.engines.base import SpeechEngine
from pipeline.language.marks import language_runs, render
from pipeline.language.normalize import normalize, speakable

if TYPE_CHECKING:
    from pipeline.exporters.audio.sound.samples import Samples

_BREATH = 0.1  # seconds between two voices
_SAMPLE = "1, 2, 3."  # said to learn how loud the book's voice is
_PAUSED = " ,;:.!?…—"  # what the part before has already paused for


class Several:
    """Speaks with ``main``, and with ``others`` what is marked as of their language (its key)."""

    def __init__(self, main: SpeechEngine, others: Mapping[str, SpeechEngine]) -> None:
        self._main = main
        self._others = dict(sorted(others.items()))

    @property
    def name(self) -> str:
        """The main engine's name."""
        return self._main.name

    @property
    def online(self) -> bool:
        """Whether one of them asks a service."""
        return any(engine.online for engine in (self._main, *self._others.values()))

    @property
    def fingerprint(self) -> str:
        """Those of all voices."""
        return self._fingerprint(self._others)

    def voices_of(self, text: str) -> str:
        """The fingerprints of the voices that say a text."""
        return self._fingerprint({tag for tag, _ in language_runs(text) if tag is not None})

    def _fingerprint(self, languages: Iterable[str]) -> str:
        others = (f"{tag}: {self._others[tag].fingerprint}" for tag in sorted(languages))
        return " + ".join((self._main.fingerprint, *others))

    @property
    def narrator(self) -> str:
        """All voices for people."""
        voices = (self._main, *self._others.values())
        return ", ".join(dict.fromkeys(engine.narrator for engine in voices))

    def speaks(self, language: str) -> bool:
        """What the main voice speaks: the others say only what is marked."""
        return self._main.speaks(language)

    def cannot_say(self, text: str) -> tuple[str, ...]:
        """The words that the main voice would pass over in its parts."""
        runs = language_runs(text)
        return tuple(word for tag, part in runs if not tag for word in self._main.cannot_say(part))

    def synthesize(self, texts: Sequence[str]) -> list[Clip]:
        """A clip for each text, at the main voice's rate; other voices are made as loud as it."""
        return [self._clip(text) for text in texts]

    def _clip(self, text: str) -> Clip:
        runs = language_runs(text)
        if all(language is None for language, _ in runs):
            return self._main.synthesize([text])[0]
        parts = [self._part(language, said, at) for language, said, at in _placed(runs)]
        return _joined([part for part in parts if part is not None], self._known.rate)

    def _part(self, language: str | None, text: str, at: int) -> "_Part | None":
        """A part in sound; ``at`` is where its text begins. None when it has nothing to say."""
        if language is None:
            said = text.lstrip(_PAUSED)
            at += len(text) - len(said)
            said = said.rstrip()
            said = said if said[-1:] in _PAUSED else f"{said},"
        else:
            said = normalize(text, language)
        if not speakable(said):
            return None
        engine = self._main if language is None else self._others[language]
        clip = trimmed(engine.synthesize([said])[0])
        if not clip.samples:
            raise SpeechEngineError(f"{engine.narrator} gave no sound for {text[:60]!r}")
        return _Part(clip if language is None else _like(clip, self._known), at)

    @functools.cached_property
    def _known(self) -> Clip:
        """The main voice, to which the others are fitted."""
        return trimmed(self._main.synthesize([_SAMPLE])[0])


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of one voice; its text begins ``at`` so many characters into the sentence's."""

    clip: Clip
    at: int


def _like(clip: Clip, known: Clip) -> Clip:
    """The clip at the rate and the loudness (RMS) of another; its words would no longer fit."""
    import numpy as np  # noqa: PLC0415

    samples = resampled(_floats(clip), clip.rate, known.rate)
    gain = np.float32(_level(known) / max(_level(clip), 1e-6))
    whole = np.round(np.clip(samples * gain, -1, 1) * 32767).astype("<i2")
    return Clip(whole.tobytes(), known.rate)


def _placed(runs: Sequence[tuple[str | None, str]]) -> Iterator[tuple[str | None, str, int]]:
    """Each run with the place of its text in the sentence's, marks left out."""
    at = 0
    for language, text in runs:
        yield language, text, at
        at += len(render(text, lambda word, _: word))


def _joined(parts: Sequence[_Part], rate: int) -> Clip:
    """The parts in a row. Words are timed when every voice times them, else none are."""
    breath = bytes(2 * round(_BREATH * rate))
    samples = breath.join(part.clip.samples for part in parts)
    words: list[Word] = []
    begin = 0
    for part in parts:
        words += (
            Word(w.start + part.at, w.end + part.at, w.begin + begin, w.finish + begin)
            for w in part.clip.words
        )
        begin += part.clip.length + len(breath) // 2
    timed = all(part.clip.words for part in parts)
    return Clip(samples, rate, tuple(words) if timed else ())


def _floats(clip: Clip) -> "Samples":
    import numpy as np  # noqa: PLC0415

    samples: Samples = np.frombuffer(clip.samples, "<i2").astype(np.float32) / np.float32(32768)
    return samples


def _level(clip: Clip) -> float:
    """The RMS of the clip."""
    import numpy as np  # noqa: PLC0415

    samples = _floats(clip)
    return math.sqrt(float(np.dot(samples, samples)) / max(1, clip.length))
