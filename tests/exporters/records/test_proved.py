"""What is changed in a record is seen by the proof of records, by that record alone."""

import re
import shutil
from pathlib import Path

import pymarc
import pytest

from pipeline.reader import read_manuscript
from pipeline.registry import find_format
from tests.exporters.records.conftest import OUTPUT, write_book

_ONIX, _XML, _FEED, _ATOM = "*.onix.xml", "*.marc.xml", "feed.json", "feed.xml"
_FEATURE = r"<ProductFormFeatureValue>{}</ProductFormFeatureValue>"
_ANEW = '<subfield code="{}">{}'
_CHANGES = (
    # what is changed, file, what stands there (a pattern), what stands there then
    ("ISBN", _ONIX, "9783161484100", "9783161484117"),
    ("ISBN of another edition", _ONIX, "9780306406157", "9783161484100"),
    ("title", _ONIX, "The Höhle &amp; more", "The Höhle"),
    ("subtitle", _ONIX, "<Subtitle>[^<]*</Subtitle>", ""),
    ("author", _ONIX, "<PersonName>Ann Ba", "<PersonName>Ann Bo"),
    ("role", _ONIX, "<ContributorRole>B01", "<ContributorRole>A01"),
    ("ORCID", _ONIX, "0000000218250097", "0000000218250098"),
    ("language", _ONIX, "<LanguageCode>ger", "<LanguageCode>fre"),
    ("publisher", _ONIX, "<PublisherName>Hill", "<PublisherName>Mill"),
    ("date", _ONIX, "<Date>2026", "<Date>2025"),
    ("subject", _ONIX, "RBGK", "RBGL"),
    ("license", _ONIX, "/by/4.0/", "/zero/1.0/"),
    ("place", _ONIX, "Leeds", "London"),
    ("series", _ONIX, "Landscapes", "Seascapes"),
    ("set", _ONIX, "Green Box", "Grey Box"),
    ("edition", _ONIX, "Second edition", "Third edition"),
    ("description", _ONIX, "<Text>About a hill", "<Text>About a mill"),
    ("form", _ONIX, "<ProductForm>ED", "<ProductForm>AJ"),
    ("large print", _ONIX, "<EditionType>LTE</EditionType>", ""),
    ("size", _ONIX, r"(<ExtentType>22</ExtentType>\s*<ExtentValue>)", r"\g<1>1"),
    ("length", _ONIX, r"(<ExtentType>09</ExtentType>\s*<ExtentValue>)", r"\g<1>9"),
    ("false conformance", _ONIX, _FEATURE.format("13"), _FEATURE.format("04")),
    ("false PDF/UA", _ONIX, _FEATURE.format("22"), _FEATURE.format("05")),
    ("claim taken out", _ONIX, _FEATURE.format("52"), _FEATURE.format("29")),
    ("exemption taken out", _ONIX, _FEATURE.format("75"), _FEATURE.format("13")),
    ("hazard", _ONIX, _FEATURE.format("14"), _FEATURE.format("13")),
    ("contact", _ONIX, "access@example.org", "nobody@example.org"),
    ("statement", _ONIX, "no conformance is claimed", "conformance is claimed"),
    ("related edition", _ONIX, r"<RelatedProduct>.*?</RelatedProduct>", ""),
    ("edition left out", _ONIX, r"<Product>.*?</Product>", ""),
    ("title", _XML, "The Höhle &amp; more", "The Höhle"),
    ("author", _XML, "Ba, Ann", "Bo, Ann"),
    ("body", _XML, _ANEW.format("a", "The Hill S"), _ANEW.format("a", "The Mill S")),
    ("statement of responsibility", _XML, "Ba, The Hill", "Ba, The Mill"),
    ("place", _XML, "Leeds", "London"),
    ("series", _XML, "Landscapes", "Seascapes"),
    ("set", _XML, "Green Box", "Grey Box"),
    ("place in a set", _XML, _ANEW.format("v", "4"), _ANEW.format("v", "5")),
    ("subject", _XML, "RBGK", "RBGL"),
    ("license", _XML, "/by/4.0/", "/zero/1.0/"),
    ("publisher", _XML, _ANEW.format("b", "Hill"), _ANEW.format("b", "Mill")),
    ("year", _XML, r"(<controlfield tag=\"008\">.{7})2026", r"\g<1>2025"),
    ("language", _XML, "eng d<", "fre d<"),
    ("further language", _XML, _ANEW.format("a", "ger"), _ANEW.format("a", "fre")),
    ("false feature", _XML, _ANEW.format("b", "ARIA"), _ANEW.format("b", "signLanguage")),
    ("feature taken out", _XML, r'<subfield code="b">ARIA</subfield>', ""),
    ("mode", _XML, _ANEW.format("a", "textual"), _ANEW.format("a", "tactile")),
    ("statement", _XML, "no conformance is claimed", "conformance is claimed"),
    ("size", _XML, r"\d+ bytes", "12 bytes"),
    ("edition left out", _XML, r"<record>.*?</record>", ""),
    ("title", _FEED, '"The Höhle & more"(,\\s+"subtitle)', r'"The Höhle"\1'),
    ("author", _FEED, '"name": "Ann Ba"', '"name": "Ann Bo"'),
    ("language", _FEED, '"de"', '"fr"'),
    ("direction", _FEED, '"ltr"', '"rtl"'),
    ("identifier", _FEED, "urn:isbn:9783161484100", "urn:isbn:9783161484117"),
    ("kind of file", _FEED, "application/pdf", "application/epub+zip"),
    ("size", _FEED, r'"size": ', '"size": 1'),
    ("another edition's file", _FEED, r"pdf/the-hohle-more\.pdf", "epub/the-hohle-more.epub"),
    ("file that is not there", _FEED, r"pdf/the-hohle-more\.pdf", "pdf/another.pdf"),
    ("cover that is not there", _FEED, r"cover\.jpg", "another.jpg"),
    ("false conformance", _FEED, '"accessMode": ', '"conformsTo": ["x"], "accessMode": '),
    ("false feature", _FEED, '"ARIA"', '"signLanguage"'),
    ("hazard", _FEED, '"none"', '"flashing"'),
    ("exemption", _FEED, "eaa-microenterprise", "eaa-fundamental-alteration"),
    ("description", _FEED, "Conformance not known", "Conformance known"),
    ("length", _FEED, r'"duration": ', '"duration": 9'),
    ("title", _ATOM, "<title>The Höhle &amp; more [(]EPUB[)]", "<title>The Höhle &amp; more"),
    ("author", _ATOM, "<name>Ann Ba", "<name>Ann Bo"),
    ("author made a contributor", _ATOM, r"<author>(\s*<name>Ann Ba</name>\s*)</author>",
     r"<contributor>\1</contributor>"),
    ("language", _ATOM, "language>de", "language>fr"),
    ("statement", _ATOM, "Conformance not known", "Conformance known"),
    ("file that is not there", _ATOM, r"pdf/the-hohle-more\.pdf", "pdf/another.pdf"),
    ("kind of file", _ATOM, 'type="application/pdf"', 'type="application/zip"'),
    ("statement of an edition", "accessibility.html", "Its look is fixed", "Its look changes"),
    ("part of an edition", "accessibility.html", '<h2 id="audio">', '<h2 id="sound">'),
    ("checksum", "checksums.sha256", r"\A\w{8}", "00000000"),
    ("file left out", "checksums.sha256", r"\A[^\n]*\n", ""),
)  # fmt: skip


