"""What the NCX says besides the contents: its language, how deep it goes, and the printed pages.

Reading systems of EPUB 2 and players that read NCX find their way by it (OPF 2.0.1, 2.4.1).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from pipeline.exporters.xhtml.markup import legal
from pipeline.exporters.xhtml.pages import page_kind

_NCX = "{http://www.daisy.org/z3986/2005/ncx/}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class PageTarget:
    """A printed page: its label, and where it begins."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class PageWords:
    """What names the list of pages, and the attributes that tell its language if it is another."""

    text: str
    language: Mapping[str, str | None]


def complete_ncx(ncx: bytes, language: str, words: PageWords, pages: Sequence[PageTarget]) -> bytes:
    """The NCX with what EbookLib leaves at nothing; ``words`` name the list of pages."""
    root = etree.fromstring(ncx, etree.XMLParser(remove_blank_text=True))
    root.set(_LANG, language)
    counts = {
        "dtb:depth": max((_depth(point) for point in root.iter(f"{_NCX}navPoint")), default=0),
        "dtb:totalPageCount": len(pages),
        "dtb:maxPageNumber": max((int(p.label) for p in pages if p.label.isdecimal()), default=0),
    }
    for meta in root.iter(f"{_NCX}meta"):
        if (name := meta.get("name")) in counts:
            meta.set("content", str(counts[name]))
    if pages:
        _add_pages(root, words, pages)
    whole: bytes = etree.tostring(root, pretty_print=True, encoding="utf-8", xml_declaration=True)
    return whole


def _depth(point: etree._Element) -> int:
    return 1 + sum(1 for _ in point.iterancestors(f"{_NCX}navPoint"))


def _add_pages(root: etree._Element, words: PageWords, pages: Sequence[PageTarget]) -> None:
    listed = etree.SubElement(root, f"{_NCX}pageList")
    label = _label(listed, words.text)
    told = {_LANG: words.language.get("lang"), "dir": words.language.get("dir")}
    label.attrib.update({name: value for name, value in told.items() if value})
    for number, page in enumerate(pages, 1):
        attributes = {"id": f"page-{number}", "type": page_kind(page.label)}
        if page.label.isdecimal():
            attributes["value"] = str(int(page.label))
        target = etree.SubElement(listed, f"{_NCX}pageTarget", attributes)
        _label(target, page.label)
        etree.SubElement(target, f"{_NCX}content", {"src": page.href})


def _label(parent: etree._Element, words: str) -> etree._Element:
    label = etree.SubElement(parent, f"{_NCX}navLabel")
    etree.SubElement(label, f"{_NCX}text").text = legal(words)
    return label
