"""HTML: a page of the web or of an EPUB, made ready for pandoc; nothing is fetched."""

import base64
import binascii
import re
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, unquote_to_bytes

from lxml import etree, html

from pipeline.errors import ManuscriptError
from pipeline.importers.pandoc import Node, node, plain, read_tree
from pipeline.importers.sources import Facts, Part, Source
from pipeline.importers.telling import Teller
from pipeline.importers.tongues import mark_languages

_SILENT = ("script", "style", "template", "head", "math", "svg", "title")
_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "caption", "dd", "details", "div"),
        *("dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3"),
        *("h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section"),
        *("summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "br"),
        *("dialog", "option", "select", "textarea", "button", "legend", "noscript", "meter"),
        *("progress", "iframe", "object", "video", "audio", "canvas"),
    )
)
_TYPE = "{http://www.idpf.org/2007/ops}type"
_READ = {"noteref", "footnote", "endnote", "rearnote"}
_FORMAT = "html+epub_html_exts-task_lists"


def parse_page(data: bytes, name: str) -> "html.HtmlElement":
    """A page of HTML or XHTML.

    Raises:
        ManuscriptError: there is nothing in it.
    """
    text = _decoded(data)
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    text = re.sub(
        r"<(script|style|title|a|div|span|p|td|th|i|b|em)\b([^<>]*)/>", r"<\1\2></\1>", text
    )
    try:
        page: html.HtmlElement = html.document_fromstring(text)
    except (etree.ParserError, ValueError) as error:
        raise ManuscriptError(f"{name} holds no text: {error}", "Name another file.") from None
    return page


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    head = data[:2000].decode("latin-1")
    said = re.search(r"(?:charset|encoding)\s*=\s*[\"']?([\w-]+)", head)
    for encoding in filter(None, ("utf-8-sig", said[1] if said else None, "cp1252")):
        try:
            return data.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            continue
    return data.decode("utf-8", "replace")


def kinds(element: "html.HtmlElement") -> set[str]:
    """What an element is by its types and roles, without their beginnings."""
    said = " ".join(element.get(key) or "" for key in ("epub:type", _TYPE, "role"))
    return {one.removeprefix("doc-") for one in said.split()}


def prepare(page: "html.HtmlElement", teller: Teller, name: str) -> None:
    """Make plain what pandoc would pass over: decoration, frames, boxes, languages."""
    mark_languages(page)
    for main in page.iter("main"):
        main.tag = "div"  # pandoc passes over all that stands outside of it
    for element in list(page.iter(etree.Element)):
        if not isinstance(element.tag, str):
            continue
        _prepare_one(element, teller, name)
    etree.strip_elements(page, "script", "style", "template", with_tail=False)


def _prepare_one(element: "html.HtmlElement", teller: Teller, name: str) -> None:
    said = kinds(element)
    for key in ("epub:type", _TYPE):
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
    elif "pagebreak" in said:
        shown = element.get("title") or element.get("aria-label") or ""
        teller.tell("left-out", name, "page numbers of the source; editions count their own pages")
        if shown or (element.text or "").isdigit():
            element.text = None
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


def page_units(page: "html.HtmlElement") -> list[str]:
    """The words of a page, by paragraphs."""
    body = page.find("body")
    units: list[list[str]] = [[]]
    _gather(body if body is not None else page, units)
    return [text for unit in units if (text := " ".join("".join(unit).split()))]


def _gather(element: "html.HtmlElement", units: list[list[str]]) -> None:
    for kind, one in etree.iterwalk(element, events=("start", "end")):
        tag = one.tag if isinstance(one.tag, str) else None
        silent = tag is None or any(up.tag in _SILENT for up in (one, *one.iterancestors()))
        if tag in _BLOCKS:
            units.append([])
        if kind == "start" and not silent and one.text and not _is_call(one):
            units[-1].append(one.text)
        in_call = any("noteref" in kinds(up) for up in one.iterancestors())
        if kind == "end" and one is not element and one.tail and not (_hidden(one) or in_call):
            units[-1].append(one.tail)
    remarks = element.iter(etree.Comment)
    units.extend([one.tail] for one in remarks if one.tail and not _hidden(one))


def _is_call(element: "html.HtmlElement") -> bool:
    """Whether it is, or stands in, the number of a note, which editions count anew."""
    return any("noteref" in kinds(up) for up in (element, *element.iterancestors()))


