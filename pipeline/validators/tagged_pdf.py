"""A tagged PDF read back: its structure tree with the text that each element owns.

It reads the finished file with qpdf (pikepdf) and knows nothing of the exporter: text comes from
the content streams by the fonts' ToUnicode maps, order from the structure tree (ISO 32000-1, 14.7).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pikepdf

_TOKEN = re.compile(
    rb"\[(?P<show>[^\[\]]*+)\]\s*TJ"
    rb"|/(?P<tag>\w+)\s*<<(?P<entries>[^<>]*+(?:<[^<>]*+>[^<>]*+)*+)>>\s*BDC|(?P<end>\bEMC\b)"
    rb"|/(?P<font>\w+)\s+[\d.]+\s+Tf|/(?P<plain>\w+)\s+BMC"
)
_HEX = re.compile(rb"<([0-9A-Fa-f]+)>")
_MCID = re.compile(rb"/MCID\s+(\d+)")
_BFCHAR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")


@dataclass(slots=True)
class Node:
    """A structure element: ``kids`` are elements, texts and nothing else."""

    role: str
    kids: "list[Node | str]" = field(default_factory=list)
    alt: str | None = None
    actual: str | None = None
    expansion: str | None = None
    lang: str | None = None
    id: str | None = None
    scope: str | None = None
    headers: tuple[str, ...] = ()
    bbox: tuple[float, ...] | None = None
    marks: list[tuple[int, int]] = field(default_factory=list)
    objects: list[tuple[int, int]] = field(default_factory=list)
    page: int | None = None
    key: tuple[int, int] = (0, 0)

    @property
    def text(self) -> str:
        """What is read out: the alternative where there is one, else the text inside."""
        if self.alt is not None:
            return self.alt
        if self.actual is not None:
            return self.actual
        return "".join(kid if isinstance(kid, str) else kid.text for kid in self.kids)

    def walk(self) -> "Iterator[Node]":
        """This element and all below it, in reading order."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(kid for kid in reversed(node.kids) if isinstance(kid, Node))


@dataclass(slots=True)
class PageText:
    """What a page shows: text by marked-content identifier; glyphs that nothing marks.

    ``addresses`` are those on the web that its links lead to.
    """

    marks: dict[int, str] = field(default_factory=dict)
    roles: dict[int, str] = field(default_factory=dict)
    artifacts: str = ""
    loose: str = ""
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TaggedPdf:
    """A file: its structure, its pages, its parent tree by key, its links' StructParent keys."""

    root: Node
    pages: tuple[PageText, ...]
    parents: dict[int, Any]
    struct_parents: tuple[int | None, ...]
    links: dict[tuple[int, int], int | None]


def read_tagged_pdf(path: Path) -> TaggedPdf:
    """The structure and the text of a tagged PDF.

    Raises:
        ValueError: the file has no structure tree.
    """
    with pikepdf.open(path) as pdf:
        tree = pdf.Root.get("/StructTreeRoot")
        if tree is None:
            message = f"{path.name} has no structure tree"
            raise ValueError(message)
        return _Reader(pdf).read(tree)


def page_texts(path: Path) -> tuple[tuple[str, str], ...]:
    """The label and the tagged text of each page of a PDF."""
    tagged = read_tagged_pdf(path)
    with pikepdf.open(path) as pdf:
        labels = [page.label for page in pdf.pages]
    texts = (" ".join(page.marks.values()) for page in tagged.pages)
    return tuple(zip(labels, texts, strict=True))


