"""Parts of a book: their chapters stand inside them in every table of contents."""

import json
import re
import zipfile
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner
from lxml import etree

from pipeline.cli.group import group
from pipeline.validators.proofs.pdf_book import first_page
from pipeline.validators.tagged_pdf import read_tagged_pdf
from tests.exporters.epub.books import unzip
from tests.reader.manuscripts import FACTS

_PARTS = """number-sections = true
sections = [
  "preface.md",
  { part = "Cold", sections = ["a.md", "b.md"] },
  { part = "warm.md", sections = ["c.md"] },
  "end.md",
]
"""
_FILES = {
    "preface.md": "# Preface {role=preface}\n\nIt is cold.\n",
    "a.md": "# Ice\n\nIt melts.\n\n## On lakes\n\nIt bears.\n\n### On puddles\n\nNot there.\n",
    "b.md": "# Snow\n\nIt falls.[^f]\n\n[^f]: It stays.\n",
    "warm.md": "# Warm\n\nThe sun comes. {ref}`Ice <ice>` melts.\n",
    "c.md": "# Rain\n\nIt rains. See {numref}`warm`.\n",
    "end.md": "# End {role=afterword}\n\nIt is over.\n",
}
_TREE = [
    (1, "Preface"),
    (1, "Part 1: Cold"),
    (2, "Chapter 1: Ice"),
    (3, "1.1 On lakes"),
    (2, "Chapter 2: Snow"),
    (1, "Part 2: Warm"),
    (2, "Chapter 3: Rain"),
    (1, "End"),
]
_DEEP = [*_TREE[:4], (4, "1.1.1 On puddles"), *_TREE[4:]]
_FORMATS = ("epub", "pdf", "daisy202", "readaloud", "audiobook", "m4b")


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("parts")
    for name, text in _FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "book.toml").write_text(FACTS + _PARTS, encoding="utf-8")
    output = folder / "out"
    asked = ["build", *_FORMATS, "--engine", "espeak", "-m", str(folder), "-o", str(output), "-q"]
    done = CliRunner().invoke(group, asked)
    assert done.exit_code == 0, done.output
    return output


def _nested(page: bytes, anchor: str) -> list[tuple[int, str]]:
    """The links of the first list of contents with their depths."""
    root = etree.HTML(page)
    (nav, *_) = root.xpath(f"//nav[{anchor}]")
    return [
        (sum(1 for _ in link.iterancestors("ol")), "".join(link.itertext()))
        for link in nav.iter("a")
    ]


@pytest.mark.parametrize("edition", ["epub", "readaloud"])
def test_the_contents_of_an_epub_hold_chapters_inside_their_parts(editions, edition):
    (file,) = editions.glob(f"{edition}/*.epub")
    found = unzip(file)
    (nav,) = [data for name, data in found.items() if name.endswith("nav.xhtml")]
    (ncx,) = [etree.fromstring(data) for name, data in found.items() if name.endswith(".ncx")]
    points = [
        (sum(1 for _ in point.iterancestors("{*}navPoint")) + 1, point.findtext(".//{*}text"))
        for point in ncx.iter("{*}navPoint")
    ]

    assert _nested(nav, "@role='doc-toc'") == _DEEP
    assert points == _DEEP
    assert b'epub:type="part" href="section-002.xhtml">Part 1: Cold<' in nav
    assert b'epub:type="part" href="section-005.xhtml">Part 2: Warm<' in nav


def test_a_part_has_a_page_of_its_own_in_an_epub(editions):
    (file,) = editions.glob("epub/*.epub")
    page = next(data for name, data in unzip(file).items() if name.endswith("section-002.xhtml"))
    chapter = next(data for name, data in unzip(file).items() if name.endswith("section-003.xhtml"))

    assert b'role="doc-part" epub:type="part"' in page
    assert page.count(b"<h1") == 1
    assert b"<h1" not in chapter
    assert [h.decode() for h in re.findall(rb"<(h\d)", chapter)] == ["h2", "h3", "h4"]
    assert b'role="doc-chapter" epub:type="chapter"' in chapter


def test_print_has_a_title_page_and_an_outline_of_parts(editions):
    (file,) = editions.glob("pdf/*.pdf")
    tagged = read_tagged_pdf(file)
    with pikepdf.open(file) as pdf, pdf.open_outline() as outline:
        tree = [row for item in outline.root for row in _outline(item, 1)]
    nodes = list(tagged.root.walk())
    parts = [node for node in nodes if node.role == "Part"]

    assert tree[2:] == _DEEP  # behind the statement and the contents
    assert [[n.role for n in part.kids if n.role != "Part"] for part in parts] == [
        ["H1", "Sect", "Sect"],
        ["H1", "P", "Sect"],
    ]
    assert [{first_page(kid) for kid in part.kids} for part in parts] == [{4, 5, 6}, {7, 8}]


def _outline(item, depth):
    yield depth, str(item.title)
    for child in item.children:
        yield from _outline(child, depth + 1)


def test_daisy_has_levels_of_headings(editions):
    (ncc,) = editions.glob("daisy202/**/ncc.html")
    found = re.findall(
        r'<h(\d) class="(?:section|title)"[^>]*><a[^>]*>([^<]*)', ncc.read_text("utf-8")
    )

    assert [(int(level), words) for level, words in found if words != "T"] == _DEEP


def test_an_audiobook_has_nested_contents_and_a_track_for_each_part(editions):
    (file,) = editions.glob("audiobook/*")
    with zipfile.ZipFile(file) as package:
        page = package.read("index.html")
        facts = json.loads(package.read("publication.json"))

    assert _nested(page, "@role='doc-toc'") == _DEEP
    assert [one["name"] for one in facts["readingOrder"]] == [
        title for depth, title in _TREE if "1.1" not in title
    ]
