"""The pages of the print edition as marks in the text (EPUB Accessibility 1.1, 4.1)."""

import re
from collections.abc import Container
from dataclasses import dataclass

from pipeline.products import PageMap


@dataclass(frozen=True, slots=True)
class PageMark:
    """A page of the print edition begins here: ``offset`` characters into the sentence's text."""

    id: str
    label: str
    offset: int


def page_kind(label: str) -> str:
    """How DAISY and the NCX name a page: by arabic ("normal"), roman ("front") or other number."""
    if label.isdecimal():
        return "normal"
    return "front" if set(label.lower()) <= set("ivxlcdm") else "special"


def page_marks(pages: PageMap, known: Container[str]) -> dict[str, tuple[PageMark, ...]]:
    """The marks by sentence, in the order of the pages.

    A page that holds no text of the manuscript (cover, contents) has no place to be marked at.
    ``known`` holds the ids of the book: a mark's own id is none of them.
    """
    marks: dict[str, tuple[PageMark, ...]] = {}
    taken: set[str] = set()
    for page in pages.pages:
        if page.sentence is None or page.sentence not in known:
            continue
        mark = PageMark(_mark_id(page.label, known, taken), page.label, page.offset)
        marks[page.sentence] = (*marks.get(page.sentence, ()), mark)
    return marks


def _mark_id(label: str, known: Container[str], taken: set[str]) -> str:
    """``page_12``; a number is added where labels repeat."""
    plain = "page_" + re.sub(r"[^A-Za-z0-9-]", "-", label)
    name, number = plain, 1
    while name in taken or name in known:
        number += 1
        name = f"{plain}_{number}"
    taken.add(name)
    return name
