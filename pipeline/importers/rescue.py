"""Words of damaged files."""

import re
import zipfile
import zlib
from pathlib import Path

from pipeline.importers.inclusion import cut_out

_ENTRY = re.compile(rb"PK\x03\x04.{22}(..)(..)", re.DOTALL)
_PARAGRAPH = re.compile(r"</(?:w:p|p|h\d|li|text:p|text:h|td|dt|dd)>")
_DEFLATED = 8
_MOST = 64 << 20  # bytes of one entry, unpacked


def rescued_units(path: Path) -> list[str]:
    """The paragraphs that can be read of an archive or text, in the order of its bytes."""
    data = path.read_bytes()
    if not data.startswith(b"PK") and not zipfile.is_zipfile(path):
        text = re.sub(r"[^\S\n]+", " ", data.decode("utf-8", "replace"))
        return [] if "\0" in text[:4000] else _paragraphs(text)
    units: list[str] = []
    for found in _ENTRY.finditer(data):
        size, extra = (int.from_bytes(one, "little") for one in found.groups())
        name = data[found.end() : found.end() + size].decode("utf-8", "replace")
        if re.search(r"word/(document|footnotes|endnotes)\.xml|\.x?html?$|content\.xml", name):
            method = int.from_bytes(data[found.start() + 8 : found.start() + 10], "little")
            body = data[found.end() + size + extra :]
            units += _paragraphs(_unpacked(body, method).decode("utf-8", "replace"))
    return units


def _unpacked(body: bytes, method: int) -> bytes:
    if method != _DEFLATED:
        return body.partition(b"PK\x03\x04")[0]
    engine = zlib.decompressobj(-15)
    out = b""
    for start in range(0, len(body), 4096):
        try:
            out += engine.decompress(body[start : start + 4096], _MOST)
        except zlib.error:
            break
        if engine.eof or len(out) > _MOST:
            break
    return out


def _paragraphs(text: str) -> list[str]:
    for name in ("head", "style", "script"):
        text = cut_out(text, f"<{name}", f"</{name}>")
    parts = _PARAGRAPH.split(text) if "<" in text else text.split("\n\n")
    plain = (re.sub(r"<[^<>]*>?", "", part) for part in parts)
    return [clean for part in plain if (clean := " ".join(part.split()).replace("\ufffd", ""))]
