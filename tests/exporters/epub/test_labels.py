"""What the editions add in words: ways back, names of lists, formulas in headings."""

import datetime
import re
from dataclasses import replace

import pytest
from lxml import etree

from pipeline.exporters.shared.bare import title_words
from pipeline.exporters.synchronized.daisy202.ncc import ncc_items, ncc_page
from pipeline.exporters.xhtml.index import index_inlines
from pipeline.exporters.xhtml.plan import plan_book
from pipeline.model import Contributor, Identifier, Sentence
from pipeline.model.walk import document_sentences
from pipeline.products import PageMap, PageStart
from pipeline.reader import read_manuscript
from tests.exporters.epub.books import (
    EPUB_TYPE,
    XHTML,
    lost,
    make_epub,
    small_document,
    trees,
    unzip,
    words,
)
from tests.reader.manuscripts import write

_NCX = "{http://www.daisy.org/z3986/2005/ncx/}"
_FRONT = ("cover.xhtml", "title.xhtml", "nav.xhtml")
_TEXT = """# About $a^2 + b^2$

One.[^n] Two.[^n]

[^n]: A note.

## A formula

$$\\frac{1}{2}$$

:::{warning} Mind
It is hot.
:::

:::{csv-table} Rain
:name: rain

Month,Rain
May,10
:::
"""


def _made(tmp_path, language: str = "en", facts: str = ""):
    folder = write(tmp_path, {"one.md": _TEXT}, facts)
    told = (folder / "book.toml").read_text(encoding="utf-8")
    told = told.replace('language = "en"', f'language = "{language}"')
    (folder / "book.toml").write_text(told, encoding="utf-8")
    document = read_manuscript(folder).document
    return make_epub(document, tmp_path, tmp_path / "out", lists=True)[0]


def test_the_number_of_a_note_is_the_way_back_and_the_note_stands_alone(tmp_path):
    root = trees(_made(tmp_path))["section-001.xhtml"]
    (note,) = (e for e in root.iter(f"{XHTML}aside") if e.get("role") == "doc-footnote")
    calls = [e.get("id") for e in root.iter() if e.get("role") == "doc-noteref"]
    back = [e for e in note.iter() if e.get("role") == "doc-backlink"]

    assert " ".join("".join(note.itertext()).split()) == "1 (2) A note."
    assert [link.get("href") for link in back] == [f"#{call}" for call in calls]
    assert [link.get("aria-label") for link in back] == [
        "1 Back to the text",
        "(2) Back to the text",
    ]


def test_each_list_of_the_navigation_has_a_name_of_its_own(tmp_path):
    nav = trees(_made(tmp_path))["nav.xhtml"]
    words = {e.get("id"): "".join(e.itertext()) for e in nav.iter() if e.get("id")}
    named = {
        part.get(EPUB_TYPE): words[part.get("aria-labelledby")] for part in nav.iter(f"{XHTML}nav")
    }

    assert named == {"toc": "Contents", "lot": "List of tables", "landmarks": "Landmarks"}


def test_a_formula_in_a_heading_is_said_in_words_in_every_contents(tmp_path):
    made = _made(tmp_path)
    ncx = etree.fromstring(unzip(made)["EPUB/toc.ncx"])
    pages = trees(made)
    told = {
        "".join(next(pages["nav.xhtml"].iter(f"{XHTML}a")).itertext()),
        next(ncx.iter(f"{_NCX}navPoint")).findtext(f"{_NCX}navLabel/{_NCX}text"),
        pages["section-001.xhtml"].findtext(f"{XHTML}head/{XHTML}title"),
    }

    (said,) = told
    assert said.startswith("About ")
    assert "squared" in said
    assert "^" not in said


@pytest.mark.parametrize(
    ("tag", "english"), [("fi", True), ("he", True), ("th", True), ("de", False)]
)
def test_the_alternative_of_a_formula_is_words_with_their_language(tmp_path, tag, english):
    made = _made(tmp_path, tag)
    formulas = list(trees(made)["section-001.xhtml"].iter("{*}math"))

    assert len(formulas) == 2
    for formula in formulas:
        assert not set("\\^{}") & set(formula.get("alttext"))
        assert (formula.getparent().get("lang") == "en") == english


@pytest.mark.parametrize(
    ("language", "facts", "expected"),
    [
        ("ar", "", ("en", "ltr")),
        ("fi", "", ("en", None)),
        ("de", "", (None, None)),
        ("fi", '[labels]\ntable = "Taulukko"\nwarning = "Varoitus"\n', (None, None)),
    ],
)
def test_english_labels_say_that_they_are_english(tmp_path, language, facts, expected):
    root = trees(_made(tmp_path, language, facts))["section-001.xhtml"]
    labels = [e for e in root.iter() if e.get("class") == "caption-label"]

    assert len(labels) == 2
    assert {(e.get("lang"), e.get("dir")) for e in labels} == {expected}


