"""A file in another encoding, or of another kind, is one fault that says which."""

# ruff: noqa: RUF001  (text in several scripts)

import io
import zipfile

import pytest

from pipeline.checks import check_document
from pipeline.errors import ConfigError
from pipeline.exporters.base import Assets
from pipeline.reader import read_manuscript
from tests.reader.manuscripts import FACTS, all_text, write

FRENCH = "# Le café\n\nÀ Noël, l’été.\n\nC’est « très » beau.\n\nDéjà.\n"
GERMAN = "# Straße\n\nIn Köln ist es größer.\n\nÄpfel und Öl.\n"


def _faults(folder):
    read = read_manuscript(folder)
    return read, (*read.diagnostics, *check_document(read.document, Assets(folder)))


@pytest.mark.parametrize("text", [FRENCH, GERMAN], ids=["French", "German"])
@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("cp1252", "Windows-1252"),
        ("mac_roman", "Mac OS Roman"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("utf-32", "UTF-32"),
    ],
)
def test_a_whole_file_is_one_fault_that_names_its_encoding(tmp_path, text, encoding, name):
    read, faults = _faults(write(tmp_path, {"one.md": text.encode(encoding)}))

    assert [fault.code for fault in faults] == ["bad-encoding"]
    assert name in faults[0].message
    assert "UTF-8" in faults[0].hint
    assert all_text(read.document).split() == text.replace("# ", "").split()


def test_one_letter_is_enough(tmp_path):
    _, faults = _faults(write(tmp_path, {"one.md": b"# One\n\nA caf\xe9.\n"}))

    assert [(f.code, f.position.line) for f in faults] == [("bad-encoding", 3)]
    assert "Windows-1252" in faults[0].message


@pytest.mark.parametrize(
    ("language", "encoding", "text", "name"),
    [
        ("ru", "cp1251", "# Мир\n\nПривет, мир.\n", "Windows-1251"),
        ("uk", "koi8_u", "# Мир\n\nПривіт, мій світе.\n", "KOI8"),
        ("pl", "cp1250", "# Jaźń\n\nZażółć gęślą jaźń.\n", "Windows-1250"),
        ("el", "cp1253", "# Κόσμε\n\nΚαλημέρα κόσμε.\n", "Windows-1253"),
        ("ja", "cp932", "# 文\n\nこれは日本語の文章です。\n", "Shift JIS"),
    ],
)
def test_the_language_of_the_book_tells_among_others(tmp_path, language, encoding, text, name):
    folder = write(tmp_path, {"one.md": text.encode(encoding)})
    facts = (folder / "book.toml").read_text("utf-8").replace('"en"', f'"{language}"')
    (folder / "book.toml").write_text(facts, "utf-8")
    read, faults = _faults(folder)

    (fault,) = [fault for fault in faults if fault.code == "bad-encoding"]
    assert name in fault.message
    assert "unusable-character" not in {fault.code for fault in faults}
    assert all_text(read.document).split() == text.replace("# ", "").split()


def test_a_paragraph_pasted_from_elsewhere_is_told_with_its_line(tmp_path):
    raw = "# Größe\n\nEin Wort für dich.\n\n".encode() + "Café.\n".encode("cp1252")
    read, faults = _faults(write(tmp_path, {"one.md": raw}))

    assert [(f.code, f.position.line) for f in faults] == [("bad-encoding", 5)]
    assert "in part" in faults[0].message
    assert "Größe" in all_text(read.document)
    assert "Café" in all_text(read.document)


def test_a_csv_file_is_told_once_too(tmp_path):
    rows = "Stadt,Höhe\n" + "".join(f"Köln {n},{n}\n" for n in range(50))
    text = "# One\n\n:::{csv-table} Höhen\n:file: a.csv\n:::\n"
    _, faults = _faults(write(tmp_path, {"one.md": text, "a.csv": rows.encode("cp1252")}))

    assert [(f.code, f.position.file) for f in faults] == [("bad-encoding", "a.csv")]


def _zip(*names: str, mimetype: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, "content")
    return out.getvalue()


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (_zip("[Content_Types].xml", "word/document.xml"), "a Word document"),
        (_zip("[Content_Types].xml", "xl/workbook.xml"), "an Excel workbook"),
        (_zip("META-INF/container.xml", mimetype="application/epub+zip"), "an EPUB"),
        (_zip("content.xml", mimetype="application/vnd.oasis.opendocument.text"), "LibreOffice"),
        (_zip("a.txt"), "a ZIP archive"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "a PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 2000, "a PNG picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes(range(256)), "a JPEG picture"),
        (b"{\\rtf1\\ansi Hello}", "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "old Microsoft Office"),
        (bytes(range(256)) * 40, "no text file"),
    ],
)
def test_a_file_of_another_kind_is_one_fault(tmp_path, raw, kind):
    folder = write(tmp_path, {"one.md": raw, "two.md": "# Two\n\nText.\n"})
    _, faults = _faults(folder)

    assert [(fault.code, fault.position.file) for fault in faults] == [("not-text", "one.md")]
    assert kind in faults[0].message
    assert faults[0].hint


@pytest.mark.parametrize("raw", [b"# BMW\n\nBM and ID3 and GIF87a.\n", b"BM is a word.\n\n# A\n"])
def test_text_that_begins_like_another_kind_is_text(tmp_path, raw):
    _, faults = _faults(write(tmp_path, {"one.md": raw}))

    assert "not-text" not in {fault.code for fault in faults}


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (f'{FACTS}rights = "Café"\nsections = []\n'.encode("cp1252"), "Windows-1252.*line 4"),
        (f'{FACTS}rights = "Café"\nsections = []\n'.encode("utf-16"), "UTF-16"),
        (f'{FACTS}rights = "Café"\nsections = []\n'.encode("utf-16-be"), "UTF-16"),
        (_zip("word/document.xml"), "a Word document, not TOML"),
    ],
)
def test_book_toml_alike(tmp_path, raw, says):
    (tmp_path / "book.toml").write_bytes(raw)

    with pytest.raises(ConfigError, match=says) as caught:
        read_manuscript(tmp_path)
    assert caught.value.hint


def test_a_spreadsheet_as_a_table_is_one_fault(tmp_path):
    text = "# One\n\n:::{csv-table} Sums\n:file: a.xlsx\n:::\n"
    files = {"one.md": text, "a.xlsx": _zip("[Content_Types].xml", "xl/workbook.xml")}
    _, faults = _faults(write(tmp_path, files))

    assert [fault.code for fault in faults] == ["not-text"]
    assert faults[0].message == "a.xlsx is an Excel workbook, not CSV"


def test_few_letters_tell_a_mac_from_windows(tmp_path):
    _, faults = _faults(write(tmp_path, {"one.md": "# Höhe\n\nKöln.\n".encode("mac_roman")}))

    assert "Mac OS Roman" in faults[0].message


def test_links_to_a_section_that_cannot_be_read_are_no_further_faults(tmp_path):
    files = {
        "one.md": "# One\n\nSee [two](two.md) and [its end](two.md#end).\n",
        "two.md": _zip("a"),
    }
    _, faults = _faults(write(tmp_path, files))

    assert [fault.code for fault in faults] == ["not-text"]
