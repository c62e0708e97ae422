"""Drawings are kept between builds, and no byte of an edition tells."""

import os
from pathlib import Path

import pytest

from pipeline.assets.kept import drawings_folder
from pipeline.assets.renderer import Renderer
from pipeline.driver import build
from pipeline.driver.reading import read_checked
from tests.catalogue.shelves import shelve

_SVG = """<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40" viewBox="0 0 60 40">
<circle cx="20" cy="20" r="{radius}" fill="#246"/><text x="5" y="30">Hill</text></svg>"""
_TEXT = "# One\n\n![A hill.](a.svg)\n\n![A dale.](b.svg)\n"


@pytest.fixture
def book(tmp_path, monkeypatch):
    monkeypatch.setenv("PUBLISH_CACHE", str(tmp_path / "kept"))
    folder = shelve(tmp_path, "book") / "book"
    for name, radius in (("a", 10), ("b", 12)):
        (folder / f"{name}.svg").write_text(_SVG.format(radius=radius))
    (folder / "one.md").write_text(_TEXT)
    return folder


@pytest.fixture
def drawn(monkeypatch):
    """How many drawings were drawn."""
    asked = []
    ask = Renderer._ask
    monkeypatch.setattr(Renderer, "_ask", lambda *of: asked.append(of) or ask(*of))
    return asked


def _built(book: Path, output: Path) -> dict[str, bytes]:
    manuscript, _ = read_checked(book)
    report = build(manuscript, output, ("epub", "pdf"), jobs=1)
    assert report.exit_code == 0, [str(result.error) for result in report.results]
    return {file.name: file.read_bytes() for one in report.results for file in one.files}


def test_an_edit_draws_what_is_new_and_is_byte_for_byte_a_cold_build(book, tmp_path, drawn):
    _built(book, tmp_path / "out")
    cold = len(drawn)
    (book / "one.md").write_text(_TEXT.replace("A hill", "A high hill"))
    edited = _built(book, tmp_path / "out")
    assert len(drawn) == cold > 0
    (book / "a.svg").write_text(_SVG.format(radius=14))
    changed = _built(book, tmp_path / "out")
    assert cold < len(drawn) < 2 * cold
    os.environ["PUBLISH_CACHE"] = str(tmp_path / "empty")
    assert _built(book, tmp_path / "again") == changed != edited


def test_a_damaged_drawing_is_drawn_anew(book, tmp_path, drawn):
    first = _built(book, tmp_path / "out")
    cold = len(drawn)
    for entry in drawings_folder().rglob("*.entry"):
        entry.write_bytes(entry.read_bytes()[:-1])
    assert _built(book, tmp_path / "out") == first
    assert len(drawn) == 2 * cold


def test_a_folder_that_cannot_be_written_keeps_nothing_and_stops_nothing(book, tmp_path):
    os.environ["PUBLISH_CACHE"] = str(tmp_path / "file")
    (tmp_path / "file").write_text("no folder")
    assert _built(book, tmp_path / "out")
