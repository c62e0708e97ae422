"""EPUBs: their spine, metadata, cover and notes (EPUB 3.3)."""

import os
import posixpath
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import get_args
from unicodedata import normalize
from urllib.parse import unquote

from lxml import etree, html

from pipeline.errors import ManuscriptError
from pipeline.importers.archive import parse_xml, read_archive
from pipeline.importers.kinds import kinds
from pipeline.importers.nearby import from_data
from pipeline.importers.own_charts import bring_back
from pipeline.importers.page import page_tree, prepare
from pipeline.importers.page_lists import mark_listed
from pipeline.importers.pages import carry_over, keep_pages, out_of_notes, page_numbers
from pipeline.importers.sources import Facts, Part, Source
from pipeline.importers.telling import Teller
from pipeline.importers.web import explained, page_units, parse_page
from pipeline.model import Identifier, SectionRole
from pipeline.progress import Progress
from pipeline.reader.identifiers import read_identifier

_DC = "{http://purl.org/dc/elements/1.1/}"
_OPF = "{http://www.idpf.org/2007/opf}"
_PAGES_OF = "pageBreakSource"
_NOTES = {"footnote", "endnote", "rearnote"}
_LEFT = {"toc", "landmarks", "page-list", "lot", "loi"}
_AT_ONCE = 4  # each may take the memory that pandoc is given


def read_epub(path: Path, teller: Teller, progress: Progress) -> Source:
    """An EPUB.

    Raises:
        ManuscriptError: it cannot be read, or is protected.
    """
    files = read_archive(path)
    package_name = _package(files, path)
    package = parse_xml(files[package_name], package_name)
    root = posixpath.dirname(package_name)
    if _locked(files):
        hint = "Ask its publisher for a copy without protection."
        raise ManuscriptError(f"{path.name} is encrypted (DRM)", hint)
    items = _items(package, root)
    pages = _spine(package, items, files, path)
    facts = _facts(package, items)
    mark_listed(pages, files, items, teller)
    for name, page in pages.items():
        keep_pages(page, teller, name)
    facts.cover_alt = _cover_alt(pages, facts.cover)
    pages = _without_front(pages, facts, teller)
    _gather_notes(pages)
    bring_back(pages, teller)
    for page in pages.values():
        facts.abbreviations = {**explained(page), **facts.abbreviations}
    parts = []
    with progress.task(f"Reading {path.name}", len(pages)) as task:
        for part in _parts(pages, teller):
            parts.append(part)
            task.advance()
    kept = [part for part in parts if part.blocks]

    def open_file(part: str, address: str) -> bytes | None:
        if address.startswith("data:"):
            return from_data(address)
        return files.get(_path(posixpath.dirname(part), address))

    return Source(path.name, kept, facts, open_file, teller)


def _cover_alt(pages: "dict[str, html.HtmlElement]", cover: str) -> str:
    """The text alternative that a page gives the cover."""
    for name, page in pages.items():
        for one in page.iter("img"):
            address = posixpath.join(posixpath.dirname(name), unquote(one.get("src") or ""))
            if cover and posixpath.normpath(address) == cover and one.get("alt"):
                return _clean(one.get("alt"))
    return ""


def _package(files: dict[str, bytes], path: Path) -> str:
    data = files.get("META-INF/container.xml")
    found = parse_xml(data, "container.xml").find(".//{*}rootfile") if data else None
    name = found.get("full-path", "") if found is not None else ""
    if name not in files:
        raise ManuscriptError(f"{path.name} is no EPUB: it has no package file", "Name another.")
    return name


def _locked(files: dict[str, bytes]) -> bool:
    """Whether pages are encrypted; fonts alone are often obfuscated."""
    data = files.get("META-INF/encryption.xml")
    if not data:
        return False
    targets = parse_xml(data, "encryption.xml").iter("{*}CipherReference")
    return any(one.get("URI", "").endswith(("html", "htm")) for one in targets)


def _items(package: "etree._Element", root: str) -> dict[str, tuple[str, str, str]]:
    """Path, media type and properties of each item by its id."""
    return {
        one.get("id", ""): (
            _path(root, one.get("href", "")),
            one.get("media-type", ""),
            one.get("properties", ""),
        )
        for one in package.iter(f"{_OPF}item")
    }


def _path(folder: str, address: str) -> str:
    """The name of the file that an address in a folder of the archive leads to, composed."""
    return normalize("NFC", posixpath.normpath(posixpath.join(folder, unquote(address))))


