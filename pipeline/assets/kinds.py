"""What a picture truly is, told by its first bytes; what it is called counts for nothing."""

import re
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["png", "jpeg", "gif", "webp", "tiff", "bmp", "svg"]

_MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"II+\0", "tiff"),
    (b"MM\0+", "tiff"),
    (b"BM", "bmp"),
)
_BRANDS = ((b"avi", "AVIF"), (b"hei", "HEIC"), (b"hev", "HEIC"), (b"mif", "HEIF"), (b"msf", "HEIF"))
_OTHERS = (
    (b"%PDF", "PDF"),
    (b"%!PS", "PostScript"),
    (b"\xc5\xd0\xd3\xc6", "PostScript"),
    (b"\x1f\x8b", "compressed SVG (SVGZ)"),
    (b"\0\0\0\x0cJXL ", "JPEG XL"),
    (b"\xff\x0a", "JPEG XL"),
    (b"\0\0\0\x0cjP  ", "JPEG 2000"),
    (b"8BPS", "Photoshop"),
    (b"\0\0\1\0", "icon (ICO)"),
    (b"\xd7\xcd\xc6\x9a", "WMF"),
    (b"gimp xcf", "GIMP"),
    (b"PK\3\4", "ZIP"),
)
_HEAD = 4_000  # bytes in which the first element of a drawing is looked for
_MARKUP = re.compile(r"\s*(?:<\?|<!--|<!DOCTYPE|<(?:[\w.-]+:)?svg\b)", re.IGNORECASE)
_UTF16 = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"<\0", "utf-16-le"))


def picture_kind(data: bytes) -> Kind | None:
    """The kind of a picture, by the beginning of its file; None when it is none that is used."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    known = next((kind for magic, kind in _MAGIC if data.startswith(magic)), None)
    return known or ("svg" if _is_markup(data) else None)


def other_kind(data: bytes) -> str | None:
    """The name of a kind of picture that no edition takes; None when it is not even that."""
    if data[4:8] == b"ftyp":
        return next((name for brand, name in _BRANDS if data[8:11] == brand), "video or sound")
    return next((name for magic, name in _OTHERS if data.startswith(magic)), None)


def _is_markup(data: bytes) -> bool:
    """Whether it begins as XML does: with a declaration, a comment, or the element of a drawing."""
    encoding = "utf-16-be" if data[:2] == b"\0<" else "utf-8-sig"
    encoding = next((name for mark, name in _UTF16 if data.startswith(mark)), encoding)
    return bool(_MARKUP.match(data[:_HEAD].decode(encoding, "replace")))
