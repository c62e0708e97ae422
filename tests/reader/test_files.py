"""What stands where a file should be is told as what it is; other spellings find the file."""

import os
import socket
import unicodedata

import pytest

from pipeline.checks import check_document
from pipeline.exporters.base import Assets
from pipeline.files import FileFault, locate
from pipeline.reader import read_manuscript
from tests.reader.manuscripts import FACTS, all_text, faults, write

NFC = unicodedata.normalize("NFC", "Bär.md")
NFD = unicodedata.normalize("NFD", "Bär.md")


def _message(folder, name):
    with pytest.raises(FileFault) as caught:
        locate(folder, name)
    return f"{caught.value.message}. {caught.value.hint}"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_what_is_no_file_is_named(tmp_path):
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "link.md").symlink_to("nowhere.md")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(os.path.relpath(tmp_path / "socket.md"))
        told = {name: _message(tmp_path, f"{name}.md") for name in ("pipe", "folder", "socket")}

    assert "'pipe.md' is a pipe, not a file" in told["pipe"]
    assert "'folder.md' is a folder, not a file" in told["folder"]
    assert "'socket.md' is a socket, not a file" in told["socket"]
    assert "is a link that leads nowhere" in _message(tmp_path, "link.md")
    assert not [text for text in told.values() if "Did you mean" in text]


@pytest.mark.parametrize(("written", "on_disk"), [(NFC, NFD), (NFD, NFC)])
def test_a_name_in_another_normal_form_finds_its_file(tmp_path, written, on_disk):
    (tmp_path / on_disk).write_text("# One\n\nText.\n", "utf-8")
    (tmp_path / "book.toml").write_text(f'{FACTS}sections = ["{written}"]\n', "utf-8")
    read = read_manuscript(tmp_path)

    assert faults(read) == []
    assert all_text(read.document) == "One Text."


def test_pictures_and_tables_in_another_normal_form_too(tmp_path):
    text = f"# One\n\n:::{{csv-table}} Rain\n:file: {NFC[:-3]}/{NFC[:-3]}.csv\n:::\n"
    table = f"{NFD[:-3]}/{NFD[:-3]}.csv"
    folder = write(tmp_path, {"one.md": text, table: "A,B\n1,2\n"})
    read = read_manuscript(folder)

    assert (*read.diagnostics, *check_document(read.document, Assets(folder))) == ()
    assert Assets(folder).read(f"{NFC[:-3]}/{NFC[:-3]}.csv") == b"A,B\n1,2\n"


def test_a_link_finds_its_section_in_either_form(tmp_path):
    folder = write(tmp_path, {NFD: "# One\n\nText.\n", "b.md": f"# Two\n\nSee [it]({NFC}).\n"})

    assert faults(read_manuscript(folder)) == []


def test_another_normal_form_leads_nowhere_outside(tmp_path):
    outside = tmp_path / "outside.md"
    outside.write_text("# Secret\n")
    book = tmp_path / "book"
    book.mkdir()
    (book / NFD).symlink_to(outside)

    assert "outside the manuscript" in _message(book, NFC)


@pytest.mark.parametrize("again", ["a.md", "./a.md", "x/../a.md", "link.md", "hard.md"])
def test_a_section_listed_twice_is_one_fault(tmp_path, again):
    (tmp_path / "x").mkdir()
    (tmp_path / "a.md").write_text("# One\n\nText.\n")
    if again == "link.md":
        (tmp_path / "link.md").symlink_to("a.md")
    if again == "hard.md":
        os.link(tmp_path / "a.md", tmp_path / "hard.md")
    (tmp_path / "book.toml").write_text(f'{FACTS}sections = ["a.md", "{again}"]\n')
    read = read_manuscript(tmp_path)

    assert faults(read) == [("repeated-section", "book.toml", 4)]
    assert all_text(read.document) == "One Text."


def test_a_section_with_a_detour_in_its_path_is_found_by_links(tmp_path):
    (tmp_path / "a.md").write_text("# One\n\nSee [two](b.md).\n")
    (tmp_path / "b.md").write_text("# Two\n\nSee [one](a.md).\n")
    (tmp_path / "book.toml").write_text(f'{FACTS}sections = ["./a.md", "./b.md"]\n')

    assert faults(read_manuscript(tmp_path)) == []
