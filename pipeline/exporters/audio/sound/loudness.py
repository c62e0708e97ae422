"""How loud a finished MP3 is, measured on what a listener's player decodes."""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.exporters.audio.sound.decode import decoded_blocks
from pipeline.exporters.audio.sound.profiles import Profile

if TYPE_CHECKING:
    from pipeline.exporters.audio.sound.samples import Samples

_BLOCK = 0.4  # seconds, as in ITU-R BS.1770
_SHORT, _FINE = 3.0, 0.05  # seconds: speech so short is cut finer, or its pauses count as speech
_GATE = -50.0  # dB: quieter blocks are pauses, not speech
_SILENT = -120.0  # dB, where there is nothing at all
_OVER = 4  # true peaks are looked for between the samples (ITU-R BS.1770, annex 2)
_REACH = 16  # samples on each side that shape the wave between two of them
_NEAR = 0.7  # of the highest sample: a wave at a quarter of the rate can hide 3 dB
_ROWS = 20_000  # places at once
_HEAD = 0.5  # seconds that must be silent before the speech; the floor is measured there


@dataclass(frozen=True, slots=True)
class Loudness:
    """In dB: the RMS of the speech without its pauses, the true peak, and the noise floor."""

    rms: float
    peak: float
    floor: float

    def misses(self, profile: Profile) -> str:
        """In which way the profile is missed; empty when it is met."""
        if not profile.quietest <= self.rms <= profile.loudest:
            wanted = f"{profile.quietest:g} to {profile.loudest:g}"
            return f"the speech is at {self.rms:.1f} dB instead of {wanted}"
        if self.peak > profile.peak:
            return f"a peak reaches {self.peak:.1f} dB instead of {profile.peak:g}"
        if self.floor > profile.floor:
            return f"the pauses are at {self.floor:.1f} dB instead of {profile.floor:g}"
        return ""


def measure(mp3: bytes) -> Loudness:
    """The loudness of an MP3.

    Raises:
        ValueError: it cannot be decoded.
    """
    found = _measured(mp3, _BLOCK)
    return _measured(mp3, _FINE)[0] if found[1] < _SHORT else found[0]


def _measured(mp3: bytes, seconds: float) -> tuple[Loudness, float]:
    """The loudness, and how many seconds are speech; judged in blocks of so many ``seconds``."""
    import numpy as np  # noqa: PLC0415

    loud: list[float] = []
    peak, floor = _SILENT, None
    rest = np.zeros(0, np.float32)
    for block, rate in decoded_blocks(mp3):
        if floor is None:
            floor = _decibels(_power(block[: round(_HEAD * rate)]))
        peak = max(peak, _true_peak(block))
        rest = np.concatenate([rest, block])
        size = round(seconds * rate)
        whole = len(rest) // size * size
        powers = (rest[:whole].reshape(-1, size) ** 2).mean(axis=1)
        loud += [power for power in powers.tolist() if _decibels(power) > _GATE]
        rest = rest[whole:]
    rms = _decibels(sum(loud) / len(loud)) if loud else _SILENT
    found = Loudness(round(rms, 2), round(peak, 2), round(floor or _SILENT, 2))
    return found, len(loud) * seconds


def _true_peak(samples: "Samples") -> float:
    """The peak in dB, looked for between the samples too: there the wave is interpolated.

    The wave can only be highest where the samples around are already high.
    """
    import numpy as np  # noqa: PLC0415

    padded = np.pad(samples, _REACH)
    magnitudes = np.abs(padded)
    highest = float(magnitudes.max(initial=0.0))
    places = np.flatnonzero(magnitudes[_REACH:-_REACH] >= _NEAR * highest)
    windows = np.lib.stride_tricks.sliding_window_view(padded, 2 * _REACH)
    filters, peak = _between(), highest
    for at in range(0, len(places) if highest else 0, _ROWS):
        chosen = np.minimum(places[at : at + _ROWS], len(windows) - 1)
        after = np.minimum(chosen + 1, len(windows) - 1)
        for rows in (windows[chosen], windows[after]):
            peak = max(peak, float(np.abs(rows @ filters).max()))
    return 2 * _decibels(peak)


def _between() -> "Samples":
    """Windowed sinc filters, one column for each place between two samples."""
    import numpy as np  # noqa: PLC0415

    taps = np.arange(-_REACH, _REACH)[:, None] + np.arange(1, _OVER)[None, :] / _OVER
    window = np.cos(np.pi * taps / (2 * _REACH + 1)) ** 2
    filters: Samples = (np.sinc(taps) * window).astype(np.float32)
    return filters


def _power(samples: "Samples") -> float:
    import numpy as np  # noqa: PLC0415

    return float(np.dot(samples, samples)) / max(1, len(samples))


def _decibels(power: float) -> float:
    return 10 * math.log10(power) if power > 0 else _SILENT
