"""A page of HTML made ready for pandoc, which passes over decoration, frames and boxes."""

import base64
import re

from lxml import etree, html

from pipeline.importers.kinds import TYPE, kinds
from pipeline.importers.page_forms import plain_forms
from pipeline.importers.pandoc import Node, read_tree
from pipeline.importers.telling import Teller
from pipeline.importers.tongues import mark_languages

_READ = {"noteref", "footnote", "endnote", "rearnote"}
_FORMAT = "html+epub_html_exts-task_lists"


def prepare(page: "html.HtmlElement", teller: Teller, name: str) -> None:
    """Make plain what pandoc would pass over: decoration, frames, boxes, languages."""
    plain_forms(page, teller, name)
    mark_languages(page)
    for main in page.iter("main"):
        main.tag = "div"  # pandoc passes over all that stands outside of it
    for element in list(page.iter(etree.Element)):
        if not isinstance(element.tag, str):
            continue
        _prepare_one(element, teller, name)
    etree.strip_elements(page, "script", "style", "template", with_tail=False)
    etree.strip_elements(page, "colgroup", "col", with_tail=False)  # pandoc cuts what they leave


def _prepare_one(element: "html.HtmlElement", teller: Teller, name: str) -> None:
    said = kinds(element)
    for key in ("epub:type", TYPE):
        if key in element.attrib and not _READ & said:
            del element.attrib[key]  # pandoc passes over whole sections, such as title pages
    if element.tag == "svg":
        _as_picture(element)
    elif element.tag in ("option", "textarea", "button"):
        element.tag = "p"  # pandoc runs the words of a form together
    elif element.tag == "br" and any(up.tag == "pre" for up in element.iterancestors()):
        element.tail = "\n" + (element.tail or "")
    elif element.tag == "img" and (element.get("alt") == "" or {"presentation", "none"} & said):
        element.set("class", f"{element.get('class') or ''} decorative".strip())
    elif element.tag in ("iframe", "embed", "object", "video", "audio"):
        _as_link(element, teller, name)
    elif element.tag == "p" and "admonition-title" in (element.get("class") or "").split():
        element.tag = "div"
        element.set("class", "title")
    elif "noteref" in said:
        element.set("epub:type", "noteref")
    elif {"footnote", "endnote", "rearnote"} & said:
        element.set("epub:type", "footnote")
    elif element.tag == "aside":
        element.tag = "div"  # pandoc passes over the box, and keeps what is in it
        element.set("class", element.get("class") or "note")


def _as_picture(element: "html.HtmlElement") -> None:
    """A drawing in the page becomes a picture with the text alternative that it has."""
    alt = element.get("aria-label") or element.findtext("title") or element.findtext("{*}title")
    alt = " ".join((alt or "").split())
    inner = [one for one in element.iter("image") if one.get("xlink:href") or one.get("href")]
    if len(inner) == 1 and not element.findall(".//text"):
        address = inner[0].get("xlink:href") or inner[0].get("href")
    else:
        address = f"data:image/svg+xml;base64,{base64.b64encode(_drawing(element)).decode()}"
    tail = element.tail
    hidden = element.get("aria-hidden") == "true" or (not alt and _is_in_picture(element))
    element.clear()
    element.tag, element.tail = "img", tail
    element.set("src", address)
    element.set("alt", alt)
    if hidden:
        element.set("class", "decorative")


def _is_in_picture(element: "html.HtmlElement") -> bool:
    """Whether it is a part of a larger picture, which has the text alternative (WAI-ARIA, img)."""
    return any(one.get("role") == "img" for one in element.iterancestors())


_MIXED = (
    *("viewBox", "preserveAspectRatio", "clipPath", "linearGradient", "radialGradient", "textPath"),
    *("gradientUnits", "gradientTransform", "clipPathUnits", "patternUnits", "markerWidth"),
    *("markerHeight", "refX", "refY", "textLength", "lengthAdjust", "startOffset", "foreignObject"),
)
_SMALL = {name.lower(): name for name in _MIXED}
_NAMES = re.compile(r"(?<=[\s</])[a-z]{4,20}(?=[\s=/>])")


def _drawing(element: "html.HtmlElement") -> bytes:
    """A drawing as XML; HTML has its names in small letters."""
    if "xmlns" not in element.attrib:
        element.set("xmlns", "http://www.w3.org/2000/svg")
    text = etree.tostring(element, with_tail=False, encoding="unicode")
    return _NAMES.sub(lambda found: _SMALL.get(found[0], found[0]), text).encode()


def _as_link(element: "html.HtmlElement", teller: Teller, name: str) -> None:
    address = element.get("src") or element.get("data") or ""
    if not address:
        address = next((one.get("src") for one in element.iter("source") if one.get("src")), "")
    words = element.get("title") or element.get("aria-label") or address
    teller.tell("changed", name, f"a frame, film or sound ({address}) is written as a link")
    tail, instead = element.tail, (element.text or "").strip()
    inside = list(element) if element.tag != "iframe" else []
    element.clear()
    element.tail, element.tag, element.text = tail, "p", None
    link = etree.SubElement(element, "a", href=address)
    link.text = words
    link.tail = f" {instead}" if instead else None  # what stands where it cannot be shown
    for one in inside:
        if one.tag not in ("source", "track", "param"):
            element.append(one)


def page_tree(page: "html.HtmlElement", name: str) -> Node:
    """Pandoc's tree of a page."""
    data = html.tostring(page, encoding="utf-8")
    return read_tree(_FORMAT, data, name)
