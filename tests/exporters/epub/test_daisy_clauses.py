"""DAISY 2.02, rule by rule, as its specification gives them, on a book with all that it knows.

https://daisy.org/activities/standards/daisy/daisy-2/daisy-format-2-02-specification/
"""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree

from pipeline.exporters.epub.options import EpubOptions
from pipeline.exporters.synchronized.daisy202.exporter import Daisy202Exporter
from pipeline.model import PageStart
from pipeline.model.walk import document_sentences
from pipeline.products import PageMap
from pipeline.validators.proofs.overlays import check_daisy
from tests.exporters.epub.books import XHTML
from tests.exporters.epub.spoken import export_with, narrate
from tests.reader.manuscripts import read

_PARSER = etree.XMLParser(load_dtd=False, no_network=True)
_FACTS = """
languages = ["en", "fr"]
publisher = "Garden Press"
subjects = ["Gardens", "Frost"]
[isbn]
daisy202 = "9780306406157"
[[contributors]]
name = "Ann Ba"
[[contributors]]
name = "Ben Co"
[[contributors]]
name = "Cy Do"
role = "illustrator"
"""
_TEXT = """# The garden

It is cold.[^a] Stay in.

[^a]: In winter.

:::{note} Hats
Wear one.
:::

:::{warning} Frost
Cover the plants.
:::

## In spring

It is warm.

### In May

It is hot. Go out.

## In autumn

It rains.
"""
_PAGES = ("iv", 0, 0), ("1", 1, 3), ("2", 7, 0), ("A-1", 11, 0)  # label, sentence, offset


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The document, and the folder of its DAISY book."""
    document = read(tmp_path_factory.mktemp("book"), _TEXT, _FACTS).document
    ids = [one.id for one in document_sentences(document)]
    starts = (PageStart(label, ids[at], offset) for label, at, offset in _PAGES)
    folder = tmp_path_factory.mktemp("daisy")
    timeline = narrate(tmp_path_factory.mktemp("sound"), document)
    pages = PageMap(tuple(starts), "urn:isbn:9783161484100")
    export_with(Daisy202Exporter(EpubOptions()), timeline, folder, document, pages)
    return document, folder


@pytest.fixture(scope="module")
def folder(made) -> Path:
    return made[1]


def tree(path: Path) -> etree._Element:
    return etree.parse(str(path), _PARSER).getroot()


def facts(root: etree._Element) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for meta in root.iter("meta", f"{XHTML}meta"):
        found.setdefault(meta.get("name") or "", []).append(meta.get("content"))
    return found


def entries(folder: Path) -> list[tuple[str, str, str, str]]:
    """Element, class, words and link of each entry of the NCC."""
    body = tree(folder / "ncc.html").find(f"{XHTML}body")
    return [
        (one.tag.removeprefix(XHTML), one.get("class"), "".join(one.itertext()), link.get("href"))
        for one in body
        for link in one.iter(f"{XHTML}a")
    ]


def smils(folder: Path) -> list[Path]:
    """The SMIL files in the order in which the NCC names them."""
    links = (href.partition("#")[0] for *_, href in entries(folder))
    return [folder / name for name in dict.fromkeys(links)]


def test_the_proof_finds_nothing(made):
    assert check_daisy(*made) == ()


def test_the_ncc_has_the_metadata_that_it_must_have(folder):
    """NCC, head: what is mandatory is there, and what is single is there once."""
    found = facts(tree(folder / "ncc.html"))
    single = (
        "dc:title", "dc:date", "dc:format", "ncc:charset", "ncc:pageFront", "ncc:pageNormal",
        "ncc:pageSpecial", "ncc:setInfo", "ncc:tocItems", "ncc:totalTime", "ncc:maxPageNormal",
        "ncc:depth", "ncc:files", "ncc:footnotes", "ncc:sidebars", "ncc:prodNotes",
        "ncc:multimediaType", "ncc:generator",
    )  # fmt: skip
    assert {name: len(found.get(name, ())) for name in single} == dict.fromkeys(single, 1)
    assert found["dc:format"] == ["Daisy 2.02"]
    assert found["dc:creator"] == ["Ann Ba", "Ben Co"]
    assert found["dc:contributor"] == ["Cy Do"]
    assert found["dc:language"] == ["en", "fr"]
    assert found["dc:publisher"] == ["Garden Press"]
    assert found["dc:subject"] == ["Gardens", "Frost"]
    assert found["dc:source"] == ["urn:isbn:9783161484100"]
    assert found["dc:identifier"][1:] == ["urn:isbn:9780306406157"]
    assert found["ncc:setInfo"] == ["1 of 1"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", found["dc:date"][0])


def test_the_ncc_begins_with_the_title(folder):
    """NCC, body: the first element is ``h1`` of the class ``title``, and no other one is."""
    rows = entries(folder)
    assert rows[0][:2] == ("h1", "title")
    assert [kind for _, kind, *_ in rows].count("title") == 1
    assert rows[0][3] != rows[1][3] != rows[2][3], "the first entries have places of their own"


def test_the_ncc_holds_entries_alone_each_with_one_link(folder):
    """NCC, body: headings, groups and spans, each with an id and one link into a SMIL file."""
    body = tree(folder / "ncc.html").find(f"{XHTML}body")
    assert {one.tag.removeprefix(XHTML) for one in body} <= {
        "h1", "h2", "h3", "h4", "h5", "h6", "div", "span",
    }  # fmt: skip
    assert all(len(one.findall(f"{XHTML}a")) == 1 for one in body)
    ids = [one.get("id") for one in body]
    assert None not in ids
    assert len(set(ids)) == len(ids)
    spans = {kind for name, kind, *_ in entries(folder) if name == "span"}
    assert spans == {"page-front", "page-normal", "page-special", "sidebar"}


def test_the_entries_of_the_ncc_stand_in_the_order_of_the_presentation(folder):
    order = [
        f"{path.name}#{e.get('id')}" for path in smils(folder) for e in tree(path).iter("text")
    ]
    places = [order.index(href) for *_, href in entries(folder)]
    assert places == sorted(places)
    assert len(set(places)) == len(places)


def test_headings_go_down_by_one_level_at_a_time(folder):
    levels = [int(name[1]) for name, *_ in entries(folder) if name != "span"]
    assert levels == [1, 1, 2, 3, 2]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_counts_of_the_ncc_are_those_of_its_entries(folder):
    """NCC, head: ncc:tocItems, ncc:depth, pages by kind, notes, sidebars, files."""
    found = {name: rows[0] for name, rows in facts(tree(folder / "ncc.html")).items()}
    rows = entries(folder)
    kinds = [kind for _, kind, *_ in rows]
    assert found["ncc:tocItems"] == str(len(rows))
    assert found["ncc:depth"] == "3"
    pages = {"ncc:pageFront": "page-front", "ncc:pageNormal": "page-normal",
             "ncc:pageSpecial": "page-special", "ncc:sidebars": "sidebar"}  # fmt: skip
    assert {name: found[name] for name in pages} == {
        name: str(kinds.count(kind)) for name, kind in pages.items()
    }
    assert found["ncc:maxPageNormal"] == "2"
    assert (found["ncc:footnotes"], found["ncc:sidebars"]) == ("1", "1")
    assert found["ncc:files"] == str(sum(1 for file in folder.rglob("*.*") if file.is_file()))


def test_each_smil_says_how_long_it_is_and_what_went_before(folder):
    """SMIL, head: ncc:timeInThisSmil and ncc:totalElapsedTime; body: ``dur`` of the one ``seq``."""
    elapsed = 0.0
    for path in smils(folder):
        root = tree(path)
        found = {name: rows[0] for name, rows in facts(root).items()}
        (seq,) = root.find("body")
        lasting = sum(end - begin for begin, end in clips(root))
        assert found["dc:format"] == "Daisy 2.02"
        assert found["ncc:generator"]
        assert found["title"]
        assert seconds(found["ncc:totalElapsedTime"]) == pytest.approx(elapsed, abs=0.001)
        assert seconds(found["ncc:timeInThisSmil"]) == pytest.approx(lasting, abs=0.001)
        assert float(seq.get("dur").removesuffix("s")) == pytest.approx(lasting, abs=0.001)
        elapsed += lasting
    (total,) = facts(tree(folder / "ncc.html"))["ncc:totalTime"]
    assert abs(seconds(total) - elapsed) < 1


def seconds(clock: str) -> float:
    hours, minutes, rest = clock.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(rest)


def clips(root: etree._Element) -> list[tuple[float, float]]:
    """Seconds, begin and end, of each stretch of sound."""
    return [(_npt(a.get("clip-begin")), _npt(a.get("clip-end"))) for a in root.iter("audio")]


def _npt(time: str) -> float:
    return float(re.fullmatch(r"npt=(\d+\.\d+)s", time)[1])


def test_each_par_joins_one_text_to_its_sound(folder):
    """SMIL, body: ``par`` with ``endsync="last"``, a text, and audio with its two clip times."""
    for path in smils(folder):
        root = tree(path)
        assert {one.tag for one in root.find("body").iter()} == {
            "body",
            "seq",
            "par",
            "text",
            "audio",
        }
        for par in root.iter("par"):
            assert [one.tag for one in par] == ["text", "audio"]
            assert par.get("endsync") == "last"
        assert all(begin < end for begin, end in clips(root))
        ids = [one.get("id") for one in root.find("body").iter("par", "text", "audio")]
        assert None not in ids
        assert len(set(ids)) == len(ids)


def test_no_moment_of_the_recording_is_left_out_or_heard_twice(folder):
    """What is passed over in silence, such as a page's number, takes nothing from a sentence."""
    heard = [clip for path in smils(folder) for clip in clips(tree(path))]
    assert heard[0][0] == 0
    assert all(before[1] == after[0] for before, after in pairwise(heard))