@pytest.fixture(scope="module")
def document(tmp_path_factory):
    """The book of the records."""
    return read_manuscript(write_book(tmp_path_factory.mktemp("book") / "b", OUTPUT)).document


def _told(document, files: list[Path]) -> list[str]:
    faults = find_format("library").prove(document, files)
    return [f"{fault.severity} {fault.code}: {fault.message}" for fault in faults]


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.is_file())


def test_an_unchanged_delivery_is_silent(document, library):
    assert _told(document, _files(library)) == []


@pytest.mark.parametrize(
    "change",
    [change[1:] for change in _CHANGES],
    ids=[f"{name}: {what}" for what, name, *_ in _CHANGES],
)
def test_a_change_of_a_record_is_seen(document, library, tmp_path, change):
    name, pattern, instead = change
    folder = Path(shutil.copytree(library, tmp_path / "library"))
    (file,) = folder.glob(name)
    text = file.read_text(encoding="utf-8")
    changed = re.sub(pattern, instead, text, count=1, flags=re.DOTALL)
    assert changed != text, f"{pattern} is not in {name}"
    file.write_text(changed, encoding="utf-8")

    assert [line for line in _told(document, [file]) if line.startswith("error")]


def test_a_change_of_the_binary_record_is_seen(document, library, tmp_path):
    folder = Path(shutil.copytree(library, tmp_path / "library"))
    (file,) = folder.glob("*.mrc")
    records = list(pymarc.MARCReader(file.read_bytes(), force_utf8=True))
    records[2]["245"]["a"] = "Another :"
    file.write_bytes(b"".join(record.as_marc() for record in records))

    (told,) = _told(document, [file])
    assert "pdf: its title is ['Another']" in told


def test_a_file_that_is_changed_missing_or_added_is_seen(document, library, tmp_path):
    folder = Path(shutil.copytree(library, tmp_path / "library"))
    (folder / "cover.jpg").write_bytes(b"another")
    next((folder / "daisy202").iterdir()).unlink()
    (folder / "more.txt").write_text("more", encoding="utf-8")

    told = "\n".join(_told(document, _files(folder)))
    for name, message in (
        ("cover.jpg", "is another file than it says"),
        ("daisy202/", "which is not there"),
        ("more.txt", "it does not name"),
    ):
        assert len(re.findall(rf"(checksums|zip)[^\n]*(?=[^\n]*{name})[^\n]*{message}", told)) == 2


def test_records_whose_editions_are_elsewhere_say_that_nothing_was_compared(
    document, library, tmp_path
):
    (tmp_path / "onix").mkdir()
    (file,) = library.glob(_ONIX)
    alone = Path(shutil.copy(file, tmp_path / "onix"))

    told = _told(document, [alone])
    assert len(told) == 6
    assert all(line.startswith("warning record-without-file") for line in told)


def test_records_are_compared_with_the_editions_beside_them(document, library, tmp_path):
    (tmp_path / "onix").mkdir()
    (file,) = library.glob(_ONIX)
    alone = Path(shutil.copy(file, tmp_path / "onix"))
    shutil.copytree(library / "pdf", tmp_path / "pdf")
    assert len(_told(document, [alone])) == 5

    (pdf,) = (tmp_path / "pdf").iterdir()
    shutil.copytree(library, tmp_path / "library")
    assert _told(document, [alone]) == []

    pdf.write_bytes(pdf.read_bytes() + b"\n")
    shutil.rmtree(tmp_path / "library")
    assert any(line.startswith("error") and "its size" in line for line in _told(document, [alone]))
