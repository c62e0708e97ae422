"""The list of pages of an EPUB: in its navigation document (EPUB 3.3, 7.4.3), or in its NCX.

Many EPUBs list their pages and mark none of them: the list leads to plain anchors.
"""

import posixpath
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from lxml import etree, html

from pipeline.importers.archive import parse_xml
from pipeline.importers.kinds import kinds
from pipeline.importers.telling import Teller

Items = Mapping[str, tuple[str, str, str]]
"""Path, media type and properties of each item of the manifest, by its id."""

_NCX = "application/x-dtbncx+xml"
_BEFORE = ("img", "svg", "table", "ul", "ol", "dl", "hr", "a", "span", "em", "strong", "i", "b")


def mark_listed(
    pages: "Mapping[str, html.HtmlElement]",
    files: Mapping[str, bytes],
    items: Items,
    teller: Teller,
) -> None:
    """Mark each place that the list of pages leads to, and is no mark of a page by itself."""
    for label, name, fragment in _listed(files, items):
        page = pages.get(name)
        place = _place(page, fragment) if page is not None else None
        if place is None:
            what = "the list of pages leads to a place that is not there"
            teller.tell("lost", name, what, label)
        elif "pagebreak" not in kinds(place):
            _put(place, label)
        elif not (place.get("title") or place.get("aria-label")):
            place.set("title", label)


def _listed(files: Mapping[str, bytes], items: Items) -> Iterator[tuple[str, str, str]]:
    """Label, page and anchor of each entry."""
    for name, kind, properties in items.values():
        if name in files and "nav" in properties.split():
            found = list(_of_nav(parse_xml(files[name], name), name))
        elif name in files and kind == _NCX:
            found = list(_of_ncx(parse_xml(files[name], name), name))
        else:
            continue
        if found:
            yield from found
            return


def _of_nav(root: "etree._Element", name: str) -> Iterator[tuple[str, str, str]]:
    for nav in root.iter("{*}nav"):
        if "page-list" in kinds(nav) or "pagelist" in kinds(nav):
            for link in nav.iter("{*}a"):
                yield _entry("".join(link.itertext()), name, link.get("href") or "")


def _of_ncx(root: "etree._Element", name: str) -> Iterator[tuple[str, str, str]]:
    for target in root.iter("{*}pageTarget"):
        content = target.find("{*}content")
        label = "".join(target.findtext("{*}navLabel/{*}text") or target.get("value") or "")
        yield _entry(label, name, content.get("src", "") if content is not None else "")


def _entry(label: str, base: str, address: str) -> tuple[str, str, str]:
    path, _hash, fragment = unquote(address).partition("#")
    where = posixpath.normpath(posixpath.join(posixpath.dirname(base), path))
    return " ".join(label.split()), where, fragment


def _place(page: "html.HtmlElement", fragment: str) -> "html.HtmlElement | None":
    """The element that an entry leads to; the page's first one where it names none."""
    if not fragment:
        return page.find("body")
    for one in page.iter(etree.Element):
        if one.get("id") == fragment or (one.tag == "a" and one.get("name") == fragment):
            return one
    return None


def _put(place: "html.HtmlElement", label: str) -> None:
    """A mark before a thing, or before the words of what holds them."""
    mark = html.Element("span", {"role": "doc-pagebreak", "title": label})
    if place.tag in _BEFORE:
        place.addprevious(mark)
    else:
        mark.tail, place.text = place.text, None
        place.insert(0, mark)
