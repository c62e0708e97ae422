"""Pictures and fonts that a file holds as ``data:`` addresses (RFC 2397)."""

import base64
import binascii
import re
from urllib.parse import unquote_to_bytes

_FORM = re.compile(r"\s*data:([^,]*),(.*)", re.IGNORECASE | re.DOTALL)
_FONT = re.compile(
    r"(?:font/|application/(?:x-)?font|application/vnd\.ms-fontobject|application/octet-stream)",
    re.IGNORECASE,
)


def embedded(address: str) -> bytes | None:
    """What a ``data:`` address holds; None when it is none, or damaged."""
    found = _FORM.fullmatch(address)
    if not found:
        return None
    raw = unquote_to_bytes(found[2])
    if not found[1].rstrip().lower().endswith(";base64"):
        return raw
    try:
        return base64.b64decode(re.sub(rb"\s+", b"", raw) + b"==", validate=False)
    except (binascii.Error, ValueError):
        return None


def is_font(address: str) -> bool:
    """Whether an address holds a font, by the kind that it states."""
    found = _FORM.fullmatch(address)
    return bool(found and _FONT.match(found[1].strip()))


def data_address(kind: str, content: bytes) -> str:
    """An address that holds a picture of this kind, as every reading system knows it."""
    media = "svg+xml" if kind == "svg" else kind
    return f"data:image/{media};base64,{base64.b64encode(content).decode()}"
