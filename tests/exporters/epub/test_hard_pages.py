"""Pages that are valid and read right: nested lists, links, ids, directions, moving pictures."""

from pathlib import Path

import pytest
from lxml import etree
from PIL import Image as Raster

from pipeline.assets.svg import clean_svg
from pipeline.exporters.xhtml.clips import Clip
from pipeline.exporters.xhtml.inlines import Scope, sentence
from pipeline.exporters.xhtml.plan import BookPlan
from pipeline.exporters.xhtml.words import SpokenWord
from pipeline.language.direction import direction_of
from pipeline.model import Emph, PageStart, Sentence, Str, Table
from pipeline.model.walk import document_blocks
from pipeline.products import PageMap
from pipeline.reader import read_manuscript
from pipeline.validators.judges.epubcheck import check_epub, find_jar, find_java
from pipeline.validators.proofs.epub_book import read_epub
from pipeline.validators.proofs.page_ids import repeated_ids
from tests.exporters.epub.books import XHTML, make_epub, metas, small_document, trees, unzip, words
from tests.judges import require_tool
from tests.reader.manuscripts import faults, read, write
from tests.slow import slow

HARD = """# One {#one}

- > - a list in a quotation in a list

1. > 1. numbered

- - - three deep

[Words {ref}`two` of it](https://example.org/)

## Two

:::{csv-table} Rain
:name: rain
:stub-columns: 1

Month,Rain
May,10
June,20
:::

:::{chart} Rain in two months
:name: shower
:table: rain
:alt: Bars. Two of them.

How to *read* it.
:::
"""


@pytest.fixture(scope="module")
def hard(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("hard")
    text = HARD + "\n"
    for name in ("rain_h1_1", "shower_values", "shower_description", "shower_hatch"):
        text += f"[A place]{{#{name}}} of its own.\n\n"
    document = read(folder, text).document
    return make_epub(document, folder, folder / "out")[0]


def test_ids_are_given_once(hard):
    with read_epub(hard, small_document()) as book:
        assert list(repeated_ids(book)) == []


def test_an_id_that_is_given_twice_is_found(tmp_path):
    doubled = small_document(words("One.", "s1"), words("Two.", "s1"))
    made, _ = make_epub(doubled, tmp_path, tmp_path / "out")

    with read_epub(made, doubled) as book:
        (told,) = repeated_ids(book)
    assert told.code == "repeated-id"
    assert "'s1'" in told.message


@slow
def test_epubcheck_has_nothing_to_say(hard):
    require_tool(find_java)
    require_tool(find_jar)
    verdict = check_epub(hard)
    assert verdict.clean, str(verdict)


def test_every_data_cell_names_headers_that_are_there(hard):
    root = trees(hard)["section-001.xhtml"]
    headers = {cell.get("id"): "".join(cell.itertext()) for cell in root.iter(f"{XHTML}th")}
    told = [
        ("".join(cell.itertext()), [headers[name] for name in cell.get("headers").split()])
        for cell in root.iter(f"{XHTML}td")
    ]

    assert told == [("10", ["Rain", "May"]), ("20", ["Rain", "June"])]


@pytest.mark.parametrize("offset", [0, 2])
def test_a_page_that_begins_with_a_caption_is_marked_before_the_table(tmp_path, offset):
    document = read(tmp_path, HARD).document
    table = next(block for block in document_blocks(document) if isinstance(block, Table))
    pages = PageMap((PageStart("7", table.caption[0].id, offset),), "urn:isbn:9780306406157")
    root = trees(make_epub(document, tmp_path, tmp_path / "out", pages)[0])["section-001.xhtml"]
    (mark,) = (e for e in root.iter() if e.get("role") == "doc-pagebreak")

    assert mark.getnext().tag == f"{XHTML}table"


def test_a_link_in_a_link_is_told_and_its_words_stay(tmp_path):
    manuscript = read(tmp_path, "# One {#one}\n\n[Some {ref}`one` here](https://example.org/)\n")
    book, _ = make_epub(manuscript.document, tmp_path, tmp_path / "out")

    assert faults(manuscript) == [("link-in-link", "one.md", 3)]
    (link,) = trees(book)["section-001.xhtml"].findall(f".//{XHTML}p//{XHTML}a")
    assert "".join(link.itertext()) == "Some One here"


def _first(tmp_path, text: str, facts: str = "", tag: str = "p"):
    manuscript = read_manuscript(write(tmp_path, {"one.md": f"# One\n\n{text}\n"}, facts))
    book, _ = make_epub(manuscript.document, tmp_path, tmp_path / "out")
    return trees(book)["section-001.xhtml"].find(f".//{XHTML}{tag}")


def test_sentences_of_a_paragraph_from_right_to_left_stand_in_their_order(tmp_path):
    paragraph = _first(tmp_path, "{lang=he}\n\u05d0\u05d1. \u05d2\u05d3. \u05d4\u05d5.")

    assert (paragraph.get("dir"), paragraph.get("lang")) == ("rtl", "he")


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("{lang=en}\nIs it right?", "p"),
        ("Say `f(x);` now.", "code"),
        ("```\nfoo(x);\n```", "pre"),
    ],
)
def test_what_runs_to_the_right_says_so_in_a_book_that_runs_to_the_left(tmp_path, text, tag):
    element = _first(tmp_path, text, 'direction = "rtl"\n', tag)

    assert element.get("dir") == "ltr"


