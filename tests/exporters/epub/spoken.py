"""A small book and its narration by the real voice, for the editions that need both."""

from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

from pipeline.exporters.audio.exporter import AudioExporter
from pipeline.exporters.audio.options import AudioOptions
from pipeline.exporters.base import Assets, Export, Exporter, Job
from pipeline.exporters.epub.options import ReadAloudOptions
from pipeline.exporters.synchronized.readaloud import ReadAloudExporter
from pipeline.model import (
    BulletList,
    Cell,
    Column,
    Document,
    ListItem,
    Note,
    NoteRef,
    PageStart,
    Para,
    Plain,
    Row,
    Sentence,
    Str,
    Table,
)
from pipeline.products import PageMap, Timeline
from tests.exporters.epub.books import MOMENT, small_document, words

BY_SENTENCE = ReadAloudExporter(ReadAloudOptions())
BY_WORD = ReadAloudExporter(ReadAloudOptions(highlight="word"))
PAGES = PageMap((PageStart("1", "t1"), PageStart("2", "s2", 9)), "urn:isbn:9780306406157")


def said(ident: str, text: str) -> tuple[Sentence, ...]:
    return (Sentence(ident, (Str(text),)),)


def book() -> Document:
    text = (
        Sentence("s1", (Str("The archive keeps every letter that was ever written here. "),)),
        Sentence("s2", (Str("Visitors may read them on Monday."), NoteRef("call", "note", "1"))),
    )
    items = (ListItem((Plain(said("s3", "a quiet reading room")),)),)
    head = Row((Cell(said("h1", "Day"), "column"), Cell(said("h2", "Opening time"), "column")))
    row = Row((Cell(said("r1", "Monday"), "row"), Cell(said("r2", "ten in the morning"))))
    table = Table("hours", said("c1", "When to come"), (Column(),) * 2, (head,), (row,), 1)
    document = small_document(Para(text), BulletList(items), table, title="The archive")
    notes = (Note("note", "1", (words("Please bring a pencil.", "n1"),), "one"),)
    return replace(document, notes=notes)


def narrate(work: Path, document: Document | None = None, **options: object) -> Timeline:
    """The narration of the small book, or of another one, its files in ``work``."""
    with ProcessPoolExecutor(2) as executor:
        job = Job(work, Assets(work), MOMENT, executor)
        return AudioExporter(AudioOptions(**options)).export(document or book(), job).products[0]


def export_with(
    exporter: Exporter,
    timeline: Timeline,
    work: Path,
    document: Document | None = None,
    pages: PageMap = PAGES,
) -> Export:
    """The small book, or another one, in an edition that wants its narration and pages."""
    with ProcessPoolExecutor(1) as executor:
        products = {Timeline: timeline, PageMap: pages}
        job = Job(work, Assets(work), MOMENT, executor, products)
        return exporter.export(document or book(), job)
