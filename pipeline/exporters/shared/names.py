"""File names made from titles: plain letters, digits and hyphens, good on every file system."""

import re
import unicodedata

from pipeline.model import Document

_LONGEST = 60


def slug(text: str) -> str:
    """A text as part of a file name, other scripts in Latin letters; empty without any letter."""
    from anyascii import anyascii  # noqa: PLC0415  (its tables load slowly)

    plain = anyascii(unicodedata.normalize("NFC", text)).lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")
    if len(words) <= _LONGEST:
        return words
    return words[: _LONGEST + 1].rpartition("-")[0] or words[:_LONGEST]


def book_slug(document: Document) -> str:
    """The name that the book's files share, without an ending."""
    return slug(document.metadata.title) or "book"


def section_slug(document: Document, index: int) -> str:
    """The name of the files of level 1 section ``index`` (from 0): the number sorts.

    All numbers have the same length, at least two digits: "01-the-basics".
    """
    digits = max(2, len(str(len(document.sections))))
    name = slug(document.sections[index].title.text) or "section"
    return f"{index + 1:0{digits}d}-{name}"
