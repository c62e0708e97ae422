"""Another rate, the limiter's filters, and the same samples whatever else is installed."""

import os
import subprocess
import sys

import numpy as np
import pytest

from pipeline.exporters.audio.sound.filters import lowest_around, mean_around, resampled

_RATES = [(24_000, 44_100), (22_050, 24_000), (44_100, 24_000), (24_000, 48_000), (16_000, 24_000)]


def _tone(hertz, rate, seconds=1.0):
    return (0.3 * np.sin(2 * np.pi * hertz * np.arange(round(seconds * rate)) / rate)).astype("f4")


@pytest.mark.parametrize(("rate", "wanted"), _RATES)
def test_a_tone_is_the_same_tone_at_another_rate(rate, wanted):
    made = resampled(_tone(1000, rate), rate, wanted)
    inner = slice(wanted // 100, -wanted // 100)  # beyond the ends there is silence
    error = made[inner] - _tone(1000, wanted)[inner]

    assert made.dtype == np.float32
    assert 20 * np.log10(np.abs(error).max() / 0.3) < -50


@pytest.mark.parametrize(("rate", "wanted"), [(44_100, 24_000), (24_000, 16_000)])
def test_what_a_lower_rate_cannot_hold_does_not_come_back_as_another_tone(rate, wanted):
    made = resampled(_tone(0.47 * rate, rate), rate, wanted)
    inner = made[wanted // 100 : -wanted // 100]

    assert 20 * np.log10(np.abs(inner).max() / 0.3) < -45


@pytest.mark.parametrize(("rate", "wanted"), _RATES)
@pytest.mark.parametrize("length", [0, 1, 2, 79, 80, 81, 4096])
def test_no_sample_is_lost_at_the_ends(rate, wanted, length):
    made = resampled(np.ones(length, np.float32), rate, wanted)

    assert len(made) == -(-length * wanted // rate)
    assert np.isfinite(made).all()


def test_the_middle_of_a_click_stays_where_it_was():
    click = np.zeros(2400, np.float32)
    click[1200] = 1

    assert np.abs(resampled(click, 24_000, 48_000)).argmax() == 2400
    assert np.abs(resampled(click, 24_000, 12_000)).argmax() == 600


@pytest.mark.parametrize("length", [3, 100, 241, 2000])
@pytest.mark.parametrize("width", [1, 3, 11, 241])
def test_lowest_and_mean_are_those_of_the_samples_around(length, width):
    samples = np.random.default_rng(length).random(length, np.float32)
    padded = np.pad(samples, width // 2, mode="symmetric")
    around = [padded[at : at + width] for at in range(length)]

    assert lowest_around(samples, width).tolist() == [part.min() for part in around]
    assert np.allclose(mean_around(samples, width), [part.mean() for part in around], atol=1e-6)


_SPEAK = """
import hashlib
from pipeline.exporters.audio.voice.engines import open_engine
from pipeline.exporters.audio.voice.engines.base import EngineChoice
(clip,) = open_engine(EngineChoice("hibari")).synthesize(["The archive was opened in May."])
print(hashlib.sha256(clip.samples).hexdigest())
"""

_OTHER_TRANSFORMS = """
import numpy

def rfft(x, axis, overwrite_x):
    return numpy.fft.rfft(x, axis=axis) * numpy.complex64(1.01)

def irfft(x, n, axis):
    return numpy.fft.irfft(x, n=n, axis=axis)
"""


def test_the_voice_says_the_same_samples_where_other_transforms_are_installed(tmp_path):
    """Hibari takes scipy's where there is scipy; those stand here for it, plainly others."""
    package = tmp_path / "scipy"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "fft.py").write_text(_OTHER_TRANSFORMS)
    (tmp_path / "none" / "scipy").mkdir(parents=True)
    (tmp_path / "none" / "scipy" / "__init__.py").write_text("raise ImportError('not installed')")

    assert _spoken(tmp_path) == _spoken(tmp_path / "none")


def _spoken(first):
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(first), *sys.path))}
    command = [sys.executable, "-c", _SPEAK]
    return subprocess.run(
        command, env=environment, check=True, capture_output=True, text=True
    ).stdout
