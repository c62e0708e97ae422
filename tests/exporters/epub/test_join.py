"""Short chapters in one file: nothing is lost, and everything leads to where its target is."""

from collections import Counter

import pytest
from lxml import etree

from pipeline.exporters.epub.options import EpubOptions, ReadAloudOptions
from pipeline.exporters.synchronized.daisy202.exporter import Daisy202Exporter
from pipeline.exporters.synchronized.readaloud import ReadAloudExporter
from pipeline.products import PageMap, PageStart
from pipeline.validators.judges.epubcheck import check_epub, find_jar, find_java
from pipeline.validators.proofs import prove_epub
from tests.exporters.epub.books import EPUB_TYPE, XHTML, make_epub, trees, unzip
from tests.exporters.epub.spoken import export_with, narrate
from tests.exporters.epub.test_split import headings, leads
from tests.judges import require_tool
from tests.reader.manuscripts import read
from tests.slow import slow

_FILES = {
    "two.md": "# Rain {#rain}\n\nIt rains.[^r] See [](#sun).\n\n## Drizzle\n\n"
    "It is fine.\n\n[^r]: Wet.\n",
    "three.md": "# Long\n\n" + "A long chapter goes on. " * 40 + "\n\n## Deep\n\nIt ends.\n",
    "four.md": "# Sun {#sun}\n\nIt shines. See [](#rain).\n",
    "five.md": "# Glossary {role=glossary}\n\nFog\n: A low cloud.\n",
    "six.md": "# Bibliography {role=bibliography}\n\nAnn Ba: Clouds.\n",
}
_TEXT = "# Snow\n\nIt snows.[^s]\n\n[^s]: Cold.\n"


@pytest.fixture(scope="module")
def manuscript(tmp_path_factory):
    return read(tmp_path_factory.mktemp("book"), _TEXT, **_FILES)


def _pages(document):
    """A printed page for each heading of level 1."""
    starts = (PageStart(str(n), one.title.id) for n, one in enumerate(document.sections, 1))
    return PageMap(tuple(starts), "urn:isbn:9780306406157")


def _made(manuscript, folder, **options):
    document = manuscript.document
    options = {"join_below": 300, "split_depth": 2, "lists": True, **options}
    return make_epub(document, folder, folder / "out", pages=_pages(document), **options)[0]


def test_short_chapters_share_a_file_and_long_ones_are_split(manuscript, tmp_path):
    pages = trees(_made(manuscript, tmp_path))

    assert headings(pages) == {
        "section-001.xhtml": ["Snow", "Notes", "Rain", "Drizzle", "Notes"],
        "section-003.xhtml": ["Long"],
        "section-003-02.xhtml": ["Deep"],
        "section-004.xhtml": ["Sun"],
        "section-005.xhtml": ["Glossary", "Bibliography"],
    }
    titles = {name: root.findtext(f"{XHTML}head/{XHTML}title") for name, root in pages.items()}
    assert titles["section-001.xhtml"] == "Snow | Rain"
    bodies = {name: root.find(f"{XHTML}body").get(EPUB_TYPE) for name, root in pages.items()}
    assert bodies["section-004.xhtml"] == "bodymatter"
    assert bodies["section-005.xhtml"] == "backmatter"


def test_a_file_grows_no_longer_than_it_may(manuscript, tmp_path):
    pages = trees(_made(manuscript, tmp_path, join_below=52))
    assert list(headings(pages)) == [
        "section-001.xhtml", "section-002.xhtml", "section-003.xhtml", "section-003-02.xhtml",
        "section-004.xhtml", "section-005.xhtml",
    ]  # fmt: skip


def test_everything_leads_to_its_target_and_no_id_stands_twice(manuscript, tmp_path):
    book = _made(manuscript, tmp_path)
    pages = trees(book)
    links = [
        (name, link.get("href"))
        for name, root in pages.items()
        for link in root.iter(f"{XHTML}a")
        if not link.get("href").startswith("http")
    ]
    (landmarks,) = (
        part for part in pages["nav.xhtml"].iter(f"{XHTML}nav") if part.get("id") == "landmarks"
    )
    named = {link.get(EPUB_TYPE): link.get("href") for link in landmarks.iter(f"{XHTML}a")}
    ids = Counter(e.get("id") for root in pages.values() for e in root.iter() if e.get("id"))

    assert len(links) > 20
    assert [link for link in links if not leads(pages, *link)] == []
    assert named["bodymatter"] == "section-001.xhtml"
    assert named["glossary"] == "section-005.xhtml"
    assert named["bibliography"].startswith("section-005.xhtml#")
    assert [one for one, count in ids.items() if count > 1] == []
    assert prove_epub(manuscript.document, [book]) == ()


@pytest.fixture(scope="module")
def timeline(manuscript, tmp_path_factory):
    return narrate(tmp_path_factory.mktemp("sound"), manuscript.document)


def test_the_overlay_of_a_shared_file_has_the_sound_of_each_chapter(manuscript, timeline, tmp_path):
    document = manuscript.document
    exporter = ReadAloudExporter(ReadAloudOptions(join_below=300))
    export = export_with(exporter, timeline, tmp_path, document, _pages(document))
    files = unzip(tmp_path / export.files[0])
    overlay = etree.fromstring(files["EPUB/section-001.smil"])
    sounds = [e.get("src") for e in overlay.iter("{*}audio")]

    assert {e.get("src").partition("#")[0] for e in overlay.iter("{*}text")} == {
        "section-001.xhtml"
    }
    assert list(dict.fromkeys(sounds)) == ["audio/01-snow.mp3", "audio/02-rain.mp3"]
    assert [e.get("{*}type") or e.get(EPUB_TYPE) for e in overlay.find("{*}body")] == [
        "chapter", "chapter",
    ]  # fmt: skip
    assert prove_epub(document, [tmp_path / export.files[0]]) == ()


def test_a_daisy_book_leads_into_the_middle_of_a_shared_file(manuscript, timeline, tmp_path):
    document = manuscript.document
    exporter = Daisy202Exporter(EpubOptions(join_below=300))
    export_with(exporter, timeline, tmp_path, document, _pages(document))
    parser = etree.XMLParser(load_dtd=False, no_network=True)
    ncc = etree.parse(str(tmp_path / "ncc.html"), parser)
    places = {
        "".join(link.itertext()): link.get("href").split("#") for link in ncc.iter(f"{XHTML}a")
    }

    for title, page in (("Snow", "section-001"), ("Rain", "section-001"), ("Sun", "section-004")):
        file, place = places[title]
        smil = etree.parse(str(tmp_path / file), parser)
        (text,) = (e for e in smil.iter("text") if e.get("id") == place)
        heard, anchor = text.get("src").split("#")
        html = etree.parse(str(tmp_path / heard), parser)
        (heading,) = (e for e in html.iter() if e.get("id") == anchor)
        assert (file, heard) == (f"{page}.smil", f"{page}.html")
        assert "".join(heading.itertext()) == title
    assert places["Snow"] != places["Rain"]


@slow
def test_epubcheck_finds_nothing(manuscript, tmp_path):
    require_tool(find_java)
    require_tool(find_jar)
    verdict = check_epub(_made(manuscript, tmp_path))
    assert verdict.clean, str(verdict)
