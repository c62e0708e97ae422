"""The feeds: judged by a schema, and used as a reading app does."""

import functools
import hashlib
import http.server
import io
import json
import threading
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import feedparser
import jsonschema
import pikepdf
import pytest

_SCHEMA = json.loads((Path(__file__).parent / "schemas/opds.json").read_text(encoding="utf-8"))
_ACQUISITION = "http://opds-spec.org/acquisition"
_TYPES = ["application/epub+zip"] * 2 + ["application/pdf"] * 2 + ["application/zip"] * 2


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def address(shelf) -> Iterator[str]:
    """The folder, served on this computer."""
    handler = functools.partial(_Quiet, directory=str(shelf))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def _get(url: str) -> bytes:
    with urllib.request.urlopen(url) as answer:  # noqa: S310  (the server of this test)
        return answer.read()


def _opens(data: bytes, kind: str) -> bool:
    """Whether a reading app could open the edition."""
    if kind == "application/pdf":
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return len(pdf.pages) > 0
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        marks = ("META-INF/container.xml",) if "epub" in kind else ("ncc.html",)
        return any(n in marks or n.endswith(".mp3") for n in names) and package.testzip() is None


def no_fault(feed: object) -> bool:
    """Whether a feed is one of OPDS 2.0; the faults are in the failure."""
    faults = [e.message for e in jsonschema.Draft202012Validator(_SCHEMA).iter_errors(feed)]
    assert faults == []
    return True


@pytest.mark.parametrize("book", ["library", "shelf", "bare"])
def test_the_schema_finds_no_fault(book, request):
    assert no_fault(json.loads((request.getfixturevalue(book) / "feed.json").read_bytes()))


def test_a_client_of_opds_2_finds_opens_and_downloads_each_edition(address):
    url = f"{address}feed.json"
    publications = json.loads(_get(url))["publications"]
    kinds = []
    for publication in publications:
        (link,) = [one for one in publication["links"] if one["rel"].startswith(_ACQUISITION)]
        data = _get(urljoin(url, link["href"]))
        assert len(data) == link["size"]
        assert _opens(data, link["type"])
        assert _get(urljoin(url, publication["images"][0]["href"])).startswith(b"\xff\xd8")
        kinds.append(link["type"])

    assert kinds == _TYPES
    assert len({one["metadata"]["identifier"] for one in publications}) == 6


def test_a_client_of_opds_1_finds_opens_and_downloads_each_edition(address):
    url = f"{address}feed.xml"
    feed = feedparser.parse(_get(url))
    kinds = []
    for entry in feed.entries:
        (link,) = [one for one in entry.links if one["rel"].startswith(_ACQUISITION)]
        assert _opens(_get(urljoin(url, link["href"])), link["type"])
        (image,) = [one for one in entry.links if one["rel"] == "http://opds-spec.org/image"]
        assert _get(urljoin(url, image["href"])).startswith(b"\xff\xd8")
        (small,) = [one for one in entry.links if one["rel"].endswith("/image/thumbnail")]
        assert len(_get(urljoin(url, small["href"]))) < 100_000
        kinds.append(link["type"])

    assert not feed.bozo
    assert kinds == _TYPES
    assert [entry.title for entry in feed.entries] == [
        f"The Höhle & more ({form})"
        for form in ("EPUB", "EPUB + MP3", "PDF", "PDF, 18 pt", "MP3", "DAISY 2.02")
    ]
    assert len({entry.id for entry in feed.entries}) == 6


def test_the_description_says_what_a_reader_can_do(library):
    feed = feedparser.parse((library / "feed.xml").read_bytes())

    assert all(entry.summary.startswith("About a hill.") for entry in feed.entries)
    assert "Ways of reading: Its look can be changed" in feed.entries[0].summary
    assert "Large print" in feed.entries[3].summary
    assert "Sound only, no text" in feed.entries[4].summary


def test_each_edition_has_an_accessibility_object_of_its_own(library):
    publications = json.loads((library / "feed.json").read_bytes())["publications"]
    found = [one["metadata"]["accessibility"] for one in publications]

    assert "displayTransformability" in found[0]["feature"]
    assert "taggedPDF" in found[2]["feature"]
    assert found[4]["accessModeSufficient"] == ["auditory"]
    assert all("conformsTo" not in one and "certification" not in one for one in found)
    assert all(one["exemption"] == ["eaa-microenterprise"] for one in found)


def test_links_lie_below_the_address(library):
    feed = json.loads((library / "feed.json").read_bytes())
    base = "https://books.example.org/h%C3%B6hle/"
    links = [link for one in feed["publications"] for link in one["links"]]
    own = [link["href"] for link in links if link["rel"] != "license"]

    assert all(href.startswith(base) for href in own)
    assert all((library / href.removeprefix(base)).is_file() for href in own)
    assert links[0]["rel"].endswith("/open-access")  # the license is of Creative Commons


def test_the_checksums_and_the_archive_hold_all_that_is_delivered(library):
    lines = (library / "checksums.sha256").read_text(encoding="utf-8").splitlines()
    sums = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    (archive,) = library.glob("*-library.zip")
    files = {
        file.relative_to(library).as_posix(): file.read_bytes()
        for file in library.rglob("*")
        if file.is_file() and file != archive
    }
    with zipfile.ZipFile(archive) as package:
        packed = {name: package.read(name) for name in package.namelist()}

    assert packed == files
    del files["checksums.sha256"]
    assert sums == {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}


def test_the_statement_is_a_page_with_a_part_for_each_edition(library):
    page = (library / "accessibility.html").read_text(encoding="utf-8")

    assert "<h1>What can I do with this book?</h1>" in page
    assert page.count("<h2 ") == 6
    assert "The Höhle &amp; more" in page
    assert "access@example.org" in page
