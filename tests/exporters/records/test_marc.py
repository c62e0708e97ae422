"""The MARC records: read back by pymarc and yaz, judged by MARC::Lint."""

import shutil
import subprocess
from pathlib import Path

import pymarc
import pytest

from tests.judges import require

_LINT = """use MARC::Batch; use MARC::Lint;
my $batch = MARC::Batch->new('USMARC', $ARGV[0]); my $lint = MARC::Lint->new; my $count = 0;
while (my $record = $batch->next) {
  $count++; $lint->check_record($record);
  print "$_\\n" for ($lint->warnings, $record->warnings);
}
print "$count records\\n";
"""


def _file(folder: Path) -> Path:
    return next(folder.glob("*.mrc"))


def _records(folder: Path) -> list[pymarc.Record]:
    return list(pymarc.MARCReader(_file(folder).read_bytes(), force_utf8=True))


def _values(record: pymarc.Record, tag: str, code: str = "a") -> list[str]:
    return [value for field in record.get_fields(tag) for value in field.get_subfields(code)]


def _run(*command: object) -> str:
    done = subprocess.run([str(part) for part in command], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def _lint_is_there() -> bool:
    perl = shutil.which("perl")
    asked = [str(perl), "-MMARC::Lint", "-e", "1"]
    return bool(perl) and subprocess.run(asked, capture_output=True, check=False).returncode == 0


def judged_by_lint(file: Path) -> list[str]:
    """What MARC::Lint says of a file, and how many records it read."""
    require(_lint_is_there(), "MARC::Lint is not installed: apt-get install libmarc-lint-perl")
    return _run("perl", "-e", _LINT, file).splitlines()


@pytest.mark.parametrize(("book", "number"), [("library", 6), ("bare", 1)])
def test_marc_lint_finds_no_fault(book, number, request):
    assert judged_by_lint(_file(request.getfixturevalue(book))) == [f"{number} records"]


def test_yaz_reads_both_forms_alike(library):
    require(shutil.which("yaz-marcdump"), "yaz-marcdump is not installed: apt-get install yaz")
    (xml,) = library.glob("*.marc.xml")
    lines = _run("yaz-marcdump", "-o", "line", _file(library)).splitlines()
    of_xml = _run("yaz-marcdump", "-i", "marcxml", "-o", "line", xml).splitlines()

    assert [line for line in lines if line[:3].isdigit() and line[3] == " "] == [
        line for line in of_xml if line[:3].isdigit() and line[3] == " "
    ]
    assert sum(line.startswith("245 ") for line in lines) == 6


def test_both_forms_say_the_same(library):
    (xml,) = library.glob("*.marc.xml")
    records = pymarc.parse_xml_to_array(str(xml))

    assert [[str(f) for f in one.fields] for one in records] == [
        [str(f) for f in one.fields] for one in _records(library)
    ]
    assert {len(one["008"].data) for one in records} == {40}
    assert {len(one["006"].data) for one in records} == {18}


def test_the_facts_of_the_book_are_there(library):
    epub, *_ = _records(library)

    assert _values(epub, "020") == ["9783161484100"]
    assert _values(epub, "041") == ["eng", "ger"]
    assert (epub["100"].indicators[0], _values(epub, "100")) == ("1", ["Ba, Ann."])
    assert _values(epub, "100", "4") == ["aut"]
    assert _values(epub, "710") == ["The Hill Society."]
    assert tuple(epub["245"].indicators) == ("1", "4")  # "The " does not count
    assert _values(epub, "250") == ["Second edition."]
    assert _values(epub, "264", "b") == ["Hill & Co,"]
    assert epub["490"].get_subfields("a", "v") == ["Landscapes ;", "3"]
    assert _values(epub, "650") + _values(epub, "650", "x") == ["Hills.", "Mountains", "Europe"]
    assert _values(epub, "072") == ["RBGK", "NAT041000"]
    assert epub["008"].data[35:38] == "eng"


def test_what_is_coded_stands_at_its_place(library):
    epub, readaloud, _, _, audio, daisy = _records(library)
    fixed = epub["008"].data

    assert fixed[:18] == "260102s2026    xx "
    assert (fixed[18], fixed[22], fixed[23]) == (" ", "g", "o")  # no pictures, general, online
    assert set(fixed[24:32] + fixed[33:35]) == {"|"}  # nobody looked for an index or a genre
    assert fixed[35:] == "eng d"
    assert audio["008"].data[18:24] == "nnnngo"
    assert [len(one["007"].data) for one in (epub, audio)] == [14, 14]
    assert [one["007"].data[5] for one in (epub, readaloud, audio, daisy)] == [" ", "a", "a", "a"]
    assert [one["006"].data[6] + one["006"].data[9] for one in (epub, audio)] == ["od", "oh"]
    assert [one["040"]["b"] for one in (epub, audio)] == ["eng", "eng"]
    assert epub["041"].indicators[0] == "0"
    assert audio["300"]["a"] == "1 online resource (1 audio file (1 min.))"


def test_the_other_editions_are_told_apart(library):
    pdf = _records(library)[2]

    assert _values(pdf, "776", "i") == [
        f"Other format ({form}):"
        for form in ("EPUB", "EPUB + MP3", "PDF, 18 pt", "MP3", "DAISY 2.02")
    ]


def test_accessibility_stands_in_terms_and_in_words(library):
    records = _records(library)
    epub, readaloud, pdf, large, audio, _ = records

    assert _values(epub, "341", "2") == ["sapdv"]
    assert "displayTransformability" in _values(epub, "341", "b")
    assert _values(readaloud, "341", "d") == ["synchronizedAudioText"]
    assert "taggedPDF" in _values(pdf, "341", "b")
    assert _values(large, "341", "c") == ["largePrint"]
    assert _values(large, "340", "n") == ["large print"]
    assert [bool(one.get_fields("340")) for one in records].count(True) == 1
    assert _values(audio, "341") == []
    for one in records:
        assert any("conformance" in words.lower() for words in _values(one, "532"))


def test_the_file_and_the_statement_are_linked(library):
    epub, *_ = _records(library)

    assert [tuple(one.indicators) for one in epub.get_fields("856")] == [("4", "0"), ("4", "2")]
    base = "https://books.example.org/h%C3%B6hle/"
    file, statement = _values(epub, "856", "u")
    assert file.startswith(f"{base}epub/")
    assert (library / file.removeprefix(base)).is_file()
    assert statement == f"{base}accessibility.html"


def test_sound_is_catalogued_as_sound(library):
    audio = _records(library)[4]

    assert audio.leader[6] == "i"
    assert _values(audio, "336") == ["spoken word"]
    assert _values(audio, "347", "b") == ["MP3"]
    assert "synthetic voice" in audio["500"]["a"]
