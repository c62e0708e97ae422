"""Word documents: what pandoc reads, and beside it what it does not carry."""

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from pipeline.errors import ManuscriptError
from pipeline.importers.archive import parse_xml, read_archive
from pipeline.importers.pandoc import Node, attributes, node, plain, read_tree, walk
from pipeline.importers.sources import Facts, Part, Source
from pipeline.importers.telling import Teller
from pipeline.importers.word_lists import nested_lists
from pipeline.importers.word_pages import is_page_number, page_numbers, with_pages
from pipeline.importers.word_ready import made_ready, with_labels
from pipeline.importers.word_tongues import main_language, read_tongues, with_languages

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_ON = (None, "1", "true", "on")
_SKIPPED = (f"{_W}del", f"{_W}moveFrom", f"{_MC}Fallback", f"{_M}oMath", f"{_W}instrText")


def read_word(path: Path, teller: Teller) -> Source:
    """A .docx.

    Raises:
        ManuscriptError: it cannot be read.
    """
    files = read_archive(path)
    main = _main_part(files, path)
    body = parse_xml(files[main], path.name)
    styles = files.get("word/styles.xml")
    tongues = read_tongues(parse_xml(styles, "styles") if styles else None)
    tongues.base = main_language(body, tongues)
    ready = made_ready(files, main, tongues, teller, path.name)
    tree = read_tree("docx+styles", ready.data, path.name, ["--track-changes=accept"])
    blocks = with_pages(_with_headers(with_labels(tree["blocks"], ready.labels), body))
    units = list(_units(body, teller, path.name))
    blocks = nested_lists(_with_boxes(body, blocks))
    for kind in ("footnotes", "endnotes"):
        if data := files.get(f"word/{kind}.xml"):
            units += _note_units(parse_xml(data, kind), teller, path.name)
    _tell_others(files, body, teller, path.name)
    facts = _facts(files, body, tree)
    facts.language = tongues.base or facts.language
    blocks = with_languages([one for one in blocks if not _is_contents(one)])

    def open_file(_part: str, address: str) -> bytes | None:
        name = posixpath.normpath(address)
        return files.get(f"word/{name}") or files.get(name)

    part = Part(path.name, blocks, units, pages=page_numbers(blocks))
    pictures = frozenset(_decorative(body, files, main))
    return Source(path.name, [part], facts, open_file, teller, {path.name: pictures})


def _main_part(files: dict[str, bytes], path: Path) -> str:
    found = [name for name in ("word/document.xml", "word/document2.xml") if name in files]
    if not found:
        hint = "Save it as .docx in Word or LibreOffice."
        raise ManuscriptError(f"{path.name} is no Word document", hint)
    return found[0]


def _is_on(element: "etree._Element | None") -> bool:
    return element is not None and element.get(f"{_W}val") in _ON


def _text(paragraph: "etree._Element") -> str:
    """The words of a paragraph, changes accepted, without those of the paragraphs inside it."""
    return "" if is_page_number(paragraph) else "".join(_pieces(paragraph))


def _pieces(element: "etree._Element") -> Iterator[str]:
    for child in element:
        if child.tag in _SKIPPED or child.tag == f"{_W}p" or is_page_number(child):
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
            yield " "
        elif child.tag == f"{_W}ruby":
            yield from _ruby(child)
        elif child.tag == f"{_W}noBreakHyphen":
            yield "-"
        else:
            yield from _pieces(child)


def _ruby(ruby: "etree._Element") -> Iterator[str]:
    """Words, and behind them the reading that stands above them."""
    for part in ("rubyBase", "rt"):
        found = ruby.find(f"{_W}{part}")
        text = "".join(found.itertext(f"{_W}t")) if found is not None else ""
        yield text if part == "rubyBase" else f" ({text})"


def _units(body: "etree._Element", teller: Teller, place: str) -> Iterator[str]:
    for paragraph in body.iter(f"{_W}p"):
        if any(one.tag in _SKIPPED for one in paragraph.iterancestors()):
            continue
        text = _text(paragraph)
        if not text.strip():
            continue
        if _in_contents(paragraph):
            teller.tell("left-out", place, "the table of contents, which every edition makes", text)
        else:
            yield text