def _spine(
    package: "etree._Element",
    items: dict[str, tuple[str, str, str]],
    files: dict[str, bytes],
    path: Path,
) -> "dict[str, html.HtmlElement]":
    pages: dict[str, html.HtmlElement] = {}
    for reference in package.iter(f"{_OPF}itemref"):
        name, _kind, properties = items.get(reference.get("idref", ""), ("", "", ""))
        if "nav" in properties.split() or not name.endswith(("html", "htm", "xml")):
            continue
        if name not in files:
            raise ManuscriptError(f"{path.name} lacks its page {name}", "Ask for a whole copy.")
        pages[name] = parse_page(files[name], name)
    return pages


def _gather_notes(pages: "dict[str, html.HtmlElement]") -> None:
    """Bring notes to the page that calls them; a call is known by what it leads to."""
    notes = {
        (name, element.get("id")): element
        for name, page in pages.items()
        for element in page.iter(etree.Element)
        if isinstance(element.tag, str) and _NOTES & kinds(element) and element.get("id")
    }
    for note in notes.values():
        out_of_notes(note)
    for name, page in pages.items():
        for link in list(page.iter("a")):
            where, _hash, fragment = (link.get("href") or "").partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(where)))
            note = notes.get((target if where else name, fragment))
            if note is None or "backlink" in kinds(link) or _is_inside(link, note):
                continue
            link.set("epub:type", "noteref")
            if where:
                _move(note, page, link, target)


def _is_inside(link: "html.HtmlElement", note: "html.HtmlElement") -> bool:
    return any(one is note for one in link.iterancestors())


def _move(
    note: "html.HtmlElement", page: "html.HtmlElement", link: "html.HtmlElement", source: str
) -> None:
    body = page.find("body")
    name = f"{posixpath.basename(source).replace('.', '-')}-{note.get('id')}"
    link.set("href", f"#{name}")
    if note.get("moved"):
        return
    note.set("moved", "yes")
    note.set("id", name)
    if body is not None:
        note.drop_tree() if note.getparent() is not None else None
        body.append(note)


_HOLDS_NOTES = {"footnotes", "endnotes", "rearnotes"}
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def _drop_headings_of_notes(page: "html.HtmlElement", teller: Teller, name: str) -> None:
    """Take away the headings above nothing but notes, since every edition makes its own."""
    for box in list(page.iter(etree.Element)):
        if not isinstance(box.tag, str) or not _HOLDS_NOTES & kinds(box):
            continue
        for heading in list(box.iter(*_HEADINGS)):
            what = "the heading of the notes, which every edition makes"
            teller.tell("left-out", name, what, heading.text_content())
            heading.drop_tree()


def _drop_labels(page: "html.HtmlElement", teller: Teller, name: str) -> None:
    """Take away the numbers of notes, and what an edition of ours puts before a box's title."""
    for box in list(page.iter("p", "span")):
        inside = box.getparent()
        of_note = box.tag == "p" and inside is not None and bool(_NOTES & kinds(inside))
        of_box = inside is not None and "admonition-title" in (inside.get("class") or "").split()
        words = box.text_content().strip()
        if (of_note and words.rstrip(".").isdigit()) or (
            of_box and box.get("class") == "caption-label"
        ):
            what = "the number of a note or the kind of a box, which every edition makes"
            teller.tell("left-out", name, what, words)
            box.drop_tree()


def _without_front(
    pages: "dict[str, html.HtmlElement]", facts: Facts, teller: Teller
) -> "dict[str, html.HtmlElement]":
    """The pages without the cover and the title page that every edition makes of book.toml."""
    known = set(_title_page_words(facts))
    kept: dict[str, html.HtmlElement] = {}
    left: list[html.HtmlElement] = []
    for name, page in pages.items():
        words = _without_statement(page)
        pictures = [one.get("src") or "" for one in page.iter("img")]
        at = posixpath.dirname(name)
        whole = {posixpath.normpath(posixpath.join(at, unquote(one))) for one in pictures}
        if words and not pictures and facts.title in words and set(words) <= known:
            teller.tell("left-out", name, "the title page, which every edition makes")
            left.append(page)
        elif not words and facts.cover and whole == {facts.cover} and facts.cover_alt:
            teller.tell("left-out", name, "the page of the cover, which every edition makes")
            left.append(page)
        else:
            carry_over(left, page)
            kept[name], left = page, []
    return kept or pages


def _title_page_words(facts: Facts) -> Iterator[str]:
    """What a title page says that is made of the facts, ours or another publisher's."""
    people = [name for name, _role in facts.authors]
    year = facts.date[:4]
    yield from (facts.title, facts.subtitle, facts.rights, facts.date, year, *people)
    yield from (facts.publisher, f"{facts.publisher}, {year}")
    yield ", ".join(name for name, role in facts.authors if role == "aut")
    yield from facts.identifiers
    yield ", ".join(filter(None, (Identifier(one).printed for one in facts.identifiers)))


def _without_statement(page: "html.HtmlElement") -> list[str]:
    """The words of a page but for the accessibility statement, which every edition makes anew."""
    words = page_units(page)
    for one in page.iterfind(".//section[@class='statement']"):
        for said in page_units(one):
            words.remove(said) if said in words else None
    return words


