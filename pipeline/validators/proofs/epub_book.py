"""An EPUB read back once for all that is proved of it."""

import posixpath
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import unquote

from pipeline.model import Block, Document, Sentence
from pipeline.model.walk import document_blocks, document_sentences
from pipeline.validators.proofs.same_text import Element, parse_xml

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
TYPE = "{http://www.idpf.org/2007/ops}type"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
SPACES = {
    "h": "http://www.w3.org/1999/xhtml",
    "svg": "http://www.w3.org/2000/svg",
    "ncx": "http://www.daisy.org/z3986/2005/ncx/",
}

Fault: TypeAlias = tuple[str, str]
"""The code of a diagnostic, and its message."""


@dataclass(frozen=True)
class EpubBook:
    """An EPUB beside the book that it should hold.

    ``pages`` are the content documents of the spine by path, ``names`` all files of the zip.
    """

    document: Document
    file: Path
    package_name: str
    package: Element
    pages: Mapping[str, Element]
    names: frozenset[str]

    @cached_property
    def sentences(self) -> Mapping[str, Sentence]:
        """Every sentence of the manuscript by id."""
        return {sentence.id: sentence for sentence in document_sentences(self.document)}

    @cached_property
    def blocks(self) -> Sequence[Block]:
        """Every block of the manuscript."""
        return tuple(document_blocks(self.document))

    @cached_property
    def items(self) -> Mapping[str, Element]:
        """The items of the manifest by id."""
        return {item.get("id"): item for item in self.package.iter(f"{OPF}item")}

    @cached_property
    def ids(self) -> Mapping[str, Mapping[str, Element]]:
        """The elements of each page by id."""
        return {name: _by_id(root) for name, root in self.pages.items()}

    @cached_property
    def elements(self) -> Mapping[str, Element]:
        """The elements of all pages by id; ids of the book's own text are unique in it."""
        found: dict[str, Element] = {}
        for page in self.ids.values():
            for name, element in page.items():
                found.setdefault(name, element)
        return found

    @cached_property
    def special(self) -> Mapping[str, list[Element]]:
        """The elements of each page that have a language, a role, or anything that may hide."""
        find = _special()
        return {name: find(root) for name, root in self.pages.items()}

    @cached_property
    def nav_name(self) -> str:
        """The path of the navigation document; empty when there is none."""
        marked = (i for i in self.items.values() if "nav" in (i.get("properties") or "").split())
        return next(map(self.path, marked), "")

    def path(self, item: Element) -> str:
        """Where an item of the manifest lies in the EPUB."""
        return resolved(self.package_name, item.get("href", ""))[0]

    def others(self, *suffixes: str) -> Iterator[tuple[str, bytes]]:
        """The files of the manifest with these endings, and their bytes."""
        with zipfile.ZipFile(self.file) as book:
            for item in self.items.values():
                name = self.path(item)
                if name.endswith(suffixes) and name in self.names:
                    yield name, book.read(name)


@lru_cache(maxsize=1)
def _special() -> Any:  # noqa: ANN401  (lxml has no types)
    from lxml import etree  # noqa: PLC0415  (only when an edition is read back)

    names = ("lang", "xml:lang", "role", "aria-label", "hidden", "inert", "aria-hidden", "style")
    return etree.XPath(f"//*[{' or '.join(f'@{name}' for name in names)}]")


def read_epub(file: Path, document: Document) -> EpubBook:
    """The EPUB of a book; what cannot be read raises, as it comes."""
    with zipfile.ZipFile(file) as book:
        container = parse_xml(book.read("META-INF/container.xml"))
        package_name = next(e.get("full-path") for e in container.iter() if e.get("full-path"))
        package = parse_xml(book.read(package_name))
        items = {item.get("id"): item for item in package.iter(f"{OPF}item")}
        spine = [items[one.get("idref")] for one in package.iter(f"{OPF}itemref")]
        names = [resolved(package_name, item.get("href", ""))[0] for item in spine]
        pages = {name: parse_xml(book.read(name)) for name in names}
        return EpubBook(document, file, package_name, package, pages, frozenset(book.namelist()))


def resolved(base: str, reference: str) -> tuple[str, str]:
    """The file and the fragment that a reference in ``base`` leads to."""
    path, _, fragment = unquote(reference).partition("#")
    if not path:
        return base, fragment
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), path)), fragment


def local(element: Element) -> str:
    """The element's name without its namespace; empty for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _by_id(root: Element) -> dict[str, Element]:
    found: dict[str, Element] = {}
    for element in root.xpath("//*[@id]"):
        found.setdefault(element.get("id"), element)
    return found