def _in_contents(paragraph: "etree._Element") -> bool:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    if style is not None and re.fullmatch(r"(?i)TOC\s?\d|TOCHeading", style.get(f"{_W}val", "")):
        return True
    gallery = f"{_W}sdtPr/{_W}docPartObj/{_W}docPartGallery"
    return any(
        (found := one.find(gallery)) is not None and "Contents" in found.get(f"{_W}val", "")
        for one in paragraph.iterancestors(f"{_W}sdt")
    )


def _note_units(notes: "etree._Element", teller: Teller, place: str) -> list[str]:
    return list(_units(notes, teller, place))


def _tell_others(
    files: dict[str, bytes], body: "etree._Element", teller: Teller, place: str
) -> None:
    """What stands beside the text: running heads, comments, changes, macros, things outside."""
    for name, data in sorted(files.items()):
        if re.match(r"word/(header|footer)\d*\.xml", name):
            for text in _units(parse_xml(data, name), teller, place):
                teller.tell("left-out", place, "a running head or foot of the page", text)
            if b"blip" in data:
                teller.tell("left-out", place, "a picture in a running head or foot")
        elif re.fullmatch(r"word/comments\.xml", name):
            for text in _units(parse_xml(data, name), teller, place):
                teller.tell("left-out", place, "a comment, which is no text of the book", text)
        elif name.endswith("vbaProject.bin"):
            teller.tell("left-out", place, "macros, which are never run")
        elif name.startswith("word/embeddings/"):
            teller.tell("left-out", place, "an embedded file; its picture is kept", name)
        elif name.endswith(".rels") and b'TargetMode="External"' in data and b"/image" in data:
            teller.tell("left-out", place, "a picture that is outside of the file is not fetched")
    for removed in body.iter(f"{_W}del"):
        text = "".join(one.text or "" for one in removed.iter(f"{_W}delText"))
        if text.strip():
            teller.tell("left-out", place, "deleted words of a tracked change (accepted)", text)
    if count := sum(1 for _one in body.iter(f"{_W}ins")):
        teller.tell("changed", place, f"tracked insertions are accepted ({count})")


def _with_headers(blocks: list[Node], body: "etree._Element") -> list[Node]:
    """The tables with the header rows and columns that the document itself names."""
    tables = [one for one in body.iter(f"{_W}tbl") if not _skipped(one)]
    found = [one for one in walk(blocks) if one["t"] == "Table"]
    if len(tables) != len(found):
        tables = _matching(tables, found)
    for table, source in zip(found, tables, strict=False):
        if source is not None:
            _set_headers(table["c"], source)
    return blocks


def _skipped(element: "etree._Element") -> bool:
    return any(one.tag in _SKIPPED for one in element.iterancestors())


def _matching(tables: "list[etree._Element]", found: list[Node]) -> "list[etree._Element | None]":
    """For each table of the tree the one of the document that has its words."""
    left = [(_letters("".join(one.itertext(f"{_W}t"))), one) for one in tables]
    out: list[etree._Element | None] = []
    for table in found:
        words = _letters(plain([table["c"][3], table["c"][4]]))
        out.append(next((one for text, one in left if text == words), None))
    return out


def _letters(text: str) -> str:
    return re.sub(r"\W", "", text)


def _set_headers(content: list[object], source: "etree._Element") -> None:
    rows = source.findall(f"{_W}tr")
    marked = 0
    for row in rows:
        if not _is_on(row.find(f"{_W}trPr/{_W}tblHeader")):
            break
        marked += 1
    look = source.find(f"{_W}tblPr/{_W}tblLook")
    first_row, first_column = _look(look)
    heads = marked or int(first_row and len(rows) > 1)
    width = len(content[2])  # type: ignore[arg-type]
    _divide(content, heads)
    for body in content[4]:  # type: ignore[attr-defined]
        body[1] = int(first_column and width > 1)


def _look(look: "etree._Element | None") -> tuple[bool, bool]:
    """Whether the first row and the first column are set off (ECMA-376, 17.4.55)."""
    if look is None:
        return False, False
    bits = int(look.get(f"{_W}val", "0"), 16) if look.get(f"{_W}val") else 0
    row, column = look.get(f"{_W}firstRow"), look.get(f"{_W}firstColumn")
    return (
        row in ("1", "true", "on") if row else bool(bits & 0x20),
        column in ("1", "true", "on") if column else bool(bits & 0x80),
    )


