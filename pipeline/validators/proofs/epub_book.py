"""An EPUB read back once for all that is proved of it."""

import posixpath
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TypeAlias
from urllib.parse import unquote

from pipeline.model import Block, Chart, Document, Figure, Sentence
from pipeline.model.walk import document_blocks, document_sentences
from pipeline.validators.proofs.same_text import (
    Element,
    FoundSentence,
    is_rich,
    named_sentences,
    parse_xml,
)

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
TYPE = "{http://www.idpf.org/2007/ops}type"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
SPACES = {
    "h": "http://www.w3.org/1999/xhtml",
    "svg": "http://www.w3.org/2000/svg",
    "ncx": "http://www.daisy.org/z3986/2005/ncx/",
}
_SPECIAL = frozenset(
    ("lang", LANG, "role", "aria-label", "hidden", "inert", "aria-hidden", "style")
)  # fmt: skip

Fault: TypeAlias = tuple[str, str]
"""The code of a diagnostic, and its message."""


@dataclass(frozen=True)
class EpubBook:
    """An EPUB beside the book that it should hold.

    ``pages`` are the content documents of the spine by path, ``names`` all files of the zip, which
    is open as long as the book is read.
    """

    document: Document
    zip: zipfile.ZipFile
    package_name: str
    package: Element
    pages: Mapping[str, Element]
    names: frozenset[str]

    @cached_property
    def sentences(self) -> Mapping[str, Sentence]:
        """Every sentence of the manuscript by id."""
        return {sentence.id: sentence for sentence in document_sentences(self.document)}

    @cached_property
    def found(self) -> Sequence[FoundSentence]:
        """The manuscript's sentences as the pages hold them, in spine order."""
        named = (one for page in self.attributes.values() for one in page.named)
        return named_sentences(named, self.sentences.keys(), self.pictures)

    @cached_property
    def rich(self) -> Mapping[str, Sentence]:
        """The sentences that hold more than text, by id."""
        return {name: one for name, one in self.sentences.items() if is_rich(one)}

    @cached_property
    def blocks(self) -> Sequence[Block]:
        """Every block of the manuscript."""
        return tuple(document_blocks(self.document))

    @cached_property
    def pictures(self) -> Sequence[Figure | Chart]:
        """Every figure and chart of the manuscript."""
        return [block for block in self.blocks if isinstance(block, Figure | Chart)]

    @cached_property
    def items(self) -> Mapping[str, Element]:
        """The items of the manifest by id."""
        return {item.get("id"): item for item in self.package.iter(f"{OPF}item")}

    @cached_property
    def overlays(self) -> Sequence[str]:
        """The media overlays of the pages that have one, in reading order."""
        spine = (self.items[one.get("idref")] for one in self.package.iter(f"{OPF}itemref"))
        named = (item.get("media-overlay") for item in spine)
        return [self.path(self.items[name]) for name in named if name]

    @cached_property
    def ids(self) -> Mapping[str, Mapping[str, Element]]:
        """The elements of each page by id; the first of those that share one."""
        return {name: dict(reversed(page.named)) for name, page in self.attributes.items()}

    @cached_property
    def elements(self) -> Mapping[str, Element]:
        """The elements of all pages by id; ids of the book's own text are unique in it."""
        found: dict[str, Element] = {}
        for page in reversed(list(self.ids.values())):
            found.update(page)
        return found

    @cached_property
    def attributes(self) -> Mapping[str, "Attributes"]:
        """The elements of each page that have an id, or anything special, read in one walk.

        What holds them keeps their proxies alive, which lxml would else make anew at each look.
        """
        return {name: _attributes(root) for name, root in self.pages.items()}

    @cached_property
    def special(self) -> Mapping[str, list[Element]]:
        """The elements of each page that have a language, a role, or anything that may hide."""
        return {name: page.special for name, page in self.attributes.items()}

    @cached_property
    def images(self) -> Sequence[tuple[str, Element]]:
        """The images of the pages, each with the path of its page."""
        return [
            (name, image) for name, root in self.pages.items() for image in root.iter(f"{XHTML}img")
        ]

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
        for item in self.items.values():
            name = self.path(item)
            if name.endswith(suffixes) and name in self.names:
                yield name, self.zip.read(name)


@dataclass(frozen=True, slots=True)
class Attributes:
    """The elements of a page that have an id, with it, and the special ones, in document order.

    An id that is given twice is there twice. ``marked`` are the ids of those that hold more than
    text, or have another attribute.
    """

    named: list[tuple[str, Element]]
    special: list[Element]
    marked: list[str]


def _attributes(root: Element) -> Attributes:
    found = Attributes([], [], [])
    for element in find_all("//*[@*]")(root):
        rows = element.items()
        if len(rows) > 1 or len(element):
            found.marked.extend(value for name, value in rows if name == "id")
        if len(rows) > 1 or rows[0][0] != "id":  # nearly all have an id alone
            if not _SPECIAL.isdisjoint([name for name, _ in rows]):
                found.special.append(element)
            rows = [row for row in rows if row[0] == "id"]
        if rows:
            found.named.append((rows[0][1], element))
    return found


@lru_cache(maxsize=8)
def find_all(path: str) -> Callable[[Element], list[Element]]:
    """What finds the elements of an XPath below an element; ``h`` is the prefix of XHTML."""
    from lxml import etree  # noqa: PLC0415  (only when an edition is read back)

    found: Callable[[Element], list[Element]] = etree.XPath(path, namespaces=SPACES)
    return found


@contextmanager
def read_epub(file: Path, document: Document) -> Iterator[EpubBook]:
    """The EPUB of a book, open; what cannot be read raises, as it comes."""
    with zipfile.ZipFile(file) as book:
        container = parse_xml(book.read("META-INF/container.xml"))
        package_name = next(e.get("full-path") for e in container.iter() if e.get("full-path"))
        package = parse_xml(book.read(package_name))
        items = {item.get("id"): item for item in package.iter(f"{OPF}item")}
        spine = [items[one.get("idref")] for one in package.iter(f"{OPF}itemref")]
        names = [resolved(package_name, item.get("href", ""))[0] for item in spine]
        pages = {name: parse_xml(book.read(name)) for name in names}
        yield EpubBook(document, book, package_name, package, pages, frozenset(book.namelist()))


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
