"""Clips -> a finished section: mixed, encoded, and measured as a listener hears it."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.exporters.audio.engines.base import Clip
from pipeline.exporters.audio.mp3 import encode_mp3
from pipeline.exporters.audio.profiles import Profile
from pipeline.exporters.audio.sound import mixed, resampled


@dataclass(frozen=True, slots=True)
class Rendered:
    """An MP3 without tags. ``length`` and ``spans`` are samples at ``rate`` hertz."""

    mp3: bytes
    rate: int
    length: int
    spans: tuple[tuple[int, int], ...]


def render_section(clips: Sequence[Clip], gaps: Sequence[int], profile: Profile) -> Rendered:
    """The section's sound; runs in a worker."""
    track = mixed(clips, gaps)
    samples = resampled(track.samples, track.rate, profile.rate)
    spans = tuple(
        (_at(begin, track.rate, profile.rate), _at(end, track.rate, profile.rate))
        for begin, end in track.spans
    )
    return Rendered(
        encode_mp3(samples, profile.rate, profile.kilobits), profile.rate, len(samples), spans
    )


def _at(sample: int, rate: int, wanted: int) -> int:
    """The sample's place at another rate, rounded once."""
    return (2 * sample * wanted + rate) // (2 * rate)
