"""The file: ReportLab's document numbers the objects and writes them; few kinds are our own.

Structure elements come in hundreds of thousands, so they are bytes from the start
(:class:`Raw`); streams get the end-of-line before ``endstream`` that PDF/A asks for
(ISO 19005-3, 6.1.7.1), which ReportLab's own lack.
"""

import zlib
from collections.abc import Mapping
from typing import Any

from reportlab.pdfbase import pdfdoc

Reference = pdfdoc.PDFObjectReference


class Raw(pdfdoc.PDFObject):  # type: ignore[misc]  # ReportLab has no type hints
    """An object that is bytes already."""

    def __init__(self, data: bytes = b"") -> None:
        self.data = data

    def format(self, document: object) -> bytes:
        del document
        return self.data


class Stream(pdfdoc.PDFObject):  # type: ignore[misc]  # ReportLab has no type hints
    """A stream; ``compress`` is False for metadata, which PDF/A wants readable."""

    def __init__(
        self, data: bytes, entries: Mapping[str, Any] | None = None, *, compress: bool = True
    ) -> None:
        self.data = data
        self.entries = dict(entries or {})
        self.compress = compress

    def format(self, document: object) -> bytes:
        data, entries = self.data, dict(self.entries)
        if self.compress:
            data = zlib.compress(data, 6)
            entries["Filter"] = pdfdoc.PDFName("FlateDecode")
        entries["Length"] = len(data)
        head: bytes = pdfdoc.format(pdfdoc.PDFDictionary(entries), document)
        return head + b"\nstream\r\n" + data + b"\r\nendstream\n"


class PdfFile(pdfdoc.PDFDocument):  # type: ignore[misc]  # ReportLab has no type hints
    """ReportLab's document with an identifier that comes from the content, not from the clock."""

    def __init__(self, version: tuple[int, int]) -> None:
        super().__init__(dummyoutline=1, compression=1, invariant=1, pdfVersion=version)
        self.digest = b""

    def ID(self) -> bytes:  # noqa: N802  (ReportLab's name)
        code = b"<" + self.digest.hex().encode() + b">"
        return b"[" + code + code + b"]"

    def add(self, item: object, name: str | None = None) -> int:
        """Register an object; its number in the file."""
        reference = self.Reference(item, name)
        number: int = self.idToObjectNumberAndVersion[reference.name][0]
        return number


def ref(number: int) -> bytes:
    """A reference to an object by its number."""
    return b"%d 0 R" % number


def text(value: str) -> bytes:
    """A text string (ISO 32000-1, 7.9.2.2): ASCII as it is, all else as UTF-16."""
    if value.isascii() and value.isprintable():
        escaped = value.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        return b"(" + escaped.encode() + b")"
    return b"<FEFF" + value.encode("utf-16-be", "replace").hex().encode() + b">"


def name(value: str) -> bytes:
    """A name (ISO 32000-1, 7.3.5)."""
    return b"/" + b"".join(
        bytes((byte,))
        if (chr(byte).isalnum() and byte < _ASCII) or byte in b"-_.+"
        else b"#%02X" % byte
        for byte in value.encode()
    )


_ASCII = 128
