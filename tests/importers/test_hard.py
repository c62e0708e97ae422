"""What word processors and authors do that is hard to carry over: it stands where it stood."""

import io
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from pipeline.errors import ManuscriptError
from pipeline.importers import Imported, import_source
from pipeline.importers.manuscript import abbreviations
from tests.importers.test_texts import errors, imported
from tests.importers.test_word import text_of

CHANGES = (
    '<w:ins {0} w:id="1" w:author="A"><w:r><w:t xml:space="preserve">added </w:t></w:r></w:ins>',
    '<w:del {0} w:id="2" w:author="A"><w:r><w:delText>taken away</w:delText></w:r></w:del>',
)
BOX = (
    '<w:r {0} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox><w:txbxContent>'
    "<w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)
FORMULA = (
    '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:sSup><m:e>'
    "<m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>"
)


def hard_document(path: Path) -> Path:
    made = docx.Document()
    made.add_heading("One", 1)
    paragraph = made.add_paragraph("Before ")
    for xml in (*CHANGES, BOX, FORMULA):
        paragraph._p.append(parse_xml(xml.replace("{0}", nsdecls("w"))))
    made.add_comment(paragraph.runs[0], text="An editor's remark", author="Ed")
    made.add_paragraph("Behind the box.")
    for style, words in (("List Bullet", "a"), ("List Bullet 2", "deep"), ("List Bullet", "b")):
        made.add_paragraph(words, style=style)
    style = made.styles.add_style("Titel der Sache", 1)
    style.base_style = made.styles["Heading 2"]
    made.add_paragraph("Local", style=style)
    table = made.add_table(2, 3)
    for at, cell in enumerate(one for row in table.rows for one in row.cells):
        cell.text = f"cell{at}"
    table.cell(0, 0).merge(table.cell(0, 1))
    made.save(path)
    return path


@pytest.fixture
def hard(tmp_path: Path) -> Imported:
    return import_source(hard_document(tmp_path / "a.docx"), tmp_path / "book", language="en")


def test_changes_boxes_formulas_and_lists_of_word_stand_at_their_place(hard: Imported) -> None:
    text = text_of(hard.folder)
    assert hard.whole
    assert hard.proof.moved == 0
    assert "Before added $x^{2}$\n\nIn a box\n\nBehind the box." in text
    assert "- a\n  - deep\n- b" in text
    assert "\n## Local\n" in text


def test_what_is_no_text_of_the_book_is_left_out_and_told(hard: Imported) -> None:
    told = "\n".join(str(one) for one, _times in hard.remarks)
    assert "taken away" in told
    assert "An editor's remark" in told
    assert "merged cells" in told
    assert "taken away" not in text_of(hard.folder)


def test_merged_cells_and_boxes_of_an_opendocument_text_are_kept(
    tmp_path: Path, pandoc: str
) -> None:
    names = "office text table draw"
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{ending}:1.0"'
        for name, ending in zip(names.split(), ("office", "text", "table", "drawing"), strict=True)
    )
    cell = "<table:table-cell{}><text:p>{}</text:p></table:table-cell>"
    merged = cell.format(' table:number-columns-spanned="2"', "wide")
    row = "<table:table-row>{}</table:table-row>"
    content = (
        f'<office:document-content {spaces} office:version="1.3"><office:body><office:text>'
        '<text:h text:outline-level="1">One</text:h><text:p>Host <draw:frame><draw:text-box>'
        "<text:p>In a box</text:p></draw:text-box></draw:frame></text:p><table:table>"
        + row.format(f"{merged}<table:covered-table-cell/>{cell.format('', 'third')}")
        + row.format("".join(cell.format("", words) for words in ("a", "b", "c")))
        + "</table:table></office:text></office:body></office:document-content>"
    )
    command = [pandoc, "-t", "odt", "-o", "-"]
    empty = subprocess.run(command, input=b"", capture_output=True, check=True)
    with zipfile.ZipFile(tmp_path / "a.odt", "w") as archive:
        archive.writestr("content.xml", content)
        archive.writestr("styles.xml", zipfile.ZipFile(io.BytesIO(empty.stdout)).read("styles.xml"))
    done = import_source(tmp_path / "a.odt", tmp_path / "book", language="en")
    assert done.whole
    assert "Host\n\nIn a box" in text_of(done.folder)
    assert (done.folder / "tables/one.csv").read_text() == "wide,wide,third\na,b,c\n"


def test_what_is_nested_too_deep_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(ManuscriptError, match="too deep"):
        imported(tmp_path, "a.md", "# One\n\n" + ">" * 2000 + " deep\n", dialect="github")


def test_a_file_without_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ManuscriptError, match="no text"):
        imported(tmp_path, "a.md", "")


def test_an_archive_that_would_fill_the_memory_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (60 << 20))
    with pytest.raises(ManuscriptError, match="60 MB"):
        import_source(tmp_path / "a.docx", tmp_path / "book")


def test_the_numbers_of_notes_are_no_words_of_a_page(tmp_path: Path) -> None:
    page = (
        '<h1>One</h1><p>Said<a href="#n" role="doc-noteref"><sup>1</sup></a>.</p>'
        '<aside id="n" role="doc-footnote"><p>The note.</p></aside>'
    )
    done, written = imported(tmp_path, "a.html", page)
    assert done.whole
    assert "The note." in written
    assert errors(done) == []


