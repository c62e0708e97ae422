"""SVG drawings made safe for every edition: nothing that runs, nothing from outside the file.

Print and EPUB take the same cleaned drawing. What is known to be harmless stays, all else goes;
what could have been seen and went is named, so that the author can look.
"""

import re
from dataclasses import dataclass
from typing import Any, TypeAlias

from pipeline.assets.css import CssFault, css_faults, css_moves, pruned
from pipeline.assets.data import data_address, embedded, is_font
from pipeline.assets.kinds import picture_kind
from pipeline.assets.measure import Size, prove_shape, stated_size
from pipeline.assets.names import ACTIVE, ANIMATED, ATTRIBUTES, KEPT, MOVING, SILENT
from pipeline.assets.raster import PictureError, opened, prove_raster

Node: TypeAlias = Any
"""An element of lxml, which has no types."""

_SVG = "{http://www.w3.org/2000/svg}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_HREFS = ("href", f"{_XLINK}href")
_PICTURED = frozenset(("image", "feImage"))
_EMPTY = frozenset(("image", "use"))  # without an address they show nothing
_INERT = frozenset(("d", "points", "transform", "gradientTransform", "patternTransform", "class"))
_RASTERS = frozenset(("png", "jpeg", "gif", "webp"))
_WEB = re.compile(r"\s*https?://")
_INSIDE = re.compile(r"\s*#")
_DEEPEST = 3  # drawings inside each other
_MOST_STYLE = 2_000_000  # letters of style sheets
_MOST_EMBEDDED = 150_000_000  # pixels of all pictures that a drawing holds
_LONGEST_ENTITY, _MOST_ENTITIES = 300, 200


class UnreadableSvgError(PictureError):
    """The file is no well-formed SVG, or has no end."""


@dataclass(frozen=True, slots=True)
class Cut:
    """What was taken out: its name, what it held, and its line in the drawing from 1."""

    what: str
    value: str
    line: int

    def __str__(self) -> str:
        shown = " ".join(self.value.split())
        shown = shown if len(shown) <= 60 else f"{shown[:57]}..."  # noqa: PLR2004  (a line)
        what = f"{self.what} {shown!r}" if shown else self.what
        return f"{what} (its line {self.line})"


@dataclass(frozen=True, slots=True)
class CleanSvg:
    """A cleaned drawing.

    ``cuts`` is what was taken out that could have been seen, or would have run or fetched. A
    ``heavy`` drawing may take long or much memory: only drawing it can tell.
    """

    content: bytes
    cuts: tuple[Cut, ...]
    animated: bool
    size: Size
    heavy: bool

    @property
    def removed(self) -> tuple[str, ...]:
        """The kinds of things that were taken out, each once."""
        return tuple(dict.fromkeys(cut.what for cut in self.cuts))


def clean_svg(content: bytes, depth: int = 0) -> CleanSvg:
    """The drawing without scripts, event handlers, outside references and editors' own elements.

    ``depth`` says inside how many other drawings it stands.

    Raises:
        UnreadableSvgError: it is no SVG, no well-formed XML, or has no end.
    """
    try:
        root = _parsed(content)
        return _Cleaner(depth).clean(root, stated_size(root))
    except UnreadableSvgError:
        raise
    except PictureError as error:
        raise UnreadableSvgError(str(error)) from error


def _parsed(content: bytes) -> Node:
    """The drawing's first element, with the short texts that an editor named as entities."""
    from lxml import etree  # noqa: PLC0415  (only books with drawings)

    plain = b"<!DOCTYPE" not in content and b"\0" not in content
    parser = etree.XMLParser(
        resolve_entities="internal", no_network=True, load_dtd=False, huge_tree=plain
    )  # without a document type nothing can grow, and pictures of ten megabytes may stand inside
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        entities = "entit" in str(error).lower()
        hint = "it declares entities, which can read files or grow without end"
        message = hint if entities else f"it is no well-formed SVG ({error})"
        raise UnreadableSvgError(message) from error
    if root.tag != f"{_SVG}svg":
        raise UnreadableSvgError("its first element is no <svg> of the SVG namespace")
    _prove_entities(root)
    return root