def _hidden(element: "html.HtmlElement") -> bool:
    return any(up.tag in _SILENT for up in element.iterancestors())


def page_tree(page: "html.HtmlElement", name: str) -> Node:
    """Pandoc's tree of a page."""
    data = html.tostring(page, encoding="utf-8")
    return read_tree(_FORMAT, data, name)


def read_web(path: Path, teller: Teller) -> Source:
    """A file of HTML.

    Raises:
        ManuscriptError: it cannot be read.
    """
    page = parse_page(path.read_bytes(), path.name)
    units = page_units(page)
    facts = page_facts(page)
    prepare(page, teller, path.name)
    tree = page_tree(page, path.name)
    part = Part(path.name, tree["blocks"], units)
    return Source(path.name, [part], facts, from_folder(path.parent), teller)


_SHORT = re.compile(r"[A-Z][A-Z0-9]{1,7}")


def explained(page: "html.HtmlElement") -> dict[str, str]:
    """The abbreviations that a page explains in their titles."""
    found: dict[str, str] = {}
    for one in page.iter("abbr", "acronym"):
        short, long = "".join(one.itertext()).strip(), " ".join((one.get("title") or "").split())
        if long and long != short and _SHORT.fullmatch(short):
            found.setdefault(short, long)
    return found


def page_facts(page: "html.HtmlElement") -> Facts:
    """What the head of a page says."""
    facts = Facts(title=" ".join((page.findtext("head/title") or "").split()))
    facts.language = page.get("lang") or page.get("xml:lang") or ""
    facts.direction = page.get("dir") or ""
    facts.abbreviations = explained(page)
    for meta in page.iter("meta"):
        said = " ".join((meta.get("content") or "").split())
        match (meta.get("name") or "").lower():
            case "author" | "dc.creator":
                facts.authors.append((said, "aut"))
            case "description" | "dc.description":
                facts.description = said
            case "keywords":
                facts.subjects = [one.strip() for one in said.split(",") if one.strip()]
            case "date" | "dcterms.date" | "dc.date":
                facts.date = said[:10]
    return facts


def from_folder(folder: Path, top: Path | None = None) -> Callable[[str, str], bytes | None]:
    """Gives files beside a source; none outside of the folder that is imported."""
    root = (top or folder).resolve()

    def open_file(part: str, address: str) -> bytes | None:
        if address.startswith("data:"):
            return from_data(address)
        name = unquote(address.partition("?")[0].partition("#")[0])
        here = root / PurePosixPath(part).parent
        for place in (here / name, root / name.lstrip("/")):
            try:
                found = place.resolve()
                if found.is_relative_to(root) and found.is_file():
                    return found.read_bytes()
            except (OSError, ValueError):
                continue
        return None

    return open_file


def from_data(address: str) -> bytes | None:
    """The bytes of a "data:" address."""
    head, comma, data = address.partition(",")
    if not comma:
        return None
    raw = unquote_to_bytes(data)
    try:
        return base64.b64decode(raw) if head.endswith(";base64") else raw
    except (binascii.Error, ValueError):
        return None


def resolve_html(blocks: list[Node], teller: Teller, name: str) -> list[Node]:
    """The tree with HTML that stood in Markdown read as what it means."""
    return list(_resolved(blocks, teller, name))


def _resolved(blocks: list[Node], teller: Teller, name: str) -> Iterator[Node]:
    for block in blocks:
        if block["t"] == "RawBlock" and block["c"][0].startswith("html"):
            yield from _read_html(str(block["c"][1]), teller, name)
            continue
        _resolve_inside(block, teller, name)
        yield block


def _read_html(text: str, teller: Teller, name: str) -> list[Node]:
    if text.lstrip().startswith("<!--") and text.rstrip().endswith("-->"):
        return []
    if not re.sub(r"</?[A-Za-z][^<>]*>", "", text).strip() and not re.search(
        r"<(img|iframe|video|audio|svg|hr|embed|object|table)\b|caption=", text
    ):
        return []
    page = html.document_fromstring(f"<html><body><div>{text}</div></body></html>")
    captions = [one.get("caption") for one in page.iter(etree.Element) if one.get("caption")]
    prepare(page, teller, name)
    found: list[Node] = page_tree(page, name)["blocks"]
    return [*(node("Para", [node("Str", one)]) for one in captions), *found]