def test_english_words_of_the_front_pages_say_that_they_are_english(tmp_path):
    people = (Contributor("Minna"), Contributor("Ben", "ill"), Contributor("Cy", "edt"))
    document = small_document(words("x"), contributors=people)
    finnish = replace(document, metadata=replace(document.metadata, language="fi"))
    made, _ = make_epub(finnish, tmp_path, tmp_path / "out")
    pages = trees(made)
    titles = [pages[name].find(f"{XHTML}head/{XHTML}title") for name in _FRONT]
    (credits_,) = pages["title.xhtml"].findall(f".//{XHTML}p[@class='contributors']")
    (cover,) = pages["cover.xhtml"].iter(f"{XHTML}img")

    assert [(title.text, title.get("lang")) for title in titles] == [
        ("Cover", "en"), ("Title page", "en"), ("Contents", "en"),
    ]  # fmt: skip
    assert "".join(credits_.itertext()) == "Ben (illustrator), Cy (editor)"
    assert [(e.text, e.get("lang")) for e in credits_] == [("illustrator", "en"), ("editor", "en")]
    assert cover.get("alt") == "A book. Minna"
    assert lost(made, finnish) == ()
    english = trees(make_epub(document, tmp_path, tmp_path / "en")[0])["cover.xhtml"]
    assert next(english.iter(f"{XHTML}img")).get("alt") == "Cover: A book. Minna"


def test_lines_may_run_down_and_pages_go_on_their_own_way(tmp_path):
    def turned(language, **facts):
        document = small_document(words("x"), **facts)
        document = replace(document, metadata=replace(document.metadata, language=language))
        files = unzip(make_epub(document, tmp_path, tmp_path / "out")[0])
        package = etree.fromstring(files["EPUB/content.opf"])
        spine = next(package.iter("{http://www.idpf.org/2007/opf}spine"))
        css = files["EPUB/style.css"].decode()
        return (
            spine.get("page-progression-direction"), package.get("dir"),
            set(re.findall(r"(?<=html \{)[^}]*(?<!-)writing-mode: ([\w-]+)", css)),
        )  # fmt: skip

    assert turned("ja", writing_mode="vertical-rl") == ("rtl", "ltr", {"vertical-rl"})
    assert turned("mn", writing_mode="vertical-lr") == ("ltr", "ltr", {"vertical-lr"})
    assert turned("ja", page_progression="rtl") == ("rtl", "ltr", set())
    assert turned("he", direction="rtl", page_progression="ltr") == ("ltr", "rtl", set())


def test_a_heading_without_words_is_told_by_nothing():
    assert title_words(Sentence("s", ()), "en") == ""


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("L\u2019\u00e9t\u00e9", "lete"),
        ("Stra\u00dfe", "strasse"),
        ("\u0421\u0430\u0434 \u0438 \u0433\u043e\u0434", "sad-i-god"),
        ("\uc815\uc6d0\uc758 \ud574", "jeongwonui-hae"),
        ("\u6771\u4eac", "dongjing"),
        ("\u2026", "book"),
    ],
)
def test_a_title_in_any_script_makes_a_file_name(tmp_path, title, name):
    made, _ = make_epub(small_document(words("x"), title=title), tmp_path, tmp_path / "out")
    assert made.stem == name


def test_the_title_page_says_what_people_know(tmp_path):
    numbers = (Identifier("urn:uuid:2d1a5f3c-6f0e-5f67-9c1b-5a8f7a4f2b10"),)
    isbn = Identifier("urn:isbn:9780306406157")
    day = datetime.date(2026, 2, 3)
    facts = {"identifiers": (*numbers, isbn), "publisher": "A Press", "date": day}
    made, _ = make_epub(small_document(words("x"), **facts), tmp_path, tmp_path / "out")
    page = trees(made)["title.xhtml"]
    (facts,) = page.findall(f".//{XHTML}section[@class='title-page']")
    lines = ["".join(line.itertext()) for line in facts.findall(f"{XHTML}p")]

    assert lines == ["A Press, 2026", "ISBN 9780306406157"]


