"""gTTS against a stand-in that speaks the service's protocol and misbehaves."""

import numpy as np
import pytest

from pipeline.errors import ConfigError, SpeechEngineError
from pipeline.exporters.audio.voice.engines import open_engine
from pipeline.exporters.audio.voice.engines.base import EngineChoice
from pipeline.exporters.audio.voice.engines.gtts import Gtts, Pacing, packed
from tests.exporters.audio.book import plain_book
from tests.exporters.audio.speech_service import speech_service

_QUICK = Pacing(apart=0, connect=5, answer=1, attempts=3, backoff=0.01, longest=1)


@pytest.fixture
def service(monkeypatch, tmp_path):
    with speech_service() as (running, authority):
        bundle = tmp_path / "authority.pem"
        authority.cert_pem.write_to_path(bundle)
        monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{running.port}")
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(bundle))
        monkeypatch.delenv("no_proxy", raising=False)
        yield running


def _clip(text="Hello there."):
    return Gtts(EngineChoice("gtts"), _QUICK).synthesize([text])[0]


def test_speech_is_decoded(service):
    clip = _clip("Hello there, dear reader.")

    assert service.asked == ["Hello there, dear reader."]
    assert clip.rate == 24_000
    assert np.abs(np.frombuffer(clip.samples, "<i2")).max() > 5000


def test_long_text_is_asked_for_in_parts_and_loses_nothing(service):
    text = "One clause of the text, " * 20 + "the end."
    clip = _clip(text)

    assert " ".join(service.asked) == text
    assert max(map(len, service.asked)) <= 100
    assert clip.length / clip.rate > 0.06 * len(text)


@pytest.mark.parametrize("first", ["503", "429 0", "empty", "html", "torn", "hanging"])
def test_a_passing_trouble_is_tried_again(service, first):
    service.answers = [first]

    assert _clip().length > 0
    assert len(service.asked) == 2


@pytest.mark.parametrize(
    ("answer", "reason", "requests"),
    [
        ("403", "refuses (HTTP 403)", 1),
        ("429 3600", "asks to wait 3600 s", 1),
        ("503", "busy (HTTP 503)", 3),
        ("empty", "without any sound", 3),
        ("html", "without any sound", 3),
        ("torn", "broken sound", 3),
        ("hanging", "cannot be reached", 3),
    ],
)
def test_a_lasting_trouble_is_told_with_the_way_out(service, answer, reason, requests):
    service.answers = [answer] * 3

    with pytest.raises(SpeechEngineError) as failed:
        _clip()
    assert reason in failed.value.message
    assert "--engine hibari" in failed.value.hint
    assert len(service.asked) == requests


def test_nobody_there_is_told_with_the_way_out(monkeypatch):
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:1")

    with pytest.raises(SpeechEngineError) as failed:
        _clip()
    assert "--engine hibari" in failed.value.hint


def test_the_way_out_names_a_voice_of_the_language(monkeypatch):
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:1")
    german = Gtts(EngineChoice("gtts", language="de"), _QUICK)

    with pytest.raises(SpeechEngineError) as failed:
        german.synthesize(["Guten Tag."])
    assert "--engine espeak" in failed.value.hint
    assert open_engine(EngineChoice("espeak", language="de")).speaks("de")


def test_a_service_that_cannot_prove_itself_is_not_used(service, monkeypatch):
    monkeypatch.delenv("REQUESTS_CA_BUNDLE")

    with pytest.raises(SpeechEngineError, match="certificate"):
        _clip()
    assert service.asked == []


def test_a_book_is_narrated_one_request_at_a_time(service, narrate_book, monkeypatch, tmp_path):
    monkeypatch.setattr("pipeline.exporters.audio.voice.engines.gtts.Pacing", lambda: _QUICK)
    document = plain_book("The cat sat.", "It was late.", "The cat sat.")
    export, work = narrate_book(document, engine="gtts", cache=str(tmp_path), opening=False)

    assert service.asked == ["One.", "The cat sat.", "It was late."]
    assert "Google" in export.products[0].narrator
    assert (work / "01-one.mp3").stat().st_size > 10_000


@pytest.mark.parametrize("options", [{"voice": "evil.example"}, {"speed": 1.5}, {"language": "xx"}])
def test_what_it_cannot_do_is_refused_before_anything_is_sent(options):
    with pytest.raises(ConfigError):
        Gtts(EngineChoice("gtts", **options))


def test_packing_keeps_every_word():
    text = "A long word " + "x" * 250 + ", and the rest; of it. " * 9

    assert "".join("".join(packed(text)).split()) == "".join(text.split())
    assert all(len(part) <= 100 for part in packed(text))
