"""The DAISY 2.02 book: its parts lead to each other, and its counts are right."""

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from pipeline.exporters.base import Assets, Job
from pipeline.exporters.epub.edition import plan_edition
from pipeline.exporters.epub.options import EpubOptions
from pipeline.exporters.synchronized.daisy202.exporter import Daisy202Exporter
from pipeline.exporters.synchronized.daisy202.pages import daisy_page, daisy_plan, page_class
from pipeline.exporters.xhtml.index import index_inlines
from pipeline.exporters.xhtml.pages import PageMark
from pipeline.exporters.xhtml.plan import plan_book
from pipeline.model import Chart, ChartPoint, Link, Math, Para, Section, Sentence, Str
from pipeline.model.walk import section_sentences
from tests.exporters.audio.book import everything
from tests.exporters.epub.books import MOMENT, XHTML, small_document
from tests.exporters.epub.spoken import export_with

_PARSER = etree.XMLParser(load_dtd=False, no_network=True)


@pytest.fixture(scope="module")
def daisy(narration, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("daisy")
    export = export_with(Daisy202Exporter(EpubOptions()), narration, folder)
    assert {str(file) for file in export.files} == {
        "ncc.html", "title.html", "title.smil", "section-001.html", "section-001.smil",
        "01-section-one.mp3",
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
    smils = [tree(daisy / name) for name in ("title.smil", "section-001.smil")]
    links = [a.get("href") for a in tree(daisy / "ncc.html").iter(f"{XHTML}a")]
    links += [text.get("src") for smil in smils for text in smil.iter("text")]
    sounds = {audio.get("src") for smil in smils for audio in smil.iter("audio")}
    assert len(links) > 5
    assert sounds
    for link in links:
        file, _, anchor = link.partition("#")
        assert anchor in ids[file], link
    assert [name for name in sounds if not (daisy / name).is_file()] == []


def test_what_a_listener_may_pass_over_is_marked(daisy):
    smil = tree(daisy / "section-001.smil")
    passed = [
        (par.get("system-required"), par.find("text").get("src").split("#")[1])
        for par in smil.iter("par")
        if par.get("system-required")
    ]
    assert passed == [
        ("pagenumber-on", "page_1"), ("footnote-on", "call"), ("pagenumber-on", "page_2"),
        ("footnote-on", "n1"),
    ]  # fmt: skip


def test_what_the_players_cannot_draw_is_said_in_words():
    alt = (Sentence("alt", (Str("Two bars"),)),)
    bars = Chart("c", "t", (ChartPoint("A", 1, "1"), ChartPoint("B", 2, "2")), "L", "V", alt)
    formula = Math("a^2", "<math xmlns='x'><msup><mi>a</mi><mn>2</mn></msup></math>")
    there, out = (
        Link((Str(words),), target)
        for words, target in (("there", "#x"), ("out", "https://example.org/a.xhtml"))
    )
    said = Sentence("s1", (Str("So "), formula, Str(", "), there, Str(" or "), out))
    made = page_of(bars, Para((said, Sentence("s2", (Str("End."),)))))

    assert '<div id="c" class="chart">\n<span id="alt">Two bars</span>\n</div>' in made
    assert '<span id="s1">So <span class="math">a squared</span>, ' in made
    assert 'href="section-002.html#x"' in made
    assert 'href="https://example.org/a.xhtml"' in made
    assert '<span id="p" class="page-front">iv</span><span id="s2">End.' in made


@pytest.mark.parametrize(
    ("mathml", "words"),
    [
        ('<math alttext="b &lt; c"><mi>b</mi></math>', "b &lt; c"),
        ("<math><mi>b</mi><mo>&lt;</mo><mi>c</mi></math>", "b is less than c"),
    ],
)
def test_a_formula_without_latex_is_not_lost(mathml, words):
    made = page_of(Para((Sentence("s1", (Math("", mathml),)),)))

    assert f'<span class="math">{words}</span>' in made


def page_of(*blocks: object) -> str:
    """The page of a book's first section; a page of print begins with its sentence s2."""
    document = small_document(*blocks)
    second = Section("x", 1, Sentence("t2", (Str("Two"),)), ())
    document = replace(document, sections=(*document.sections, second))
    plan = plan_book(document, index_inlines(document), {})
    plan = daisy_plan(replace(plan, marks={"s2": (PageMark("p", "iv", 0),)}))
    return daisy_page(plan, plan.chapters).decode()


def test_a_page_holds_nothing_that_xhtml_1_0_lacks(tmp_path):
    """HTML 4.01 and XHTML 1.0 have these elements and attributes."""
    document = everything()
    job = Job(tmp_path, Assets(tmp_path), MOMENT, None, {})
    plan, _ = plan_edition(document, job, EpubOptions(page_list=False))
    first = plan.chapters[0].section
    marks = {one.id: (PageMark(f"p-{one.id}", "7", 2),) for one in section_sentences(first)}
    plan = daisy_plan(replace(plan, marks=marks))
    found = [
        element
        for page in plan.pages
        for element in etree.fromstring(daisy_page(plan, page), _PARSER).iter()
    ]

    assert {element.tag.removeprefix(XHTML) for element in found} <= _ELEMENTS
    assert {str(name) for element in found for name in element.attrib} <= _ATTRIBUTES
    classes = {element.get("class") for element in found}
    assert {"page-normal", "math", "noteref", "notebody", "chart"} <= classes


_ELEMENTS = {
    "html", "head", "meta", "title", "body", "div", "p", "span", "a", "em", "strong", "sup", "sub",
    "code", "abbr", "dfn", "br", "hr", "img", "pre", "ul", "ol", "li", "dl", "dt", "dd",
    "b", "blockquote", "table", "caption", "thead", "tbody", "tr", "th", "td",
    "h1", "h2", "h3", "h4", "h5", "h6",
}  # fmt: skip
_ATTRIBUTES = {
    "id", "class", "lang", "{http://www.w3.org/XML/1998/namespace}lang", "dir", "href", "title",
    "src", "alt", "start", "type", "scope", "headers", "colspan", "rowspan", "http-equiv",
    "content",
}  # fmt: skip


@pytest.mark.parametrize(
    ("label", "kind"),
    [("12", "page-normal"), ("xiv", "page-front"), ("A-3", "page-special")],
)
def test_pages_are_of_three_kinds(label, kind):
    assert page_class(label) == kind
