"""Clips -> one track: trim, pauses, gain, limiter.

Clips and tracks hold 16-bit samples; what is between is float32 from -1 to 1.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.exporters.audio.sound.clip import Clip, Word
from pipeline.exporters.audio.sound.filters import lowest_around, mean_around, resampled

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]
    Whole = NDArray[np.int16]

_THRESHOLD = 0.004
_LEAD, _TAIL = 0.025, 0.040  # seconds kept around the speech
_FADE = 0.004  # seconds: no click where a clip was cut
HEAD, FOOT = 0.7, 1.5  # seconds of silence at the ends of a file
_SPEECH_RMS = -19.3  # dB of the speech alone; with pauses, a file is about 1 dB below
_CEILING = -4.5  # dB; the encoder adds up to 0.8
_LOOK_AHEAD = 0.005  # seconds


@dataclass(frozen=True, slots=True)
class Track:
    """A section's sound; ``spans`` holds the samples of each clip, from its begin to its end.

    ``words`` are those of each clip, their samples counted from the begin of the track.
    """

    samples: "Whole"
    rate: int
    spans: tuple[tuple[int, int], ...]
    words: tuple[tuple[Word, ...], ...]


def trimmed(clip: Clip) -> Clip:
    """The clip without the silence around its speech; an inaudible one is empty."""
    import numpy as np  # noqa: PLC0415

    samples = np.frombuffer(clip.samples, "<i2")
    loud = np.flatnonzero(np.abs(samples.astype(np.int32)) > _THRESHOLD * 32768)
    if not len(loud):
        return Clip(b"", clip.rate)
    begin = max(0, int(loud[0]) - round(_LEAD * clip.rate))
    end = min(len(samples), int(loud[-1]) + 1 + round(_TAIL * clip.rate))
    words = tuple(
        Word(w.start, w.end, max(0, w.begin - begin), max(0, min(w.finish, end) - begin))
        for w in clip.words
    )
    return Clip(samples[begin:end].tobytes(), clip.rate, words)


def mixed(clips: Sequence[Clip], gaps: Sequence[int], wanted: int | None = None) -> Track:
    """The clips in a row, each after its gap in milliseconds, with room at both ends.

    ``wanted`` is the rate of the track in hertz, otherwise that of the clips. Clips are treated
    one by one, since silence parts them; so a long section needs no more than its own samples.
    """
    import numpy as np  # noqa: PLC0415

    rate = clips[0].rate if clips else 24_000
    wanted = wanted or rate
    places, end = _places(clips, gaps, rate)
    track = np.zeros(_at(end, rate, wanted), np.int16)
    gain = _gain(clips)
    spans = []
    words = []
    for clip, place in zip(clips, places, strict=True):
        samples = _finished(clip, gain, wanted)
        begin = _at(place, rate, wanted)
        track[begin : begin + len(samples)] = samples
        spans.append((begin, begin + len(samples)))
        words.append(tuple(_moved(word, place, rate, wanted) for word in clip.words))
    return Track(track, wanted, tuple(spans), tuple(words))


def _moved(word: Word, place: int, rate: int, wanted: int) -> Word:
    """A word of the clip at ``place`` in the track."""
    begin, finish = (_at(place + sample, rate, wanted) for sample in (word.begin, word.finish))
    return Word(word.start, word.end, begin, finish)


def _places(clips: Sequence[Clip], gaps: Sequence[int], rate: int) -> tuple[list[int], int]:
    """The sample at which each clip begins, and that at which the track ends."""
    at = round(HEAD * rate)
    places = []
    for place, (clip, gap) in enumerate(zip(clips, gaps, strict=True)):
        at += round(gap * rate / 1000) if place else 0
        places.append(at)
        at += clip.length
    return places, at + round(FOOT * rate)


def _at(sample: int, rate: int, wanted: int) -> int:
    """The sample's place at another rate, rounded once."""
    return (2 * sample * wanted + rate) // (2 * rate)


def _gain(clips: Sequence[Clip]) -> float:
    """One gain for the whole section, so that sentences keep their relation."""
    import numpy as np  # noqa: PLC0415

    power = 0.0
    for clip in clips:
        samples = np.frombuffer(clip.samples, "<i2").astype(np.float32) / np.float32(32768)
        power += float(np.dot(samples, samples))
    mean = power / max(1, sum(clip.length for clip in clips))
    return 10 ** (_SPEECH_RMS / 20) / math.sqrt(mean) if mean > 0 else 1.0


def _finished(clip: Clip, gain: float, wanted: int) -> "Whole":
    """The clip's samples in the track: faded, at the track's rate, amplified and limited."""
    import numpy as np  # noqa: PLC0415

    samples = _faded(np.frombuffer(clip.samples, "<i2"), clip.rate)
    samples = resampled(samples, clip.rate, wanted) * np.float32(gain)
    whole: Whole = np.round(_limited(samples, wanted) * 32767).astype(np.int16)
    return whole


def _faded(whole: Any, rate: int) -> "Samples":  # noqa: ANN401  (int16 samples)
    import numpy as np  # noqa: PLC0415

    samples: Samples = whole.astype(np.float32) / np.float32(32768)
    length = min(round(_FADE * rate), len(samples) // 2)
    ramp = np.linspace(0, 1, length, dtype=np.float32)
    samples[:length] *= ramp
    samples[len(samples) - length :] *= ramp[::-1]
    return samples


def _limited(track: "Samples", rate: int) -> "Samples":
    """No sample above the ceiling; the gain falls before a peak and recovers after it.

    Only the surroundings of peaks are worked on, in place; the rest has gain 1.
    """
    import numpy as np  # noqa: PLC0415

    ceiling = np.float32(10 ** (_CEILING / 20))
    peaks = np.flatnonzero(np.abs(track) > ceiling)
    reach = 2 * round(_LOOK_AHEAD * rate) + 1
    groups = np.split(peaks, np.flatnonzero(np.diff(peaks) > 2 * reach) + 1)
    for group in groups if len(peaks) else []:
        part = slice(max(0, int(group[0]) - reach), int(group[-1]) + reach + 1)
        track[part] = _lowered(track[part], ceiling, reach)
    return track


def _lowered(part: "Samples", ceiling: Any, reach: int) -> "Samples":  # noqa: ANN401  (a float32)
    import numpy as np  # noqa: PLC0415

    gain = np.minimum(np.float32(1), ceiling / np.maximum(np.abs(part), ceiling))
    smooth = mean_around(lowest_around(gain, reach), reach)
    result: Samples = np.clip(part * smooth, -ceiling, ceiling)
    return result