def test_pages_notes_and_sidebars_are_passed_over_at_will_and_warnings_are_not(folder):
    """SMIL, ``system-required``: the structures that a listener may turn off."""
    page = tree(folder / "section-001.html")
    texts = {e.get("id"): "".join(e.itertext()).strip() for e in page.iter() if e.get("id")}
    classes = {e.get("id"): e.get("class") for e in page.iter() if e.get("id")}
    rows = [
        (par.get("system-required"), par.find("text").get("src").partition("#")[2])
        for par in tree(folder / "section-001.smil").iter("par")
    ]
    passed = {kind: [texts[name] for k, name in rows if k == kind] for kind, _ in rows if kind}
    assert passed == {
        "pagenumber-on": ["iv", "1", "2", "A-1"],
        "footnote-on": ["1", "In winter."],
        "sidebar-on": ["Hats", "Wear one."],
    }
    pages = [name for kind, name in rows if kind == "pagenumber-on"]
    assert [classes[name] for name in pages] == [
        "page-front", "page-normal", "page-normal", "page-special",
    ]  # fmt: skip
    assert "Cover the plants." in [texts[name] for kind, name in rows if kind is None]


def test_the_title_page_is_a_document_of_its_own(folder):
    root = tree(folder / "title.html")
    lines = ["".join(e.itertext()) for e in root.iter(f"{XHTML}h1", f"{XHTML}p")][:3]
    assert lines == ["T", "Ann Ba, Ben Co", "Cy Do (illustrator)"]
    assert len(list(tree(folder / "title.smil").iter("par"))) == 4, "and the voice"