def _resolve_inside(value: object, teller: Teller, name: str) -> None:
    if isinstance(value, dict):
        for inner in value.values():
            _resolve_inside(inner, teller, name)
    elif isinstance(value, list):
        if any(_is_raw(one, "RawBlock") for one in value):
            value[:] = _resolved(list(value), teller, name)
        elif any(_is_raw(one, "RawInline") for one in value):
            value[:] = inline_html(value)
        for inner in value:
            _resolve_inside(inner, teller, name)


def _is_raw(one: object, kind: str) -> bool:
    return isinstance(one, dict) and one.get("t") == kind and one["c"][0].startswith("html")


_TAG = re.compile(r"<(/?)([A-Za-z][\w-]*+)((?:[^<>/]|/(?!>))*+)(/?)>\s*+$")
_ATTRIBUTE = re.compile(r"(?<![\w:-])([\w:-]++)\s*+=\s*+(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_PLAIN = {
    "del": "Strikeout", "s": "Strikeout", "strike": "Strikeout", "u": "Underline",
    "ins": "Underline", "sub": "Subscript", "sup": "Superscript", "em": "Emph", "i": "Emph",
    "strong": "Strong", "b": "Strong", "cite": "Emph",
}  # fmt: skip


def inline_html(inlines: list[Node]) -> list[Node]:
    """Running text in which tags of HTML are elements of the tree."""
    stack: list[tuple[str, str, list[Node]]] = [("", "", [])]
    for one in inlines:
        found = _TAG.match(one["c"][1]) if _is_raw(one, "RawInline") else None
        if found is None:
            stack[-1][2].append(one)
            continue
        closing, tag, rest, _empty = found.groups()
        tag = tag.lower()
        if closing:
            _close(stack, tag)
        elif tag == "br":
            stack[-1][2].append(node("LineBreak"))
        elif tag in ("img", "input", "wbr", "hr"):
            stack[-1][2].extend(_void(tag, rest))
        else:
            stack.append((tag, rest, []))
    while len(stack) > 1:
        _tag, rest, inner = stack.pop()
        stack[-1][2].extend([*_anchor(rest), *inner])
    return stack[0][2]


def _close(stack: list[tuple[str, str, list[Node]]], tag: str) -> None:
    if all(tag != open_tag for open_tag, _rest, _inner in stack[1:]):
        return
    while len(stack) > 1:
        opened, rest, inner = stack.pop()
        stack[-1][2].extend(_element(opened, rest, inner) if opened == tag else inner)
        if opened == tag:
            return


def _named(rest: str) -> dict[str, str]:
    return {one[0]: one[1] or one[2] or one[3] for one in _ATTRIBUTE.findall(rest)}


def _anchor(rest: str) -> list[Node]:
    said = _named(rest)
    name = said.get("id") or said.get("name")
    return [node("Span", [name, [], []], [])] if name else []


def _element(tag: str, rest: str, inner: list[Node]) -> list[Node]:
    said = _named(rest)
    name = said.get("id") or said.get("name") or ""
    if tag in _PLAIN:
        return [node(_PLAIN[tag], inner)]
    if tag == "code":
        return [node("Code", ["", [], []], plain(inner))]
    if tag == "q":
        return [node("Quoted", node("DoubleQuote"), inner)]
    if tag == "a" and said.get("href"):
        return [node("Link", [name, [], []], inner, [said["href"], ""])]
    classes = [tag] if tag in ("kbd", "mark") else said.get("class", "").split()
    more = [["lang", said["lang"]]] if said.get("lang") else []
    return [node("Span", [name, classes, more], inner)] if classes or more or name else inner


def _void(tag: str, rest: str) -> list[Node]:
    said = _named(rest)
    if tag == "img" and said.get("src"):
        shown = [node("Str", said["alt"])] if said.get("alt") else []
        classes = ["decorative"] if re.search(r"\balt\s*=\s*(\"\"|'')", rest) else []
        return [node("Image", ["", classes, []], shown, [said["src"], ""])]
    if tag == "input" and said.get("type") == "checkbox":
        return [node("Str", "\u2612" if "checked" in rest else "\u2610"), node("Space")]
    return []
