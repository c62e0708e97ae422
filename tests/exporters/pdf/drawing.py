"""What a page shows, as lines for people: places are whole points from the lower left corner.

It reads the operators of the finished file. Graphics state that changes nothing visible by itself
(colours, line widths) is told with what is painted in it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import pikepdf

_CODE = re.compile(rb"<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>")


@dataclass
class _State:
    fill: str = "black"
    stroke: str = "black"
    width: float = 1.0
    matrix: pikepdf.Matrix = field(default_factory=pikepdf.Matrix)


def drawn(file: Path) -> str:
    """Every page of a PDF: its label's number, then a line for all that is painted, in order."""
    with pikepdf.open(file) as pdf:
        lines = [
            line
            for number, page in enumerate(pdf.pages, 1)
            for line in (f"page {number}, {_size(page)}", *_Page(page).lines(), "")
        ]
    return "\n".join(lines)


def _size(page: pikepdf.Page) -> str:
    return f"{_round(page.MediaBox[2])} x {_round(page.MediaBox[3])}"


class _Page:
    """One page's content stream, being read."""

    def __init__(self, page: pikepdf.Page) -> None:
        self._page = page
        self._state = _State()
        self._stack: list[_State] = []
        self._path: list[str] = []
        self._fonts = {name: _Font(font) for name, font in page.Resources.Font.items()}
        self._font = ""
        self._at = (0.0, 0.0)
        self._size = self._rise = 0.0

    def lines(self) -> Iterator[str]:
        for instruction in pikepdf.parse_content_stream(self._page):
            yield from self._line(str(instruction.operator), list(instruction.operands))

    def _line(self, operator: str, operands: list[Any]) -> Iterator[str]:
        match operator:
            case "BDC":
                yield f"  {_mark(*operands)}"
            case "TJ":
                yield f"    {self._text(operands[0])}"
            case "Do":
                yield f"    image {self._box(0, 0, 1, 1)}"
            case "f" | "S" | "B":
                yield from self._painted(operator)
            case _:
                self._changed(operator, operands)

    def _changed(self, operator: str, operands: list[Any]) -> None:
        state = self._state
        match operator:
            case "q":
                self._stack.append(state)
                self._state = _State(state.fill, state.stroke, state.width, state.matrix)
            case "Q":
                self._state = self._stack.pop()
            case "cm":
                state.matrix = pikepdf.Matrix(*map(float, operands)) @ state.matrix
            case "rg" | "RG":
                setattr(state, "fill" if operator == "rg" else "stroke", _color(operands))
            case "w":
                state.width = float(operands[0])
            case _:
                self._moved(operator, operands)

    def _moved(self, operator: str, operands: list[Any]) -> None:
        match operator:
            case "BT":
                self._rise = 0.0
            case "Tf":
                self._font, self._size = str(operands[0]), float(operands[1])
            case "Ts":
                self._rise = float(operands[0])
            case "Td":
                self._at = (float(operands[0]), float(operands[1]))
            case "re":
                self._path.append(self._box(*map(float, operands)))
            case "m" | "l" | "c":
                self._path.append(self._point(*map(float, operands[-2:])))
            case "h" | "J" | "j" | "d" | "ET" | "EMC":
                pass
            case _:
                raise AssertionError(f"the projection does not know the operator {operator}")

    def _text(self, shown: pikepdf.Array) -> str:
        font = self._fonts[self._font]
        codes = b"".join(bytes(part) for part in shown if isinstance(part, pikepdf.String))
        rise = f" raised {_tenth(self._rise)}" if self._rise else ""
        look = f"{font.name} {_tenth(self._size)} {self._state.fill}{rise}"
        return f"{self._point(*self._at)} {look}: {font.text(codes)}"

    def _painted(self, operator: str) -> Iterator[str]:
        path, self._path = " ".join(self._path), []
        if operator in "fB":
            yield f"    fill {self._state.fill}: {path}"
        if operator in "SB":
            yield f"    stroke {self._state.stroke} {_tenth(self._state.width)}: {path}"

    def _point(self, x: float, y: float) -> str:
        x, y = self._state.matrix.transform((x, y))
        return f"{_round(x)},{_round(y)}"

    def _box(self, x: float, y: float, width: float, height: float) -> str:
        return f"[{self._point(x, y)} to {self._point(x + width, y + height)}]"


class _Font:
    """A composite font: its name without the subset's tag, and the text of its codes."""

    def __init__(self, font: Any) -> None:
        self.name = str(font.BaseFont)[1:].partition("+")[2]
        data = font.ToUnicode.read_bytes()
        self._texts = {
            int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be")
            for code, text in _CODE.findall(data)
        }

    def text(self, codes: bytes) -> str:
        numbers = (int.from_bytes(codes[n : n + 2], "big") for n in range(0, len(codes), 2))
        return repr("".join(self._texts[number] for number in numbers).replace("\u00ad", "-"))


def _mark(tag: Any, entries: Any) -> str:
    if str(tag) != "/Artifact":
        return str(tag)[1:]
    kinds = [str(entries[key])[1:] for key in ("/Type", "/Subtype") if key in entries]
    return " ".join(["artifact,", *kinds]).lower()


def _color(operands: list[Decimal]) -> str:
    parts = "".join(f"{round(float(part) * 255):02x}" for part in operands)
    return {"000000": "black", "ffffff": "white"}.get(parts, f"#{parts}")


def _round(value: Any) -> str:
    return str(round(float(value)))


def _tenth(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
