"""The engine's tree of a formula as MathML Core, which browsers and screen readers know."""

from collections.abc import Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from pipeline.maths.colors import hexadecimal
from pipeline.maths.letters import styled
from pipeline.maths.mathml_tables import table

Node = Mapping[str, Any]

_NAMESPACE = "http://www.w3.org/1998/Math/MathML"
_ACCENTS = {
    "\u0300": "`", "\u0301": "\u00b4", "\u0302": "^", "\u0303": "~", "\u0304": "\u00af",
    "\u0306": "\u02d8", "\u0307": "\u02d9", "\u0308": "\u00a8", "\u030c": "\u02c7",
    "\u20d7": "\u2192",
}  # fmt: skip
_STRIKES = {
    "bar": "updiagonalstrike",
    "backslash": "downdiagonalstrike",
    "x": "updiagonalstrike downdiagonalstrike",
}
_STRIPE = (
    "linear-gradient(to {} right,transparent 46%,currentColor 46%,currentColor 54%,transparent 54%)"
)
_STRUCK = {
    "bar": _STRIPE.format("top"),
    "backslash": _STRIPE.format("bottom"),
    "x": f"{_STRIPE.format('top')},{_STRIPE.format('bottom')}",
}
"""The strokes of a struck-out part as style: MathML Core has no element for it."""
_INTEGRALS = "\u222b\u222c\u222d\u222e\u222f\u2230"
_THIN = '<mspace width="0.167em"></mspace>'
_LETTERS = frozenset("\u221e\u2205\u22a4\u22a5")  # signs that stand for a thing, as letters do


class UnknownPartError(Exception):
    """A part of a formula that MathML has no element for, by the engine's name."""


def mathml(tree: Node, *, display: bool) -> str:
    """The tree as a ``math`` element.

    Raises:
        UnknownPartError: it holds a drawing, such as the structure of a molecule.
    """
    how = "block" if display else "inline"
    return f'<math xmlns="{_NAMESPACE}" display="{how}">{_markup(tree)}</math>'


def _element(name: str, *parts: str, **attributes: str) -> str:
    said = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<{name}{said}>{''.join(parts)}</{name}>"


def _operator(sign: str, **attributes: str) -> str:
    return _element("mo", escape(sign), **attributes)


def _markup(node: Node) -> str:
    match node["type"]:
        case "row":
            return _row(node["children"])
        case "number":
            return _element("mn", escape(node["value"]))
        case "identifier":
            return _identifier(node["name"], node.get("variant", ""))
        case "function":
            return _function(node)
        case "operator" | "large-operator" | "fixed-delimiter":
            return _sign(node)
        case "text":
            return _text(node["parts"])
        case "space":
            width = round(node["em"], 3)
            return _element("mspace", width=f"{width:g}em") if width else ""
        case "rule":
            sizes = {key: f"{node[key]:.3g}em" for key in ("width", "height")}
            return _element("mspace", **sizes, style="background:currentColor")
        case "table":
            return table(node, _markup)
        case _:
            return _built(node)


def _built(node: Node) -> str:
    """What is built of parts, each one element."""
    match node["type"]:
        case "fraction":
            return _fraction(node)
        case "root":
            inner, index = _markup(node["radicand"]), node.get("index")
            if index is None:
                return _element("msqrt", inner)
            return _element("mroot", _one(node["radicand"]), _one(index))
        case "scripts":
            return _scripts(node)
        case "bar":
            return _bar(node)
        case "accent":
            return _accent(node)
        case "brace":
            return _brace(node)
        case "stacked" | "arrow":
            return _stacked(node)
        case "delimited":
            return _delimited(node)
        case _:
            return _dressed(node)