class _Reader:
    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._fonts: dict[tuple[int, int], _Glyphs] = {}
        self._page_index: dict[Any, int] = {
            page.objgen: index for index, page in enumerate(pdf.pages)
        }
        self._pages = tuple(self._page(page) for page in pdf.pages)

    def read(self, tree: Any) -> TaggedPdf:  # noqa: ANN401  (an object of qpdf)
        root = Node("StructTreeRoot")
        self._fill(root, tree)
        links: dict[tuple[int, int], int | None] = {}
        for page in self._pdf.pages:
            annotations: Any = page.get("/Annots", [])
            for annotation in annotations:
                key = annotation.get("/StructParent")
                links[annotation.objgen] = None if key is None else int(key)
        struct_parents = tuple(
            int(page.StructParents) if "/StructParents" in page else None
            for page in self._pdf.pages
        )
        return TaggedPdf(root, self._pages, _numbers(tree.ParentTree), struct_parents, links)

    def _fill(self, root: Node, tree: Any) -> None:  # noqa: ANN401
        stack: list[tuple[Node, Any, int | None]] = [(root, tree, None)]
        while stack:
            node, element, page = stack.pop()
            if "/Pg" in element:
                page = self._page_index[element.Pg.objgen]
            node.page = page
            kids = element.get("/K", [])
            for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
                below = self._kid(node, kid, page)
                if below is not None:
                    stack.append((below, kid, page))

    def _kid(self, node: Node, kid: Any, page: int | None) -> Node | None:  # noqa: ANN401
        """Add a kid; an element is given back to be filled."""
        if not isinstance(kid, pikepdf.Dictionary):
            self._mark(node, page, int(kid))
            return None
        kind = kid.get("/Type")
        if kind in ("/MCR", "/OBJR"):
            at = self._page_index[kid.Pg.objgen] if "/Pg" in kid else page
            if kind == "/MCR":
                self._mark(node, at, int(kid.MCID))
            else:
                node.objects.append(kid.Obj.objgen)
            return None
        below = _node(kid)
        node.kids.append(below)
        return below

    def _mark(self, node: Node, page: int | None, number: int) -> None:
        if page is not None:
            node.marks.append((page, number))
            node.kids.append(self._pages[page].marks.get(number, ""))

    def _page(self, page: pikepdf.Page) -> PageText:
        found = PageText()
        resources: Any = page.obj
        resources = resources.get("/Resources", pikepdf.Dictionary())
        fonts: Any = resources.get("/Font", pikepdf.Dictionary())
        data = page.Contents.read_bytes() if isinstance(page.Contents, pikepdf.Stream) else b"("
        if b"(" in data:
            self._parsed(page, fonts, found)
        else:
            self._scanned(data, fonts, found)
        found.addresses = tuple(_addresses(page))
        return found

    def _scanned(self, data: bytes, fonts: Any, found: PageText) -> None:  # noqa: ANN401
        """A content stream without literal strings: six operators tell all."""
        marks: list[int | str | None] = []
        glyphs: dict[bytes, _Glyphs] = {}
        current = _Glyphs()
        for token in _TOKEN.finditer(data):
            match token.lastgroup:
                case "show":
                    codes = bytes.fromhex(b"".join(_HEX.findall(token["show"])).decode())
                    _show(_text_of(codes, current), marks, found)
                case "entries":
                    marks.append(_begun(token["tag"], token["entries"], found))
                case "end":
                    marks.pop()
                case "font":
                    name = token["font"]
                    if name not in glyphs:
                        glyphs[name] = self._font(fonts[f"/{name.decode()}"])
                    current = glyphs[name]
                case _:
                    marks.append(_PLAIN.get(token["plain"]))

    def _parsed(self, page: pikepdf.Page, fonts: Any, found: PageText) -> None:  # noqa: ANN401
        """Any content stream."""
        marks: list[int | str | None] = []
        current = _Glyphs()
        for instruction in pikepdf.parse_content_stream(page, "BDC BMC EMC Tf Tj TJ"):
            operands: Any = instruction.operands
            match str(instruction.operator):
                case "BDC" | "BMC":
                    marks.append(_marked(operands, found))
                case "EMC":
                    marks.pop()
                case "Tf":
                    current = self._font(fonts[operands[0]])
                case _:
                    _show(_decoded(operands[0], current), marks, found)

    def _font(self, font: Any) -> "_Glyphs":  # noqa: ANN401
        key = font.objgen
        if key not in self._fonts:
            data = font.ToUnicode.read_bytes() if "/ToUnicode" in font else b""
            self._fonts[key] = _Glyphs(
                (int(code, 16), bytes.fromhex(text.decode()).decode("utf-16-be"))
                for code, text in _BFCHAR.findall(data)
            )
        return self._fonts[key]


