"""MP3 files that are exact to the sample, at every profile's rate."""

import io

import numpy as np
import pytest
import soundfile

from pipeline.exporters.audio.sound.decode import decode_mp3
from pipeline.exporters.audio.sound.filters import resampled
from pipeline.exporters.audio.sound.loudness import measure
from pipeline.exporters.audio.sound.mp3 import encode_mp3
from pipeline.exporters.audio.sound.profiles import PROFILES
from tests.exporters.audio.book import everything


def _tone(length: int, rate: int) -> np.ndarray:
    return (0.3 * np.sin(np.arange(length) * 2 * np.pi * 440 / rate)).astype(np.float32)


def _encoded(samples: np.ndarray, rate: int, kilobits: int) -> bytes:
    return encode_mp3(np.round(np.clip(samples, -1, 1) * 32767).astype(np.int16), rate, kilobits)


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
@pytest.mark.parametrize("length", [1727, 1728, 1729, 24_000, 100_003])
def test_two_decoders_give_back_every_sample(profile, length):
    data = _encoded(_tone(length, profile.rate), profile.rate, profile.kilobits)
    ours, rate = decode_mp3(data)
    theirs, _ = soundfile.read(io.BytesIO(data))

    assert rate == profile.rate
    assert len(ours) == length
    assert len(theirs) == length


def test_samples_stand_where_they_stood():
    click = np.zeros(24_000, np.float32)
    click[12_000:12_010] = 0.5
    samples, _ = decode_mp3(_encoded(click, 24_000, 64))

    assert abs(int(np.abs(samples).argmax()) - 12_005) <= 6


def test_a_tone_keeps_its_pitch_at_another_rate():
    samples = resampled(_tone(24_000, 24_000), 24_000, 44_100)

    assert len(samples) == 44_100
    assert np.abs(np.fft.rfft(samples)).argmax() == 440


def test_a_torn_file_is_refused():
    with pytest.raises(ValueError, match="MP3"):
        decode_mp3(b"<html>no sound</html>")


@pytest.mark.parametrize("profile", PROFILES)
def test_finished_files_meet_their_profile(narrate_book, profile):
    export, _ = narrate_book(everything(), profile=profile)
    section = export.products[0].sections[0]
    samples, rate = soundfile.read(section.file)
    loud = np.abs(samples) > 0.003
    rms = 10 * np.log10(np.mean(samples[loud] ** 2))

    assert rate == PROFILES[profile].rate
    assert len(samples) == section.length
    assert np.abs(samples).max() < 10 ** (-3 / 20)
    assert -21 < rms < -16  # of the loud samples alone; with the quiet ones about 2 dB less


def test_what_is_too_quiet_or_too_loud_misses_its_profile():
    web = PROFILES["web"]
    quiet = measure(_encoded(_tone(48_000, 24_000) * 0.1, 24_000, 64))
    loud = measure(_encoded(_tone(48_000, 24_000) * 3.2, 24_000, 64))

    assert "the speech is at -33" in quiet.misses(web)
    assert "the speech is at -3" in loud.misses(web)


def test_noise_in_the_pauses_misses_the_profile():
    noise = np.random.default_rng(1).normal(0, 0.01, 48_000).astype(np.float32)
    noise[24_000:] += _tone(24_000, 24_000) * 0.6

    assert "the pauses are at -40" in measure(_encoded(noise, 24_000, 64)).misses(PROFILES["web"])


def test_peaks_between_the_samples_are_found():
    rate = 24_000
    wave = 0.9 * np.sin(np.pi / 4 + np.arange(rate) * np.pi / 2).astype(np.float32)
    wave[: rate // 2] = 0  # samples at 0.64, the wave between them at 0.9

    assert measure(_encoded(wave.astype(np.float32), rate, 64)).peak > -1.5
