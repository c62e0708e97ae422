"""One rounding of times for tags, captions, chapters and overlays, also where a half is left."""

import json
import math
from fractions import Fraction
from pathlib import Path

import pytest

from pipeline.exporters.packages.audiobook import duration
from pipeline.exporters.packages.captions import webvtt
from pipeline.exporters.packages.podcast import _chapters
from pipeline.exporters.packages.tracks import Cue, Heading, Track, total_milliseconds
from pipeline.exporters.shared.times import milliseconds
from pipeline.exporters.xhtml.clips import clock
from pipeline.products import SectionAudio

_RATES = (8_000, 11_025, 22_050, 24_000, 44_100, 48_000)
_HALVES = [(12, 0.001), (36, 0.002), (60, 0.003), (24_012, 1.001), (24_036, 1.002)]
"""Samples at 24 kHz that are half a millisecond past a whole one, and the seconds they become."""


@pytest.mark.parametrize("rate", _RATES)
def test_a_time_is_the_nearest_millisecond_and_a_half_counts_upwards(rate):
    for samples in (*range(2000), *range(3600 * rate, 3600 * rate + 2000)):
        exact = math.floor(Fraction(1000 * samples, rate) + Fraction(1, 2))
        assert milliseconds(samples, rate) == exact


def _track(at):
    audio = SectionAudio("s", Path("s.mp3"), 24_000, at, (), ())
    seconds = at / 24_000
    return Track(audio, "S", seconds, (Heading("S", 1, seconds, 1),), (Cue("S.", 0.0, seconds),))


@pytest.mark.parametrize(("at", "seconds"), _HALVES)
def test_every_edition_rounds_a_half_alike(at, seconds):
    track = _track(at)

    assert clock(at, 24_000) == f"0:00:0{seconds:.3f}"
    assert f"00:00:00.000 --> 00:00:0{seconds:.3f}" in webvtt(track)
    assert json.loads(_chapters(track))["chapters"][0]["startTime"] == seconds
    assert duration(total_milliseconds([track])) == f"PT{seconds:.3f}S"
