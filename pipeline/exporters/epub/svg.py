"""SVG files made safe and valid for an EPUB: no scripts, nothing fetched, nothing foreign."""

from dataclasses import dataclass
from typing import Any

from pipeline.exporters.epub.stylesheet import css_fetch, css_moves

_SVG = "{http://www.w3.org/2000/svg}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_UNSAFE = frozenset(("script", "foreignObject", "handler", "listener", "iframe", "audio", "video"))
_NEEDLESS = frozenset(("metadata",))
_MOVING = frozenset(("animate", "animateColor", "animateMotion", "animateTransform", "set"))


class UnreadableSvgError(ValueError):
    """The file is no well-formed SVG."""


@dataclass(frozen=True, slots=True)
class CleanSvg:
    """A cleaned drawing; ``removed`` names what was taken out that could have been seen."""

    content: bytes
    removed: tuple[str, ...]
    animated: bool


def clean_svg(content: bytes) -> CleanSvg:
    """The drawing without scripts, event handlers, outside references and editors' own elements.

    Raises:
        UnreadableSvgError: it is no SVG, or no well-formed XML.
    """
    from lxml import etree  # noqa: PLC0415  (only books with drawings)

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableSvgError(str(error)) from error
    if root.tag != f"{_SVG}svg":
        raise UnreadableSvgError("the SVG namespace is missing")
    removed: list[str] = []
    for node in list(root.iter()):
        _clean_node(node, removed)
    etree.cleanup_namespaces(root)
    animated = any(map(_moves, root.iter(f"{_SVG}*")))
    written = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return CleanSvg(written, tuple(dict.fromkeys(removed)), animated)


def _moves(node: Any) -> bool:  # noqa: ANN401  (lxml has no types)
    """Whether a node animates the drawing: by SMIL, or by CSS."""
    name = node.tag.removeprefix(_SVG)
    css = "".join(node.itertext()) if name == "style" else node.get("style", "")
    return name in _MOVING or css_moves(css)


def _clean_node(node: Any, removed: list[str]) -> None:  # noqa: ANN401  (lxml has no types)
    if not isinstance(node.tag, str) or not node.tag.startswith(_SVG):
        _remove(node)
        return
    name = node.tag.removeprefix(_SVG)
    if name in _UNSAFE or (name == "style" and css_fetch("".join(node.itertext()))):
        removed.append(f"the element <{name}>")
        _remove(node)
    elif name in _NEEDLESS:
        _remove(node)
    else:
        _clean_attributes(node, removed)


def _clean_attributes(node: Any, removed: list[str]) -> None:  # noqa: ANN401  (same)
    for key, value in list(node.attrib.items()):
        local = key.rpartition("}")[2]
        foreign = key.startswith("{") and not key.startswith((_XLINK, _XML))
        outside = local == "href" and not value.strip().startswith(("#", "data:image/"))
        if foreign:
            del node.attrib[key]
        elif local.lower().startswith("on") or outside or css_fetch(value):
            removed.append(f"the attribute {local}")
            del node.attrib[key]


def _remove(node: Any) -> None:  # noqa: ANN401  (same)
    parent = node.getparent()
    if parent is None:
        return
    before = node.getprevious()
    if node.tail and before is not None:
        before.tail = (before.tail or "") + node.tail
    elif node.tail:
        parent.text = (parent.text or "") + node.tail
    parent.remove(node)
