"""Word documents that python-docx writes become manuscripts; every word arrives."""

import json
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from pipeline.cli.group import group
from pipeline.errors import ConfigError, ManuscriptError
from pipeline.importers import Imported, import_source


def text_of(folder: Path) -> str:
    return "\n".join(file.read_text("utf-8") for file in sorted(folder.glob("*.md")))


def word_document(path: Path) -> Path:
    made = docx.Document()
    made.core_properties.title = "The Garden"
    made.core_properties.author = "Jane Doe"
    made.add_heading("Winter", 1)
    paragraph = made.add_paragraph("It is *not* warm, says the ")
    paragraph.add_run("Royal Horticultural Society (RHS)").bold = True
    paragraph.add_run(" gone").font.strike = True
    made.add_heading("Deep", 3)
    made.add_paragraph("bread", style="List Bullet")
    made.add_paragraph("1. no list", style="Normal")
    made.add_heading("Spring", 1)
    table = made.add_table(3, 2)
    rows = (("Month", "Days"), ("April", "30"), ("May", "31"))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    header = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(header)
    made.sections[0].header.paragraphs[0].text = "A running head"
    made.save(path)
    return path


@pytest.fixture
def imported(tmp_path: Path) -> Imported:
    return import_source(word_document(tmp_path / "a.docx"), tmp_path / "book", language="en")


def test_every_word_of_a_word_document_arrives_in_order(imported: Imported) -> None:
    assert imported.whole
    assert imported.proof.words > 20
    assert imported.proof.moved == 0
    assert [step for step in imported.steps if step.severity == "error"] == []


def test_headings_divide_the_book_and_jumps_are_mended_and_told(imported: Imported) -> None:
    assert "# Winter" in text_of(imported.folder)
    assert "\n## Deep\n" in text_of(imported.folder)
    assert any("level 3 is now of level 2" in str(one) for one, _times in imported.remarks)
    assert [name for name in imported.files if name.endswith(".md")] == [
        "01-winter.md",
        "02-spring.md",
    ]


def test_a_table_keeps_its_headers(imported: Imported) -> None:
    text = text_of(imported.folder)
    assert ":header-rows: 1" in text
    assert ":stub-columns: 1" in text
    assert (imported.folder / "tables/spring.csv").read_text("utf-8").startswith("Month,Days\n")


def test_signs_of_markup_are_words_and_what_has_no_form_is_told(imported: Imported) -> None:
    assert "\\*not\\*" in text_of(imported.folder)
    told = [str(one) for one, _times in imported.remarks]
    assert "~~gone~~" in text_of(imported.folder)
    assert any("running head" in one for one in told)


def test_book_toml_has_the_facts_and_the_abbreviations_of_the_text(imported: Imported) -> None:
    facts = (imported.folder / "book.toml").read_text("utf-8")
    assert 'title = "The Garden"' in facts
    assert 'name = "Jane Doe"' in facts
    assert '"RHS" = "Royal Horticultural Society"' in facts


def test_the_same_document_makes_the_same_bytes(tmp_path: Path) -> None:
    source = word_document(tmp_path / "a.docx")
    for name in ("one", "two"):
        import_source(source, tmp_path / name)
    first, second = (
        {file.name: file.read_bytes() for file in (tmp_path / name).rglob("*") if file.is_file()}
        for name in ("one", "two")
    )
    assert first == second


def test_a_folder_that_holds_files_is_refused(tmp_path: Path) -> None:
    source = word_document(tmp_path / "a.docx")
    with pytest.raises(ConfigError, match="not empty"):
        import_source(source, tmp_path)


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]
)
def test_a_damaged_or_locked_file_is_refused_in_words(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.docx").write_bytes(content)
    with pytest.raises(ManuscriptError, match=r"a\.docx"):
        import_source(tmp_path / "a.docx", tmp_path / "book")
    assert not (tmp_path / "book").exists()


def test_keep_going_writes_what_can_be_read_and_says_that_it_is_not_all(tmp_path: Path) -> None:
    whole = word_document(tmp_path / "a.docx").read_bytes()
    damaged = tmp_path / "b.docx"
    damaged.write_bytes(whole[: len(whole) - 400])
    imported = import_source(damaged, tmp_path / "book", keep_going=True)
    assert "Horticultural" in text_of(imported.folder)
    assert not imported.whole


def test_the_command_says_the_same_as_json(tmp_path: Path) -> None:
    source = word_document(tmp_path / "a.docx")
    arguments = ["import", str(source), "--to", str(tmp_path / "book"), "--json"]
    result = CliRunner().invoke(group, arguments)
    said = json.loads(result.stdout)
    assert result.exit_code == 0
    assert said["lost"] == []
    assert said["words"] > 20


def test_a_decorative_picture_and_header_cells_are_known(tmp_path: Path) -> None:
    from PIL import Image  # noqa: PLC0415  (for this test alone)

    Image.new("RGB", (9, 9), "red").save(tmp_path / "a.png")
    made = docx.Document()
    made.add_heading("One", 1)
    made.add_picture(str(tmp_path / "a.png"))
    made.element.body.iter(qn("wp:docPr")).__next__().set("descr", "")
    made.save(tmp_path / "a.docx")
    imported = import_source(tmp_path / "a.docx", tmp_path / "book", language="en")
    assert [step.code for step in imported.steps if step.severity == "error"] == ["missing-alt"]
