"""What the reader does not know is reported with its file, its line and what to do."""

import tomllib
from pathlib import Path

import pytest

from pipeline.errors import ConfigError
from pipeline.model.walk import document_sentences
from pipeline.reader import read_manuscript
from tests.reader.manuscripts import FACTS, all_text, faults, read, write

CASES = tomllib.loads((Path(__file__).parent / "faults.toml").read_text("utf-8"))["case"]
TOML_CASES = tomllib.loads((Path(__file__).parent / "faults.toml").read_text("utf-8"))["toml"]


@pytest.mark.parametrize("case", CASES, ids=[f"{c['code']} {n}" for n, c in enumerate(CASES)])
def test_a_fault_in_the_text(tmp_path, case):
    manuscript = read(tmp_path, case["text"])

    assert faults(manuscript) == [(case["code"], "one.md", case["line"])]
    (fault,) = manuscript.diagnostics
    assert fault.severity == case.get("severity", "error")
    assert case.get("hint", "") in (fault.hint or "")


@pytest.mark.parametrize("case", CASES, ids=[f"{c['code']} {n}" for n, c in enumerate(CASES)])
def test_the_text_at_fault_is_kept(tmp_path, case):
    kept = all_text(read(tmp_path, case["text"]).document)

    assert all(word in kept for word in case.get("kept", []))


@pytest.mark.parametrize("case", TOML_CASES, ids=[c["code"] for c in TOML_CASES])
def test_a_fault_in_book_toml(tmp_path, case):
    manuscript = read(tmp_path, "# One\n\nText.\n", case["text"])

    assert faults(manuscript) == [(case["code"], "book.toml", case["line"])]
    assert case.get("hint", "") in (manuscript.diagnostics[0].hint or "")


def test_a_manuscript_without_book_toml(tmp_path):
    with pytest.raises(ConfigError, match=r"book\.toml") as fault:
        read_manuscript(tmp_path)
    assert "publish new" in fault.value.hint


@pytest.mark.parametrize("content", [b"title = ", b"\xff\xfe", b"title = 1979-99-99", b"[" * 5000])
def test_a_book_toml_that_is_no_toml(tmp_path, content):
    (tmp_path / "book.toml").write_bytes(content)

    with pytest.raises(ConfigError):
        read_manuscript(tmp_path)


def test_a_section_file_that_is_missing_names_the_nearest(tmp_path):
    write(tmp_path, {"chapter.md": "# One\n\nText.\n"})
    (tmp_path / "book.toml").write_text(FACTS + 'sections = ["chapter.md", "chaptr.md"]\n')
    manuscript = read_manuscript(tmp_path)

    assert faults(manuscript) == [("missing-file", "book.toml", 4)]
    assert "chapter.md" in manuscript.diagnostics[0].hint


def test_a_section_outside_the_folder(tmp_path):
    (tmp_path / "secret.md").write_text("# Secret\n")
    folder = write(tmp_path / "book", {"one.md": "# One\n\nText.\n"})
    (folder / "book.toml").write_text(FACTS + 'sections = ["one.md", "../secret.md"]\n')

    assert faults(read_manuscript(folder)) == [("bad-path", "book.toml", 4)]


def test_a_file_that_was_forgotten(tmp_path):
    write(tmp_path, {"one.md": "# One\n\nText.\n"})
    (tmp_path / "two.md").write_text("# Two\n")
    (tmp_path / "_draft.md").write_text("# Draft\n")

    assert faults(read_manuscript(tmp_path)) == [("unlisted-file", "book.toml", 4)]


def test_a_fault_in_a_csv_file_names_its_line(tmp_path):
    (tmp_path / "t.csv").write_text("A,B\n1,2\n3\n")
    text = "# One\n\n:::{csv-table} C\n:file: t.csv\n:::\n"

    assert faults(read(tmp_path, text)) == [("ragged-row", "t.csv", 3)]


def test_a_table_with_a_file_and_a_body(tmp_path):
    (tmp_path / "t.csv").write_text("A,B\n1,2\n")
    text = "# One\n\n:::{csv-table} C\n:file: t.csv\n\nA,B\n3,4\n:::\n"

    assert faults(read(tmp_path, text)) == [("unused-body", "one.md", 4)]


def test_links_between_files(tmp_path):
    files = {
        "a.md": "# A\n\nTo [b](b.md), [place](b.md#here), [c](sub/c.md).\n",
        "b.md": "# B\n\n## Here\n\nTo [lost](b.md#hre).\n",
        "sub/c.md": "# C\n\nTo [a](../a.md).\n",
    }
    manuscript = read_manuscript(write(tmp_path, files))

    assert faults(manuscript) == [("broken-link", "b.md", 5)]
    assert "here" in manuscript.diagnostics[0].hint


@pytest.mark.parametrize(
    ("raw", "codes"),
    [
        (b"\xef\xbb\xbf# One\r\n\r\nA word\rand more.\r\n", []),
        ("# One\n\nCaf\u00e9.\n".encode("latin-1"), ["bad-encoding"]),
        (b"# One\n\nA\0b.\n", ["null-character"]),
        ("# One\n".encode("utf-16"), ["bad-encoding"]),
        (b"", ["missing-title"]),
        (b"\n\n", ["missing-title"]),
    ],
)
def test_encodings(tmp_path, raw, codes):
    manuscript = read_manuscript(write(tmp_path, {"one.md": raw}))

    assert [fault.code for fault in manuscript.diagnostics] == codes
    assert "\0" not in "".join(s.text for s in document_sentences(manuscript.document))
