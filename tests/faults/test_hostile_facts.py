"""What a manuscript says can end no string: each format is parsed, and the title found in it."""

import json
import zipfile
from collections.abc import Iterator
from concurrent.futures import Executor
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree
from mutagen.id3 import ID3
from mutagen.mp4 import MP4

from pipeline.driver import build
from pipeline.driver.workers import Workers
from pipeline.reader import read_manuscript
from pipeline.registry import BUILT_IN
from tests.slow import examples

_HOSTILE = (
    "\"q\" 'a' <b>&amp; & ]]> <!-- --> <?x?> \\ (x \\) { } $m$ %s %PDF endobj ../../x /etc #x "
    "\u2028 \u05d0\u05d1 \U0001f600 `x` [l](m) *e* | -- NOTE x --> y : ; = ,\ta"
)
_NAMES = [format_.name for format_ in BUILT_IN if not format_.name.startswith("pdf")]
_LETTERS = st.characters(blacklist_categories=("Cs", "Cc", "Co", "Cn"), max_codepoint=0x2FFF)
_WORDS = st.text(
    st.one_of(st.sampled_from("<>&\"'\\()[]{}%#;:=,-\n\t\r`*_|$^~]!?/"), _LETTERS), min_size=1
).filter(lambda text: text.strip())


def _toml(text: str) -> str:
    """A TOML string with this text (TOML's basic strings are JSON's, but for a control)."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _write(folder: Path, title: str) -> Path:
    said = _toml(title)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "book.toml").write_text(
        f"""title = {said}
subtitle = {said}
language = "en"
identifiers = ["urn:uuid:7b6a2f0e-6d5c-4c53-8f1f-2f5d4c2b1a00"]
sections = ["one.md"]
publisher = {said}
rights = {said}
description = {said}
subjects = [{said}]
contributors = [{{ name = {said}, file-as = {said} }}]
series = {{ name = {said}, number = {said} }}
[accessibility]
contact = {said}
[output.epub]
page-list = false
[output.podcast]
address = "https://example.org/feed/"
""",
        encoding="utf-8",
    )
    (folder / "one.md").write_text("# One\n\nText.\n", encoding="utf-8")
    return folder


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _packed(file: Path) -> Iterator[etree._Element]:
    """The XML files of a package, parsed."""
    with zipfile.ZipFile(file) as package:
        for name in package.namelist():
            assert ".." not in name
            if name.endswith((".xml", ".opf", ".xhtml", ".ncx", ".smil", ".html")):
                yield etree.fromstring(package.read(name), etree.XMLParser(load_dtd=False))


def _has(root: etree._Element, title: str) -> bool:
    return any(_one_line("".join(node.itertext())) == title for node in root.iter("{*}*"))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory) -> Path:
    """Every format of a book whose facts are all hostile."""
    folder = tmp_path_factory.mktemp("hostile")
    made = build(read_manuscript(_write(folder / "book", _HOSTILE)), folder / "out", _NAMES, jobs=1)
    assert [result.error for result in made.results if result.error] == []
    return folder / "out"


_TITLE = _one_line(_HOSTILE)


def _only(folder: Path, pattern: str) -> Path:
    (file,) = folder.glob(pattern)
    return file


@pytest.mark.parametrize("name", ["epub", "readaloud"])
def test_an_epub(hostile, name):
    pages = list(_packed(_only(hostile / name, "*.epub")))

    assert sum(_has(page, _TITLE) for page in pages) >= 3  # package, contents, title page


def test_a_daisy_book(hostile):
    files = [
        file for file in (hostile / "daisy202").rglob("*") if file.suffix in (".html", ".smil")
    ]
    parser = etree.XMLParser(load_dtd=False, no_network=True)
    pages = [etree.parse(file, parser).getroot() for file in files]

    assert any(_has(page, _TITLE) for page in pages)
    told = {_one_line(node.get("content", "")) for page in pages for node in page.iter("{*}meta")}
    assert _TITLE in told


def test_the_tags_of_an_mp3(hostile):
    tags = ID3(_only(hostile / "audio", "*.mp3"))

    assert _one_line(str(tags["TALB"].text[0])) == _TITLE


def test_a_playlist_has_a_line_for_each_thing(hostile):
    lines = _only(hostile / "audio", "*.m3u8").read_text(encoding="utf-8").split("\n")

    others = [line for line in lines if line and not line.startswith(("#EXT", "#PLAYLIST:"))]
    assert others == ["01-one.mp3"]


def test_the_tags_of_an_m4b(hostile):
    assert _one_line(MP4(_only(hostile / "m4b", "*.m4b"))["\xa9alb"][0]) == _TITLE


def test_an_audiobook(hostile):
    (package,) = (p for p in (hostile / "audiobook").iterdir() if zipfile.is_zipfile(p))
    with zipfile.ZipFile(package) as opened:
        facts = json.loads(opened.read("publication.json"))

    assert _TITLE in _one_line(json.dumps(facts, ensure_ascii=False).replace('\\"', '"')).replace(
        "\\\\", "\\"
    ).replace("\\t", " ")


def test_a_feed(hostile):
    root = etree.parse(hostile / "podcast" / "feed.xml").getroot()

    assert _one_line(root.findtext("channel/title") or "") == _TITLE


@pytest.fixture(scope="module")
def worker() -> Iterator[Executor]:
    workers = Workers(1)
    yield workers
    workers.shutdown()


@settings(
    max_examples=examples(12),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@example("\\) endobj (")
@example("a\nb")
@example("\u05d0 \u200f\u05d1")
@given(_WORDS)
def test_titles_in_pdf_strings_and_package_documents(tmp_path, worker, title):
    manuscript = read_manuscript(_write(tmp_path / "book", title))
    made = build(manuscript, tmp_path / "out", ["epub", "pdf"], executor=worker)
    wanted = _one_line(manuscript.document.metadata.title)
    for result in made.results:
        if result.error:  # a letter that print cannot set is told
            assert result.name == "pdf"
            assert not title.isascii()
            assert "missing-glyph" in {fault.code for fault in result.diagnostics}
        elif result.name == "pdf":
            with pikepdf.open(result.files[0]) as pdf, pdf.open_metadata() as xmp:
                told = {_one_line(str(xmp["dc:title"])), _one_line(str(pdf.docinfo["/Title"]))}
                assert told == {f"{wanted}: {wanted}"}  # with the subtitle
        else:
            assert sum(_has(page, wanted) for page in _packed(result.files[0])) >= 2
