"""Other packages of the same narration, opened by programs that are not ours."""

import dataclasses
import datetime
import io
import json
import re
import uuid
import xml.etree.ElementTree as ET  # only feeds that were just written are parsed
import zipfile
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from pathlib import Path

import av
import mutagen.id3
import mutagen.mp4
import pytest

from pipeline.errors import ConfigError
from pipeline.exporters.audio.files.tags import TrackFacts, tagged
from pipeline.exporters.base import Assets, Job
from pipeline.exporters.packages.audiobook import (
    AudiobookExporter,
    AudiobookOptions,
    contents_page,
    manifest,
)
from pipeline.exporters.packages.captions import CaptionExporter, CaptionOptions
from pipeline.exporters.packages.m4b import M4bExporter, M4bOptions
from pipeline.exporters.packages.podcast import PodcastExporter, PodcastOptions
from pipeline.exporters.packages.tracks import Heading, Track
from pipeline.model import Series
from pipeline.products import SectionAudio, Timeline
from tests.exporters.audio.book import everything
from tests.exporters.epub.books import small_document, words

_ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
_MOMENT = datetime.datetime(2026, 1, 2, tzinfo=datetime.UTC)
_PODCAST = "{https://podcastindex.org/namespace/1.0}"


@pytest.fixture
def package(small, workers, tmp_path):
    """Run an exporter on the small book's narration: the folder with its files."""
    (timeline,) = small[0].products

    def run(exporter, document=None):
        job = Job(tmp_path, Assets(tmp_path), _MOMENT, workers, {Timeline: timeline})
        export = exporter.export(document or everything(), job)
        assert all((tmp_path / file).is_file() for file in export.files)
        return tmp_path

    return run


def test_an_m4b_plays_as_long_and_has_chapters_and_cover(package, small):
    (section,) = small[0].products[0].sections
    path = package(M4bExporter(M4bOptions())) / "a-small-book.m4b"
    with av.open(str(path)) as container:
        chapters = container.chapters()
        assert container.streams.audio[0].language == "eng"
        length = sum(frame.samples for frame in container.decode(audio=0))
    tags = mutagen.mp4.MP4(path)

    assert [chapter["metadata"]["title"] for chapter in chapters] == ["The start", "Pay & more"]
    assert abs(length - section.length) <= 1024
    assert path.read_bytes()[8:12] == b"M4B "
    assert tags["\xa9nam"] == ["A Small Book"]
    assert "Synthetic" in tags["\xa9wrt"][0]
    assert bytes(tags["covr"][0]).startswith(b"\xff\xd8")


def test_an_m4b_has_the_same_bytes_each_time(package):
    first = (package(M4bExporter(M4bOptions())) / "a-small-book.m4b").read_bytes()
    second = (package(M4bExporter(M4bOptions())) / "a-small-book.m4b").read_bytes()

    assert first == second


def test_captions_follow_the_speech(package, small):
    (section,) = small[0].products[0].sections
    text = (package(CaptionExporter(CaptionOptions())) / "01-the-start.vtt").read_text("utf-8")
    pattern = r"^[\d.]+\n(\d\d:\d\d:[\d.]+) --> (\d\d:\d\d:[\d.]+)\n(.+(?:\n.+)*)$"
    cues = re.findall(pattern, text, re.MULTILINE)
    sentences = {number.partition(".")[0] for number in re.findall(r"^[\d.]+$", text, re.MULTILINE)}

    assert text.startswith("WEBVTT\n\n")
    assert len(sentences) == len(section.marks) + len(section.announcements)
    assert all(len(line) <= 42 for _, _, lines in cues for line in lines.split("\n"))
    assert all(lines.count("\n") <= 1 for _, _, lines in cues)
    assert [_seconds(begin) for begin, _, _ in cues] == sorted(_seconds(b) for b, _, _ in cues)
    assert all(_seconds(begin) < _seconds(end) for begin, end, _ in cues)
    assert "Pay &amp; more" in [words for _, _, words in cues]
    assert "List with 2 items." in [words for _, _, words in cues]


def _seconds(time):
    hours, minutes, seconds = time.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(seconds)


class _Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attributes):
        if tag == "a":
            self.found.append(dict(attributes)["href"])


def test_an_audiobook_package_holds_all_that_its_manifest_names(package):
    path = package(AudiobookExporter(AudiobookOptions())) / "a-small-book.lpf"
    with zipfile.ZipFile(path) as archive:
        manifest = json.loads(archive.read("publication.json"))
        page = archive.read("index.html").decode()
        names = set(archive.namelist())
    links = _Links()
    links.feed(page)
    linked = [*manifest["readingOrder"], *manifest["resources"]]
    alternates = [other for item in manifest["readingOrder"] for other in item["alternate"]]

    assert manifest["conformsTo"] == "https://www.w3.org/TR/audiobooks/"
    assert manifest["type"] == "Audiobook"
    assert {"publication.json"} | {item["url"] for item in (*linked, *alternates)} == names
    assert "Synthetic" in manifest["readBy"]
    assert re.fullmatch(r"PT\d+\.\d{3}S", manifest["duration"])
    assert {link.partition("#")[0] for link in links.found} <= names
    assert len(links.found) == 2


