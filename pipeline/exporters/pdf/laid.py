"""What was laid, as plain data: the elements of a book in reading order, and what is said of them.

Text and layout make the tree; tagging reads it, and makes the structure of a file of it. It knows
neither pages nor objects of a file, so one plan serves several files, one after the other. Its
children are elements and *leaves*; a leaf is a stretch of content that is drawn together.
"""

from collections.abc import Iterator
from typing import Literal

from pipeline.model import Chart, HeaderScope, Table


class Leaf:
    """Content of an element."""

    __slots__ = ("element",)

    def __init__(self, element: "Element") -> None:
        self.element = element


class Facts:
    """What few elements have. Texts are for assistive technology.

    ``numbering`` is how a list counts; ``scope`` is what a header cell is the header of, and
    ``headers`` are the ids of a cell's; ``position`` and ``rise`` are whether something is a
    superscript or a subscript, and how far it stands above the baseline, in points; ``ruling`` is
    what is drawn with its words, such as a line through them ("struck"). ``mathml`` is
    a formula's own markup. ``files`` are names of files of the manuscript that hold the data;
    ``data`` is what shows data that no file holds.
    ``refs`` are elements that this one refers to.
    """

    __slots__ = (
        "alt",
        "data",
        "expansion",
        "files",
        "headers",
        "id",
        "lang",
        "mathml",
        "numbering",
        "position",
        "refs",
        "rise",
        "ruling",
        "scope",
    )

    def __init__(self) -> None:
        self.lang: str | None = None
        self.mathml: str | None = None
        self.alt: str | None = None
        self.expansion: str | None = None
        self.id: str | None = None
        self.numbering: str | None = None
        self.scope: HeaderScope | None = None
        self.headers: tuple[str, ...] = ()
        self.position: Literal["Sup", "Sub"] | None = None
        self.rise = 0.0
        self.ruling: str | None = None
        self.files: tuple[str, ...] = ()
        self.data: Table | Chart | None = None
        self.refs: list[Element] = []


class Element:
    """An element of the book; ``role`` is its standard structure type (ISO 32000-1, 14.8.4)."""

    __slots__ = ("facts", "kids", "role")

    def __init__(self, role: str) -> None:
        self.role = role
        self.kids: list[Element | Leaf] = []
        self.facts: Facts | None = None

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

    def more(self) -> Facts:
        """The facts, made when first asked for."""
        if self.facts is None:
            self.facts = Facts()
        return self.facts


def preorder(root: Element) -> Iterator[Element]:
    """Each element before its children, in reading order, without recursion."""
    stack = [root]
    while stack:
        element = stack.pop()
        yield element
        stack.extend(kid for kid in reversed(element.kids) if isinstance(kid, Element))


def leaves(root: Element) -> Iterator[Leaf]:
    """The leaves in reading order, without recursion."""
    stack: list[Element | Leaf] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, Leaf):
            yield node
        else:
            stack.extend(reversed(node.kids))
