"""EPUBs whose files have names in other scripts, however the archive writes them."""

import unicodedata
import zipfile
from pathlib import Path

import pytest

from pipeline.importers.run import import_source
from tests.importers.test_pages import epub

_NAME = "\u00fcbung.xhtml"


class _Untold(zipfile.ZipInfo):
    """An entry whose name is UTF-8 without saying so, as many programs write it."""

    def _encodeFilenameFlags(self):  # noqa: N802  (the library's name)
        return self.filename.encode(), self.flag_bits & ~0x800


def _renamed(path: Path, form: str, kind: type[zipfile.ZipInfo]) -> list[str]:
    """The page of an EPUB renamed; the names as the archive's reader sees them."""
    with zipfile.ZipFile(path) as book:
        files = {name: book.read(name) for name in book.namelist()}
    files["book.opf"] = files["book.opf"].replace(b"c0.xhtml", _NAME.encode())
    files[unicodedata.normalize(form, _NAME)] = files.pop("c0.xhtml")
    with zipfile.ZipFile(path, "w") as book:
        for name, data in files.items():
            book.writestr(kind(name), data)
    with zipfile.ZipFile(path) as book:
        return book.namelist()


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_name_that_is_said_to_be_utf_8(tmp_path: Path, form: str) -> None:
    source = epub(tmp_path / "a.epub", "", "<h1>One</h1><p>Text.</p>")
    _renamed(source, form, zipfile.ZipInfo)
    assert import_source(source, tmp_path / "a").whole


def test_a_name_in_utf_8_that_is_not_said_to_be(tmp_path: Path) -> None:
    source = epub(tmp_path / "a.epub", "", "<h1>One</h1><p>Text.</p>")
    assert _NAME not in _renamed(source, "NFC", _Untold)
    assert import_source(source, tmp_path / "a").whole
