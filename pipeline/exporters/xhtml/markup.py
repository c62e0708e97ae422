"""XHTML as text: escaping, elements, and the frame of a content document."""

import re
from collections.abc import Mapping

from pipeline.language.direction import direction_of

Attributes = Mapping[str, str | None]

_PROLOGUE = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
_PLAIN = re.compile(r"[ -%'-;=?-~\u00a0-\ud7ff]*")
_ILLEGAL = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """The text with U+FFFD for each character that XML 1.0 forbids."""
    return _ILLEGAL.sub("\ufffd", text)


def escape(text: str) -> str:
    """Text for use between tags."""
    if _PLAIN.fullmatch(text):
        return text
    return legal(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))


def quote(text: str) -> str:
    """Text for use inside double quotation marks; line ends are kept."""
    if text.isidentifier():
        return text
    return escape(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")


def open_tag(name: str, attributes: Attributes | None = None) -> str:
    """A start tag; an attribute whose value is None is left out."""
    if not attributes:
        return f"<{name}>"
    given = attributes.items()
    written = "".join([f' {key}="{quote(value)}"' for key, value in given if value is not None])
    return f"<{name}{written}>"


def element(name: str, attributes: Attributes | None = None, content: str = "") -> str:
    """An element around finished markup."""
    return f"{open_tag(name, attributes)}{content}</{name}>"


def empty(name: str, attributes: Attributes | None = None) -> str:
    """An element that never has content (``img``, ``br``)."""
    return f"{open_tag(name, attributes)[:-1]}/>"


def language(tag: str | None, around: str = "ltr") -> dict[str, str | None]:
    """The attributes that tell a language (BCP 47), and its direction where ``around`` differs."""
    if tag is None:
        return {}
    own = direction_of(tag)
    return {"lang": tag, "xml:lang": tag, "dir": own if own != around else None}


def page(
    title: str,
    body: str,
    tag: str,
    direction: str,
    body_type: str | None = None,
    *,
    title_language: Attributes | None = None,
) -> bytes:
    """A whole content document (XHTML) around the finished content of ``body``.

    ``title_language`` is the language of its title, where that is not the page's.
    """
    html = {
        "xmlns": "http://www.w3.org/1999/xhtml",
        "xmlns:epub": "http://www.idpf.org/2007/ops",
        "xmlns:ssml": "http://www.w3.org/2001/10/synthesis" if " ssml:ph=" in body else None,
        "lang": tag,
        "xml:lang": tag,
        "dir": direction if direction == "rtl" else None,
    }
    head = (
        '<head>\n<meta charset="utf-8"/>\n'
        f"{element('title', title_language, escape(title))}\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1"/>\n'
        '<link rel="stylesheet" type="text/css" href="style.css"/>\n</head>'
    )
    whole = f"\n{head}\n{element('body', {'epub:type': body_type}, body)}\n"
    return f"{_PROLOGUE}{element('html', html, whole)}\n".encode()