def _prove_entities(root: Node) -> None:
    """Illustrator names its namespaces as entities; files and entities of entities are refused."""
    from lxml import etree  # noqa: PLC0415  (as above)

    dtd = root.getroottree().docinfo.internalDTD
    declared = list(dtd.iterentities()) if dtd is not None else []
    harmful = len(declared) > _MOST_ENTITIES or any(map(_is_harmful, declared))
    left = next(root.iter(etree.Entity), None)
    if harmful or left is not None:
        message = "it declares entities, which can read files or grow without end"
        raise UnreadableSvgError(message)


def _is_harmful(entity: Node) -> bool:
    text = entity.orig
    return text is None or len(text) > _LONGEST_ENTITY or bool(re.search("[&%<]", text))


class _Cleaner:
    """One drawing on its way to being clean."""

    def __init__(self, depth: int) -> None:
        self._depth = depth
        self._cuts: list[Cut] = []
        self._pixels = 0
        self._styles = 0
        self._moves = False

    def clean(self, root: Node, size: Size) -> CleanSvg:
        from lxml import etree  # noqa: PLC0415  (only books with drawings)

        for beside in root.itersiblings(preceding=True):
            self._cut_instruction(beside)
        waiting = [root]
        while waiting:
            node = waiting.pop()
            if self._stays(node):
                waiting += reversed(node)
        etree.cleanup_namespaces(root)
        heavy = prove_shape(root)
        written = etree.tostring(root, encoding="utf-8", xml_declaration=True, with_tail=False)
        return CleanSvg(written, tuple(self._cuts), self._moves, size, heavy)

    def _stays(self, node: Node) -> bool:
        """Whether an element is kept, with its attributes cleaned; what is in it comes later."""
        if not isinstance(node.tag, str):
            self._cut_instruction(node)
            return _remove(node)
        space, _, name = node.tag.rpartition("}")
        if name in ACTIVE:
            return self._cut_active(node, name)
        if f"{space}}}" != _SVG or name in SILENT:
            return _remove(node)
        if name not in KEPT or (name in MOVING and not _moves_safely(node, name)):
            self._cut(node, f"the element <{name}>", "")
            return _remove(node)
        return self._cleaned(node, name)

    def _cleaned(self, node: Node, name: str) -> bool:
        self._moves = self._moves or name in MOVING
        self._clean_attributes(node, name)
        if name in _EMPTY and not any(node.get(key) for key in _HREFS):
            return _remove(node)
        return name != "style" or self._clean_style(node)

    def _cut_instruction(self, node: Node) -> None:
        """Comments go without a word; an instruction to load a style sheet is told."""
        if getattr(node, "target", None):
            self._cut(node, f"the instruction <?{node.target}?>", node.text or "")

    def _cut_active(self, node: Node, name: str) -> bool:
        """A foreign object with an alternative beside it was never what is shown in a book."""
        if name != "foreignObject" or not _in_switch(node) or node.getnext() is None:
            self._cut(node, f"the element <{name}>", "")
        return _remove(node)

    def _clean_attributes(self, node: Node, name: str) -> None:
        for key, value in list(node.attrib.items()):
            space, _, local = key.rpartition("}")
            if key in _HREFS:
                self._clean_href(node, name, key, value)
            elif local.lower().startswith("on"):
                self._cut(node, f"the attribute {local}", value)
                del node.attrib[key]
            elif not _is_known(space, local):
                del node.attrib[key]
            elif key == "style":
                self._clean_own_style(node, value)
            elif local not in _INERT and css_faults(value, style_may_name):
                self._cut(node, f"the attribute {local}", value)
                del node.attrib[key]

    def _clean_href(self, node: Node, name: str, key: str, value: str) -> None:
        if _INSIDE.match(value) and name != "image":
            return
        kept = self._embedded(value) if name in _PICTURED else None
        if kept is not None:
            node.set(key, kept)
            return
        if name != "a" or not (_in_switch(node) and _WEB.match(value)):
            self._cut(node, "the attribute href", value)
        del node.attrib[key]

    def _embedded(self, address: str) -> str | None:
        """The address of a picture that the drawing itself holds, sound and clean."""
        content = embedded(address)
        kind = picture_kind(content) if content else None
        if content is None or kind is None:
            return None
        try:
            if kind == "svg":
                return self._nested(content)
            return self._raster(kind, content) if kind in _RASTERS else None
        except PictureError:
            return None

    def _nested(self, content: bytes) -> str | None:
        if self._depth + 1 >= _DEEPEST:
            return None
        inner = clean_svg(content, self._depth + 1)
        self._cuts += inner.cuts
        self._moves = self._moves or inner.animated
        return data_address("svg", inner.content)

    def _raster(self, kind: str, content: bytes) -> str | None:
        prove_raster(content)
        with opened(content) as image:
            self._pixels += image.width * image.height
            self._moves = self._moves or bool(getattr(image, "is_animated", False))
        return data_address(kind, content) if self._pixels <= _MOST_EMBEDDED else None

    def _clean_own_style(self, node: Node, css: str) -> None:
        safe, faults = self._safe_style(css)
        for fault in faults:
            self._cut(node, "the attribute style", fault.what)
        if faults:
            node.set("style", safe)

    def _clean_style(self, node: Node) -> bool:
        """A style sheet without its faulty rules; elements in it are none of it."""
        css = "".join(node.xpath("text()"))
        del node[:]
        safe, faults = self._safe_style(css)
        node.text = safe
        what = "a part of the element <style>" if safe else "the element <style>"
        for fault in faults:
            line = (node.sourceline or 1) + fault.line - 1
            self._cuts.append(Cut(what, fault.what, line))
        return bool(safe) or _remove(node)

    def _safe_style(self, css: str) -> tuple[str, tuple[CssFault, ...]]:
        self._styles += len(css)
        if self._styles > _MOST_STYLE:
            raise PictureError(f"its styles have more than {_MOST_STYLE:,} letters")
        self._moves = self._moves or css_moves(css)
        faults = css_faults(css, style_may_name)
        return pruned(css, style_may_name) if faults else css, faults

    def _cut(self, node: Node, what: str, value: str) -> None:
        self._cuts.append(Cut(what, value, node.sourceline or 1))


