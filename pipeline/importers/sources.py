"""What every kind of source becomes before it is written: parts of pandoc's tree, facts, files."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from pipeline.importers.pandoc import Node
from pipeline.importers.telling import Teller

READABLE = {
    ".docx": "docx", ".docm": "docx", ".odt": "odt", ".html": "html", ".htm": "html",
    ".xhtml": "html", ".epub": "epub", ".tex": "latex", ".latex": "latex", ".rst": "rst",
    ".md": "markdown", ".markdown": "markdown", ".qmd": "markdown", ".rmd": "markdown",
    ".txt": "markdown",
}  # fmt: skip
"""Endings of files that can be imported, and what each is."""


@dataclass(slots=True)
class Facts:
    """What the source says about the book."""

    title: str = ""
    subtitle: str = ""
    language: str = ""
    authors: list[tuple[str, str]] = field(default_factory=list)
    identifiers: list[str] = field(default_factory=list)
    publisher: str = ""
    rights: str = ""
    description: str = ""
    subjects: list[str] = field(default_factory=list)
    date: str = ""
    direction: str = ""
    cover: str = ""
    cover_alt: str = ""
    page_source: str = ""
    abbreviations: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Part:
    """A file of the source: its path in links, its tree, and its words by paragraphs.

    ``pages`` are the pages of the printed book of which it says where they begin.
    """

    name: str
    blocks: list[Node]
    units: list[str]
    title: str = ""
    pages: tuple[str, ...] = ()


@dataclass(slots=True)
class Source:
    """All that an import starts from. ``open_file`` gives the bytes of a picture of a part.

    ``decorative`` are the pictures of each part that only decorate.
    """

    name: str
    parts: list[Part]
    facts: Facts
    open_file: Callable[[str, str], bytes | None]
    teller: Teller
    decorative: Mapping[str, frozenset[str]] = field(default_factory=dict)
