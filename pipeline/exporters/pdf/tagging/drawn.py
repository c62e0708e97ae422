"""Where the elements of a book were drawn in one file, noted while its pages are drawn."""

from pipeline.exporters.pdf.laid import Element, Leaf, leaves, preorder

Box = tuple[float, float, float, float]

_INLINE = frozenset(
    {"Em", "Strong", "Span", "Code", "Link", "Reference", "Lbl", "Ruby", "RB", "RP", "RT"}
)


class Drawn:
    """The marked-content sequences of each leaf, the boxes and the annotations of elements.

    A leaf is drawn in one sequence for each page that it runs over (ISO 32000-1, 14.7.4).
    """

    def __init__(self, root: Element) -> None:
        self.root = root
        self._order = {leaf: number for number, leaf in enumerate(leaves(root), 1)}
        self._marks: dict[Leaf, list[tuple[int, int]]] = {}
        self._boxes: dict[Element, Box | None] = {}
        self._annotations: dict[Element, list[tuple[int, int]]] = {}

    def order(self, leaf: Leaf) -> int:
        """The place of a leaf among all, in reading order, from 1."""
        return self._order[leaf]

    def mark(self, leaf: Leaf, serial: int, number: int) -> None:
        """Note a sequence: the page's serial, and the sequence's identifier on it."""
        self._marks.setdefault(leaf, []).append((serial, number))

    def marks(self, leaf: Leaf) -> list[tuple[int, int]]:
        """The sequences of a leaf: (page serial, identifier)."""
        return self._marks.get(leaf, [])

    def cover(self, leaf: Leaf, box: Box) -> None:
        """Note where a drawing is, in points of the file's page.

        One on several pages has no box (ISO 32000-1, 14.8.5.4.3).
        """
        if len({page for page, _ in self.marks(leaf)}) > 1:
            self._boxes[leaf.element] = None
            return
        held = self._boxes.get(leaf.element) or box
        low = min(box[0], held[0]), min(box[1], held[1])
        self._boxes[leaf.element] = (*low, max(box[2], held[2]), max(box[3], held[3]))

    def box(self, element: Element) -> Box | None:
        """Where the drawing of a element is."""
        return self._boxes.get(element)

    def annotate(self, element: Element, number: int, serial: int) -> None:
        """Note an annotation of a link: its object number, and the page's serial."""
        self._annotations.setdefault(element, []).append((number, serial))

    def annotations(self, element: Element) -> list[tuple[int, int]]:
        """The annotations of a element: (object number, page serial)."""
        return self._annotations.get(element, [])

    def idle(self) -> frozenset[Element | Leaf]:
        """Inline elements in which nothing was drawn, and leaves without marks."""
        found: set[Element | Leaf] = set()
        for element in reversed(list(preorder(self.root))):
            found.update(kid for kid in element.kids if self._idle(kid, found))
        return frozenset(found)

    def _idle(self, kid: Element | Leaf, found: set[Element | Leaf]) -> bool:
        if isinstance(kid, Leaf):
            return kid not in self._marks
        bare = not (kid.facts and kid.facts.alt) and kid not in self._annotations
        return kid.role in _INLINE and bare and found.issuperset(kid.kids)