def style_may_name(address: str) -> bool:
    """Whether a style may name an address: a part of its document, or what it holds itself."""
    if _INSIDE.match(address) or is_font(address):
        return True
    content = embedded(address)
    kind = picture_kind(content) if content else None
    if content is None or kind != "svg":
        return kind in _RASTERS
    try:
        return not clean_svg(content).cuts
    except PictureError:
        return False


def _is_known(space: str, local: str) -> bool:
    if space:
        return f"{space}}}" == _XML and local in ("lang", "space", "id")
    return local in ATTRIBUTES or local.startswith(("aria-", "data-"))


def _moves_safely(node: Node, name: str) -> bool:
    """Whether an element moves a measure or a colour, and no address."""
    return name in ("animateMotion", "mpath") or node.get("attributeName", "").strip() in ANIMATED


def _in_switch(node: Node) -> bool:
    """Whether it is one of several ways to show the same: editors put help for others there."""
    return bool(node.getparent().tag == f"{_SVG}switch")


def _remove(node: Node) -> bool:
    """Take an element out, so that it is kept no longer; the text after it stays."""
    parent = node.getparent()
    before = node.getprevious()
    if node.tail and before is not None:
        before.tail = (before.tail or "") + node.tail
    elif node.tail:
        parent.text = (parent.text or "") + node.tail
    parent.remove(node)
    return False
