"""What a file is that holds no text, told by its first bytes."""

import io
import re
import zipfile

from pipeline.reader.encodings import wide_encoding

_MAGIC = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"BM", "a bitmap picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "a document in rich text (RTF)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a document of an old Microsoft Office"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file (7z)"),
    (b"Rar!\x1a\x07", "a compressed file (RAR)"),
    (b"\xfd7zXZ\0", "a compressed file (xz)"),
    (b"BZh", "a compressed file (bzip2)"),
    (b"ID3", "an MP3 recording"),
    (b"OggS", "an Ogg recording"),
    (b"SQLite format 3\0", "a database"),
    (b"wOFF", "a font"),
    (b"\0\1\0\0\0", "a font"),
    (b"OTTO", "a font"),
    (b"\x7fELF", "a program"),
    (b"bplist00", "a list of settings of macOS (or a web archive)"),
)
_AMBIGUOUS = frozenset((b"BM", b"BZh", b"ID3", b"GIF8", b"Rar!\x1a\x07"))
"""Text may begin so: it is no text only where a NUL follows."""

_BOXES = {b"WEBP": "a WebP picture", b"WAVE": "a WAV recording", b"AVI ": "a video"}
_WORD = "a Word document"
_IN_ZIP = (
    ("word/", _WORD),
    ("xl/", "an Excel workbook"),
    ("ppt/", "a PowerPoint presentation"),
    ("Index/", "a Pages, Numbers or Keynote document"),
)
_MIMETYPES = (
    (b"application/epub+zip", "an EPUB"),
    (b"application/vnd.oasis.opendocument.text", "an OpenDocument text (LibreOffice)"),
    (b"application/vnd.oasis.opendocument.spreadsheet", "a spreadsheet of LibreOffice"),
    (b"application/vnd.oasis.opendocument", "a document of LibreOffice"),
)
_CONTROLS = re.compile(rb"[\0-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_CONTROLS = 0.02  # of the bytes of a text; damaged text has a few
_BINARY = 3  # controls at least: short texts may hold one by mistake

_NO_ZIP = (zipfile.BadZipFile, OSError, ValueError, NotImplementedError)
"""What zipfile raises; the last for an archive that a later version of ZIP made."""


def binary_kind(data: bytes) -> str | None:
    """What a file is that holds no text, such as "a Word document"; None for text."""
    if kind := _known_kind(data):
        return kind
    if wide_encoding(data):
        return None
    controls = len(_CONTROLS.findall(data))
    if controls >= _BINARY and controls > _MOST_CONTROLS * len(data):
        return "no text file"
    return None


def _known_kind(data: bytes) -> str | None:
    if data.startswith(b"RIFF") and data[8:12] in _BOXES:
        return _BOXES[data[8:12]]
    if data[4:8] == b"ftyp":
        return "a video or picture of the MP4 family"
    for magic, kind in _MAGIC:
        if data.startswith(magic) and (magic not in _AMBIGUOUS or b"\0" in data):
            return _zip_kind(data) if kind == "a ZIP archive" else kind
    return None


def _zip_kind(data: bytes) -> str:
    """What a ZIP archive is by what it holds (EPUB 3.3, 4.2.2; ECMA-376; OpenDocument 1.3)."""
    for mimetype, kind in _MIMETYPES:
        if mimetype in data[:200]:
            return kind
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except _NO_ZIP:
        return "a ZIP archive"
    for folder, kind in _IN_ZIP:
        if any(name.startswith(folder) for name in names):
            return kind
    return "a ZIP archive"