def test_words_behind_what_a_page_hides_arrive_and_those_in_it_do_not(tmp_path: Path) -> None:
    page = (
        "<h1>One</h1><p>Before<!-- aside --> after <em>it<script>var x;</script> all</em>, and"
        '<a href="#n" role="doc-noteref"><sup>1<!-- x -->2</sup></a> on.</p>'
        '<aside id="n" role="doc-footnote"><p>The note.</p></aside>'
    )
    done, written = imported(tmp_path, "a.html", page)
    assert done.whole
    assert "Before after *it all*, and" in written
    assert "var x" not in written


def test_pages_of_an_epub_keep_their_order_however_long_each_takes(tmp_path: Path) -> None:
    names = [f"c{number}.xhtml" for number in range(12)]
    items = "".join(
        f'<item id="i{name}" href="{name}" media-type="application/xhtml+xml"/>' for name in names
    )
    spine = "".join(f'<itemref idref="i{name}"/>' for name in names)
    with zipfile.ZipFile(tmp_path / "a.epub", "w") as archive:
        archive.writestr("META-INF/container.xml", '<c><rootfile full-path="p.opf"/></c>')
        archive.writestr(
            "p.opf",
            '<package xmlns="http://www.idpf.org/2007/opf"><manifest>'
            f"{items}</manifest><spine>{spine}</spine></package>",
        )
        for number, name in enumerate(names):
            words = "<p>Some words of it.</p>" * (200 * (len(names) - number))
            archive.writestr(name, f"<html><body><h1>Chapter {number}</h1>{words}</body></html>")
    done = import_source(tmp_path / "a.epub", tmp_path / "book")
    assert done.whole
    titles = [line for line in text_of(done.folder).splitlines() if line.startswith("# ")]
    assert titles == [f"# Chapter {number}" for number in range(12)]


def test_dollars_of_an_mdbook_are_no_formulas(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/SUMMARY.md").write_text("- [One](one.md)\n")
    (tmp_path / "a/one.md").write_text("# One\n\nIn *$HOME/bin*, or in `$PATH` of 10\\^3 files.\n")
    done = import_source(tmp_path / "a", tmp_path / "book")
    assert done.whole
    assert "`$PATH`" in text_of(done.folder)


def test_abbreviations_are_those_whose_letters_the_words_before_begin_with() -> None:
    text = "The **World Health Organization (WHO)** and a Random Thing (XYZ)."
    assert abbreviations(text) == {"WHO": "World Health Organization"}


def test_a_real_encrypted_document_is_refused_as_such(tmp_path: Path) -> None:
    """Word encrypts into a compound file whose directory names the stream of the document."""
    directory = "EncryptedPackage".encode("utf-16-le").ljust(128, b"\0")
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + directory + bytes(4096)
    (tmp_path / "a.docx").write_bytes(data)
    with pytest.raises(ManuscriptError, match=r"a\.docx is protected by a password$"):
        import_source(tmp_path / "a.docx", tmp_path / "book")
    assert not (tmp_path / "book").exists()


def test_formulas_that_mdbook_gives_to_mathjax_are_formulas(tmp_path: Path) -> None:
    source = tmp_path / "book-source"
    (source / "src").mkdir(parents=True)
    toml = '[book]\ntitle = "T"\n[output.html]\nmathjax-support = true\n'
    (source / "book.toml").write_text(toml)
    (source / "src/SUMMARY.md").write_text("[One](one.md)\n")
    (source / "src/one.md").write_text(
        "# One\n\nSo \\\\( x_1 * y_2 \\\\) is, and\n\n\\\\[ a \\\\\\\\ b_1 \\\\]\n\n"
        "as `\\\\( code \\\\)` and it costs $5 or $6.\n"
    )
    done = import_source(source, tmp_path / "book")
    written = (done.folder / "01-one.md").read_text("utf-8")
    assert done.whole
    assert "So $x_1 * y_2$ is, and" in written
    assert "$$\na \\\\ b_1\n$$" in written
    assert "`\\\\( code \\\\)` and it costs \\$5" in written


def test_columns_that_a_page_does_not_declare_are_kept(tmp_path: Path) -> None:
    text = (
        "<html lang=en><body><h1>One</h1><table><colgroup><col><col></colgroup>"
        "<tr><th>A<th>B<th>C<tr><td>1<td>2<td>3</table></body></html>"
    )
    done, _written = imported(tmp_path, "a.html", text)
    assert done.whole
    assert (done.folder / "tables/one.csv").read_text("utf-8") == "A,B,C\n1,2,3\n"


def test_page_numbers_comments_and_empty_links_of_a_page_lose_no_words(tmp_path: Path) -> None:
    text = (
        "<html lang=en><body><h1><span id='h' lang='la'>Unus</span></h1>"
        "<p>some<!-- -->thing <span role='doc-pagebreak' id='p12'>12</span>is "
        "<a href='#h'></a>here, <a href='#p12'>on page 12</a>.</p></body></html>"
    )
    done, written = imported(tmp_path, "a.html", text)
    assert done.whole
    assert [one.code for one in done.steps] == ["no-page-source"]
    assert "some{page}`12`thing is" not in written
    assert "something {page}`12`is here" in written