def test_the_contents_are_one_nested_list():
    """As Publication Manifest, C.3 reads it: the first list, its items, the lists in them."""
    headings = [(1, "A"), (2, "B"), (3, "C"), (2, "D")], [(1, "E"), (2, "F")], [(1, "G")]
    found = [
        Track(SectionAudio("s", Path(f"{n}.mp3"), 24_000, 9, ()), "T", 9.0, tuple(
            Heading(title, level, float(place), level) for place, (level, title) in enumerate(row)
        ), ())
        for n, row in enumerate(headings)
    ]  # fmt: skip
    page = contents_page(everything(), found)
    nav = ET.fromstring(page[page.index("<nav") : page.index("</nav>") + 6])  # noqa: S314

    assert [child.tag for child in nav] == ["h2", "ol"]
    assert _nested(nav[1]) == [
        ("A", [("B", [("C", [])]), ("D", [])]),
        ("E", [("F", [])]),
        ("G", []),
    ]


def _nested(ordered):
    return [
        (item.findtext("a"), _nested(inner) if (inner := item.find("ol")) is not None else [])
        for item in ordered
    ]


def test_a_feed_names_what_lies_beside_it(package):
    folder = package(PodcastExporter(PodcastOptions("https://example.org/pod")))
    channel = ET.parse(folder / "feed.xml").getroot().find("channel")  # noqa: S314  (our own file)
    (item,) = channel.findall("item")
    enclosure = item.find("enclosure")
    file = folder / enclosure.get("url").removeprefix("https://example.org/pod/")
    chapters = folder / item.find(f"{_PODCAST}chapters").get("url").rpartition("/")[2]

    here = channel.find("{http://www.w3.org/2005/Atom}link")
    assert (here.get("rel"), here.get("href")) == ("self", "https://example.org/pod/feed.xml")
    assert channel.findtext(f"{_PODCAST}guid") == str(
        uuid.uuid5(uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6"), "example.org/pod/feed.xml")
    )
    assert item.findtext("description") == "The NHS runs nginx on app.py. See the table."
    assert parsedate_to_datetime(item.findtext("pubDate")) == _MOMENT
    assert channel.findtext("title") == "A Small Book"
    assert "Synthetic voice" in channel.findtext("description")
    assert file.stat().st_size == int(enclosure.get("length"))
    assert (folder / channel.find(f"{_ITUNES}image").get("href").rpartition("/")[2]).is_file()
    assert [c["title"] for c in json.loads(chapters.read_text())["chapters"]] == [
        "The start",
        "Pay & more",
    ]


def test_a_feed_has_addresses_that_can_be_followed(package):
    options = PodcastOptions(address="https://example.org/our books")
    text = (package(PodcastExporter(options)) / "feed.xml").read_text("utf-8")

    assert 'url="https://example.org/our%20books/01-the-start.mp3"' in text
    assert "our books" not in text


def test_a_feed_without_an_address_says_where_to_give_it(package):
    with pytest.raises(ConfigError) as refused:
        package(PodcastExporter(PodcastOptions()))

    assert "[output.podcast]" in refused.value.hint


def test_tags_say_what_players_look_for(package):
    facts = everything().metadata
    known = dataclasses.replace(
        facts,
        subtitle="For All",
        publisher="Example Press",
        description="What it is about.",
        series=Series("Guides", "3"),
        isbns=(("audio", "9780306406157"),),
    )
    book = dataclasses.replace(everything(), metadata=known)
    path = package(M4bExporter(M4bOptions()), book) / "a-small-book.m4b"
    m4b = mutagen.mp4.MP4(path)
    mp3 = mutagen.id3.ID3(io.BytesIO(tagged(b"", TrackFacts(known, "T", 1, 1, "N", 9, (), ()))))
    named = {"SERIES": "Guides", "SERIES-PART": "3", "SUBTITLE": "For All", "LANGUAGE": "en",
             "PUBLISHER": "Example Press", "ISBN": "9780306406157"}  # fmt: skip

    assert {key: mp3[f"TXXX:{key}"].text for key in named} == {k: [v] for k, v in named.items()}
    assert {key: bytes(m4b[f"----:com.apple.iTunes:{key}"][0]).decode() for key in named} == named
    assert str(mp3["TIT3"]) == "For All"
    assert str(mp3["COMM::eng"]) == "What it is about."
    assert (m4b["ldes"], m4b["\xa9mvn"], m4b["\xa9mvi"]) == (
        ["What it is about."], ["Guides"], [3],
    )  # fmt: skip


def test_an_audiobook_goes_on_as_the_pages_of_the_book_do():
    document = small_document(words("x"), page_progression="rtl")
    made = manifest(document, Timeline((), "A voice"), _MOMENT)
    assert made["readingProgression"] == "rtl"