_ARABIC = """# \u0648\u0627\u062d\u062f {#a}

{numref}`rain` {numref}`a` [](#box) {ref}`box` {ref}`\u0627\u0644\u0645\u0637\u0631 <rain>`

:::{note}
:name: box
\u0646\u0635.
:::

:::{warning} \u062d\u0627\u0631
\u0646\u0635.
:::

> [!TIP]
> \u0646\u0635.

:::{csv-table} \u0645\u0637\u0631
:name: rain

\u0634\u0647\u0631,\u0645\u0637\u0631
\u0645\u0627\u064a\u0648,10
:::
"""
_WORD = re.compile(r"[A-Za-z]+")


def _arabic(tmp_path, facts: str = ""):
    folder = write(tmp_path, {"one.md": _ARABIC}, f"number-sections = true\n{facts}")
    told = (folder / "book.toml").read_text(encoding="utf-8")
    told = told.replace('language = "en"', 'language = "ar"')
    told = re.sub('title = "[^"]*"', 'title = "\u0643\u062a\u0627\u0628"', told)
    (folder / "book.toml").write_text(told, encoding="utf-8")
    manuscript = read_manuscript(folder)
    assert {one.code for one in manuscript.diagnostics} <= {"missing-labels"}
    return manuscript.document


def _unsaid(root: etree._Element) -> list[str]:
    """Latin words of a page that stand in no element of English with its direction."""
    found = []
    for element in root.find("{*}body").iter():
        inside = [(element.text, element), *((child.tail, element) for child in element)]
        for text, around in inside:
            if not _WORD.search(text or ""):
                continue
            said = next((e for e in (around, *around.iterancestors()) if e.get("lang")), root)
            if (said.get("lang"), said.get("dir")) != ("en", "ltr"):
                found.append(text)
    return found


def test_every_english_word_of_an_arabic_book_says_that_it_is_english(tmp_path):
    pages = trees(make_epub(_arabic(tmp_path), tmp_path, tmp_path / "out", lists=True)[0])
    for name in ("section-001.xhtml", "nav.xhtml"):
        words = " ".join("".join(pages[name].find("{*}body").itertext()).split())
        assert "Chapter 1: \u0648\u0627\u062d\u062f" in words
        assert _unsaid(pages[name]) == []
    links = [
        ("".join(link.itertext()), [e.get("lang") for e in link])
        for link in pages["section-001.xhtml"].iter(f"{XHTML}a")
    ]
    assert links == [
        ("Table 1", ["en"]), ("Chapter 1", ["en"]), ("Note", ["en"]), ("Note", ["en"]),
        ("\u0627\u0644\u0645\u0637\u0631", []),
    ]  # fmt: skip


def test_labels_of_the_authors_own_are_of_the_books_language(tmp_path):
    words = {
        "chapter": "\u0641\u0635\u0644",
        "note": "\u0646\u0648\u062a",
        "table": "\u062c\u062f\u0648\u0644",
    }
    own = "[labels]\n" + "".join(f'{key} = "{word}"\n' for key, word in words.items())
    pages = trees(make_epub(_arabic(tmp_path, own), tmp_path, tmp_path / "out")[0])
    page = pages["section-001.xhtml"]
    assert {e.get("lang") for a in page.iter(f"{XHTML}a") for e in a} == set()
    assert [e.get("lang") for e in page.find(f".//{XHTML}h1").iter() if e.get("lang")] == []
    assert [e.text for e in page.iter() if e.get("lang") == "en"] == ["Warning: ", "Tip"]


def test_the_list_of_printed_pages_says_its_language_in_the_ncx(tmp_path):
    document = _arabic(tmp_path)
    pages = PageMap((PageStart("1", document.sections[0].title.id),), "urn:isbn:9780306406157")
    made, _ = make_epub(document, tmp_path, tmp_path / "out", pages)
    ncx = etree.fromstring(unzip(made)["EPUB/toc.ncx"])
    label = ncx.find(f"{_NCX}pageList/{_NCX}navLabel")
    assert (label.get("{http://www.w3.org/XML/1998/namespace}lang"), label.get("dir")) == (
        "en", "ltr",
    )  # fmt: skip


def test_the_ncc_says_which_of_its_words_are_english(tmp_path):
    document = _arabic(tmp_path)
    plan = plan_book(document, index_inlines(document), {})
    places = {one.id: f"s.smil#{one.id}" for one in document_sentences(document)}
    items = ncc_items(plan, places)
    ncc = etree.fromstring(ncc_page(plan, items, "", milliseconds=0, files=1, date="2026-02-03"))

    assert _unsaid(ncc) == []
    lines = ["".join(line.itertext()) for line in ncc.find("{*}body")]
    assert lines[1:] == ["Chapter 1: \u0648\u0627\u062d\u062f", "Note", "Tip"]
