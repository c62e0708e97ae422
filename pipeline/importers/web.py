"""A page of HTML: its words, its facts, and its tree; nothing is fetched."""

import re
from pathlib import Path

from lxml import etree, html

from pipeline.errors import ManuscriptError
from pipeline.importers.kinds import kinds
from pipeline.importers.nearby import from_folder
from pipeline.importers.page import page_tree, prepare
from pipeline.importers.pages import keep_pages, page_numbers
from pipeline.importers.sources import Facts, Part, Source
from pipeline.importers.telling import Teller

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


def page_units(page: "html.HtmlElement") -> list[str]:
    """The words of a page, by paragraphs; numbers of notes, which editions count anew, left out."""
    body = page.find("body")
    units: list[list[str]] = [[]]
    _gather(body if body is not None else page, units)
    return [text for unit in units if (text := " ".join("".join(unit).split()))]


def _gather(element: "html.HtmlElement", units: list[list[str]]) -> None:
    above = list(element.iterancestors())
    silent = any(up.tag in _SILENT for up in above)
    within = [(silent, any("noteref" in kinds(up) for up in above))]
    for event, one in etree.iterwalk(element, events=("start", "end", "comment")):
        if event == "comment":
            units[-1].append("" if any(within[-1]) else one.tail or "")
            continue
        if one.tag in _BLOCKS:
            units.append([])
        if one.tag in ("rt", "rp"):  # a reading is no part of the word above which it stands
            units[-1].append(" ")
        if event == "start":
            silent, called = within[-1]
            within.append((silent or one.tag in _SILENT, called or "noteref" in kinds(one)))
            said = one.text
        else:
            within.pop()
            said = one.tail if one is not element else None
        if said and not any(within[-1]):
            units[-1].append(said)


def read_web(path: Path, teller: Teller) -> Source:
    """A file of HTML.

    Raises:
        ManuscriptError: it cannot be read.
    """
    page = parse_page(path.read_bytes(), path.name)
    keep_pages(page, teller, path.name)
    units = page_units(page)
    facts = page_facts(page)
    prepare(page, teller, path.name)
    tree = page_tree(page, path.name)
    part = Part(path.name, tree["blocks"], units, pages=page_numbers(page))
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
