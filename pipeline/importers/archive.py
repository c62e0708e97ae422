"""Archives (.docx, .odt, .epub), opened with care: damaged, locked, and bombs."""

import contextlib
import unicodedata
import zipfile
from pathlib import Path

from lxml import etree

from pipeline.errors import ManuscriptError

_MOST = 1 << 30  # bytes, unpacked
_MOST_FILES = 20_000
_RATIO = 200  # unpacked to packed; text packs to a tenth, and drawings to a fiftieth
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BEGIN = 64 << 20  # bytes; the names of its streams may stand anywhere
_BROKEN = (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, RuntimeError)


def read_archive(path: Path) -> dict[str, bytes]:
    """The files of an archive by name.

    Raises:
        ManuscriptError: it is damaged, protected by a password, or would fill the memory.
    """
    _refuse_compound(path)
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            _refuse_bomb(entries, path)
            return {_name(one): archive.read(one) for one in entries if not one.is_dir()}
    except _BROKEN as error:
        hint = "Open it in the program that made it, and save it anew."
        raise ManuscriptError(f"{path.name} is damaged: {error}", hint) from None
    except zipfile.zlib.error as error:  # type: ignore[attr-defined]
        hint = "Open it in the program that made it, and save it anew."
        raise ManuscriptError(f"{path.name} is damaged: {error}", hint) from None


_UTF_8 = 0x800  # APPNOTE, 4.4.4: the name is UTF-8


def _name(entry: zipfile.ZipInfo) -> str:
    """The name of a file, composed; many programs write UTF-8 and do not say so."""
    name = entry.filename
    if not entry.flag_bits & _UTF_8:
        with contextlib.suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return unicodedata.normalize("NFC", name)


def _refuse_compound(path: Path) -> None:
    """Refuse a compound file: it is encrypted ([MS-OFFCRYPTO], 2.3), or of an old Word."""
    with path.open("rb") as file:
        if file.read(8) != _OLD:
            return
        begin = file.read(_BEGIN)
    if _ENCRYPTED in begin:
        message = f"{path.name} is protected by a password"
        hint = "Open it in Word or LibreOffice with the password, take it away, and save it anew."
    else:
        message = f"{path.name} is of an old version of Word, or protected by a password"
        hint = "Open it in Word or LibreOffice, and save it as .docx without a password."
    raise ManuscriptError(message, hint)


def _refuse_bomb(entries: list[zipfile.ZipInfo], path: Path) -> None:
    size = sum(entry.file_size for entry in entries)
    packed = max(sum(entry.compress_size for entry in entries), 1)
    bomb = size > _MOST or (size > 50 << 20 and size / packed > _RATIO)
    if bomb or len(entries) > _MOST_FILES:
        message = f"{path.name} would unpack to {size >> 20:,} MB in {len(entries):,} files"
        raise ManuscriptError(message, "It is no document that can be imported; nothing was done.")
    if any(entry.flag_bits & 1 for entry in entries):
        hint = "Take the password away in the program that made it."
        raise ManuscriptError(f"{path.name} is protected by a password", hint)


def parse_xml(data: bytes, name: str) -> "etree._Element":
    """An XML file of an archive; nothing that it refers to is fetched.

    Raises:
        ManuscriptError: it is no XML.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        hint = "Open the document in the program that made it, and save it anew."
        raise ManuscriptError(f"{name} is damaged: {error}", hint) from None
