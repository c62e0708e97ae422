"""A Word document made ready for pandoc, which passes over some of its wrappings."""

import io
import zipfile
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from pipeline.importers.archive import parse_xml
from pipeline.importers.pandoc import Node, node, walk
from pipeline.importers.telling import Teller
from pipeline.importers.word_tongues import Marks, Tongues

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_WRAPPINGS = (f"{_W}customXml", f"{_W}smartTag", f"{_W}bdo", f"{_W}dir")
_OPEN, _CLOSE = "\ue0f0", "\ue0f1"


@dataclass(slots=True)
class Ready:
    """A document for pandoc, and the labels of its captions with the places they name."""

    data: bytes = b""
    labels: list[tuple[str, list[str]]] = field(default_factory=list)


def made_ready(
    files: Mapping[str, bytes], main: str, tongues: Tongues, teller: Teller, place: str
) -> Ready:
    """The document with plain text in the place of what pandoc passes over.

    Runs in another language than the book's are marked by a style.
    """
    ready, marks = Ready(), Marks()
    changed: dict[str, bytes] = {}
    for name in (main, "word/footnotes.xml", "word/endnotes.xml"):
        if data := files.get(name):
            root = deepcopy(parse_xml(data, name))
            _unwrap(root)
            _write_readings(root, teller, place)
            _keep_labels(root, ready.labels)
            marks.mark(root, tongues)
            changed[name] = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    if marks.names and (styles := files.get("word/styles.xml")):
        changed["word/styles.xml"] = etree.tostring(marks.with_styles(parse_xml(styles, "styles")))
    ready.data = _packed({**files, **changed})
    return ready


def _packed(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def _unwrap(root: "etree._Element") -> None:
    """What smart tags and custom XML hold stands without them."""
    for wrapping in list(root.iter(*_WRAPPINGS)):
        parent = wrapping.getparent()
        if parent is None:
            continue
        at = parent.index(wrapping)
        parent[at : at + 1] = [one for one in wrapping if not one.tag.endswith("Pr")]


def _write_readings(root: "etree._Element", teller: Teller, place: str) -> None:
    """Words with their reading above them (ruby) become the words and the reading in brackets."""
    for ruby in list(root.iter(f"{_W}ruby")):
        run, words = ruby.getparent(), _ruby_text(ruby, "rubyBase")
        reading = _ruby_text(ruby, "rt")
        if run is None:
            continue
        text = etree.Element(f"{_W}t")
        text.text = f"{words} ({reading})" if reading else words
        text.set(_SPACE, "preserve")
        run.replace(ruby, text)
        teller.tell("changed", place, "a reading above words stands behind them", text.text)


def _ruby_text(ruby: "etree._Element", part: str) -> str:
    found = ruby.find(f"{_W}{part}")
    return "".join(found.itertext(f"{_W}t")) if found is not None else ""


def _keep_labels(root: "etree._Element", labels: list[tuple[str, list[str]]]) -> None:
    """Put a sign in the place of each caption's label and number, which pandoc would drop."""
    for paragraph in root.iter(f"{_W}p"):
        last = _last_of_number(paragraph)
        if last is None:
            continue
        label, names = "", []
        for child in list(paragraph)[: paragraph.index(last) + 1]:
            if child.tag == f"{_W}pPr":
                continue
            label += "".join(child.itertext(f"{_W}t"))
            names += [one.get(f"{_W}name", "") for one in child.iter(f"{_W}bookmarkStart")]
            paragraph.remove(child)
        at = 1 if paragraph.find(f"{_W}pPr") is not None else 0
        paragraph.insert(at, _sign(len(labels)))
        labels.append((label, [name for name in names if name]))


def _last_of_number(paragraph: "etree._Element") -> "etree._Element | None":
    """The last element of the number that a caption's label ends with (SEQ, 17.16.5.56)."""
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    for child in paragraph:
        if child.tag == f"{_W}fldSimple" and _counts(child.get(f"{_W}instr", "")):
            return child
    begun = False
    for child in paragraph if style is not None else ():
        begun = begun or _counts("".join(child.itertext(f"{_W}instrText")))
        mark = child.find(f"{_W}fldChar")
        if begun and mark is not None and mark.get(f"{_W}fldCharType") == "end":
            return child
    return None


def _counts(instruction: str) -> bool:
    return instruction.split()[:1] == ["SEQ"]


def _sign(number: int) -> "etree._Element":
    run = etree.Element(f"{_W}r")
    etree.SubElement(run, f"{_W}t").text = f"{_OPEN}{number}{_CLOSE}"
    return run


def with_labels(blocks: list[Node], labels: list[tuple[str, list[str]]]) -> list[Node]:
    """The tree with the labels in the place of the signs; figures and tables bear the names."""
    left = dict(enumerate(labels))
    for one in walk(blocks):
        if one["t"] in ("Figure", "Table") and not one["c"][0][0]:
            names = [name for number in _signs(one["c"][1]) for name in labels[number][1]]
            one["c"][0][0] = names[0] if names else ""
            _name_others(one, names[1:])
            left.update((number, (labels[number][0], [])) for number in _signs(one["c"][1]))
    for holder in _rows(blocks):
        holder[:] = [shown for one in holder for shown in _shown(one, left)]
    return blocks


def _name_others(block: Node, names: list[str]) -> None:
    """Further names of a figure or table, which links may lead to as well."""
    if names:
        block["c"][0][2] += [["publish-names", " ".join(names)]]


def _signs(value: object) -> list[int]:
    return [int(one["c"].partition(_OPEN)[2].partition(_CLOSE)[0])
            for one in walk(value) if one["t"] == "Str" and _OPEN in one["c"]]  # fmt: skip


def _rows(blocks: list[Node]) -> list[list[Node]]:
    """The rows of inlines that hold a sign."""
    return [
        one["c"]
        for one in walk(blocks)
        if one["t"] in ("Para", "Plain", "Emph", "Strong")
        and any(i["t"] == "Str" and _OPEN in i["c"] for i in one["c"])
    ]


def _shown(one: Node, labels: Mapping[int, tuple[str, list[str]]]) -> list[Node]:
    """The words of a sign; what bears no figure or table bears the names of its label itself."""
    if one["t"] != "Str" or _OPEN not in one["c"]:
        return [one]
    before, _open, rest = one["c"].partition(_OPEN)
    number, _close, after = rest.partition(_CLOSE)
    text, names = labels[int(number)]
    label = text.split()
    words = [node("Str", word) for word in label]
    spaced = [piece for word in words for piece in (node("Space"), word)][1:]
    if spaced:
        spaced[-1] = node("Str", label[-1] + ("" if names else after))
    if names:
        spaced = [
            node("Span", [names[0], [], []], spaced),
            *([node("Str", after)] if after else []),
        ]
    return [*([node("Str", before)] if before else []), *spaced]