def _dressed(node: Node) -> str:
    """What looks or counts otherwise, and says the same."""
    match node["type"]:
        case "forced-class":
            return _forced(node)
        case "colored":
            return _colored(node["base"], "mathcolor", node["color"])
        case "canceled":
            shape = node["shape"]
            style = f"background:{_STRUCK[shape]}"
            return _element(
                "menclose", _markup(node["base"]), notation=_STRIKES[shape], style=style
            )
        case "framed" if "background" in node:
            return _colored(node["base"], "mathbackground", node["background"])
        case "framed":
            style = "border:1px solid;padding:0.2em"
            return _element("menclose", _markup(node["base"]), notation="box", style=style)
        case "phantom":
            return _phantom(node)
        case "smashed":
            return _element("mpadded", _markup(node["base"]), height="0", depth="0")
        case "style":
            return _leveled(node)
        case "quantity":
            return _markup(node["unit"])
        case "unit":
            return _unit(node["base"])
        case kind:
            raise UnknownPartError(kind)


def _one(node: Node) -> str:
    """A part as exactly one element."""
    made = _markup(node)
    if node["type"] == "row" and len(node["children"]) == 1:
        return _one(node["children"][0])
    single = node["type"] not in ("row", "space", "quantity") and made.startswith("<")
    return made if single else f"<mrow>{made}</mrow>"


def _row(children: Sequence[Node]) -> str:
    parts: list[str] = []
    at = 0
    while at < len(children):
        taken = _decimals(children[at : at + 3])
        if taken:
            parts.append(_element("mn", "".join(escape(n) for n in taken)))
            at += 3
        else:
            child = children[at]
            parts += [_THIN] if at and _apart(children[at - 1], child) else []
            inner = _markup(child)
            nested = child["type"] == "row" and len(child["children"]) > 1
            parts.append(_grouped(child, inner) if nested else inner)
            at += 1
    return "".join(parts)


def _apart(before: Node, after: Node) -> bool:
    """Whether a thin space stands between two parts, as around the name of a function."""
    pair = (_named(before), _named(after))
    return any(pair) and all(
        named or part["type"] not in ("operator", "space", "delimited", "fixed-delimiter", "text")
        for named, part in zip(pair, (before, after), strict=True)
    )


def _named(node: Node) -> bool:
    while node["type"] == "scripts":
        node = node["base"]
    return bool(node["type"] == "function")


def _decimals(three: Sequence[Node]) -> tuple[str, str, str] | None:
    """Digits that a comma in braces parts: a decimal comma."""
    if [n["type"] for n in three] != ["number", "operator", "number"]:
        return None
    before, comma, after = three
    if (comma["symbol"], comma.get("class")) != (",", "ord"):
        return None
    return before["value"], ",", after["value"]


def _grouped(row: Node, inner: str) -> str:
    """Letters that were set upright together are one word."""
    names = [child.get("name", "") for child in row["children"]]
    if all(_upright(child) for child in row["children"]):
        return _element("mi", escape("".join(names)), mathvariant="normal")
    return f"<mrow>{inner}</mrow>"


def _upright(node: Node) -> bool:
    return node["type"] == "identifier" and node.get("variant") == "upright"


def _identifier(name: str, face: str) -> str:
    if face == "upright":
        return _element("mi", escape(name), mathvariant="normal")
    return _element("mi", escape(styled(name, face)))


def _function(node: Node) -> str:
    if node.get("limits"):
        return _operator(node["name"], movablelimits="true", form="prefix")
    return _element("mi", escape(node["name"]))


def _sign(node: Node) -> str:
    sign, kind = node["symbol"], node.get("class")
    if node["type"] == "fixed-delimiter":
        size = f"{1.2 + 0.6 * (int(node['size']) - 1):g}em"
        return _operator(sign, minsize=size, maxsize=size)
    if kind == "ord" and (sign.isalpha() or sign in _LETTERS):
        return _element("mi", escape(sign), **({} if sign.isalpha() else {"mathvariant": "normal"}))
    if kind in ("open", "close") or sign in ("|", "\u2016"):
        return _operator(sign, stretchy="false", **_unspaced(sign, kind))
    return _operator(sign)


def _unspaced(sign: str, kind: str | None) -> dict[str, str]:
    bar = sign in ("|", "\u2016") and kind != "rel"
    return {"lspace": "0", "rspace": "0"} if bar else {}


def _text(parts: Sequence[Node]) -> str:
    made = [
        _markup(part["value"])
        if part["type"] == "math"
        else _element("mtext", escape(part["value"].replace(" ", "\u00a0")))
        for part in parts
    ]
    return made[0] if len(made) == 1 else f"<mrow>{''.join(made)}</mrow>"


