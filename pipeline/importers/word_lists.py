"""Lists that Word's styles alone set deeper: "List Bullet 2" stands inside of "List Bullet"."""

import re
from collections.abc import Sequence

from pipeline.importers.pandoc import Node, attributes

_STYLE = re.compile(r"List (?:Bullet|Number) ([2-5])")
_LISTS = ("BulletList", "OrderedList")


def nested_lists(blocks: Sequence[Node]) -> list[Node]:
    """The blocks with each list of a deeper style inside the last item of the list above it."""
    out: list[Node] = []
    deepened = False
    for block in blocks:
        level = _level(block)
        last = out[-1] if out and out[-1]["t"] in _LISTS else None
        if last is not None and level > 1:
            _put(last, block, level - 1)
            deepened = True
        elif last is not None and deepened and block["t"] == last["t"]:
            _items(last).extend(_items(block))
        else:
            out.append(block)
            deepened = False
    return out


def _level(block: Node) -> int:
    """The level that the style of a list's first item names, otherwise 1; 0 for what is no list."""
    if block["t"] not in _LISTS:
        return 0
    first = next((one for item in _items(block) for one in item), None)
    if first is None or first["t"] != "Div":
        return 1
    found = _STYLE.fullmatch(attributes(first["c"][0])[2].get("custom-style", ""))
    return int(found[1]) if found else 1


def _items(block: Node) -> list[list[Node]]:
    items: list[list[Node]] = block["c"] if block["t"] == "BulletList" else block["c"][1]
    return items


def _put(outer: Node, inner: Node, depth: int) -> None:
    """Put a list ``depth`` levels below another, or as deep as there are lists."""
    item = _items(outer)[-1]
    held = item[-1] if item and item[-1]["t"] in _LISTS else None
    if held is not None and depth > 1:
        _put(held, inner, depth - 1)
    elif held is not None and held["t"] == inner["t"]:
        _items(held).extend(_items(inner))
    else:
        item.append(inner)
