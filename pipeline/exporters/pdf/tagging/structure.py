"""The structure tree and the parent tree (ISO 32000-1, 14.7), serialized straight to bytes."""

from collections.abc import Mapping, Sequence

from pipeline.exporters.pdf.objects import PdfFile, Raw, ref, text
from pipeline.exporters.pdf.options import Standard
from pipeline.exporters.pdf.tagging.tree import Attributes, Element, Leaf, preorder

_CHUNK = 200  # entries of a leaf of a number or name tree
_NAMESPACE_1 = b"http://iso.org/pdf/ssn"
_NAMESPACE_2 = b"http://iso.org/pdf2/ssn"
_OLD_ROLES = frozenset({"TOC", "TOCI", "Reference", "BlockQuote", "Code"})
_NO_NUMBERS = b"/ListNumbering/None"
_DESCRIPTION = b"/ListNumbering/Description"
_NEW_NAMES = {"Note": "FENote"}
_INLINE = frozenset({"Em", "Strong", "Span", "Code", "Link", "Reference", "Lbl"})
ROLE_MAP = b"<</Em/Span/Strong/Span>>"


def prune(root: Element) -> None:
    """Take out inline elements in which nothing was drawn, and leaves without marks."""
    for element in reversed(list(preorder(root))):
        element.kids = [kid for kid in element.kids if not _idle(kid)]


def _idle(kid: Element | Leaf) -> bool:
    if isinstance(kid, Leaf):
        return not kid.marks
    bare = kid.attributes is None or not (kid.attributes.alt or kid.attributes.annotations)
    return kid.role in _INLINE and not kid.kids and bare


class StructureWriter:
    """Writes a tree into a file. ``pages`` are the object numbers of the pages by serial.

    Under PDF 2.0 each element names its namespace (ISO 32000-2, 14.7.4); types that the new
    namespace lacks stay in the old one.
    """

    def __init__(
        self, file: PdfFile, root: Element, pages: Sequence[int], standard: Standard
    ) -> None:
        self._file = file
        self._root = root
        self._pages = pages
        self._new = standard == "ua-2"
        self._namespaces = self._add_namespaces() if self._new else {}
        self._raws: list[tuple[Element, Raw]] = []
        for element in preorder(root):
            raw = Raw()
            element.number = file.add(raw)
            self._raws.append((element, raw))

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
            element.attributes.id: element.number
            for element, _ in self._raws
            if element.attributes is not None and element.attributes.id
        }
        parent_tree = self._parent_tree(parents)
        id_tree = self._id_tree(ids) if ids else b""
        tree_root.data = (
            b"<</Type/StructTreeRoot/K[" + ref(self._root.number) + b"]/ParentTree "
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
        parent_of = {id(self._root): tree_root}
        for element, raw in self._raws:
            for kid in element.kids:
                if isinstance(kid, Element):
                    parent_of[id(kid)] = element.number
            raw.data = self._element(element, parent_of[id(element)], files)

    def _element(self, element: Element, parent: int, files: Mapping[str, int]) -> bytes:
        page = next((kid.marks[0][0] for kid in element.kids if isinstance(kid, Leaf)), None)
        kids: list[bytes] = []
        for kid in element.kids:
            if isinstance(kid, Element):
                kids.append(ref(kid.number))
            else:
                kids += [self._mark(mark, page) for mark in kid.marks]
        more = b""
        if element.attributes is not None:
            more = _attributes(element.attributes, files)
            if self._new:
                more = more.replace(_NO_NUMBERS, _DESCRIPTION)
                more += self._references(element.attributes)
            kids += [self._object(*place) for place in element.attributes.annotations]
        at = b"" if page is None else b"/Pg " + ref(self._pages[page])
        role = self._role(element)
        return (
            b"<</Type/StructElem/S/" + role + b"/P " + ref(parent) + at + more
            + b"/K[" + b" ".join(kids) + b"]>>"
        )  # fmt: skip

    def _references(self, more: Attributes) -> bytes:
        """What an element refers to; a key of PDF 2.0."""
        if not more.refs:
            return b""
        return (
            b"/Ref["
            + b" ".join(
                ref(number) for number in dict.fromkeys(other.number for other in more.refs)
            )
            + b"]"
        )

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
            return ref(owner.number)
        listed = b"[" + b" ".join(ref(element.number) for element in owner) + b"]"
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


def _attributes(more: Attributes, files: Mapping[str, int]) -> bytes:
    parts: list[bytes] = []
    for key, value in (
        (b"/Lang", more.lang),
        (b"/Alt", more.alt),
        (b"/ActualText", more.actual),
        (b"/E", more.expansion),
        (b"/T", more.title),
        (b"/ID", more.id),
    ):
        if value is not None:
            parts.append(key + text(value))
    own = more.owner.encode() if more.owner else b""
    if more.headers:
        listed = b" ".join(text(header) for header in more.headers)
        own = (own or b"/O/Table") + b"/Headers[" + listed + b"]"
    owners = [b"<<" + own + b">>"] if own else []
    if more.bbox:
        owners.append(b"<</O/Layout/BBox[%.2f %.2f %.2f %.2f]>>" % more.bbox)
    if owners:
        parts.append(b"/A[" + b"".join(owners) + b"]")
    made = (more.mathml, more.data.key if more.data else None)
    named = (*more.files, *filter(None, made))
    known = [ref(files[name]) for name in named if name in files]
    if known:
        parts.append(b"/AF[" + b" ".join(known) + b"]")
    return b"".join(parts)
