"""The finished edition, opened by programs that are not ours."""

from itertools import pairwise

import mutagen.id3
import mutagen.mp3
import numpy as np
import pytest
import soundfile
from lxml import etree

from pipeline.driver.workers import Workers
from pipeline.exporters.audio.options import AudioOptions
from pipeline.exporters.audio.script.narrator import narrate
from pipeline.model import Section
from pipeline.products import Timeline
from tests.exporters.audio.book import book, everything, para, plain_book, sentence
from tests.slow import slow


def _timeline(export) -> Timeline:
    (timeline,) = export.products
    return timeline


def test_an_mp3_decodes_to_the_length_that_the_timeline_states(small):
    (section,) = _timeline(small[0]).sections
    samples, rate = soundfile.read(section.file)

    assert rate == section.rate == 24_000
    assert len(samples) == section.length


def test_each_sentence_is_heard_where_its_mark_says(small):
    (section,) = _timeline(small[0]).sections
    samples, _ = soundfile.read(section.file)
    assert len(section.marks) > 5
    for mark in section.marks:
        speech = samples[mark.begin : mark.finish]
        assert np.sqrt(np.mean(speech**2)) > 0.02
        assert np.abs(samples[mark.finish + 600 : mark.finish + 1200]).max() < 0.01


def test_marks_follow_the_script_and_each_other(small):
    (section,) = _timeline(small[0]).sections
    (script,) = narrate(everything(), AudioOptions()).sections

    assert len(section.marks) == len([u for u in script.utterances if u.sentence and u.text])
    assert all(one.finish <= next_.begin for one, next_ in pairwise(section.marks))


def test_silence_frames_the_speech(small):
    (section,) = _timeline(small[0]).sections
    samples, rate = soundfile.read(section.file)

    assert np.abs(samples[: int(0.5 * rate)]).max() < 0.001
    assert np.abs(samples[-rate:]).max() < 0.001


def test_the_tags_tell_title_track_voice_and_language(small):
    tags = mutagen.id3.ID3(_timeline(small[0]).sections[0].file, translate=False)

    assert tags.version == (2, 3, 0)
    assert tags["TIT2"].text == ["The start"]
    assert tags["TALB"].text == ["A Small Book"]
    assert tags["TRCK"].text == ["1/1"]
    assert tags["TPE1"].text == ["Ada Writer"]
    assert tags["TLAN"].text == ["eng"]
    assert "Synthetic voice" in tags["TXXX:NARRATOR"].text[0]
    assert tags["APIC:"].data.startswith(b"\xff\xd8")


def test_the_tags_hold_chapters_and_the_text_in_time(small):
    section = _timeline(small[0]).sections[0]
    tags = mutagen.id3.ID3(section.file, translate=False)
    chapters = tags.getall("CHAP")
    lines = tags.getall("SYLT")[0].text

    assert tags["CTOC:toc"].child_element_ids == [chapter.element_id for chapter in chapters]
    assert [chapter.sub_frames["TIT2"].text for chapter in chapters] == [
        ["The start"],
        ["Pay & more"],
    ]
    assert chapters[-1].end_time == round(section.length / 24)
    assert ("The start\n", round(section.marks[0].begin / 24)) in lines
    assert "It is new." in tags.getall("USLT")[0].text


def test_the_bit_rate_is_constant_and_the_length_exact(small):
    section = _timeline(small[0]).sections[0]
    info = mutagen.mp3.MP3(section.file).info

    assert info.bitrate == 64_000
    assert info.bitrate_mode == mutagen.mp3.BitrateMode.CBR
    assert abs(info.length - section.length / section.rate) < 0.03


def test_the_playlist_names_every_file_and_its_length(small):
    export, work = small
    lines = (work / "a-small-book.m3u8").read_text(encoding="utf-8").splitlines()

    assert lines[:2] == ["#EXTM3U", "#PLAYLIST:A Small Book"]
    assert [line for line in lines if not line.startswith("#")] == ["01-the-start.mp3"]
    assert len(export.files) > 1
    assert [file for file in export.files if not (work / file).is_file()] == []


@slow
def test_one_worker_and_two_make_the_same_bytes(narrate_book, tmp_path):
    sections = [
        Section(f"s{n}", 1, sentence(f"Part {n}"), (para("The cat sat.", "It was late."),))
        for n in range(3)
    ]
    made = []
    for jobs in (1, 2):
        pool = Workers(jobs)
        _, work = narrate_book(book(*sections), pool, cache=str(tmp_path / str(jobs)))
        pool.shutdown()
        made.append({path.name: path.read_bytes() for path in work.iterdir()})

    assert made[0] == made[1]
    assert len(made[0]) == 5


def test_what_the_voice_cannot_say_is_reported_with_its_place(narrate_book):
    export, _ = narrate_book(plain_book("Say this.", "漢字"))
    faults = {(fault.code, str(fault.position)) for fault in export.diagnostics}

    assert ("unsaid-text", "book.md:1") in faults


def test_a_foreign_phrase_is_reported(small):
    assert "foreign-words" in {fault.code for fault in small[0].diagnostics}


@slow
def test_very_long_sentences_are_spoken_to_the_end(narrate_book):
    words = " ".join(["the small brown dog ran home"] * 120)
    export, _ = narrate_book(plain_book(f"{words}.", "9" * 400), opening=False)
    marks = _timeline(export).sections[0].marks

    assert not export.diagnostics
    assert (marks[1].finish - marks[1].begin) / 24_000 > 120
    assert (marks[2].finish - marks[2].begin) / 24_000 > 60


def test_the_pronunciations_are_written_as_a_w3c_lexicon(small):
    _, work = small
    root = etree.parse(work / "a-small-book-pronunciations.xml").getroot()
    namespace = {"pls": "http://www.w3.org/2005/01/pronunciation-lexicon"}

    assert etree.QName(root).namespace == namespace["pls"]
    assert root.get("alphabet") == "ipa"
    assert root.xpath("//pls:grapheme/text()", namespaces=namespace) == ["NHS", "nginx"]
    assert root.xpath("//pls:alias/text()", namespaces=namespace) == ["N H S", "engine ex"]


def test_a_section_without_a_word_is_silence_and_the_rest_is_spoken(narrate_book):
    silent = Section("a", 1, sentence("\u2014"))
    spoken = Section("b", 1, sentence("Two"), (para("It was late."),))
    export, _ = narrate_book(book(silent, spoken), opening=False)
    first, second = _timeline(export).sections

    assert first.marks == ()
    assert soundfile.info(first.file).frames == first.length
    assert len(second.marks) == 2


@pytest.mark.parametrize("title", ["A", "Go", "Texts"])
def test_a_section_of_a_single_short_word_is_spoken(narrate_book, title):
    export, _ = narrate_book(book(Section("a", 1, sentence(title))), opening=False)

    (section,) = _timeline(export).sections
    assert len(section.marks) == 1