def _unit(base: Node) -> str:
    if base["type"] != "text":
        return _markup(base)
    name = "".join(part["value"] for part in base["parts"])
    return _element("mi", escape(name), mathvariant="normal")


def _fraction(node: Node) -> str:
    plain = {} if node.get("rule", True) else {"linethickness": "0"}
    made = _element("mfrac", _one(node["num"]), _one(node["den"]), **plain)
    match node.get("style"):
        case "display":
            return _element("mstyle", made, displaystyle="true", scriptlevel="0")
        case "row":
            return _element("mstyle", made, displaystyle="false", scriptlevel="0")
        case _:
            return made


def _limits(base: Node) -> bool:
    """Whether scripts stand above and below."""
    large = base["type"] == "large-operator" and base["symbol"] not in _INTEGRALS
    return bool(base.get("limits", large)) or base.get("class") == "op"


def _scripts(node: Node) -> str:
    base = node["base"]
    below, above = ("munder", "mover") if _limits(base) else ("msub", "msup")
    sub, sup = node.get("sub"), node.get("sup")
    if sub is not None and sup is not None:
        both = "munderover" if _limits(base) else "msubsup"
        return _element(both, _one(base), _one(sub), _one(sup))
    if sub is not None:
        return _element(below, _one(base), _one(sub))
    return _element(above, _one(base), _one(sup or {"type": "row", "children": []}))


def _bar(node: Node) -> str:
    if node["above"]:
        return _element("mover", _one(node["base"]), _operator("\u203e"), accent="true")
    return _element("munder", _one(node["base"]), _operator("_"), accentunder="true")


def _accent(node: Node) -> str:
    sign = _ACCENTS.get(str(node["accent"]), str(node["accent"]))
    stretchy = "true" if node["stretchy"] else "false"
    over = _operator(sign, stretchy=stretchy)
    return _element("mover", _one(node["base"]), over, accent="true")


def _brace(node: Node) -> str:
    name, sign = ("mover", "\u23de") if node["above"] else ("munder", "\u23df")
    made = _element(name, _one(node["base"]), _operator(sign, stretchy="true"))
    label = node.get("label")
    return _element(name, made, _one(label)) if label else made


def _stacked(node: Node) -> str:
    arrow = node["type"] == "arrow"
    base = _operator(node["symbol"], stretchy="true") if arrow else _one(node["base"])
    above, below = node.get("above"), node.get("below")
    if above and below:
        return _element("munderover", base, _one(below), _one(above))
    if below:
        return _element("munder", base, _one(below))
    return _element("mover", base, _one(above or {"type": "row", "children": []}))


def _delimited(node: Node) -> str:
    middles = [_fence(sign) for sign in node.get("middles", ())]
    parts = [_markup(part) for part in node["parts"]]
    inner = parts[0] + "".join(m + p for m, p in zip(middles, parts[1:], strict=True))
    return f"<mrow>{_fence(node.get('open'))}{inner}{_fence(node.get('close'))}</mrow>"


def _fence(sign: str | None) -> str:
    return "" if not sign else _operator(sign, stretchy="true", fence="true")


def _forced(node: Node) -> str:
    base = node["base"]
    if base["type"] == "text" and node["class"] in ("bin", "rel"):
        return _operator("".join(part["value"] for part in base["parts"]))
    return _one(base)


def _colored(base: Node, what: str, name: str) -> str:
    found = hexadecimal(name)
    return _element("mstyle", _markup(base), **({what: found} if found else {}))


def _phantom(node: Node) -> str:
    made = _element("mphantom", _markup(node["base"]))
    if not node["width"]:
        return _element("mpadded", made, width="0")
    return made if node["height"] else _element("mpadded", made, height="0", depth="0")


def _leveled(node: Node) -> str:
    display = "true" if node["level"] == 0 else "false"
    level = str(max(0, node["level"] - 1))
    return _element("mstyle", _markup(node["base"]), displaystyle=display, scriptlevel=level)
