"""HTML that stands in Markdown, read as what it means."""

import re
from collections.abc import Iterator

from lxml import etree, html

from pipeline.importers.page import page_tree, prepare
from pipeline.importers.pandoc import Node, node, plain
from pipeline.importers.telling import Teller


def resolve_html(blocks: list[Node], teller: Teller, name: str) -> list[Node]:
    """The tree with HTML that stood in Markdown read as what it means."""
    return list(_resolved(blocks, teller, name))


def _resolved(blocks: list[Node], teller: Teller, name: str) -> Iterator[Node]:
    for block in blocks:
        if block["t"] == "RawBlock" and block["c"][0].startswith("html"):
            yield from _read_html(str(block["c"][1]), teller, name)
            continue
        _resolve_inside(block, teller, name)
        yield block


def _read_html(text: str, teller: Teller, name: str) -> list[Node]:
    if text.lstrip().startswith("<!--") and text.rstrip().endswith("-->"):
        return []
    if not re.sub(r"</?[A-Za-z][^<>]*>", "", text).strip() and not re.search(
        r"<(img|iframe|video|audio|svg|hr|embed|object|table)\b|caption=", text
    ):
        return []
    page = html.document_fromstring(f"<html><body><div>{text}</div></body></html>")
    captions = [one.get("caption") for one in page.iter(etree.Element) if one.get("caption")]
    prepare(page, teller, name)
    found: list[Node] = page_tree(page, name)["blocks"]
    return [*(node("Para", [node("Str", one)]) for one in captions), *found]


def _resolve_inside(value: object, teller: Teller, name: str) -> None:
    if isinstance(value, dict):
        for inner in value.values():
            _resolve_inside(inner, teller, name)
    elif isinstance(value, list):
        if any(_is_raw(one, "RawBlock") for one in value):
            value[:] = _resolved(list(value), teller, name)
        elif any(_is_raw(one, "RawInline") for one in value):
            value[:] = inline_html(value)
        for inner in value:
            _resolve_inside(inner, teller, name)


def _is_raw(one: object, kind: str) -> bool:
    return isinstance(one, dict) and one.get("t") == kind and one["c"][0].startswith("html")


_TAG = re.compile(r"<(/?)([A-Za-z][\w-]*+)((?:[^<>/]|/(?!>))*+)(/?)>\s*+$")
_ATTRIBUTE = re.compile(r"(?<![\w:-])([\w:-]++)\s*+=\s*+(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_PLAIN = {
    "del": "Strikeout", "s": "Strikeout", "strike": "Strikeout", "u": "Underline",
    "ins": "Underline", "sub": "Subscript", "sup": "Superscript", "em": "Emph", "i": "Emph",
    "strong": "Strong", "b": "Strong", "cite": "Emph",
}  # fmt: skip


def inline_html(inlines: list[Node]) -> list[Node]:
    """Running text in which tags of HTML are elements of the tree."""
    stack: list[tuple[str, str, list[Node]]] = [("", "", [])]
    for one in inlines:
        found = _TAG.match(one["c"][1]) if _is_raw(one, "RawInline") else None
        if found is None:
            stack[-1][2].append(one)
            continue
        closing, tag, rest, _empty = found.groups()
        tag = tag.lower()
        if closing:
            _close(stack, tag)
        elif tag == "br":
            stack[-1][2].append(node("LineBreak"))
        elif tag in ("img", "input", "wbr", "hr"):
            stack[-1][2].extend(_void(tag, rest))
        else:
            stack.append((tag, rest, []))
    while len(stack) > 1:
        _tag, rest, inner = stack.pop()
        stack[-1][2].extend([*_anchor(rest), *inner])
    return stack[0][2]


def _close(stack: list[tuple[str, str, list[Node]]], tag: str) -> None:
    if all(tag != open_tag for open_tag, _rest, _inner in stack[1:]):
        return
    while len(stack) > 1:
        opened, rest, inner = stack.pop()
        stack[-1][2].extend(_element(opened, rest, inner) if opened == tag else inner)
        if opened == tag:
            return


def _named(rest: str) -> dict[str, str]:
    return {one[0]: one[1] or one[2] or one[3] for one in _ATTRIBUTE.findall(rest)}


def _anchor(rest: str) -> list[Node]:
    said = _named(rest)
    name = said.get("id") or said.get("name")
    return [node("Span", [name, [], []], [])] if name else []


def _element(tag: str, rest: str, inner: list[Node]) -> list[Node]:
    said = _named(rest)
    name = said.get("id") or said.get("name") or ""
    if tag in _PLAIN:
        return [node(_PLAIN[tag], inner)]
    if tag == "code":
        return [node("Code", ["", [], []], plain(inner))]
    if tag == "q":
        return [node("Quoted", node("DoubleQuote"), inner)]
    if tag == "a" and said.get("href"):
        return [node("Link", [name, [], []], inner, [said["href"], ""])]
    classes = [tag] if tag in ("kbd", "mark") else said.get("class", "").split()
    more = [["lang", said["lang"]]] if said.get("lang") else []
    return [node("Span", [name, classes, more], inner)] if classes or more or name else inner


def _void(tag: str, rest: str) -> list[Node]:
    said = _named(rest)
    if tag == "img" and said.get("src"):
        shown = [node("Str", said["alt"])] if said.get("alt") else []
        classes = ["decorative"] if re.search(r"\balt\s*=\s*(\"\"|'')", rest) else []
        return [node("Image", ["", classes, []], shown, [said["src"], ""])]
    if tag == "input" and said.get("type") == "checkbox":
        return [node("Str", "\u2612" if "checked" in rest else "\u2610"), node("Space")]
    return []
