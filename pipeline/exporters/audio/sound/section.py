"""Clips -> a finished section: mixed, encoded, and measured as a listener hears it."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.exporters.audio.sound.clip import Clip, Word
from pipeline.exporters.audio.sound.loudness import Loudness, measure
from pipeline.exporters.audio.sound.mp3 import encode_mp3
from pipeline.exporters.audio.sound.profiles import Profile
from pipeline.exporters.audio.sound.samples import mixed

SOUND = "sound 6"
"""Changes when the same clips would be mixed or encoded in another way."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """An MP3 without tags. ``length`` and ``spans`` are samples at ``rate`` hertz.

    There is a span for each clip, an empty one for a clip without sound, whose place is also
    listed in ``silent``; and the words of each clip, where the engine times them.
    """

    mp3: bytes
    rate: int
    length: int
    spans: tuple[tuple[int, int], ...]
    words: tuple[tuple[Word, ...], ...]
    silent: tuple[int, ...]
    loudness: Loudness


def render_section(clips: Sequence[Clip], gaps: Sequence[int], profile: Profile) -> Rendered:
    """The section's sound; ``gaps`` are the milliseconds before each clip. Runs in a worker."""
    track = mixed(clips, gaps, profile.rate)
    length, spans, words = len(track.samples), track.spans, track.words
    mp3 = encode_mp3(track.samples, profile.rate, profile.kilobits)
    del track  # a long section's samples would otherwise stay while the MP3 is measured
    silent = tuple(place for place, clip in enumerate(clips) if not clip.samples)
    return Rendered(mp3, profile.rate, length, spans, words, silent, measure(mp3))
