"""The structure tree and the parent tree (ISO 32000-1, 14.7), serialized straight to bytes."""

from collections.abc import Iterator, Mapping, Sequence

from pipeline.exporters.pdf.laid import Element, Facts, Leaf
from pipeline.exporters.pdf.objects import PdfFile, Raw, ref, text
from pipeline.exporters.pdf.options import Standard
from pipeline.exporters.pdf.style import MARKER
from pipeline.exporters.pdf.tagging.datafiles import data_key
from pipeline.exporters.pdf.tagging.drawn import Box, Drawn

_CHUNK = 200  # entries of a leaf of a number or name tree
_NAMESPACE_1 = b"http://iso.org/pdf/ssn"
_NAMESPACE_2 = b"http://iso.org/pdf2/ssn"
_OLD_ROLES = frozenset({"TOC", "TOCI", "Reference", "BlockQuote", "Code"})
_DESCRIPTIONS = "Description"
_RULINGS = {
    "struck": b"/TextDecorationType/LineThrough",
    "underlined": b"/TextDecorationType/Underline",
    "highlighted": b"/BackgroundColor[%.3g %.3g %.3g]" % MARKER,
    "key": b"/BorderStyle/Solid",
}  # ISO 32000-1, 14.8.5.4
_NEW_NAMES = {"Note": "FENote"}
ROLE_MAP = b"<</Em/Span/Strong/Span>>"


class StructureWriter:
    """Writes what was ``drawn`` into a file.

    ``pages`` are the object numbers of the pages by serial.
    Under PDF 2.0 each element names its namespace (ISO 32000-2, 14.7.4); types that the new
    namespace lacks stay in the old one.
    """

    def __init__(
        self, file: PdfFile, drawn: Drawn, pages: Sequence[int], standard: Standard
    ) -> None:
        self._file = file
        self._drawn = drawn
        self._idle = drawn.idle()
        self._pages = pages
        self._new = standard == "ua-2"
        self._namespaces = self._add_namespaces() if self._new else {}
        self._raws: list[tuple[Element, Raw]] = []
        self._numbers: dict[Element, int] = {}
        self._links: dict[Element, list[int]] = {}
        for element in self._preorder(drawn.root):
            raw = Raw()
            self._numbers[element] = file.add(raw)
            self._raws.append((element, raw))

    def _preorder(self, root: Element) -> Iterator[Element]:
        stack = [root]
        while stack:
            element = stack.pop()
            yield element
            kids = self._kids(element)
            stack.extend(kid for kid in reversed(kids) if isinstance(kid, Element))

    def _kids(self, element: Element) -> list[Element | Leaf]:
        return [kid for kid in element.kids if kid not in self._idle]

    def number(self, element: Element) -> int:
        """The object number of an element."""
        return self._numbers[element]

    def refer(self, element: Element, number: int) -> None:
        """Let a Link name the element that it leads to, by its object number."""
        self._links.setdefault(element, []).append(number)

    def write(
        self,
        parents: Mapping[int, Sequence[Element] | Element],
        files: Mapping[str, int],
    ) -> int:
        """The number of the StructTreeRoot.

        ``parents`` are the entries of the parent tree: the elements of a page's marked content,
        or the Link of an annotation. ``files`` are the numbers of file specifications by name.
        """
        tree_root = Raw()
        number = self._file.add(tree_root)
        self._elements(number, files)
        ids = {
            element.facts.id: self._numbers[element]
            for element, _ in self._raws
            if element.facts is not None and element.facts.id
        }
        parent_tree = self._parent_tree(parents)
        id_tree = self._id_tree(ids) if ids else b""
        tree_root.data = (
            b"<</Type/StructTreeRoot/K[" + ref(self._numbers[self._drawn.root]) + b"]/ParentTree "
            + parent_tree + b"/ParentTreeNextKey %d" % (max(parents, default=-1) + 1)
            + (self._namespace_list() if self._new else b"/RoleMap" + ROLE_MAP) + id_tree + b">>"
        )  # fmt: skip
        return number

    def _add_namespaces(self) -> dict[bytes, int]:
        return {
            uri: self._file.add(Raw(b"<</Type/Namespace/NS(" + uri + b")>>"))
            for uri in (_NAMESPACE_1, _NAMESPACE_2)
        }

    def _namespace_list(self) -> bytes:
        return b"/Namespaces[" + b" ".join(map(ref, self._namespaces.values())) + b"]"

    def _role(self, element: Element) -> bytes:
        if not self._new:
            return element.role.encode()
        uri = _NAMESPACE_1 if element.role in _OLD_ROLES else _NAMESPACE_2
        name = _NEW_NAMES.get(element.role, element.role).encode()
        return name + b"/NS " + ref(self._namespaces[uri])

    def _elements(self, tree_root: int, files: Mapping[str, int]) -> None:
        parent_of = {self._drawn.root: tree_root}
        for element, raw in self._raws:
            kids = self._kids(element)
            for kid in kids:
                if isinstance(kid, Element):
                    parent_of[kid] = self._numbers[element]
            raw.data = self._element(element, kids, parent_of[element], files)

    def _element(
        self,
        element: Element,
        kids: Sequence[Element | Leaf],
        parent: int,
        files: Mapping[str, int],
    ) -> bytes:
        leaves = (kid for kid in kids if isinstance(kid, Leaf))
        page = next((self._drawn.marks(leaf)[0][0] for leaf in leaves), None)
        listed = [entry for kid in kids for entry in self._kid(kid, page)]
        listed += [self._object(*place) for place in self._drawn.annotations(element)]
        at = b"" if page is None else b"/Pg " + ref(self._pages[page])
        role = self._role(element)
        return (
            b"<</Type/StructElem/S/" + role + b"/P " + ref(parent) + at
            + self._more(element, files) + b"/K[" + b" ".join(listed) + b"]>>"
        )  # fmt: skip

    def _kid(self, kid: Element | Leaf, page: int | None) -> list[bytes]:
        if isinstance(kid, Element):
            return [ref(self._numbers[kid])]
        return [self._mark(mark, page) for mark in self._drawn.marks(kid)]

    def _more(self, element: Element, files: Mapping[str, int]) -> bytes:
        facts = element.facts
        if facts is None and element not in self._links:
            return b""
        facts = facts or Facts()
        numbering = _DESCRIPTIONS if self._new and facts.numbering == "None" else facts.numbering
        more = _attributes(facts, numbering, self._drawn.box(element), files)
        return more + self._references(element, facts) if self._new else more

    def _references(self, element: Element, facts: Facts) -> bytes:
        """What an element refers to; a key of PDF 2.0."""
        known = [self._numbers[other] for other in facts.refs if other in self._numbers]
        numbers = dict.fromkeys((*known, *self._links.get(element, ())))
        return b"/Ref[" + b" ".join(map(ref, numbers)) + b"]" if numbers else b""

    def _mark(self, mark: tuple[int, int], page: int | None) -> bytes:
        serial, number = mark
        if serial == page:
            return b"%d" % number
        return b"<</Type/MCR/Pg " + ref(self._pages[serial]) + b"/MCID %d>>" % number

    def _object(self, number: int, serial: int) -> bytes:
        return b"<</Type/OBJR/Pg " + ref(self._pages[serial]) + b"/Obj " + ref(number) + b">>"

    def _parent_tree(self, parents: Mapping[int, Sequence[Element] | Element]) -> bytes:
        keys = sorted(parents)
        kids: list[bytes] = []
        for start in range(0, len(keys), _CHUNK):
            part = keys[start : start + _CHUNK]
            nums = b"".join(b"%d %s " % (key, self._parents_of(parents[key])) for key in part)
            limits = b"%d %d" % (part[0], part[-1])
            raw = Raw(b"<</Limits[" + limits + b"]/Nums[" + nums + b"]>>")
            kids.append(ref(self._file.add(raw)))
        return ref(self._file.add(Raw(b"<</Kids[" + b" ".join(kids) + b"]>>")))

    def _parents_of(self, owner: Sequence[Element] | Element) -> bytes:
        if isinstance(owner, Element):
            return ref(self._numbers[owner])
        listed = b"[" + b" ".join(ref(self._numbers[element]) for element in owner) + b"]"
        return ref(self._file.add(Raw(listed)))

    def _id_tree(self, ids: Mapping[str, int]) -> bytes:
        keys = sorted(ids)
        kids: list[bytes] = []
        for start in range(0, len(keys), _CHUNK):
            part = keys[start : start + _CHUNK]
            names = b"".join(text(key) + ref(ids[key]) + b" " for key in part)
            limits = text(part[0]) + text(part[-1])
            raw = Raw(b"<</Limits[" + limits + b"]/Names[" + names + b"]>>")
            kids.append(ref(self._file.add(raw)))
        return b"/IDTree " + ref(self._file.add(Raw(b"<</Kids[" + b" ".join(kids) + b"]>>")))


