"""A small book, unzipped, as it is meant to be read by people and machines.

After a change that is meant, write the files anew with ``PUBLISH_GOLDEN=write``.
"""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image as Raster

from pipeline.model import (
    Abbr,
    Admonition,
    Cell,
    Chart,
    ChartPoint,
    Column,
    Emph,
    Figure,
    Link,
    Note,
    NoteRef,
    PageStart,
    Para,
    Row,
    Section,
    Sentence,
    Span,
    Str,
    Table,
)
from pipeline.products import PageMap
from tests.exporters.epub.books import MOMENT, make_epub, small_document, unzip, words

_GOLDEN = Path(__file__).parent / "golden"
_FILES = ("content.opf", "nav.xhtml", "section-001.xhtml", "title.xhtml", "toc.ncx")


def said(ident, text):
    return (Sentence(ident, (Str(text),)),)


def book():
    text = (
        Str("It was "),
        Emph((Str("not"),)),
        Str(" the "),
        Abbr("BLS", "Bureau of Labor Statistics"),
        Str(" but "),
        Span((Str("l\u2019État"),), "fr"),
        Str(", see "),
        Link((Str("the pay"),), "#pay"),
        Str("."),
        NoteRef("call-1", "note-1", "1"),
    )
    head = Row(
        (Cell(said("h1", "Setting"), "column"), Cell(said("h2", "Pay"), "column")),
    )
    row = Row((Cell(said("r1", "Hospitals"), "row"), Cell(said("r2", "about $41,000"))))
    pay = Table("pay", said("c1", "Pay by setting"), (Column(),) * 2, (head,), (row,), 1)
    points = (ChartPoint("Hospitals", 41000, "about $41,000"),)
    chart = Chart(
        "chart", "pay", points, "Setting", "Pay", said("a2", "One bar."),
        said("f2", "Pay"), (words("The bar is long.", "d2"),), 2,
    )  # fmt: skip
    figure = Figure("hill", "hill.png", said("a1", "A hill."), said("f1", "The hill"), (), number=1)
    tip = Admonition("tip", Sentence("b1", (Str("Tip"),)), (words("Be kind.", "b2"),))
    document = small_document(
        Para((Sentence("s1", text),)), pay, figure, chart, tip, modified=MOMENT
    )
    inner = Section("more", 2, Sentence("t2", (Str("More"),)), (words("The end.", "s2"),))
    notes = (Note("note-1", "1", (words("A note.", "n1"),), "one"),)
    sections = (replace(document.sections[0], sections=(inner,)),)
    return replace(document, sections=sections, notes=notes)


@pytest.mark.parametrize("name", _FILES)
def test_the_small_book_is_as_it_was(name, tmp_path):
    Raster.new("RGB", (4, 2), "green").save(tmp_path / "hill.png")
    pages = PageMap((PageStart("1", "t1"), PageStart("2", "s1", 11)), "urn:isbn:9780306406157")
    made, _ = make_epub(book(), tmp_path, tmp_path / "out", pages)
    found = unzip(made)[f"EPUB/{name}"].decode()
    if os.environ.get("PUBLISH_GOLDEN") == "write":
        (_GOLDEN / name).write_text(found, encoding="utf-8", newline="\n")
    assert found == (_GOLDEN / name).read_text(encoding="utf-8")
