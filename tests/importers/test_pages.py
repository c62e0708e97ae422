"""The pages of a printed book arrive with their numbers, where they begin."""

import re
import zipfile
from pathlib import Path

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE

from pipeline.importers.run import import_source
from pipeline.reader import read_manuscript
from tests.importers.test_texts import imported

_XHTML = (
    '<html xmlns="http://www.w3.org/1999/xhtml" lang="en"'
    ' xmlns:epub="http://www.idpf.org/2007/ops">'
    "<head><title>{title}</title></head><body>{body}</body></html>"
)
_OPF = """<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The Mill</dc:title>
<dc:identifier id="i">urn:uuid:6b6f9c3e-3b1f-5a53-9e0e-0c6f6f3d7a11</dc:identifier>
<dc:language>en</dc:language>{more}</metadata>
<manifest>{items}</manifest><spine>{refs}</spine></package>"""
_ISBN = "urn:isbn:9780306406157"
_PAGED = "<meta refines='#s' property='source-of'>pagination</meta>"
_CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="book.opf"/></rootfiles></container>'
)


def mark(number: str, tag: str = "span") -> str:
    return f'<{tag} epub:type="pagebreak" id="p{number}" title="{number}"/>'


def epub(path: Path, more: str, *pages: str) -> Path:
    """An EPUB with these pages."""
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("META-INF/container.xml", _CONTAINER)
        kind = "application/xhtml+xml"
        items = "".join(
            f'<item id="c{n}" href="c{n}.xhtml" media-type="{kind}"/>' for n in range(len(pages))
        )
        refs = "".join(f'<itemref idref="c{n}"/>' for n in range(len(pages)))
        book.writestr("book.opf", _OPF.format(more=more, items=items, refs=refs))
        for number, page in enumerate(pages):
            book.writestr(f"c{number}.xhtml", _XHTML.format(title="", body=page))
    return path


_NAV = (
    "<nav epub:type='toc'><ol><li><a href='c0.xhtml'>One</a></li></ol></nav>"
    "<nav epub:type='page-list'><ol><li><a href='c0.xhtml'>i</a></li>"
    "<li><a href='c0.xhtml#a'>Page 2</a></li><li><a href='c0.xhtml#h'>3</a></li>"
    "<li><a href='c0.xhtml#gone'>4</a></li><li><a href='c0.xhtml#m'>B 5</a></li></ol></nav>"
)
_NCX_PAGES = '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><pageList>{}</pageList></ncx>'


def starts(folder: Path) -> list[tuple[str, str, int]]:
    """Label, sentence and offset of each page."""
    document = read_manuscript(folder).document
    return [(page.label, page.sentence or "", page.offset) for page in document.pages]


def test_pages_of_an_epub_begin_where_they_did(tmp_path: Path) -> None:
    first = (
        f"<section><div>{mark('i')}</div><h1>One</h1><p>Before it. After "
        f"{mark('ii')} all.</p>{mark('1', 'hr')}<ul>{mark('2', 'li')}<li>Item</li></ul>"
        f"<table><tr><th>A</th><th>B</th></tr><tr><td>{mark('3')}x</td><td>y</td></tr></table>"
        f"<section>{mark('4')}<h2>Inner</h2><p>Last.{mark('5')}</p></section></section>"
    )
    second = f"<h1>Two</h1><p>End.</p><div>{mark('6')}</div>"
    source = epub(tmp_path / "mill.epub", "", first, second)
    done = import_source(source, tmp_path / "mill")
    found = starts(tmp_path / "mill")
    assert done.whole
    assert [(label, name.split("_")[0], at) for label, name, at in found] == [
        ("i", "one", 0), ("ii", "one", 6), ("1", "one", 0), ("2", "one", 0), ("3", "one", 0),
        ("4", "one", 0), ("5", "two", 0), ("6", "two", 4),
    ]  # fmt: skip
    assert {one.code for one in done.steps} == {"missing-caption", "no-page-source"}


@pytest.mark.parametrize(
    ("more", "source"),
    [
        (f"<meta property='pageBreakSource'>{_ISBN}</meta>", _ISBN),
        ("<meta property='pageBreakSource'>none</meta>", "none"),
        ("<meta property='pageBreakSource'>unknown</meta>", None),
        ("<dc:source>Mill Press, 1911</dc:source>", "Mill Press, 1911"),
        ("<dc:source>Mill Press</dc:source><dc:source>A web page</dc:source>", None),
        (f"<dc:source id='s'>Mill Press, 1911</dc:source>{_PAGED}", "Mill Press, 1911"),
        (f"<dc:source>{_ISBN}</dc:source>", _ISBN),
    ],
)
def test_the_printed_book_is_named_where_the_epub_names_it(
    tmp_path: Path, more: str, source: str | None
) -> None:
    page = f"<h1>One {mark('7')}</h1><p>Text.</p>"
    done = import_source(epub(tmp_path / "a.epub", more, page), tmp_path / "a")
    document = read_manuscript(tmp_path / "a").document
    assert done.whole
    assert document.metadata.page_source == source
    assert [page.label for page in document.pages] == ["7"]


