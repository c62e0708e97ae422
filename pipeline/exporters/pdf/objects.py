"""The file: ReportLab's document names and numbers the objects, and ours is how they are packed.

Of ReportLab are the registry of objects (:meth:`PdfFile.add`), the references, the dictionaries,
arrays and names, the page and the header. Structure elements come in hundreds of thousands, so
they are bytes from the start (:class:`Raw`); streams get the end-of-line before ``endstream`` that
PDF/A asks for (ISO 19005-3, 6.1.7.1), which ReportLab's own lack. Whatever is no stream goes into
object streams (ISO 32000-1, 7.5.7), which ReportLab cannot write: structure elements are much
alike, so the file is half as large.
"""

import zlib
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
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

    def format(self) -> bytes:
        """The bytes of the file; once, for what is in object streams is registered here."""
        self.Reference(self.Catalog)
        self.Reference(self.info)
        packed, streams = self._sorted_objects()
        places: dict[int, bytes] = {}
        members = iter(packed)
        while chunk := list(islice(members, _MEMBERS)):
            stream = _object_stream(chunk)
            number = self.add(stream)
            streams.append((number, stream.format(self)))
            for index, (member, _) in enumerate(chunk):
                places[member] = _place(2, number, index)
        return self._assembled(streams, places)

    def _sorted_objects(self) -> tuple[list[tuple[int, bytes]], list[tuple[int, bytes]]]:
        """The number and the bytes of what an object stream may hold, and of the streams.

        What is registered while others are formatted comes after them.
        """
        packed: list[tuple[int, bytes]] = []
        streams: list[tuple[int, bytes]] = []
        number = 1
        while number in self.numberToId:
            item = self.idToObject[self.numberToId[number]]
            data = pdfdoc.format(item, self, toplevel=1)
            (streams if isinstance(item, Stream) else packed).append((number, data))
            number += 1
        return packed, streams

    def _assembled(self, streams: Iterable[tuple[int, bytes]], places: dict[int, bytes]) -> bytes:
        """Header, streams, cross-reference stream (ISO 32000-1, 7.5.8) and its own place."""
        collector = pdfdoc.PDFFile(self._pdfVersion)
        for number, stream in streams:
            places[number] = _place(1, collector.add(_indirect(number, stream)))
        table = Stream(b"")
        number = self.add(table)
        places[number] = _place(1, collector.offset)
        table.data = _predicted(_place(0, 0), *(places[n] for n in range(1, number + 1)))
        table.entries = self._trailer(number + 1)
        offset = collector.add(_indirect(number, table.format(self)))
        collector.add(b"startxref\n%d\n%%%%EOF\n" % offset)
        data: bytes = collector.format(self)
        return data

    def _trailer(self, size: int) -> dict[str, Any]:
        """The entries of the cross-reference stream, which are those of the trailer, too."""
        entries = {
            "Type": "/XRef",
            "Size": size,
            "W": pdfdoc.PDFArray(list(_FIELDS)),
            "DecodeParms": f"<</Predictor 12/Columns {sum(_FIELDS)}>>",
            "Root": self.Reference(self.Catalog),
            "ID": self.ID(),
        }
        return entries if self.info is None else entries | {"Info": self.Reference(self.info)}


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


def _indirect(number: int, stream: bytes) -> bytes:
    return b"%d 0 obj\n%bendobj\n" % (number, stream)


def _object_stream(members: Sequence[tuple[int, bytes]]) -> Stream:
    """Objects one after the other, with their numbers and offsets before them."""
    offset = 0
    index: list[bytes] = []
    for number, data in members:
        index.append(b"%d %d " % (number, offset))
        offset += len(data) + 1
    head = b"".join(index)
    body = b"\n".join(data for _, data in members)
    entries = {"Type": "/ObjStm", "N": len(members), "First": len(head)}
    return Stream(head + body, entries)


def _place(kind: int, where: int, index: int = 0) -> bytes:
    """An entry of the cross-reference stream (ISO 32000-1, table 18).

    ``where`` is an offset for kind 1, the number of an object stream for kind 2.
    """
    values = zip((kind, where, index), _FIELDS, strict=True)
    return b"".join(value.to_bytes(width, "big") for value, width in values)


def _predicted(*rows: bytes) -> bytes:
    """Each row as its difference from the one above (PNG's "Up"), so that long runs are alike."""
    above = bytes(len(rows[0]))
    parts: list[bytes] = []
    for row in rows:
        parts += b"\2", bytes((new - old) & 0xFF for new, old in zip(row, above, strict=True))
        above = row
    return b"".join(parts)


_ASCII = 128
_MEMBERS = 200  # of an object stream: a reader unpacks a whole one to look at any of them
_FIELDS = (1, 4, 1)  # bytes of an entry of the cross-reference stream; an index fits in one