def _addresses(page: pikepdf.Page) -> Iterator[str]:
    annotations: Any = page.get("/Annots", [])
    for annotation in annotations:
        if "/URI" in annotation.get("/A", pikepdf.Dictionary()):
            yield str(annotation.A.URI)


_TEXTS = {"/Alt": "alt", "/ActualText": "actual", "/E": "expansion", "/Lang": "lang", "/ID": "id"}


def _node(element: Any) -> Node:  # noqa: ANN401
    node = Node(str(element.S)[1:], key=element.objgen)
    for key in element.keys() & _TEXTS.keys():  # asking for each key costs far more
        setattr(node, _TEXTS[key], str(element[key]))
    attributes: Any = element.A if "/A" in element else ()
    for attribute in attributes if isinstance(attributes, pikepdf.Array) else [attributes]:
        if "/Scope" in attribute:
            node.scope = str(attribute.Scope)[1:]
        if "/Headers" in attribute:
            node.headers = tuple(str(header) for header in attribute.Headers)
        if "/BBox" in attribute:
            node.bbox = tuple(float(value) for value in attribute.BBox)
    return node


def _marked(operands: Any, page: PageText) -> int | str | None:  # noqa: ANN401
    tag = str(operands[0])
    if plain := _PLAIN.get(tag[1:].encode()):
        return plain
    if len(operands) > 1 and isinstance(operands[1], pikepdf.Dictionary):
        number = operands[1].get("/MCID")
        if number is not None:
            page.marks.setdefault(int(number), "")
            page.roles[int(number)] = tag[1:]
            return int(number)
    return None


_PLAIN = {b"Artifact": "artifact", b"ReversedChars": "reversed"}
"""Kinds of marked content that say how to take what is shown."""


def _show(text: str, open_marks: list[int | str | None], page: PageText) -> None:
    """Text of one operator; its letters may stand in reverse (ISO 32000-1, 14.8.2.3.3)."""
    if "reversed" in open_marks:
        text = text[::-1]
    for mark in reversed(open_marks):
        if isinstance(mark, int):
            page.marks[mark] += text
            return
        if mark == "artifact":
            page.artifacts += text
            return
    page.loose += text


class _Glyphs(dict[int, str]):
    """The text of each character code; a code without one is a replacement character."""

    def __missing__(self, code: int) -> str:
        return "\ufffd"


def _begun(tag: bytes, entries: bytes, page: PageText) -> int | str | None:
    number = _MCID.search(entries)
    if tag == b"Artifact" or number is None:
        return "artifact" if tag == b"Artifact" else None
    page.marks.setdefault(int(number[1]), "")
    page.roles[int(number[1])] = tag.decode()
    return int(number[1])


def _decoded(operand: Any, font: _Glyphs) -> str:  # noqa: ANN401
    strings = operand if isinstance(operand, pikepdf.Array) else (operand,)
    codes = b"".join([bytes(part) for part in strings if isinstance(part, pikepdf.String)])
    return _text_of(codes, font)


def _text_of(codes: bytes, font: _Glyphs) -> str:
    return codes.decode("utf-16-be", "surrogatepass").translate(font)


def _numbers(tree: Any) -> dict[int, Any]:  # noqa: ANN401
    """A number tree as a dictionary; each value is one object's key, or a list of them."""
    found: dict[int, Any] = {}
    stack = [tree]
    while stack:
        node = stack.pop()
        stack.extend(node.get("/Kids", []))
        nums = list(node.get("/Nums", []))
        for key, value in zip(nums[::2], nums[1::2], strict=True):
            listed = isinstance(value, pikepdf.Array)
            found[int(key)] = [v.objgen for v in value] if listed else value.objgen
    return found
