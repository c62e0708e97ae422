"""Ids of content documents: one that is given twice leads links and headers astray."""

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pipeline.diagnostics import Diagnostic
from pipeline.validators.proofs.same_text import spine_pages

_LIKE_ID = re.compile(rb'\sid="([^"<>]*)"')
_ID = re.compile(rb'<[^<>]*?\sid="([^"<>]*)"')
_REMEDY = "Build this edition again; if it stays so, please report a bug of this program."


def repeated_ids(path: Path) -> Iterator[Diagnostic]:
    """The ids that a content document of an EPUB gives to two elements (XML 1.0, 3.3.1)."""
    with zipfile.ZipFile(path) as book:
        for page in spine_pages(book.read):
            content = book.read(page.name)
            likely = _LIKE_ID.findall(content)
            if len(set(likely)) == len(likely):
                continue  # nearly all pages; what looks like an id may also stand in the text
            for name, times in Counter(_ID.findall(content)).items():
                if times > 1:
                    message = f"{page.name} gives the id {name.decode()!r} to {times} elements"
                    yield Diagnostic("repeated-id", "error", message, None, _REMEDY)