@pytest.mark.parametrize(("direction", "starts"), [("ltr", [0, 0]), ("rtl", [50, 0])])
def test_a_chart_is_drawn_from_where_its_words_begin(tmp_path, direction, starts):
    chart = HARD[HARD.index(":::{csv") :]
    found = _first(tmp_path, chart, f'direction = "{direction}"\n', "figure")
    bars = found.findall(".//{http://www.w3.org/2000/svg}rect[@class='bar']")

    assert [float(bar.get("x").rstrip("%")) for bar in bars] == starts
    assert [float(bar.get("width").rstrip("%")) for bar in bars] == [50, 100]


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("he", "rtl"), ("ckb", "rtl"), ("az-Arab", "rtl"), ("ur-Latn", "ltr"), ("ar-EG", "rtl")],
)
def test_the_direction_of_a_language(tag, expected):
    assert direction_of(tag) == expected


def _apng(path: Path) -> None:
    frames = [Raster.new("RGB", (4, 4), color) for color in ("red", "blue")]
    frames[0].save(path, save_all=True, append_images=frames[1:], duration=50)


_KEYFRAMES = "<style>@keyframes f{to{opacity:0}} rect{animation:f .1s infinite}</style>"
_SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{}<rect/></svg>'


@pytest.mark.parametrize("moving", ["apng", "svg", "style"])
def test_what_may_flash_is_no_ruled_out_hazard(tmp_path, moving):
    _apng(tmp_path / "a.png")
    (tmp_path / "a.svg").write_text(_SVG.format(_KEYFRAMES))
    (tmp_path / "own.css").write_text(".x { ANIM\\41 TION: f 1s infinite }")
    picture = {"apng": "![A light](a.png)", "svg": "![A light](a.svg)", "style": "Text."}[moving]
    options = {"stylesheet": "own.css"} if moving == "style" else {}
    document = read(tmp_path, f"# One\n\n{picture}\n").document
    book, _ = make_epub(document, tmp_path, tmp_path / "out", **options)

    assert metas(book, "schema:accessibilityHazard") == ["unknown"]


@pytest.mark.parametrize(
    "inside",
    [
        '<style>@\\69mport "http://example.org/x.css";</style>',
        "<style>.a{fill:\\75rl(http://example.org/a)}</style>",
        "<rect style=\"fill:image-set('http://example.org/a.png' 1x)\"/>",
    ],
)
def test_nothing_is_fetched_behind_escapes_of_css(inside):
    cleaned = clean_svg(_SVG.format(inside).encode())

    assert b"example.org" not in cleaned.content
    assert cleaned.removed


def test_a_paint_with_spaces_and_a_font_inside_the_drawing_stay():
    inside = "<style>@font-face{src:url(data:font/woff2;base64,AA)}</style><g fill='url( #g )'/>"
    cleaned = clean_svg(_SVG.format(inside).encode())

    assert cleaned.removed == ()


def test_a_style_sheet_may_not_turn_the_text_round(tmp_path):
    (tmp_path / "own.css").write_text("p { color: red }\nq { Direction : rtl }\n")
    document = read(tmp_path, "# One\n\nText.\n").document
    _, export = make_epub(document, tmp_path, tmp_path / "out", stylesheet="own.css")

    (told,) = export.diagnostics
    assert (told.code, told.position.line) == ("stylesheet-direction", 2)


def test_the_word_is_marked_and_not_its_quotation_mark():
    one = Sentence("s1", (Str("He said \u201c"), Emph((Str("Stop"),)), Str("!\u201d")))
    clip = Clip("one", 16_000, 0, 10)
    spans = [(0, 2), (3, 7), (8, 15)]
    spoken = tuple(SpokenWord(f"s1_w{n}", *span, clip) for n, span in enumerate(spans, 1))
    document = small_document(words("x"))
    plan = BookPlan(document, (), {}, {}, words={"s1": spoken})

    root = etree.fromstring(sentence(Scope(plan, "a.xhtml"), one))
    (last,) = [e for e in root.iter() if e.get("id") == "s1_w3"]
    assert "".join(last.itertext()) == "Stop"


def test_a_picture_in_a_line_is_small_wherever_it_stands(tmp_path):
    Raster.new("RGB", (900, 900), "red").save(tmp_path / "k.png")
    document = read(tmp_path, "# Key ![k](k.png)\n\n- ![k](k.png) item\n").document
    book, _ = make_epub(document, tmp_path, tmp_path / "out")

    images = list(trees(book)["section-001.xhtml"].iter(f"{XHTML}img"))
    assert [image.get("class") for image in images] == ["inline", "inline"]
    assert "img.inline {" in unzip(book)["EPUB/style.css"].decode()
