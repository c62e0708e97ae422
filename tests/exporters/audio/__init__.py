"""Tests of the audio edition."""
