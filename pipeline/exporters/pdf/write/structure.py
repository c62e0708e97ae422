"""The structure tree and the parent tree (ISO 32000-1, 14.7), serialized straight to bytes."""

from collections.abc import Mapping, Sequence

from pipeline.exporters.pdf.tree import Attributes, Element, Leaf, preorder
from pipeline.exporters.pdf.write.objects import PdfFile, Raw, ref, text

_CHUNK = 200  # entries of a leaf of a number or name tree
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
    """Writes a tree into a file. ``pages`` are the object numbers of the pages by serial."""

    def __init__(self, file: PdfFile, root: Element, pages: Sequence[int]) -> None:
        self._file = file
        self._root = root
        self._pages = pages
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
            + b"/RoleMap" + ROLE_MAP + id_tree + b">>"
        )  # fmt: skip
        return number

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
            kids += [self._object(*place) for place in element.attributes.annotations]
        at = b"" if page is None else b"/Pg " + ref(self._pages[page])
        role = element.role.encode()
        return (
            b"<</Type/StructElem/S/" + role + b"/P " + ref(parent) + at + more
            + b"/K[" + b" ".join(kids) + b"]>>"
        )  # fmt: skip

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
    known = [ref(files[name]) for name in more.files if name in files]
    if known:
        parts.append(b"/AF[" + b" ".join(known) + b"]")
    return b"".join(parts)
