"""The read-aloud edition: what is highlighted is what is heard."""

import importlib
import io
import re
import zipfile
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree

from pipeline.exporters.xhtml.clips import clock, sentence_clips
from pipeline.products import (
    Announcement,
    SectionAudio,
    SentenceMark,
    Timeline,
)
from pipeline.validators.judges.ace import check_accessibility, find_ace, find_browser
from pipeline.validators.judges.epubcheck import check_epub, find_jar, find_java
from pipeline.validators.proofs import prove_epub
from tests.exporters.audio.hearing import recognizer, require_recognizer
from tests.exporters.epub.books import metas, trees
from tests.exporters.epub.spoken import BY_WORD, book, export_with, narrate
from tests.judges import require_tool
from tests.slow import slow

_SMIL = "{http://www.w3.org/ns/SMIL}"
_TYPE = "{http://www.idpf.org/2007/ops}type"
_RATE = 16_000  # hertz


def overlay(path: Path) -> etree._Element:
    with zipfile.ZipFile(path) as opened:
        return etree.fromstring(opened.read("EPUB/section-001.smil"))


def seconds(value: str) -> float:
    hours, minutes, rest = value.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(rest)


@slow
def test_the_judges_have_nothing_to_say(spoken):
    require_tool(find_java)
    require_tool(find_jar)
    verdict = check_epub(spoken)
    assert verdict.clean, str(verdict)


@slow
def test_ace_finds_no_violation(spoken):
    require_tool(find_ace)
    require_tool(find_browser)
    verdict = check_accessibility(spoken)
    assert verdict.clean, str(verdict)


def test_notes_may_be_heard_where_they_are_called(tmp_path):
    timeline = narrate(tmp_path, notes="inline")
    (made,) = export_with(BY_WORD, timeline, tmp_path).files

    (heard,) = timeline.sections
    spoken = [mark.sentence for mark in heard.marks]
    assert spoken.index("n1") < spoken.index("s3"), "the note is spoken at its call"
    assert prove_epub(book(), [tmp_path / made]) == ()


def test_every_sentence_is_heard_in_the_order_of_the_page(spoken):
    texts = [par.find(f"{_SMIL}text").get("src") for par in overlay(spoken).iter(f"{_SMIL}par")]
    names = ["page_1", "t1", "s1", "s2", "page_2", "s3", "c1", "h1", "h2", "r1", "r2", "n1"]
    assert texts == [f"section-001.xhtml#{name}" for name in names]


def test_what_can_be_skipped_and_left_is_marked(spoken):
    root = overlay(spoken)
    kinds = {s.get(_TYPE) for s in root.iter(f"{_SMIL}seq")}
    assert kinds == {"chapter", "list", "table", "footnote"}
    assert [p.get(_TYPE) for p in root.iter(f"{_SMIL}par")].count("pagebreak") == 2


def test_the_clips_follow_each_other_and_make_up_the_duration(spoken):
    clips = [
        (seconds(a.get("clipBegin")), seconds(a.get("clipEnd")))
        for a in overlay(spoken).iter(f"{_SMIL}audio")
    ]
    assert clips[0][0] == 0
    assert all(a[1] == b[0] for a, b in pairwise(clips))
    total = sum(end - begin for begin, end in clips)
    assert [seconds(d) for d in metas(spoken, "media:duration")] == pytest.approx([total, total])
    assert "synthetic" in metas(spoken, "media:narrator")[0].lower()
    assert "auditory" in metas(spoken, "schema:accessModeSufficient")
    assert "synchronizedAudioText" in metas(spoken, "schema:accessibilityFeature")


