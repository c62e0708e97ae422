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

from pipeline.exporters.synchronized.overlay import page_overlay
from pipeline.exporters.xhtml.clips import Clip, clock, sentence_clips
from pipeline.exporters.xhtml.index import index_inlines
from pipeline.exporters.xhtml.plan import plan_book
from pipeline.model import Admonition, BulletList, ListItem, Plain, Sentence, Str
from pipeline.model.walk import section_sentences
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
from tests.exporters.epub.books import metas, small_document, trees, words
from tests.exporters.epub.spoken import BY_SENTENCE, BY_WORD, book, export_with, narrate, said
from tests.judges import require_tool
from tests.slow import slow

_SMIL = "{http://www.w3.org/ns/SMIL}"
_TYPE = "{http://www.idpf.org/2007/ops}type"
_TEXTREF = "{http://www.idpf.org/2007/ops}textref"
_RATE = 16_000  # hertz


def overlay(path: Path, name: str = "section-001") -> etree._Element:
    with zipfile.ZipFile(path) as opened:
        return etree.fromstring(opened.read(f"EPUB/{name}.smil"))


def clips_of(root: etree._Element) -> list[tuple[float, float]]:
    """Seconds, begin and end, of each stretch of sound."""
    return [
        (seconds(a.get("clipBegin")), seconds(a.get("clipEnd"))) for a in root.iter(f"{_SMIL}audio")
    ]


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
    names = ["page_1", "t1", "s1", "s2", "call", "page_2", "s3", "c1", "h1", "h2", "r1", "r2", "n1"]
    assert texts == [f"section-001.xhtml#{name}" for name in names]


def test_what_can_be_skipped_and_left_is_marked(spoken):
    """EPUB 3.3, 9.4: footnotes, calls and pages by themselves; rows and cells inside a table."""
    root = overlay(spoken)
    pars = [(p.get(_TYPE), p.find(f"{_SMIL}text").get("src").split("#")[1])
            for p in root.iter(f"{_SMIL}par") if p.get(_TYPE)]  # fmt: skip
    (chapter,) = root.iterfind(f"{_SMIL}body/{_SMIL}seq")

    assert pars == [("pagebreak", "page_1"), ("noteref", "call"), ("pagebreak", "page_2")]
    assert nested(chapter) == (
        "chapter", ("list", ("list-item",)),
        ("table", ("table-row", ("table-cell",), ("table-cell",)),
                  ("table-row", ("table-cell",), ("table-cell",))),
        ("footnote",),
    )  # fmt: skip


def nested(seq: etree._Element) -> tuple[object, ...]:
    """The types of a sequence and of those in it."""
    return (seq.get(_TYPE), *(nested(inner) for inner in seq.findall(f"{_SMIL}seq")))


def test_every_element_that_an_overlay_names_is_on_its_page(spoken):
    pages = trees(spoken)
    for name in ("title", "section-001"):
        root = overlay(spoken, name)
        ids = {e.get("id") for e in pages[f"{name}.xhtml"].iter()}
        named = [e.get(_TEXTREF) or e.get("src") for e in root.iter(f"{_SMIL}seq", f"{_SMIL}text")]
        assert len(named) > 2
        assert [one for one in named if one.split("#")[1] not in ids] == []


def test_a_warning_is_not_passed_over_as_something_beside_the_text():
    boxes = [
        Admonition(kind, Sentence(f"{kind}-t", (Str("Mind"),)), (words("Hot.", f"{kind}-s"),))
        for kind in ("note", "tip", "warning")
    ]
    items = (
        ListItem((Plain(said("i1", "One.")), BulletList((ListItem((Plain(said("i2", "a")),)),)))),
    )
    document = small_document(*boxes, BulletList(items))
    plan = replace(plan_book(document, index_inlines(document), {}), heard=True)
    clips = {one.id: Clip("one", 10, 0, 10) for one in section_sentences(document.sections[0])}
    made = page_overlay(plan, plan.chapters, clips, {"one": "one.mp3"})
    (chapter,) = etree.fromstring(made.content).iterfind(f"{_SMIL}body/{_SMIL}seq")

    assert nested(chapter) == (
        "chapter", ("aside",), ("aside",), ("notice",),
        ("list", ("list-item", ("list", ("list-item",)))),
    )  # fmt: skip
    kinds = {one.sentence: one.kind for one in made.heard}
    assert (kinds["note-s"], kinds["warning-s"], kinds["t1"]) == ("sidebar", "text", "text")


def test_the_title_page_is_heard_before_the_first_heading(spoken):
    title = overlay(spoken, "title")
    (page,) = title.iterfind(f"{_SMIL}body/{_SMIL}seq")
    lines = [par.find(f"{_SMIL}text").get("src") for par in page]
    ids = {e.get("id"): "".join(e.itertext()) for e in trees(spoken)["title.xhtml"].iter()}
    opening, section = clips_of(title), clips_of(overlay(spoken))

    assert page.get(_TYPE) == "titlepage"
    assert lines == ["title.xhtml#opening-title", "title.xhtml#opening-voice"]
    assert ids["opening-title"] == "The archive"
    assert "synthetic" in ids["opening-voice"]
    assert opening[0][0] == 0
    assert opening[-1][1] == section[0][0] > 2


def test_an_accessibility_statement_is_heard_where_it_stands(tmp_path):
    timeline = narrate(tmp_path, accessibility_statement=True)
    (made,) = export_with(BY_SENTENCE, timeline, tmp_path).files
    texts = [one.get("src") for one in overlay(tmp_path / made, "title").iter(f"{_SMIL}text")]
    page = trees(tmp_path / made)["title.xhtml"]
    (shown,) = page.iterfind(".//*[@id='opening-statement']")

    assert texts[-1] == "title.xhtml#opening-statement"
    assert "What can I do with this book?" in "".join(shown.itertext())
    assert prove_epub(book(), [tmp_path / made]) == ()


def test_the_clips_follow_each_other_and_make_up_the_duration(spoken):
    parts = [clips_of(overlay(spoken, name)) for name in ("title", "section-001")]
    clips = [clip for part in parts for clip in part]
    assert clips[0][0] == 0
    assert all(a[1] == b[0] for a, b in pairwise(clips))
    lasting = [sum(end - begin for begin, end in part) for part in parts]
    found = [seconds(d) for d in metas(spoken, "media:duration")]
    assert found == pytest.approx([*lasting, sum(lasting)])
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


def test_what_is_said_for_something_is_heard_with_it():
    """The number of a note has a clip of its own, or the note's; an opening its own ones."""
    marks = (SentenceMark("a", 200, 300), SentenceMark("b", 500, 600), SentenceMark("n", 900, 950))
    added = (
        Announcement("Title.", 0, 80, "#title"),
        Announcement("By Ann.", 100, 150, "#author"),
        Announcement("Note 1.", 310, 400, "call"),
        Announcement("Note 1.", 700, 750, "n"),
        Announcement("End of notes.", 960, 990, "n"),
    )
    audio = SectionAudio("one", Path("one.mp3"), 1000, 1000, marks, added)
    clips = sentence_clips(Timeline((audio,), "A voice"))
    assert {name: (clip.begin, clip.end, clip.quiet) for name, clip in clips.items()} == {
        "#title": (0, 100, 80), "#author": (100, 200, 150), "a": (200, 310, 300),
        "call": (310, 500, 400), "b": (500, 700, 600), "n": (700, 1000, 990),
    }  # fmt: skip


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
    assert len(list(overlay(tmp_path / export.files[0]).iter(f"{_SMIL}audio"))) == 11
