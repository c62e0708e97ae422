"""Matrices, cases and aligned lines as MathML.

Lines and sides are said twice: as MathML 3 has them, and as style, which MathML Core reads.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape

Node = Mapping[str, Any]

_FENCES = {
    "p-matrix": ("(", ")"),
    "b-matrix": ("[", "]"),
    "brace-matrix": ("{", "}"),
    "v-matrix": ("|", "|"),
    "v-v-matrix": ("\u2016", "\u2016"),
    "cases": ("{", ""),
}
_SIDES = {"l": "left", "c": "center", "r": "right"}
_TIGHT = {"right": "padding-right:0", "left": "padding-left:0"}


def table(node: Node, markup: Callable[[Node], str]) -> str:
    """A table, with the fences that its environment draws around it."""
    sides = _sides(node)
    lines = {line["row"] for line in node.get("horizontals", ())}
    rows = "".join(
        _row(
            cells, sides, node, above=number in lines, below=_last(number, node, lines), say=markup
        )
        for number, cells in enumerate(node["rows"])
    )
    made = f"<mtable{_attributes(node, sides)}>{rows}</mtable>"
    before, after = _FENCES.get(node["shape"], ("", ""))
    return f"<mrow>{_fence(before)}{made}{_fence(after)}</mrow>" if before else made


def _last(number: int, node: Node, lines: set[int]) -> bool:
    return number + 1 == len(node["rows"]) and number + 1 in lines


def _attributes(node: Node, sides: Sequence[str]) -> str:
    given = f' columnalign="{" ".join(sides)}"' if set(sides) - {"center"} else ""
    wide = node["shape"] in ("aligned", "centered")
    return given + (' displaystyle="true"' if wide else "")


def _sides(node: Node) -> list[str]:
    """Where the text of each column stands."""
    count = max((len(row) for row in node["rows"]), default=0)
    given = [_SIDES.get(column, "center") for column in node.get("columns", ())]
    match node["shape"]:
        case "aligned":
            return ["left" if number % 2 else "right" for number in range(count)]
        case "cases":
            return ["left"] * count
        case _:
            return (given + ["center"] * count)[:count]


def _row(
    cells: Sequence[Node],
    sides: Sequence[str],
    node: Node,
    *,
    above: bool,
    below: bool,
    say: Callable[[Node], str],
) -> str:
    verticals = node.get("verticals", ())
    rules = (["border-top"] if above else []) + (["border-bottom"] if below else [])
    made: list[str] = []
    for number, cell in enumerate(cells):
        own = [f"{side}:1px solid" for side in rules]
        own += ["border-left:1px solid"] if number in verticals else []
        last = number + 1 == len(cells) and number + 1 in verticals
        own += ["border-right:1px solid"] if last else []
        made.append(_cell(cell, sides[number], own, say, tight=node["shape"] == "aligned"))
    return f"<mtr>{''.join(made)}</mtr>"


def _cell(
    cell: Node, side: str, own: Sequence[str], say: Callable[[Node], str], *, tight: bool
) -> str:
    style = [f"text-align:{side};text-align:-webkit-{side}"] if side != "center" else []
    style += [_TIGHT[side]] if tight and side in _TIGHT else []
    styled = ";".join([*style, *own])
    span = ""
    if cell["type"] == "multicolumn":
        span, cell = f' columnspan="{min(cell["columns"], 1000)}"', cell["base"]
    attribute = f' style="{styled}"' if styled else ""
    return f"<mtd{span}{attribute}>{say(cell)}</mtd>"


def _fence(sign: str) -> str:
    return f'<mo stretchy="true" fence="true">{escape(sign)}</mo>' if sign else ""
