"""The DAISY 2.02 book: its parts lead to each other, and its counts are right."""

from pathlib import Path

import pytest
from lxml import etree

from pipeline.exporters.epub.options import EpubOptions
from pipeline.exporters.synchronized.daisy202.exporter import Daisy202Exporter
from pipeline.exporters.synchronized.daisy202.pages import daisy_page, page_class
from pipeline.exporters.xhtml.markup import page
from tests.exporters.epub.books import XHTML
from tests.exporters.epub.spoken import export_with

_PARSER = etree.XMLParser(load_dtd=False, no_network=True)


@pytest.fixture(scope="module")
def daisy(narration, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("daisy")
    export = export_with(Daisy202Exporter(EpubOptions()), narration, folder)
    assert {str(file) for file in export.files} == {
        "ncc.html", "section-001.html", "section-001.smil", "01-section-one.mp3",
    }  # fmt: skip
    return folder


def tree(path: Path) -> etree._Element:
    return etree.parse(str(path), _PARSER).getroot()


def facts(root: etree._Element) -> dict[str, str]:
    return {m.get("name"): m.get("content") for m in root.iter(f"{XHTML}meta") if m.get("name")}


def test_the_ncc_lists_title_headings_and_pages_in_order(daisy):
    body = tree(daisy / "ncc.html").find(f"{XHTML}body")
    items = [(e.tag.removeprefix(XHTML), e.get("class"), "".join(e.itertext())) for e in body]
    assert items == [
        ("h1", "title", "The archive"),
        ("span", "page-normal", "1"),
        ("h1", "section", "Section one"),
        ("span", "page-normal", "2"),
    ]


def test_the_counts_are_those_of_the_book(daisy):
    found = facts(tree(daisy / "ncc.html"))
    counts = {
        "ncc:tocItems": "4",
        "ncc:pageNormal": "2",
        "ncc:maxPageNormal": "2",
        "ncc:pageFront": "0",
        "ncc:footnotes": "1",
        "ncc:depth": "1",
        "ncc:files": str(sum(1 for file in daisy.rglob("*.*") if file.is_file())),
        "ncc:multimediaType": "audioFullText",
        "dc:format": "Daisy 2.02",
    }
    assert {name: found[name] for name in counts} == counts


def test_every_reference_leads_to_something(daisy):
    ids = {
        file.name: {e.get("id") for e in tree(file).iter() if e.get("id")}
        for file in daisy.iterdir()
        if file.suffix in (".html", ".smil")
    }
    smil = tree(daisy / "section-001.smil")
    links = [a.get("href") for a in tree(daisy / "ncc.html").iter(f"{XHTML}a")]
    links += [text.get("src") for text in smil.iter("text")]
    sounds = {audio.get("src") for audio in smil.iter("audio")}
    assert len(links) > 5
    assert sounds
    for link in links:
        file, _, anchor = link.partition("#")
        assert anchor in ids[file], link
    assert [name for name in sounds if not (daisy / name).is_file()] == []


def test_notes_can_be_skipped_and_clips_fill_the_time(daisy):
    smil = tree(daisy / "section-001.smil")
    skipped = [par for par in smil.iter("par") if par.get("system-required") == "footnote-on"]
    assert [par.find("text").get("src") for par in skipped] == ["section-001.html#n1"]
    clips = [
        float(audio.get(key).removeprefix("npt=").removesuffix("s"))
        for audio in smil.iter("audio")
        for key in ("clip-begin", "clip-end")
    ]
    total = sum(clips[1::2]) - sum(clips[::2])
    assert smil.find("body/seq").get("dur") == f"{total:.3f}s"


def test_what_the_players_cannot_draw_is_said_in_words():
    body = (
        '<section role="doc-chapter"><figure><svg xmlns="http://www.w3.org/2000/svg">'
        "<title>Two bars</title><rect/></svg></figure><p>So <math "
        'xmlns="http://www.w3.org/1998/Math/MathML" alttext="a^2"><mi>a</mi></math>, '
        '<a href="section-002.xhtml#x">there</a> or <a href="https://example.org/a.xhtml">out</a> '
        '<span role="doc-pagebreak" aria-label="iv" id="p"/></p></section>'
    )
    made = daisy_page(page("T", body, "en", "ltr"), "T", "en").decode()
    assert '<div><div><span>Two bars</span></div><p>So <span class="math">a^2</span>, ' in made
    assert 'href="section-002.html#x"' in made
    assert 'href="https://example.org/a.xhtml"' in made
    assert '<span id="p" class="page-front">iv</span>' in made


@pytest.mark.parametrize(
    ("label", "kind"),
    [("12", "page-normal"), ("xiv", "page-front"), ("A-3", "page-special")],
)
def test_pages_are_of_three_kinds(label, kind):
    assert page_class(label) == kind
