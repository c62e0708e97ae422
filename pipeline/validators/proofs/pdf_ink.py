"""Text of a PDF that nobody sees: without ink, white, too small, beside the page.

A content stream is read as a row of tokens; only the operators that place and colour text count
(ISO 32000-1, 8.4, 8.6 and 9.3).
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.validators.proofs.epub_book import Fault
from pipeline.validators.proofs.pdf_book import PdfBook

_LIGHT = 0.9
_SMALLEST = 3.0  # points
_EDGE = 2.0
_UNMARKED = frozenset((b"/Artifact", b"/Figure"))
_OTHERS = frozenset((b"BDC", b"BMC", b"EMC"))
_ENTRIES = 16  # tokens before an operator that may belong to it
_INVISIBLE = frozenset((b"3", b"7"))
_SHOWN = re.compile(rb"\[[^\[\]]*+\]\s*TJ\b")
_PARTED = ((b"[", b" ["), (b"]", b"] "), (b"/", b" /"), (b"<<", b" <<"), (b">>", b">> "))

Matrix = tuple[float, float, float, float, float, float]


def check_ink(book: PdfBook) -> Iterator[Fault]:
    """Pages with text that is there for programs alone, or that stands for another text."""
    for number, page in enumerate(book.pdf.pages, 1):
        contents = page.obj.get("/Contents")
        data = b"" if contents is None else _read(contents)
        ink = _Ink([float(value) for value in page.mediabox])
        ink.follow(_parsed(page) if b"(" in data else _tokens(data))
        for fault in ink.faults:
            yield "edition-hidden", f"page {number} has text that {fault}"
        if b"/ActualText" in data or b"/Alt" in data:
            yield "edition-hidden", f"page {number} has text that is read otherwise"


def _read(contents: Any) -> bytes:  # noqa: ANN401  (an object of qpdf)
    import pikepdf  # noqa: PLC0415  (typed here alone)

    parts = contents if isinstance(contents, pikepdf.Array) else [contents]
    return b"\n".join(part.read_bytes() for part in parts)


def _tokens(data: bytes) -> list[bytes]:
    """The tokens of a content stream without literal strings, what is shown left out."""
    data = _SHOWN.sub(b" TJ ", data)  # most of a page, and where it stands is told before it
    for one, other in _PARTED:
        data = data.replace(one, other)
    return data.split()


def _parsed(page: Any) -> list[bytes]:  # noqa: ANN401  (an object of qpdf)
    """The tokens of any content stream, its strings left out."""
    import pikepdf  # noqa: PLC0415  (for files of other programs)

    found: list[bytes] = []
    for instruction in pikepdf.parse_content_stream(page):
        plain = (o for o in instruction.operands if not isinstance(o, pikepdf.String))
        found += [str(operand).encode().replace(b" ", b"") for operand in plain]
        found.append(str(instruction.operator).encode())
    return found


@dataclass(slots=True)
class _Ink:
    """The state of the graphics while a page is read, and what is wrong with its text."""

    box: list[float]
    faults: dict[str, None] = field(default_factory=dict)
    light: bool = False
    size: float = 0.0
    place: tuple[float, float] = (0.0, 0.0)
    matrix: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    stack: list[tuple[bool, Matrix]] = field(default_factory=list)
    tags: list[bytes] = field(default_factory=list)
    dark: list[tuple[float, float, float, float]] = field(default_factory=list)

    def follow(self, tokens: Sequence[bytes]) -> None:
        """Read a page from its first token to the last."""
        for at, token in enumerate(tokens):
            step = _STEPS.get(token)
            if step is not None:
                step(self, tokens, at)

    def begin(self, tokens: Sequence[bytes], at: int) -> None:
        del tokens, at
        self.place = (0.0, 0.0)

    def font(self, tokens: Sequence[bytes], at: int) -> None:
        self.size = float(tokens[at - 1])

    def move(self, tokens: Sequence[bytes], at: int) -> None:
        x, y = self.place
        self.place = (x + float(tokens[at - 2]), y + float(tokens[at - 1]))

    def set(self, tokens: Sequence[bytes], at: int) -> None:
        self.place = (float(tokens[at - 2]), float(tokens[at - 1]))

    def show(self, tokens: Sequence[bytes], at: int) -> None:
        del tokens, at
        a, b = self.matrix[:2]
        if self.size * (a * a + b * b) ** 0.5 < _SMALLEST:
            self.faults["is too small to be seen"] = None
        across, up = self._point(*self.place)
        left, bottom, right, top = self.box
        if not (left - _EDGE <= across <= right + _EDGE and bottom - _EDGE <= up <= top + _EDGE):
            self.faults["stands beside the page"] = None
        if self.light and not _UNMARKED.intersection(self.tags) and not self._on_dark(across, up):
            self.faults["has the colour of the paper"] = None

    def mode(self, tokens: Sequence[bytes], at: int) -> None:
        if tokens[at - 1] in _INVISIBLE:
            self.faults["is drawn without ink"] = None

    def grey(self, tokens: Sequence[bytes], at: int) -> None:
        self.light = float(tokens[at - 1]) >= _LIGHT

    def rgb(self, tokens: Sequence[bytes], at: int) -> None:
        self.light = all(float(part) >= _LIGHT for part in tokens[at - 3 : at])

    def cmyk(self, tokens: Sequence[bytes], at: int) -> None:
        self.light = all(float(part) <= 1 - _LIGHT for part in tokens[at - 4 : at])

    def save(self, tokens: Sequence[bytes], at: int) -> None:
        del tokens, at
        self.stack.append((self.light, self.matrix))

    def restore(self, tokens: Sequence[bytes], at: int) -> None:
        del tokens, at
        if self.stack:
            self.light, self.matrix = self.stack.pop()

    def turn(self, tokens: Sequence[bytes], at: int) -> None:
        a, b, c, d, e, f = map(float, tokens[at - 6 : at])
        g, h, i, j, k, m = self.matrix
        self.matrix = (
            a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j,
            e * g + f * i + k, e * h + f * j + m,
        )  # fmt: skip

    def fill(self, tokens: Sequence[bytes], at: int) -> None:
        """A dark rectangle is a ground on which light text is seen."""
        if not self.light and tokens[at - 1] == b"re":
            x, y, width, height = map(float, tokens[at - 5 : at - 1])
            (left, low), (right, high) = self._point(x, y), self._point(x + width, y + height)
            box = (min(left, right), min(low, high), max(left, right), max(low, high))
            self.dark.append(box)

    def mark(self, tokens: Sequence[bytes], at: int) -> None:
        near = tokens[max(0, at - _ENTRIES) : at]
        last = max((n for n, one in enumerate(near) if one in _OTHERS), default=-1)
        kinds = [one for one in near[last + 1 :] if one in _UNMARKED]
        self.tags.append(kinds[-1] if kinds else b"")

    def end(self, tokens: Sequence[bytes], at: int) -> None:
        del tokens, at
        if self.tags:
            self.tags.pop()

    def _point(self, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = self.matrix
        return a * x + c * y + e, b * x + d * y + f

    def _on_dark(self, across: float, up: float) -> bool:
        return any(
            left <= across <= right and low <= up <= high for left, low, right, high in self.dark
        )


_STEPS: Mapping[bytes, Callable[[_Ink, Sequence[bytes], int], None]] = {
    b"BT": _Ink.begin, b"Tf": _Ink.font, b"Td": _Ink.move, b"TD": _Ink.move, b"Tm": _Ink.set,
    b"TJ": _Ink.show, b"Tj": _Ink.show, b"Tr": _Ink.mode, b"g": _Ink.grey, b"rg": _Ink.rgb,
    b"k": _Ink.cmyk, b"q": _Ink.save, b"Q": _Ink.restore, b"cm": _Ink.turn, b"f": _Ink.fill,
    b"BDC": _Ink.mark, b"BMC": _Ink.mark, b"EMC": _Ink.end,
}  # fmt: skip
