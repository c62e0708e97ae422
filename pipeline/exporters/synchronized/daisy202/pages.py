"""The EPUB's content documents as XHTML 1.0, which DAISY 2.02 asks for."""

from typing import Any

from pipeline.exporters.xhtml.markup import element, empty, escape

_NAMESPACE = "http://www.w3.org/1999/xhtml"
_XHTML = f"{{{_NAMESPACE}}}"
_SVG = "{http://www.w3.org/2000/svg}svg"
_MATH = "{http://www.w3.org/1998/Math/MathML}math"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_RENAMED = {"section": "div", "figure": "div", "aside": "div", "figcaption": "div"}
_KEPT = frozenset(
    "id class lang dir href title src alt start type scope headers colspan rowspan".split()  # noqa: SIM905  (shorter)
)
DOCTYPE = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" '
    '"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">\n'
)


def daisy_page(page: bytes, title: str, language: str) -> bytes:
    """A content document of the EPUB as XHTML 1.0 Transitional, its ids unchanged."""
    from lxml import etree  # noqa: PLC0415  (heavy)

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    body = etree.Element(f"{_XHTML}body", nsmap={None: _NAMESPACE})
    _copy_children(etree.fromstring(page, parser).find(f"{_XHTML}body"), body)
    written = etree.tostring(body, encoding="unicode")
    return whole_page(title, language, written.replace(f' xmlns="{_NAMESPACE}"', "", 1))


def whole_page(title: str, language: str, body: str, head: str = "") -> bytes:
    """An XHTML 1.0 document; ``body`` is the whole element, ``head`` more of its metadata."""
    content_type = {"http-equiv": "Content-Type", "content": "text/html; charset=utf-8"}
    words = f"<head>\n{empty('meta', content_type)}\n<title>{escape(title)}</title>\n{head}</head>"
    html = {"xmlns": _NAMESPACE, "lang": language, "xml:lang": language}
    inside = f"\n{words}\n{body}\n"
    return f"{DOCTYPE}{element('html', html, inside)}\n".encode()


def page_class(label: str) -> str:
    """How DAISY 2.02 names a page: by arabic, roman or other number."""
    if label.isdecimal():
        return "page-normal"
    return "page-front" if set(label.lower()) <= set("ivxlcdm") else "page-special"


def _copy_children(source: Any, target: Any) -> None:  # noqa: ANN401  (lxml has no types)
    target.text = source.text
    for child in source:
        _copy(child, target)


def _copy(node: Any, parent: Any) -> None:  # noqa: ANN401  (same)
    """The element as XHTML 1.0; what the players cannot draw becomes its text alternative."""
    from lxml import etree  # noqa: PLC0415  (heavy)

    if node.tag in (_SVG, _MATH):
        made = etree.SubElement(parent, f"{_XHTML}span")
        made.text, attributes = _alternative(node)
        for key, value in attributes.items():
            made.set(key, value)
    else:
        name = node.tag.removeprefix(_XHTML)
        made = etree.SubElement(parent, f"{_XHTML}{_RENAMED.get(name, name)}")
        _copy_children(node, made)
        for key, value in _attributes(node).items():
            made.set(key, value)
        if node.get("role") == "doc-pagebreak":
            made.text = node.get("aria-label")
    made.tail = node.tail


def _alternative(node: Any) -> tuple[str, dict[str, str]]:  # noqa: ANN401  (same)
    """The text of a drawing or formula, with the attributes that say what it stands for."""
    if node.tag == _MATH:
        return str(node.get("alttext") or "".join(node.itertext())), {"class": "math"}
    title = node.find(_SVG.replace("}svg", "}title"))
    return "".join(title.itertext()), {key: title.get(key) for key in ("id",) if title.get(key)}


def _attributes(node: Any) -> dict[str, str]:  # noqa: ANN401  (same)
    kept = {key: value for key, value in node.items() if key in _KEPT or key == _XML_LANG}
    match node.get("role"):
        case "doc-pagebreak":
            kept["class"] = page_class(node.get("aria-label"))
        case "doc-noteref":
            kept["class"] = "noteref"
        case "doc-footnote":
            kept["class"] = "notebody"
    if node.tag == f"{_XHTML}a" and "href" in kept:
        file, mark, anchor = kept["href"].partition("#")
        inside = mark and ":" not in file
        kept["href"] = file.replace(".xhtml", ".html") + mark + anchor if inside else kept["href"]
    return kept
