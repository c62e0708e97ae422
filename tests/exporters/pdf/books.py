"""Printed editions for the tests, made by the exporter alone."""

import datetime
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from pipeline.exporters.base import Assets, Export, Job
from pipeline.exporters.pdf.exporter import BookletExporter, LargePrintExporter, PdfExporter
from pipeline.exporters.pdf.options import PdfOptions
from pipeline.model import Document, Identifier, Metadata, Para, Section, Sentence, Str
from pipeline.products import PageMap
from pipeline.progress import Progress, SilentProgress

METADATA = Metadata("A Book", "en", (Identifier("urn:uuid:0d2f3b0a-0000-4000-8000-000000000001"),))
_MOMENT = datetime.datetime(2026, 1, 2, tzinfo=datetime.UTC)


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed book: its file, and all that the exporter told."""

    file: Path
    export: Export

    @property
    def pages(self) -> PageMap:
        (product,) = (one for one in self.export.products if isinstance(one, PageMap))
        return product


def print_document(  # noqa: PLR0917  (tests name what differs)
    document: Document,
    folder: Path,
    options: PdfOptions | None = None,
    assets: Path | None = None,
    kind: type[PdfExporter | LargePrintExporter | BookletExporter] = PdfExporter,
    pages: PageMap | None = None,
    progress: Progress | None = None,
) -> Printed:
    """Make a print edition of a document in a folder; ``pages`` are the standard edition's."""
    work = folder / "work"
    work.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(1) as executor:
        products = {PageMap: pages}
        shown = progress or SilentProgress()
        job = Job(work, Assets(assets or folder), _MOMENT, executor, products, shown)
        export = kind(options or PdfOptions()).export(document, job)
    (file,) = export.files
    return Printed(work / file, export)


def sentence(number: int, text: str) -> Sentence:
    """A sentence of plain text, its id made from its number."""
    return Sentence(f"s_{number}", (Str(text),))


def section(*blocks, title: str = "A section", name: str = "one") -> Section:
    """A section of the book."""
    return Section(name, 1, Sentence(f"{name}_s0", (Str(title),)), tuple(blocks))


def book(*sections: Section, **more) -> Document:
    """A document of these sections."""
    return Document(METADATA, tuple(sections), **more)


def paragraphs(count: int, words: int = 60, start: int = 1) -> tuple[Para, ...]:
    """Paragraphs of numbered words, all different."""
    return tuple(
        Para((sentence(n, " ".join(f"w{n}x{k}" for k in range(words)) + ". "),))
        for n in range(start, start + count)
    )
