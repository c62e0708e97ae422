"""OpenDocument, LaTeX and reStructuredText."""

import io
import posixpath
import zipfile
from pathlib import Path

from lxml import etree

from pipeline.importers.archive import parse_xml, read_archive
from pipeline.importers.markdown import read_text
from pipeline.importers.nearby import from_folder
from pipeline.importers.opendocument_tables import made_ready
from pipeline.importers.pandoc import Node, plain, read_tree, walk
from pipeline.importers.sources import Facts, Part, Source
from pipeline.importers.telling import Teller

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_OUTSIDE = (f"{_TEXT}table-of-content", f"{_TEXT}tracked-changes", f"{_OFFICE}annotation")


def read_other(path: Path, kind: str, teller: Teller, options: list[str]) -> Source:
    """An .odt, .tex or .rst.

    Raises:
        ManuscriptError: it cannot be read.
    """
    return _odt(path, teller) if kind == "odt" else _text(path, kind, teller, options)


def _text(path: Path, kind: str, teller: Teller, options: list[str]) -> Source:
    tree = read_tree(kind, read_text(path).encode(), path.name, options)
    facts = _said(tree)
    part = Part(path.name, tree["blocks"], tree_units(tree["blocks"]))
    return Source(path.name, [part], facts, from_folder(path.parent), teller)


def _said(tree: Node) -> Facts:
    said = tree["meta"]
    facts = Facts(title=plain(said.get("title", [])), subtitle=plain(said.get("subtitle", [])))
    if people := said.get("author"):
        each = people["c"] if people["t"] == "MetaList" else [people]
        facts.authors = [(plain(one), "aut") for one in each if plain(one)]
    facts.language = plain(said.get("lang", []))
    return facts


def tree_units(blocks: list[Node]) -> list[str]:
    """The words that pandoc read, by paragraphs."""
    kinds = ("Para", "Plain", "Header", "CodeBlock")
    return [
        text
        for one in walk(blocks)
        if one["t"] in kinds
        and (text := plain(one["c"][2] if one["t"] == "Header" else _without_maths(one["c"])))
    ]


def _without_maths(content: object) -> object:
    if isinstance(content, list):
        return [_without_maths(one) for one in content if not _is_maths(one)]
    if isinstance(content, dict) and "c" in content:
        return {**content, "c": _without_maths(content["c"])}
    return content


def _is_maths(one: object) -> bool:
    return isinstance(one, dict) and one.get("t") in ("Math", "Image")


def _odt(path: Path, teller: Teller) -> Source:
    files = read_archive(path)
    content = parse_xml(files.get("content.xml", b"<x/>"), "content.xml")
    ready, merged = made_ready(content)
    tree = read_tree("odt", _packed({**files, "content.xml": etree.tostring(ready)}), path.name)
    if merged:
        teller.tell("changed", path.name, "merged cells are written in each place that they cover")
    facts = _said(tree)
    _take_meta(files, facts)
    units = list(_odt_units(content, teller, path.name))

    def open_file(_part: str, address: str) -> bytes | None:
        return files.get(posixpath.normpath(address))

    part = Part(path.name, tree["blocks"], units)
    return Source(path.name, [part], facts, open_file, teller)


def _packed(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def _take_meta(files: dict[str, bytes], facts: Facts) -> None:
    if data := files.get("meta.xml"):
        meta = parse_xml(data, "meta.xml")
        facts.title = facts.title or (meta.findtext(f".//{_DC}title") or "").strip()
        author = (meta.findtext(f".//{_DC}creator") or "").strip()
        facts.authors = facts.authors or ([(author, "aut")] if author else [])
        facts.language = facts.language or (meta.findtext(f".//{_DC}language") or "").strip()
    if not facts.language and (data := files.get("styles.xml")):
        for one in parse_xml(data, "styles.xml").iter("{*}text-properties"):
            if (tag := one.get(f"{_FO}language")) and tag != "none":
                country = one.get(f"{_FO}country", "none")
                facts.language = tag if country == "none" else f"{tag}-{country}"
                break


def _odt_units(content: "etree._Element", teller: Teller, place: str) -> list[str]:
    units: list[str] = []
    for one in content.iter(f"{_TEXT}p", f"{_TEXT}h"):
        text = "".join(_odt_pieces(one))
        if not text.strip():
            continue
        outside = next((up.tag for up in one.iterancestors() if up.tag in _OUTSIDE), None)
        if outside is None:
            units.append(text)
        else:
            what = "the contents, a deleted change or a comment, which are no text of the book"
            teller.tell("left-out", place, what, text)
    return units


def _odt_pieces(element: "etree._Element") -> list[str]:
    out = [element.text or ""]
    for child in element:
        inner = child.tag in (f"{_TEXT}note", f"{_OFFICE}annotation", f"{_TEXT}p", f"{_TEXT}h")
        if child.tag in (f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break"):
            out.append(" ")
        elif not inner and isinstance(child.tag, str) and "svg" not in child.tag:
            out += _odt_pieces(child)
        out.append(child.tail or "")
    return out
