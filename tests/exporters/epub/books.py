"""EPUBs for tests, made by the real exporters in a folder of the test's own."""

import datetime
import posixpath
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from lxml import etree

from pipeline.diagnostics import Diagnostic
from pipeline.exporters.base import Assets, Export, Job
from pipeline.exporters.epub.exporter import EpubExporter
from pipeline.exporters.epub.options import EpubOptions
from pipeline.model import Document, Identifier, Metadata, Para, Section, Sentence, Str
from pipeline.products import PageMap
from pipeline.validators.proofs.epub_book import read_epub
from pipeline.validators.proofs.same_text import compare_sentences

MOMENT = datetime.datetime(2026, 2, 3, tzinfo=datetime.UTC)
XHTML = "{http://www.w3.org/1999/xhtml}"
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"


def make_epub(
    document: Document,
    assets: Path,
    work: Path,
    pages: PageMap | None = None,
    **options: object,
) -> tuple[Path, Export]:
    """The EPUB's path, and what the exporter gave back."""
    work.mkdir(parents=True, exist_ok=True)
    exporter = EpubExporter(EpubOptions(page_list=pages is not None, **options))
    with ThreadPoolExecutor(1) as executor:
        products = {PageMap: pages} if pages else {}
        job = Job(work, Assets(assets), MOMENT, executor, products)
        export = exporter.export(document, job)
    return work / export.files[0], export


def unzip(book: Path) -> dict[str, bytes]:
    """The book's files by name."""
    with zipfile.ZipFile(book) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def trees(book: Path) -> dict[str, etree._Element]:
    """The content documents, parsed as the XML that they must be."""
    return {
        posixpath.basename(name): etree.fromstring(content)
        for name, content in unzip(book).items()
        if name.endswith(".xhtml")
    }


def metas(book: Path, prop: str) -> list[str]:
    """The values of a property in the package document."""
    package = etree.fromstring(unzip(book)["EPUB/content.opf"])
    found = package.iterfind(".//{http://www.idpf.org/2007/opf}meta")
    return [meta.text for meta in found if meta.get("property") == prop]


def words(text: str, sentence: str = "s1") -> Para:
    """A paragraph of one plain sentence."""
    return Para((Sentence(sentence, (Str(text),)),))


def small_document(*blocks: object, title: str = "A book", **facts: object) -> Document:
    """A document of one section with these blocks."""
    names = facts.pop("identifiers", (Identifier("urn:uuid:2d1a5f3c-6f0e-5f67-9c1b-5a8f7a4f2b10"),))
    metadata = Metadata(title, "en", names, **facts)
    section = Section("one", 1, Sentence("t1", (Str("Section one"),)), tuple(blocks))
    return Document(metadata, (section,))


def lost(epub: Path, document: Document) -> tuple[Diagnostic, ...]:
    """What the sentences of an EPUB lack of the document, as the proof after a build finds it."""
    with read_epub(epub, document) as book:
        return compare_sentences(document, book.found, "the EPUB")
