"""Packages of a narration in several files, and tags of very many chapters; no voice is needed."""

import datetime
import io
from dataclasses import replace
from itertools import pairwise

import av
import feedparser
import mutagen.id3
import numpy as np
import pytest

from pipeline.exporters.audio.files.tags import Mark, TrackFacts, tagged
from pipeline.exporters.audio.sound.mp3 import encode_mp3
from pipeline.exporters.base import Assets, Job
from pipeline.exporters.packages.m4b import M4bExporter, M4bOptions
from pipeline.exporters.packages.podcast import PodcastExporter, PodcastOptions
from pipeline.model import Section
from pipeline.products import SectionAudio, SentenceMark, Timeline
from tests.exporters.audio.book import book, para, sentence

_RATE = 24_000
_SECONDS = (61.4, 0.6, 125.5, 7.49)
_RIGHTS = "© 2026 Ada Writer. CC BY 4.0"


@pytest.fixture
def package(tmp_path):
    """Run an exporter on a book whose sections are silent; the folder with its files."""
    names = [f"part-{number}" for number in range(len(_SECONDS))]
    sections = [Section(name, 1, sentence(f"Of {name}"), (para("Text."),)) for name in names]
    document = book(*sections)
    document = replace(document, metadata=replace(document.metadata, rights=_RIGHTS))
    timeline = Timeline(tuple(map(_audio, sections, _SECONDS, [tmp_path] * len(names))), "Nobody")

    def run(exporter):
        work = tmp_path / "work"
        work.mkdir()
        moment = datetime.datetime(2026, 12, 31, 23, 58, tzinfo=datetime.UTC)
        exporter.export(document, Job(work, Assets(tmp_path), moment, None, {Timeline: timeline}))
        return work

    return run


def _audio(section, seconds, folder):
    file = folder / f"{section.id}.mp3"
    length = round(seconds * _RATE)
    file.write_bytes(encode_mp3(np.zeros(length, np.int16), _RATE, 64))
    mark = SentenceMark(section.title.id, 0, length)
    return SectionAudio(section.id, file, _RATE, length, (mark,), ())


def test_a_podcast_tells_how_long_each_episode_is(package):
    work = package(PodcastExporter(PodcastOptions(address="https://example.org/book")))
    entries = feedparser.parse(work / "feed.xml").entries

    assert len(entries) == len(_SECONDS)
    for entry in entries:
        with av.open(work / entry.enclosures[0].href.rpartition("/")[2]) as sound:
            heard = sum(frame.samples / _RATE for frame in sound.decode(audio=0))
        assert abs(float(entry.itunes_duration) - heard) <= 0.55
        assert int(entry.enclosures[0].length) == (work / sound.name).stat().st_size


def test_a_podcast_is_in_the_order_of_the_book_also_by_its_dates(package):
    work = package(PodcastExporter(PodcastOptions(address="https://example.org/book")))
    entries = feedparser.parse(work / "feed.xml").entries
    dates = [entry.published_parsed for entry in entries]

    assert [entry.title for entry in entries] == [f"Of part-{n}" for n in range(len(_SECONDS))]
    assert [entry.itunes_episode for entry in entries] == ["1", "2", "3", "4"]
    assert all(earlier < later for earlier, later in pairwise(dates))


def test_an_m4b_says_whose_rights_it_is_under(package):
    (path,) = package(M4bExporter(M4bOptions())).glob("*.m4b")
    with av.open(str(path)) as container:
        assert container.metadata["copyright"] == _RIGHTS
        assert len(container.chapters()) == len(_SECONDS)


@pytest.mark.parametrize("count", [1, 255, 256, 600])
def test_all_chapters_are_in_the_contents_however_many_there_are(count):
    data = _with_chapters(count)
    tags = mutagen.id3.ID3(io.BytesIO(data))
    tables = {table.element_id: table for table in tags.getall("CTOC")}
    (top,) = (table for table in tables.values() if table.flags & 2)

    assert max(len(table.child_element_ids) for table in tables.values()) <= 255
    assert all(table.flags & 1 for table in tables.values()), "chapters are in order"
    for chapter in tags.getall("CHAP"):  # times count, not bytes (ID3v2 chapters, 3.1)
        assert (chapter.start_offset, chapter.end_offset) == (0xFFFFFFFF, 0xFFFFFFFF)
    titles = [tags[f"CHAP:{name}"].sub_frames["TIT2"].text[0] for name in _leaves(top, tables)]
    assert titles == [f"Chapter {number}" for number in range(count)]
    with av.open(io.BytesIO(data), format="mp3") as sound:
        heard = [chapter["metadata"]["title"] for chapter in sound.chapters()]
    assert heard == titles


def _leaves(table, tables):
    """The chapters in the order in which a player meets them."""
    for name in table.child_element_ids:
        if name in tables:
            yield from _leaves(tables[name], tables)
        else:
            yield name


def _with_chapters(count):
    facts = TrackFacts(
        book=book().metadata,
        title="All",
        number=1,
        total=1,
        narrator="Nobody",
        milliseconds=count * 10,
        chapters=tuple(Mark(f"Chapter {n}", 10 * n, 10 * n + 10) for n in range(count)),
        sentences=(),
    )
    return tagged(encode_mp3(np.zeros(count * 240, np.int16), _RATE, 64), facts)
