"""The packages read by parsers that are not ours, and judged by the specifications' own rules."""

import copy
import json
import zipfile
from pathlib import Path

import feedparser
import jsonschema
import pytest
import webvtt

from pipeline.exporters.packages.audiobook import AudiobookExporter, AudiobookOptions
from pipeline.exporters.packages.captions import CaptionExporter, CaptionOptions
from pipeline.exporters.packages.podcast import PodcastExporter, PodcastOptions
from tests.exporters.audio.test_packages import package  # noqa: F401  (the fixture)

_SCHEMA = json.loads(Path(__file__).with_name("manifest.schema.json").read_text("utf-8"))


@pytest.fixture
def manifest(package):  # noqa: F811  (the fixture)
    path = package(AudiobookExporter(AudiobookOptions())) / "a-small-book.lpf"
    with zipfile.ZipFile(path) as archive:
        return json.loads(archive.read("publication.json"))


def _faults(manifest):
    jsonschema.Draft202012Validator.check_schema(_SCHEMA)
    return [
        fault.message for fault in jsonschema.Draft202012Validator(_SCHEMA).iter_errors(manifest)
    ]


def test_the_manifest_keeps_the_rules_for_audiobooks(manifest):
    assert _faults(manifest) == []


@pytest.mark.parametrize("key", ["@context", "conformsTo", "type", "name", "readingOrder"])
def test_a_manifest_without_a_needed_fact_is_refused(manifest, key):
    del manifest[key]

    assert _faults(manifest)


def test_a_manifest_with_a_wrong_duration_is_refused(manifest):
    wrong = copy.deepcopy(manifest)
    wrong["readingOrder"][0]["duration"] = "141.7"

    assert _faults(wrong)


def test_a_webvtt_parser_reads_every_caption(package, small):  # noqa: F811  (the fixture)
    (section,) = small[0].products[0].sections
    captions = webvtt.read(str(package(CaptionExporter(CaptionOptions())) / "01-the-start.vtt"))
    length = section.length / section.rate

    assert len(captions) == len(section.marks) + len(section.announcements)
    assert all(0 <= cue.start_in_seconds <= cue.end_in_seconds <= length + 1 for cue in captions)
    assert "List with 2 items." in [cue.text for cue in captions]


def test_a_feed_reader_finds_the_episode_and_its_sound(package, small):  # noqa: F811  (the fixture)
    (section,) = small[0].products[0].sections
    folder = package(PodcastExporter(PodcastOptions("https://example.org/pod")))
    feed = feedparser.parse((folder / "feed.xml").read_bytes())
    (episode,) = feed.entries
    (sound,) = episode.enclosures

    assert not feed.bozo
    assert feed.feed.title == "A Small Book"
    assert feed.feed.language == "en"
    assert sound.type == "audio/mpeg"
    assert sound.href == f"https://example.org/pod/{section.file.name}"
    assert {"itunes", "podcast"} <= set(feed.namespaces)


def test_a_feed_keeps_the_rules_of_rss(package):  # noqa: F811  (the fixture)
    """RSS 2.0 with the RSS Advisory Board's best practices, of which no package has a judge."""
    folder = package(PodcastExporter(PodcastOptions("https://example.org/pod")))
    feed = feedparser.parse((folder / "feed.xml").read_bytes())
    (itself,) = [link for link in feed.feed.links if link.rel == "self"]

    assert itself.type == "application/rss+xml"
    assert itself.href == "https://example.org/pod/feed.xml"
    assert {"title", "link", "subtitle"} <= set(feed.feed)  # its name for the description
    for entry in feed.entries:
        assert {"title", "summary", "id", "published_parsed"} <= set(entry)
        assert not entry.guidislink
        assert entry.itunes_duration.isdigit()
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)
