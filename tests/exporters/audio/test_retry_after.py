"""gTTS comes back when the service asks it to, and not before (RFC 9110, 10.2.3)."""

import pytest

from pipeline.errors import SpeechEngineError
from pipeline.exporters.audio.voice.engines.base import EngineChoice
from pipeline.exporters.audio.voice.engines.gtts import Gtts, Pacing
from tests.exporters.audio.speech_service import speech_service

_PACING = Pacing(apart=0, connect=5, answer=5, attempts=2, backoff=0.01, longest=2)
_LONG_AGO, _FAR_OFF = "Wed, 21 Oct 2015 07:28:00 GMT", "Fri, 01 Jan 2999 00:00:00 GMT"


@pytest.fixture
def service(monkeypatch, tmp_path):
    with speech_service() as (running, authority):
        bundle = tmp_path / "authority.pem"
        authority.cert_pem.write_to_path(bundle)
        monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{running.port}")
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(bundle))
        monkeypatch.delenv("no_proxy", raising=False)
        yield running


def _speak():
    return Gtts(EngineChoice("gtts"), _PACING).synthesize(["Hello there."])[0]


@pytest.mark.parametrize("status", ["429", "503"])
def test_it_waits_as_long_as_the_service_asks(service, status):
    service.answers = [f"{status} 1"]

    assert _speak().length > 0
    first, second = service.moments
    assert 1 <= second - first < 5


@pytest.mark.parametrize("after", ["0", _LONG_AGO, "soon", "\u00b2", "-1"])
def test_where_nothing_is_left_to_wait_for_it_asks_again_at_once(service, after):
    service.answers = [f"503 {after}"]

    assert _speak().length > 0
    assert len(service.asked) == 2


@pytest.mark.parametrize("after", ["3", _FAR_OFF])
def test_longer_than_a_build_can_wait_is_told_instead(service, after):
    service.answers = [f"429 {after}"]

    with pytest.raises(SpeechEngineError, match="it asks to wait") as failed:
        _speak()
    assert "--engine hibari" in failed.value.hint
    assert len(service.asked) == 1