def test_what_is_highlighted_is_what_is_heard(spoken):
    """Clips are cut from the packed audio at the overlay's times, and transcribed."""
    require_recognizer()
    whisper, model = importlib.import_module("faster_whisper"), recognizer()
    with zipfile.ZipFile(spoken) as opened:
        name = next(name for name in opened.namelist() if name.endswith(".mp3"))
        sound = whisper.decode_audio(io.BytesIO(opened.read(name)), sampling_rate=_RATE)
    page = trees(spoken)["section-001.xhtml"]
    for anchor in ("s1", "s2", "s3", "c1", "n1"):
        (par,) = (
            par
            for par in overlay(spoken).iter(f"{_SMIL}par")
            if par.find(f"{_SMIL}text").get("src").endswith(f"#{anchor}")
        )
        audio = par.find(f"{_SMIL}audio")
        begin, end = (round(seconds(audio.get(k)) * _RATE) for k in ("clipBegin", "clipEnd"))
        segments, _ = model.transcribe(sound[begin:end], language="en", beam_size=1)
        heard = plain(" ".join(segment.text for segment in segments))
        shown = plain("".join(page.find(f".//*[@id='{anchor}']").itertext()).rstrip("1"))
        assert shown in heard, (anchor, shown, heard)


def plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z]+", text.lower()))


def test_what_the_narrator_adds_goes_with_the_nearer_sentence():
    marks = (SentenceMark("a", 100, 200), SentenceMark("b", 500, 600), SentenceMark("c", 900, 990))
    added = (
        Announcement("Opening.", 0, 80),
        Announcement("End of list.", 210, 300),
        Announcement("Table 1.", 800, 890),
        Announcement("The end.", 992, 999),
    )
    audio = SectionAudio("one", Path("one.mp3"), 1000, 1000, marks, added)
    clips = sentence_clips(Timeline((audio,), "A voice"))
    assert [(clip.begin, clip.end) for clip in clips.values()] == [
        (0, 500),
        (500, 800),
        (800, 1000),
    ]


@pytest.mark.parametrize(
    ("samples", "written"),
    [(0, "0:00:00.000"), (1, "0:00:00.000"), (24_000, "0:00:01.000"), (86_399_999, "1:00:00.000")],
)
def test_times_are_full_clock_values(samples, written):
    assert clock(samples, 24_000) == written


def test_each_word_is_marked_in_its_turn(word_by_word):
    (page,) = (
        tree for name, tree in trees(word_by_word).items() if name.endswith("section-001.xhtml")
    )
    places = {e.get("id"): "".join(e.itertext()) for e in page.iter() if e.get("id")}
    (sentence,) = (
        seq
        for seq in overlay(word_by_word).iter(f"{_SMIL}seq")
        if seq.get("{http://www.idpf.org/2007/ops}textref").endswith("#s1")
    )

    marked = [par.find(f"{_SMIL}text").get("src").split("#")[1] for par in sentence]

    assert [places[name] for name in marked] == (
        ["The", "archive", "keeps", "every", "letter", "that", "was", "ever", "written", "here."]
    )


def test_the_words_clips_follow_each_other_as_the_sentences_do(word_by_word, spoken):
    times = [
        [(a.get("clipBegin"), a.get("clipEnd")) for a in overlay(path).iter(f"{_SMIL}audio")]
        for path in (word_by_word, spoken)
    ]

    assert len(times[0]) > len(times[1]) > 0
    assert all(one[1] == two[0] for one, two in pairwise(times[0]))
    assert {end for _, end in times[1]} <= {end for _, end in times[0]}
    assert metas(word_by_word, "media:duration") == metas(spoken, "media:duration")


def test_the_proof_has_nothing_to_say_of_words(word_by_word):
    assert prove_epub(book(), [word_by_word]) == ()


@slow
def test_the_judges_have_nothing_to_say_of_words(word_by_word):
    require_tool(find_java)
    require_tool(find_jar)
    verdict = check_epub(word_by_word)
    assert verdict.clean, str(verdict)


def test_a_voice_without_word_times_is_told(narration, tmp_path):
    sections = tuple(
        replace(audio, marks=tuple(replace(mark, words=()) for mark in audio.marks))
        for audio in narration.sections
    )

    export = export_with(BY_WORD, replace(narration, sections=sections), tmp_path)

    assert [fault.code for fault in export.diagnostics] == ["no-word-times"]
    assert len(list(overlay(tmp_path / export.files[0]).iter(f"{_SMIL}audio"))) == 10