def test_a_page_of_the_cover_or_of_nothing_begins_with_what_follows(tmp_path: Path) -> None:
    title = f"<h1>The Mill</h1>{mark('i')}"
    alone = f"<div>{mark('ii')}</div>"
    text = "<h1>One</h1><p>Text.</p>"
    done = import_source(epub(tmp_path / "a.epub", "", title, alone, text), tmp_path / "a")
    found = starts(tmp_path / "a")
    assert done.whole
    assert [(label, at) for label, _name, at in found] == [("i", 0), ("ii", 0)]
    assert len({name for _label, name, _at in found}) == 1


def test_a_page_that_begins_in_a_note_begins_in_the_text(tmp_path: Path) -> None:
    page = (
        "<h1>One</h1><p>Text.<a epub:type='noteref' href='#n1'>1</a> More.</p>"
        f"<aside id='n1' epub:type='footnote'><p>A {mark('8')} note.</p></aside><p>End.</p>"
    )
    done = import_source(epub(tmp_path / "a.epub", "", page), tmp_path / "a")
    assert done.whole
    assert [one.code for one in done.steps] == ["no-page-source"]
    document = read_manuscript(tmp_path / "a").document
    (start,) = document.pages
    assert start.label == "8"
    assert all(start.sentence not in repr(note) for note in document.notes)


@pytest.mark.parametrize(
    ("html", "label"),
    [
        ("<span role='doc-pagebreak' aria-label='Page 12'></span>", "12"),
        ("<span role='doc-pagebreak' aria-label=' xiv. '></span>", "xiv"),
        ("<span role='doc-pagebreak' id='page_A-3'></span>", "A-3"),
        ("<span role='doc-pagebreak'>[p. 45]</span>", "45"),
    ],
)
def test_the_number_of_a_page_is_read_wherever_it_stands(
    tmp_path: Path, html: str, label: str
) -> None:
    text = f"<html lang=en><body><h1>One</h1><p>Some {html} words.</p></body></html>"
    done, written = imported(tmp_path, "a.html", text)
    assert done.whole
    assert f"Some {{page}}`{label}` words." in written
    assert "45" not in written.replace("{page}`45`", "")


def test_a_page_without_a_number_is_told(tmp_path: Path) -> None:
    text = "<html lang=en><body><h1>One</h1><p>a <i role='doc-pagebreak'></i>b</p></body></html>"
    done, written = imported(tmp_path, "a.html", text)
    assert done.whole
    assert "{page}" not in written
    assert any("no number" in one.what for one, _count in done.remarks)


def test_page_numbers_of_word_begin_pages(tmp_path: Path) -> None:
    made = docx.Document()
    made.styles.add_style("Page Number (DAISY)", WD_STYLE_TYPE.CHARACTER)
    made.styles.add_style("PageNumber DAISY", WD_STYLE_TYPE.PARAGRAPH)
    made.add_paragraph("7", style="PageNumber DAISY")
    made.add_heading("One", 1)
    paragraph = made.add_paragraph("It goes ")
    paragraph.add_run("8", style="Page Number (DAISY)")
    paragraph.add_run(" on in 8 steps.")
    made.save(str(tmp_path / "a.docx"))
    done = import_source(tmp_path / "a.docx", tmp_path / "a")

    assert done.whole
    assert [(label, at) for label, _name, at in starts(tmp_path / "a")] == [("7", 0), ("8", 8)]
    (chapter,) = (tmp_path / "a").glob("*.md")
    assert "It goes {page}`8` on in 8 steps." in chapter.read_text("utf-8")


@pytest.mark.parametrize("kind", ["nav", "ncx"])
def test_pages_that_are_listed_and_not_marked_are_kept(tmp_path: Path, kind: str) -> None:
    page = (
        "<h1>One</h1><p>Before. <a id='a'></a>After.</p><h2 id='h'>Inner</h2>"
        "<p>Last <i role='doc-pagebreak' id='m'></i>words.</p>"
    )
    source = epub(tmp_path / "a.epub", "", page)
    targets = re.findall(r"<a href='(c0[^']*)'>([^<]*)</a>", _NAV.partition("</nav>")[2])
    ncx = "".join(
        f"<pageTarget><navLabel><text>{label}</text></navLabel>"
        f"<content src='{address}'/></pageTarget>"
        for address, label in targets
    )
    listed = _XHTML.format(title="", body=_NAV) if kind == "nav" else _NCX_PAGES.format(ncx)
    item = {
        "nav": '<item id="n" href="n.xml" media-type="application/xhtml+xml" properties="nav"/>',
        "ncx": '<item id="n" href="n.xml" media-type="application/x-dtbncx+xml"/>',
    }[kind]
    with zipfile.ZipFile(source) as book:
        files = {name: book.read(name) for name in book.namelist()}
    files["book.opf"] = files["book.opf"].replace(b"<manifest>", b"<manifest>" + item.encode())
    with zipfile.ZipFile(source, "w") as book:
        for name, data in {**files, "n.xml": listed.encode()}.items():
            book.writestr(name, data)
    done = import_source(source, tmp_path / "a")
    found = [(label, at) for label, _name, at in starts(tmp_path / "a")]

    assert found == [("i", 0), ("2", 0), ("3", 0), ("B 5", 5)]
    assert not done.whole
    assert [str(one) for one, _count in done.remarks if one.kind == "lost"] == [
        "c0.xhtml: the list of pages leads to a place that is not there: '4'"
    ]