def _attributes(
    facts: Facts, numbering: str | None, box: Box | None, files: Mapping[str, int]
) -> bytes:
    parts: list[bytes] = []
    for key, value in (
        (b"/Lang", facts.lang),
        (b"/Alt", facts.alt),
        (b"/E", facts.expansion),
        (b"/ID", facts.id),
    ):
        if value is not None:
            parts.append(key + text(value))
    if owners := b"".join(_owners(facts, numbering, box)):
        parts.append(b"/A[" + owners + b"]")
    made = (facts.mathml, data_key(facts.data) if facts.data else None)
    named = (*facts.files, *filter(None, made))
    known = [ref(files[name]) for name in named if name in files]
    if known:
        parts.append(b"/AF[" + b" ".join(known) + b"]")
    return b"".join(parts)


def _owners(facts: Facts, numbering: str | None, box: Box | None) -> Iterator[bytes]:
    """Attribute objects (ISO 32000-1, 14.8.5), each for the owner that it names."""
    if numbering:
        yield b"<</O/List/ListNumbering/" + numbering.encode() + b">>"
    if facts.position:
        shift = b"/BaselineShift %.2f/TextPosition/" % facts.rise
        yield b"<</O/Layout" + shift + facts.position.encode() + b">>"
    if facts.ruling in _RULINGS:
        yield b"<</O/Layout" + _RULINGS[facts.ruling] + b">>"
    if facts.scope or facts.headers:
        yield b"<</O/Table" + _cell(facts) + b">>"
    if box:
        yield b"<</O/Layout/BBox[%.2f %.2f %.2f %.2f]>>" % box


def _cell(facts: Facts) -> bytes:
    """What is the header of what (table 349)."""
    scope = b"/Scope/" + facts.scope.title().encode() if facts.scope else b""
    listed = b" ".join(text(header) for header in facts.headers)
    return scope + (b"/Headers[" + listed + b"]" if listed else b"")