def _parts(pages: "dict[str, html.HtmlElement]", teller: Teller) -> Iterator[Part]:
    """Each page in turn. pandoc reads some at once: most of the time is spent waiting for it."""
    pool = ThreadPoolExecutor(min(os.cpu_count() or 1, _AT_ONCE))
    try:
        words = [_made_ready(name, page, teller) for name, page in pages.items()]
        trees = pool.map(page_tree, pages.values(), pages)
        for (name, page), units, tree in zip(pages.items(), words, trees, strict=True):
            title = " ".join((page.findtext("head/title") or "").split())
            yield Part(name, tree["blocks"], units, title, page_numbers(page))
    finally:
        pool.shutdown(cancel_futures=True)


def _made_ready(name: str, page: "html.HtmlElement", teller: Teller) -> list[str]:
    """The words of a page, which is then made ready for pandoc."""
    _drop_headings_of_notes(page, teller, name)
    _drop_labels(page, teller, name)
    for nav in list(page.iter("nav")):
        if _LEFT & kinds(nav):
            teller.tell("left-out", name, "a table of contents, which every edition makes")
            nav.drop_tree()
    for link in list(page.iter("a")):
        if "backlink" in kinds(link):
            link.drop_tree()
    for note in list(page.iter(etree.Element)):
        if isinstance(note.tag, str) and _NOTES & kinds(note) and note.tag != "aside":
            note.tag = "aside"
    _keep_role(page)
    units = page_units(page)
    prepare(page, teller, name)
    return units


_ROLES = frozenset(get_args(SectionRole)) - {"chapter"}  # which all that say nothing are


def _keep_role(page: "html.HtmlElement") -> None:
    """Let the first title of a page bear what the page is, such as a foreword or a glossary."""
    title = page.find(".//h1")
    around = (title, *title.iterancestors()) if title is not None else ()
    roles = [role for one in around for role in sorted(kinds(one) & _ROLES)]
    if title is not None and roles:
        title.set("data-publish-role", roles[0])


def _facts(package: "etree._Element", items: dict[str, tuple[str, str, str]]) -> Facts:
    facts = Facts(language=(package.findtext(f".//{_DC}language") or "").strip())
    titles = [_clean(one.text) for one in package.iter(f"{_DC}title")]
    facts.title = titles[0] if titles else ""
    refined = {
        (one.get("refines", "")[1:], one.get("property")): _clean(one.text)
        for one in package.iter(f"{_OPF}meta")
    }
    for one in package.iter(f"{_DC}title"):
        kind = refined.get((one.get("id", ""), "title-type"))
        if kind == "subtitle":
            facts.subtitle = _clean(one.text)
        elif kind == "main":
            facts.title = _clean(one.text)
    for tag, default in (("creator", "aut"), ("contributor", "ctb")):
        for one in package.iter(f"{_DC}{tag}"):
            role = refined.get((one.get("id", ""), "role")) or one.get(f"{_OPF}role") or default
            facts.authors.append((_clean(one.text), role))
    facts.identifiers = [_clean(one.text) for one in package.iter(f"{_DC}identifier")]
    facts.publisher = _clean(package.findtext(f".//{_DC}publisher"))
    facts.rights = _clean(package.findtext(f".//{_DC}rights"))
    facts.description = _clean(package.findtext(f".//{_DC}description"))
    facts.subjects = [_clean(one.text) for one in package.iter(f"{_DC}subject")]
    facts.date = _clean(package.findtext(f".//{_DC}date"))[:10]
    facts.page_source = _page_source(package, refined)
    spine = package.find(f"{_OPF}spine")
    if spine is not None:
        facts.direction = "rtl" if spine.get("page-progression-direction") == "rtl" else ""
    facts.cover = next((n for n, _k, p in items.values() if "cover-image" in p.split()), "")
    return facts


def _page_source(package: "etree._Element", refined: Mapping[tuple[str, str | None], str]) -> str:
    """The printed book whose pages are marked (EPUB Accessibility 1.1, 4.2; 1.0, 4.2.2)."""
    said = [one.text for one in package.iter(f"{_OPF}meta") if one.get("property") == _PAGES_OF]
    sources = [(one.get("id", ""), _clean(one.text)) for one in package.iter(f"{_DC}source")]
    paged = [text for name, text in sources if refined.get((name, "source-of")) == "pagination"]
    books = [text for _, text in sources if read_identifier(text)[0]]
    only = [text for _, text in sources] if len(sources) == 1 else []
    found = (*map(_clean, said), *paged, *books, *only)
    return next((text for text in found if text and text.lower() != "unknown"), "")


def _clean(text: str | None) -> str:
    return " ".join((text or "").split())
