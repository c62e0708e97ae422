"""Page numbers of a printed source in Word: the style "Page Number (DAISY)".

Save as DAISY, WordToEPUB and Obi's templates know it; its words are the number, and no text.
"""

import re
from typing import TYPE_CHECKING

from pipeline.importers.pages import SOURCE_PAGE
from pipeline.importers.pandoc import Node, attributes, node, plain, walk

if TYPE_CHECKING:
    from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NAME = re.compile(r"page\W*+numbers?\W*+daisy\W*+", re.IGNORECASE)


def is_page_number(element: "etree._Element") -> bool:
    """Whether a run or paragraph is a page number by its style, whose id Word makes of its name."""
    for path in (f"{_W}rPr/{_W}rStyle", f"{_W}pPr/{_W}pStyle"):
        style = element.find(path)
        if style is not None and _NAME.fullmatch(style.get(f"{_W}val", "")):
            return True
    return False


def with_pages(blocks: list[Node]) -> list[Node]:
    """The tree with a mark for each page number."""
    for one in list(walk(blocks)):
        if one["t"] not in ("Span", "Div") or not _is_styled(one):
            continue
        label = " ".join(plain(one["c"][1]).split())
        mark = node("Span", ["", [SOURCE_PAGE], [["number", label]]], [])
        if one["t"] == "Span":
            one["c"] = mark["c"]
        else:
            one["c"] = [["", [], []], [node("Plain", [mark])]]
    return blocks


def _is_styled(one: Node) -> bool:
    return bool(_NAME.fullmatch(attributes(one["c"][0])[2].get("custom-style", "")))


def page_numbers(blocks: list[Node]) -> tuple[str, ...]:
    """What the marks of a tree say, in order."""
    return tuple(
        attributes(one["c"][0])[2]["number"]
        for one in walk(blocks)
        if one["t"] == "Span" and SOURCE_PAGE in attributes(one["c"][0])[1]
    )