def _divide(content: list, heads: int) -> None:  # type: ignore[type-arg]
    """Give the table's head ``heads`` rows, whatever pandoc thought."""
    rows = [*content[3][1], *(row for body in content[4] for row in (*body[2], *body[3]))]
    if rows and not plain(rows[0]) and not any(one["t"] == "Image" for one in walk(rows[0])):
        rows = rows[1:] if not heads or len(rows) > heads + 1 else rows
    content[3][1] = rows[:heads]
    content[4] = [[["", [], []], 0, [], rows[heads:]]]


def _decorative(body: "etree._Element", files: dict[str, bytes], main: str) -> Iterator[str]:
    """Pictures that are marked as decorative (the extension "adec:decorative")."""
    relations = files.get(f"word/_rels/{posixpath.basename(main)}.rels", b"<r/>")
    targets = {one.get("Id"): one.get("Target", "") for one in parse_xml(relations, "relations")}
    for mark in body.iter("{*}decorative"):
        if mark.get("val") not in ("1", "true"):
            continue
        holder = next(mark.iterancestors("{*}inline", "{*}anchor"), None)
        for blip in holder.iter(f"{_A}blip") if holder is not None else ():
            yield targets.get(blip.get(f"{_R}embed"), "")


def _with_boxes(body: "etree._Element", blocks: list[Node]) -> list[Node]:
    """The blocks with the paragraphs of text boxes that pandoc passed over, each at its place."""
    known = _letters(plain(blocks)) + "".join(
        _letters(plain(one["c"])) for one in walk(blocks) if one["t"] == "Note"
    )
    out = list(blocks)
    for box in body.iter(f"{_W}txbxContent"):
        if _skipped(box):
            continue
        texts = [text for one in box.iter(f"{_W}p") if (text := _text(one)).strip()]
        found = [node("Para", [node("Str", one)]) for one in texts if _letters(one) not in known]
        if found:
            at = _behind(box, out)
            out[at:at] = found
    return out


def _behind(box: "etree._Element", blocks: list[Node]) -> int:
    """The place behind the block that a text box hangs on, or the last one before it."""
    host: etree._Element | None = list(box.iterancestors(f"{_W}p"))[-1]
    while host is not None:
        words = _letters("".join(host.itertext(f"{_W}t")) if host.tag != f"{_W}p" else _text(host))
        places = [at for at, one in enumerate(blocks) if words and words in _letters(plain(one))]
        if places:
            return places[0] + 1
        host = host.getprevious()
    return 0 if words else len(blocks)


def _is_contents(block: Node) -> bool:
    """Whether a block is a line of the table of contents."""
    if block["t"] != "Div":
        return False
    _name, classes, more = attributes(block["c"][0])
    style = more.get("custom-style", "")
    return bool(re.fullmatch(r"(?i)TOC\s?(\d|Heading)", style)) or "toc" in classes


def _facts(files: dict[str, bytes], body: "etree._Element", tree: Node) -> Facts:
    facts = Facts()
    if data := files.get("docProps/core.xml"):
        core = parse_xml(data, "docProps/core.xml")
        facts.title = (core.findtext(f"{_DC}title") or "").strip()
        if author := (core.findtext(f"{_DC}creator") or "").strip():
            names = [name.strip() for name in author.split(";")]
            facts.authors = [(name, "aut") for name in names if name and name != "python-docx"]
        facts.description = (core.findtext(f"{_DC}description") or "").strip()
        facts.language = (core.findtext(f"{_DC}language") or "").strip()
        facts.date = (core.findtext(f"{_TERMS}modified") or "")[:10]
        if facts.description.startswith("generated by python-docx"):
            facts.description = ""
    said = tree["meta"]
    facts.title = plain(said.get("title", [])) or facts.title
    facts.subtitle = plain(said.get("subtitle", []))
    if any(_is_on(one) for one in body.iter(f"{_W}sectPr/{_W}bidi")):
        facts.direction = "rtl"
    return facts
