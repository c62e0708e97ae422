"""Other packages of the same narration, opened by programs that are not ours."""

import datetime
import json
import re
import xml.etree.ElementTree as ET  # only feeds that were just written are parsed
import zipfile
from html.parser import HTMLParser

import av
import mutagen.mp4
import pytest

from pipeline.errors import ConfigError
from pipeline.exporters.base import Assets, Job
from pipeline.exporters.packages.audiobook import AudiobookExporter, AudiobookOptions
from pipeline.exporters.packages.captions import CaptionExporter, CaptionOptions
from pipeline.exporters.packages.m4b import M4bExporter, M4bOptions
from pipeline.exporters.packages.podcast import PodcastExporter, PodcastOptions
from pipeline.products import Timeline
from tests.exporters.audio.book import everything

_ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
_PODCAST = "{https://podcastindex.org/namespace/1.0}"


@pytest.fixture
def package(small, workers, tmp_path):
    """Run an exporter on the small book's narration: the folder with its files."""
    (timeline,) = small[0].products

    def run(exporter):
        moment = datetime.datetime(2026, 1, 2, tzinfo=datetime.UTC)
        job = Job(tmp_path, Assets(tmp_path), moment, workers, {Timeline: timeline})
        export = exporter.export(everything(), job)
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
    cues = re.findall(r"^(\d\d:\d\d:[\d.]+) --> (\d\d:\d\d:[\d.]+)\n(.+)$", text, re.MULTILINE)

    assert text.startswith("WEBVTT\n\n")
    assert len(cues) == len(section.marks) + len(section.announcements)
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


def test_a_feed_names_what_lies_beside_it(package):
    folder = package(PodcastExporter(PodcastOptions("https://example.org/pod")))
    channel = ET.parse(folder / "feed.xml").getroot().find("channel")  # noqa: S314  (our own file)
    (item,) = channel.findall("item")
    enclosure = item.find("enclosure")
    file = folder / enclosure.get("url").removeprefix("https://example.org/pod/")
    chapters = folder / item.find(f"{_PODCAST}chapters").get("url").rpartition("/")[2]

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
