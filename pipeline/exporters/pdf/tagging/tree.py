"""The logical structure: elements in reading order, made together with the layout.

The tree is built while the text is laid out and filled while pages are drawn, so its two classes
are the only mutable ones of this exporter. An element's children are elements and *leaves*; a leaf
is a stretch of content, at ``order`` among all leaves, that collects the marked-content sequences
it is drawn in (ISO 32000-1, 14.7.4), one for each page it runs over.
"""

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.model import HeaderScope


class Leaf:
    """Content of an element, and where it was drawn: ``marks`` are (page serial, MCID)."""

    __slots__ = ("element", "marks", "order")

    def __init__(self, element: "Element") -> None:
        self.element = element
        self.order = 0
        self.marks: list[tuple[int, int]] = []


class DataFile(NamedTuple):
    """A CSV file made of what an element shows; ``name`` is unique in the book."""

    name: str
    content: bytes

    @property
    def key(self) -> str:
        """How the file is named among all: no path of a manuscript holds a colon."""
        return f"data:{self.name}"


class Attributes:
    """What few elements have. Texts are for assistive technology, ``bbox`` is in points.

    ``owner`` names the attribute object's dictionary entries, ready to be written. ``mathml`` is a
    formula's own markup. ``files`` are names of associated files of the manuscript, ``data`` is
    one that was made; ``refs`` are elements that this one refers to. ``annotations`` are (object
    number, page serial) of the links that belong to it.
    """

    __slots__ = (
        "actual",
        "alt",
        "annotations",
        "bbox",
        "data",
        "expansion",
        "files",
        "headers",
        "id",
        "lang",
        "mathml",
        "owner",
        "refs",
        "title",
    )

    def __init__(self) -> None:
        self.lang: str | None = None
        self.mathml: str | None = None
        self.alt: str | None = None
        self.actual: str | None = None
        self.expansion: str | None = None
        self.title: str | None = None
        self.id: str | None = None
        self.owner: str | None = None
        self.headers: tuple[str, ...] = ()
        self.bbox: tuple[float, float, float, float] | None = None
        self.files: tuple[str, ...] = ()
        self.data: DataFile | None = None
        self.refs: list[Element] = []
        self.annotations: list[tuple[int, int]] = []


class Element:
    """A structure element. ``role`` is its type; ``number`` its object number, once it has one."""

    __slots__ = ("attributes", "kids", "number", "role")

    def __init__(self, role: str) -> None:
        self.role = role
        self.kids: list[Element | Leaf] = []
        self.attributes: Attributes | None = None
        self.number = 0

    def add(self, role: str) -> "Element":
        """A new last child."""
        child = Element(role)
        self.kids.append(child)
        return child

    def leaf(self) -> Leaf:
        """The leaf at the end, or a new one when an element stands there."""
        if self.kids and isinstance(last := self.kids[-1], Leaf):
            return last
        leaf = Leaf(self)
        self.kids.append(leaf)
        return leaf

    def more(self) -> Attributes:
        """The attributes, made when first asked for."""
        if self.attributes is None:
            self.attributes = Attributes()
        return self.attributes

    def header(self, scope: HeaderScope) -> "Element":
        """This element made a header cell of a column or row (ISO 32000-1, table 349)."""
        self.more().owner = f"/O/Table/Scope/{scope.title()}"
        return self


def preorder(root: Element) -> Iterator[Element]:
    """Each element before its children, in reading order, without recursion."""
    stack = [root]
    while stack:
        element = stack.pop()
        yield element
        stack.extend(kid for kid in reversed(element.kids) if isinstance(kid, Element))


def begin_drawing(root: Element) -> None:
    """Give each leaf its place in reading order, and forget where an earlier file drew it."""
    stack: list[Element | Leaf] = [root]
    count = 0
    while stack:
        node = stack.pop()
        if isinstance(node, Leaf):
            count += 1
            node.order = count
            node.marks = []
        else:
            if node.attributes is not None:
                node.attributes.bbox = None
                node.attributes.annotations = []
            stack.extend(reversed(node.kids))
