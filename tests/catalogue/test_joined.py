"""The feed and the message of all titles: used and judged as those of one title are."""

import json
import posixpath
from pathlib import Path
from urllib.parse import unquote

import feedparser
import onixcheck
import pytest
from lxml import etree

from tests.catalogue.shelves import catalogue, shelve
from tests.exporters.records.test_opds import no_fault

_NS = {"o": "http://ns.editeur.org/onix/3.1/reference"}
_LIMITED = '\npublisher = "{publisher}"\n[output.opds]\neditions = ["epub", "pdf"]\n'
_ONIX = '[output.onix]\neditions = ["epub", "pdf"]\n'


def _shelve(folder: Path, **publishers: str) -> Path:
    shelve(folder, *publishers)
    for name, publisher in publishers.items():
        book = folder / name / "book.toml"
        book.write_text(book.read_text() + _LIMITED.format(publisher=publisher) + _ONIX)
    return folder


@pytest.fixture(scope="module")
def shop(made_once) -> Path:
    """A shop with two titles, one of which has a name that addresses must encode."""

    def make(folder: Path) -> None:
        shelf = _shelve(folder / "shelf", **{"a": "Hill & Co", "novels/b ö": "Hill & Co"})
        result = catalogue(shelf, "opds", "onix", "-o", folder / "shop", "-j", 1)
        assert result.exit_code == 0, result.output

    return made_once("joined-catalogue", make) / "shop"


def _resolved(shop: Path, href: str) -> Path:
    return shop / posixpath.normpath(posixpath.join("opds", unquote(href)))


def test_the_feed_of_all_leads_to_each_edition_of_each_title(shop):
    feed = json.loads((shop / "opds" / "feed.json").read_bytes())

    assert no_fault(feed)
    assert [one["metadata"]["title"] for one in feed["publications"]] == [
        *["Title a"] * 2,
        *["Title novels/b ö"] * 2,
    ]
    for one in feed["publications"]:
        size = one["links"][0]["size"]
        assert _resolved(shop, one["links"][0]["href"]).stat().st_size == size
        assert all(_resolved(shop, image["href"]).is_file() for image in one["images"])


def test_the_older_feed_of_all_is_read_by_a_client(shop):
    feed = feedparser.parse((shop / "opds" / "feed.xml").read_bytes())

    assert not feed.bozo
    assert len({entry.id for entry in feed.entries}) == 4
    links = [link.href for entry in feed.entries for link in entry.links]
    assert all(_resolved(shop, href).is_file() for href in links)


@pytest.mark.parametrize("schema", ["xsd", "rng"])
def test_the_message_of_all_has_no_fault_and_every_product(shop, schema):
    file = shop / "onix" / "catalogue.onix.xml"
    single = [p for f in shop.rglob("*.onix.xml") if f != file for p in _references(f)]

    assert [str(fault) for fault in onixcheck.validate(str(file), schemas=(schema,))] == []
    assert sorted(_references(file)) == sorted(single)
    assert len(single) == 4
    assert etree.parse(file).findtext("o:Header/o:Sender/o:SenderName", None, _NS) == "Hill & Co"


def _references(file: Path) -> list[str]:
    return [one.text for one in etree.parse(file).iterfind("o:Product/o:RecordReference", _NS)]


def test_products_are_those_of_the_titles_own_messages(shop):
    def forms(file: Path) -> list[bytes]:
        root = etree.parse(file, etree.XMLParser(remove_blank_text=True))
        return [etree.tostring(one, method="c14n") for one in root.iterfind("o:Product", _NS)]

    file = shop / "onix" / "catalogue.onix.xml"
    own = [form for f in shop.rglob("*.onix.xml") if f != file for form in forms(f)]
    assert sorted(forms(file)) == sorted(own)


def test_a_feed_keeps_its_identifier_and_is_touched_only_when_titles_change(tmp_path):
    shelf, out = shelve(tmp_path / "shelf", "a", "b"), tmp_path / "shop"
    for name in ("a", "b"):
        book = shelf / name / "book.toml"
        book.write_text(book.read_text() + '[output.opds]\neditions = ["epub"]\n')
    file = out / "opds" / "feed.xml"
    catalogue(shelf, "opds", "-o", out, "-j", 1)
    first, touched = feedparser.parse(file.read_bytes()), file.stat().st_mtime_ns
    catalogue(shelf, "opds", "-o", out, "-j", 1)
    assert file.stat().st_mtime_ns == touched
    (shelf / "a" / "book.toml").write_text("no book")
    shelve(shelf, "c")
    (shelf / "c" / "book.toml").write_text(
        (shelf / "b" / "book.toml").read_text().replace("000000000001", "000000000002")
    )
    result = catalogue(shelf, "opds", "-o", out, "-j", 1)
    again = feedparser.parse(file.read_bytes())

    assert result.exit_code == 4
    assert again.feed.id == first.feed.id
    assert len(again.entries) == 3  # the shop still has the earlier edition of the one that failed


def test_long_feeds_are_in_pages_that_lead_to_one_another(tmp_path, monkeypatch):
    monkeypatch.setattr("pipeline.catalogue.feeds._TITLES", 1)
    shelf = shelve(tmp_path / "shelf", "a", "b", "c")
    for book in shelf.glob("*/book.toml"):
        book.write_text(book.read_text() + '[output.opds]\neditions = ["epub"]\n')
    catalogue(shelf, "opds", "-o", tmp_path / "shop", "-j", 1)
    for first, ending in (("feed.json", "json"), ("feed.xml", "xml")):
        found, name = [], first
        while name:
            page = (tmp_path / "shop" / "opds" / name).read_bytes()
            name = _next(page, found, ending)
        assert found == ["Title a", "Title b", "Title c"]


def _next(page: bytes, found: list[str], ending: str) -> str | None:
    if ending == "json":
        feed = json.loads(page)
        assert no_fault(feed)
        found += [one["metadata"]["title"] for one in feed["publications"]]
        links = feed["links"]
    else:
        feed = feedparser.parse(page)
        found += [entry.title.removesuffix(" (EPUB)") for entry in feed.entries]
        links = feed.feed.links
    return next((link["href"] for link in links if link["rel"] == "next"), None)


def test_several_senders_need_to_be_told_who_sends(tmp_path):
    shelf, out = _shelve(tmp_path / "shelf", a="Hill & Co", b="Dale"), tmp_path / "shop"
    result = catalogue(shelf, "onix", "-o", out, "-j", 1)
    assert result.exit_code == 4
    assert "the titles name several: Dale, Hill & Co" in result.output
    assert not (out / "onix").exists()
    assert catalogue(shelf, "onix", "-o", out, "-j", 1, "--sender", "Shop").exit_code == 0
    message = etree.parse(out / "onix" / "catalogue.onix.xml")
    assert message.findtext("o:Header/o:Sender/o:SenderName", None, _NS) == "Shop"


def test_a_copied_book_is_told_instead_of_replacing_another_at_a_shop(tmp_path):
    shelf = shelve(tmp_path / "shelf", "a", "b")
    limited = (shelf / "a" / "book.toml").read_text() + '[output.library]\neditions = ["epub"]\n'
    for name in ("a", "b"):
        (shelf / name / "book.toml").write_text(limited)
    result = catalogue(shelf, "library", "-o", tmp_path / "shop", "-j", 1, "--sender", "Shop")
    assert result.exit_code == 4
    assert result.output.count("a and b have the same identifier") == 2
