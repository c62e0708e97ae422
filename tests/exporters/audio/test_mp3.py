"""MP3 files that are exact to the sample, at every profile's rate."""

import io

import numpy as np
import pytest
import soundfile

from pipeline.exporters.audio.decode import decode_mp3
from pipeline.exporters.audio.mp3 import encode_mp3
from pipeline.exporters.audio.profiles import PROFILES
from pipeline.exporters.audio.sound import resampled


def _tone(length: int, rate: int) -> np.ndarray:
    return (0.3 * np.sin(np.arange(length) * 2 * np.pi * 440 / rate)).astype(np.float32)


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
@pytest.mark.parametrize("length", [1727, 1728, 1729, 24_000, 100_003])
def test_two_decoders_give_back_every_sample(profile, length):
    data = encode_mp3(_tone(length, profile.rate), profile.rate, profile.kilobits)
    ours, rate = decode_mp3(data)
    theirs, _ = soundfile.read(io.BytesIO(data))

    assert rate == profile.rate
    assert len(ours) == length
    assert len(theirs) == length


def test_samples_stand_where_they_stood():
    click = np.zeros(24_000, np.float32)
    click[12_000:12_010] = 0.5
    samples, _ = decode_mp3(encode_mp3(click, 24_000, 64))

    assert abs(int(np.abs(samples).argmax()) - 12_005) <= 6


def test_a_tone_keeps_its_pitch_at_another_rate():
    samples = resampled(_tone(24_000, 24_000), 24_000, 44_100)

    assert len(samples) == 44_100
    assert np.abs(np.fft.rfft(samples)).argmax() == 440


def test_a_torn_file_is_refused():
    with pytest.raises(ValueError, match="MP3"):
        decode_mp3(b"<html>no sound</html>")
