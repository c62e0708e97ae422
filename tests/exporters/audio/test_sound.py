"""Trim, pauses, gain and limiter."""

import numpy as np

from pipeline.exporters.audio.sound.clip import Clip
from pipeline.exporters.audio.sound.samples import FOOT, HEAD, mixed, trimmed

_RATE = 24_000


def _clip(*parts):
    """A clip of tones: pairs of seconds and amplitude."""
    sounds = [
        amplitude * np.sin(np.arange(round(seconds * _RATE)) * 2 * np.pi * 300 / _RATE)
        for seconds, amplitude in parts
    ]
    return Clip(np.round(np.concatenate(sounds) * 32767).astype("<i2").tobytes(), _RATE)


def test_silence_around_speech_is_trimmed_to_its_margins():
    clip = trimmed(_clip((0.3, 0), (1, 0.2), (0.5, 0)))

    assert abs(clip.length / _RATE - 1.065) < 0.01


def test_an_inaudible_clip_is_empty():
    assert trimmed(_clip((1, 0.001))).samples == b""


def test_gaps_are_exact_and_silent():
    track = mixed([_clip((0.5, 0.2)), _clip((0.25, 0.2))], [700, 380])
    (first, second), samples = track.spans, track.samples

    assert first == (round(HEAD * _RATE), round((HEAD + 0.5) * _RATE))
    assert second[0] - first[1] == round(0.38 * _RATE)
    assert not samples[first[1] : second[0]].any()
    assert len(samples) == second[1] + round(FOOT * _RATE)


def test_one_gain_keeps_clips_in_relation():
    track = mixed([_clip((0.5, 0.1)), _clip((0.5, 0.05))], [0, 0])
    loud, soft = (np.abs(track.samples[begin:end]).max() for begin, end in track.spans)

    assert abs(loud / soft - 2) < 0.01


def test_peaks_stay_below_the_ceiling_and_what_is_far_from_them_is_untouched():
    plain = mixed([_clip((2, 0.1))], [0])
    spiked = mixed([_clip((1, 0.1), (0.003, 0.9), (0.997, 0.1))], [0])
    peak = np.abs(spiked.samples).max() / 32767
    scale = spiked.samples[30_005] / plain.samples[30_005]

    assert peak <= 10 ** (-4.5 / 20) + 1e-4
    assert np.allclose(spiked.samples[20_000:39_000], scale * plain.samples[20_000:39_000], atol=40)


def test_a_section_without_speech_is_silence():
    assert not mixed([], []).samples.any()
