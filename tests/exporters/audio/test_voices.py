"""Words of another language are said by a voice of that language, where the book gives one."""

import dataclasses

import numpy as np
import pytest

from pipeline.errors import ConfigError
from pipeline.exporters.audio.exporter import engine_choice
from pipeline.exporters.audio.listing import printed
from pipeline.exporters.audio.options import AudioOptions
from pipeline.exporters.audio.script.narrator import narrate
from pipeline.exporters.audio.sound.clip import Clip
from pipeline.exporters.audio.voice.clips import Studio, clip_key, speak, trimmed
from pipeline.exporters.audio.voice.engines import open_engine
from pipeline.exporters.audio.voice.engines.base import EngineChoice
from pipeline.exporters.audio.voice.narration import planned
from pipeline.language.marks import language_runs, mark_language
from pipeline.model import Emph, Para, Pronunciation, Section, Span, Str
from tests.exporters.audio.book import book, sentence

FRENCH = Span((Str("Bienvenue à tous en 1998"),), lang="fr-CA")
FINNISH = Span((Str("hyvää päivää"),), lang="fi")
MIXED = f"The sign says {mark_language('bienvenue à tous', 'fr')}, and so it is."


def section(*parts):
    return Section("one", 1, sentence("One"), (Para((sentence(*parts),)),), ())


def script_of(*parts, **voices):
    return narrate(book(section(*parts)), AudioOptions(opening=False, voices=voices))


def said_in(script):
    return planned(script.sections[0], "en")[-1][1]


@pytest.fixture(scope="module")
def voices():
    """hibari, and eSpeak NG for French."""
    return EngineChoice("hibari", others=(("fr", EngineChoice("espeak", language="fr")),))


def loudness(clip: Clip) -> float:
    samples = np.frombuffer(clip.samples, "<i2").astype(float)
    return float(20 * np.log10(np.sqrt((samples**2).mean())))


def test_the_script_says_which_voice_speaks():
    script = script_of("The sign says ", FRENCH, ".", fr="espeak")

    assert "The sign says {fr: Bienvenue à tous en 1998}." in printed(script, "en")
    assert not script.foreign


def test_words_of_another_language_are_not_read_by_the_book_s_rules():
    price = Span((Str("de $5-$8"),), lang="fr")
    runs = language_runs(said_in(script_of("It is $5-$8, ", price, ".", fr="espeak")))

    assert runs[:2] == [(None, "It is 5 to 8 dollars, "), ("fr", "de $5-$8")]


def test_a_language_without_a_voice_is_reported_and_read_all_the_same():
    script = script_of("They say ", FINNISH, ".", fr="espeak")

    assert [(tag, words) for tag, words, _ in script.foreign] == [("fi", "hyvää päivää")]
    assert "hyvää päivää" in said_in(script)


def test_a_pronunciation_inside_words_of_another_language_is_kept():
    said = Span((Str("mot"),), pronunciation=Pronunciation(say="moh"))
    around = Span((Str("le "), said, Emph((Str(" juste"),))), lang="fr")
    text = printed(script_of("It is ", around, ".", fr="espeak"), "en")

    assert "{fr: le} moh {fr: juste}" in text


def test_both_voices_are_heard_equally_loud_at_one_rate(voices):
    engine = open_engine(voices)
    (both,), (own,) = engine.synthesize([MIXED]), engine.synthesize(["The sign says so."])
    (french,) = engine.synthesize([mark_language("bienvenue à tous", "fr")])

    assert both.rate == french.rate == own.rate
    assert abs(loudness(french) - loudness(trimmed(own))) < 3
    assert trimmed(both).length > french.length + own.length // 2


def test_the_other_voice_says_the_words_as_its_engine_does(voices):
    (french,) = open_engine(voices).synthesize([mark_language("Bonjour.", "fr")])
    (alone,) = open_engine(EngineChoice("espeak", language="fr")).synthesize(["Bonjour."])
    (english,) = open_engine(EngineChoice("hibari")).synthesize(["Bonjour."])
    seconds, expected, other = (
        trimmed(clip).length / clip.rate for clip in (french, alone, english)
    )

    assert seconds == pytest.approx(expected, abs=0.02)
    assert seconds != pytest.approx(other, abs=0.02)


def test_another_voice_leaves_the_clips_of_all_other_sentences_as_they_are(voices):
    plain, several = open_engine(EngineChoice("hibari")), open_engine(voices)

    assert clip_key(several, "Nothing foreign.") == clip_key(plain, "Nothing foreign.")
    assert clip_key(several, MIXED) != clip_key(plain, MIXED)


def test_words_that_no_letter_is_in_make_no_sound_and_no_fault(voices):
    text = f"Wait {mark_language('…', 'fr')} here."

    assert all(isinstance(clip, Clip) and clip.samples for clip in speak(Studio(voices), [text]))


def test_words_are_timed_only_where_every_voice_times_them(voices):
    mixed, own = open_engine(voices).synthesize([MIXED, "The sign says so."])

    assert mixed.words == ()
    assert [own.words[0].start, own.words[-1].end] == [0, len("The sign says so.")]


@pytest.mark.usefixtures("voices")
def test_a_voice_that_does_not_speak_its_language_is_refused():
    wrong = EngineChoice("hibari", others=(("fr", EngineChoice("espeak", "de", language="fr")),))

    with pytest.raises(ConfigError, match=r"does not speak 'fr'"):
        open_engine(wrong)


def test_a_voice_is_named_by_engine_or_by_engine_and_voice(tmp_path):
    options = AudioOptions(voices={"FR": "espeak", "es": "piper:voices/es_ES.onnx"})
    others = engine_choice(options, book(section("One.")), tmp_path).others

    assert [(tag, one.engine, one.voice) for tag, one in others] == [
        ("fr", "espeak", None),
        ("es", "piper", "voices/es_ES.onnx"),
    ]


@pytest.mark.usefixtures("voices")
def test_a_book_with_two_voices_is_narrated_whole(narrate_book):
    document = book(section("The sign says ", FRENCH, ", and people read it."))
    export, _ = narrate_book(document, voices={"fr": "espeak"})

    assert export.diagnostics == ()
    (timeline,) = export.products
    assert "eSpeak NG" in timeline.narrator
    assert "hibari" in timeline.narrator


def test_a_book_that_names_no_engine_gets_one_that_speaks_its_language_and_says_so(narrate_book):
    document = book(section("Das ist ein Satz."))
    german = dataclasses.replace(
        document, metadata=dataclasses.replace(document.metadata, language="de")
    )
    export, _ = narrate_book(german)
    named, _ = narrate_book(german, engine="espeak")

    assert [fault.code for fault in export.diagnostics] == ["plain-voice"]
    assert "eSpeak NG" in export.diagnostics[0].message
    assert named.diagnostics == ()
