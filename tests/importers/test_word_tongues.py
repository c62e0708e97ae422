"""What pandoc does not carry of a Word document: languages, labels, readings, wrapped words."""

import io
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph
from PIL import Image

from pipeline.importers import Imported, import_source

W = nsdecls("w")


def run(paragraph: Paragraph, text: str, **languages: str) -> None:
    """A run in a language; ``bidi`` is that of letters from right to left."""
    properties = paragraph.add_run(text)._r.get_or_add_rPr()
    if "bidi" in languages:
        properties.append(OxmlElement("w:rtl"))
    said = OxmlElement("w:lang")
    for key, value in languages.items():
        said.set(qn(f"w:{key}"), value)
    properties.append(said)


def append(paragraph: Paragraph, *pieces: str) -> None:
    for piece in pieces:
        paragraph._p.append(parse_xml(piece.replace(" ", f" {W} ", 1)))


def captioned(document: Document, label: str, text: str, place: str) -> None:
    paragraph = document.add_paragraph(style="Caption")
    append(
        paragraph,
        f'<w:bookmarkStart w:id="7" w:name="{place}"/>',
        f"<w:r ><w:t xml:space='preserve'>{label} </w:t></w:r>",
        f'<w:fldSimple w:instr=" SEQ {label} "><w:r><w:t>1</w:t></w:r></w:fldSimple>',
        '<w:bookmarkEnd w:id="7"/>',
    )
    paragraph.add_run(f": {text}")


def reference(paragraph: Paragraph, place: str, words: str) -> None:
    append(
        paragraph,
        '<w:r ><w:fldChar w:fldCharType="begin"/></w:r>',
        f"<w:r ><w:instrText> REF {place} \\h </w:instrText></w:r>",
        '<w:r ><w:fldChar w:fldCharType="separate"/></w:r>',
        f"<w:r ><w:t>{words}</w:t></w:r>",
        '<w:r ><w:fldChar w:fldCharType="end"/></w:r>',
    )


def word_document() -> Document:
    made = docx.Document()
    made.add_heading("One", 1)
    said = made.add_paragraph("He said ")
    run(said, "bon mot", val="fr-FR")
    said.add_run(" and left.")
    run(made.add_paragraph(), "\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd", bidi="he-IL")
    wrapped = made.add_paragraph("He lives in ")
    append(
        wrapped,
        '<w:smartTag w:uri="x" w:element="y"><w:r><w:t>Paris</w:t></w:r></w:smartTag>',
        '<w:customXml w:uri="x" w:element="y"><w:r><w:t>, or so</w:t></w:r></w:customXml>',
    )
    read = made.add_paragraph("Read ")
    append(
        read,
        "<w:r ><w:ruby><w:rt><w:r><w:t>\u304b\u3093\u3058</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>\u6f22\u5b57</w:t></w:r></w:rubyBase></w:ruby></w:r>",
    )
    picture = io.BytesIO()
    Image.new("RGB", (9, 9), "red").save(picture, "PNG")
    made.add_picture(picture)
    captioned(made, "Figure", "A red field", "_Ref100")
    captioned(made, "Table", "Two months", "_Ref101")
    table = made.add_table(2, 2)
    for cell, text in zip(table._cells, ("Month", "Days", "April", "30"), strict=True):
        cell.text = text
    see = made.add_paragraph("See ")
    reference(see, "_Ref100", "Figure 1")
    reference(see, "_Ref101", "Table 1")
    return made


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Imported:
    folder = tmp_path_factory.mktemp("tongues")
    word_document().save(str(folder / "a.docx"))
    return import_source(folder / "a.docx", folder / "book")


def written(imported: Imported) -> str:
    return "\n".join(one.read_text("utf-8") for one in imported.folder.glob("*.md"))


def test_nothing_is_lost_and_wrapped_words_are_where_they_were(imported: Imported) -> None:
    assert imported.proof.lost == []
    assert "He lives in Paris, or so\n" in written(imported)


def test_words_and_paragraphs_keep_their_language(imported: Imported) -> None:
    assert "He said [bon mot]{lang=fr-FR} and left." in written(imported)
    assert "{lang=he-IL}\n\u05e9\u05dc\u05d5\u05dd" in written(imported)


def test_a_reading_stands_behind_its_words_and_is_told(imported: Imported) -> None:
    assert "\u6f22\u5b57 (\u304b\u3093\u3058)" in written(imported)
    assert any("a reading above words" in str(one) for one, _times in imported.remarks)


def test_links_lead_to_captions_whose_number_the_editions_make(imported: Imported) -> None:
    text = written(imported)
    assert "\n:name: _Ref100\n\nA red field\n" in text
    assert ":::{csv-table} Two months\n" in text
    assert "See [Figure 1](#_Ref100)" in text
    assert "[Table 1](#_Ref101)" in text


def test_the_language_of_a_book_is_that_of_most_of_its_letters(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("1", 1)
    run(made.add_paragraph(), "\u0645\u0631\u062d\u0628\u0627 \u0628\u0643\u0645", bidi="ar-EG")
    made.save(str(tmp_path / "a.docx"))
    done = import_source(tmp_path / "a.docx", tmp_path / "book")
    assert 'language = "ar-EG"' in (done.folder / "book.toml").read_text("utf-8")
    assert "{lang" not in written(done)
