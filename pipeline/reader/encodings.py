"""Text that is not UTF-8: in which encoding it probably is, and how it was meant.

The rules are few and sure. General detectors need pages of text; a chapter in Windows-1252 may
hold a single letter beyond ASCII.
"""

import codecs
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.language.tags import primary

_MARKS = (  # the longer first: the mark of UTF-16 begins that of UTF-32
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_FEWEST_NULS = 3  # one or two are damage in a text of one byte a letter
_MOST_BLOCKS = 4  # of 256 characters, in a text of one script; read wrongly it is all over Unicode


def wide_encoding(data: bytes) -> str | None:
    """The encoding of two or four bytes a letter, as Python names it; None when it is another."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    if data.count(b"\0") < _FEWEST_NULS:
        return None
    return next((name for name in ("UTF-16-LE", "UTF-16-BE") if _reads(data, name)), None)


def _reads(data: bytes, encoding: str) -> bool:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return False
    words = text.replace("\n", "").replace("\r", "").replace("\t", "")
    return words.isprintable() and len({ord(char) >> 8 for char in text}) <= _MOST_BLOCKS


@dataclass(frozen=True, slots=True)
class Guess:
    """Text that was not UTF-8 as it was probably meant.

    ``encoding`` is its likely encoding in the words of editors, None when it is not clear.
    ``mixed`` says that other letters are UTF-8. What cannot be read is a question mark.
    """

    text: str
    encoding: str | None
    mixed: bool = False


_ENCODINGS = {
    "UTF-16": "UTF-16",
    "UTF-16-LE": "UTF-16",
    "UTF-16-BE": "UTF-16",
    "UTF-32": "UTF-32",
    "cp1252": "Windows-1252 (also called Latin-1 or ANSI)",
    "mac_roman": "Mac OS Roman",
    "cp1250": "Windows-1250 (Central European)",
    "cp1251": "Windows-1251 (Cyrillic)",
    "koi8_u": "KOI8 (Cyrillic)",
    "cp1253": "Windows-1253 (Greek)",
    "cp1254": "Windows-1254 (Turkish)",
    "cp932": "Shift JIS",
    "euc_jp": "EUC-JP",
    "gb18030": "GB 18030",
    "big5": "Big5",
    "cp949": "EUC-KR",
}
_WESTERN = ("cp1252", "mac_roman")
_OTHERS = {
    **dict.fromkeys(("ru", "uk", "be", "bg", "sr", "mk"), ("cp1251", "koi8_u")),
    **dict.fromkeys(("pl", "cs", "sk", "hu", "sl", "hr", "ro", "bs"), ("cp1250",)),
    **dict.fromkeys(("tr", "az"), ("cp1254",)),
    "el": ("cp1253",),
}
_TWO_BYTES = {"ja": ("cp932", "euc_jp"), "zh": ("gb18030", "big5"), "ko": ("cp949",)}


def guess_encoding(data: bytes, language: str) -> Guess:
    """The text of bytes that are not UTF-8. ``language`` is the book's, as a BCP 47 tag."""
    if wide := wide_encoding(data):
        return Guess(data.decode(wide, "replace").replace("\ufffd", "?"), _ENCODINGS[wide])
    base = primary(language)
    for name in _TWO_BYTES.get(base, ()):
        try:
            return Guess(data.decode(name), _ENCODINGS[name])
        except UnicodeDecodeError:
            continue
    return _one_byte(data, _OTHERS.get(base, _WESTERN))


def _one_byte(data: bytes, candidates: tuple[str, ...]) -> Guess:
    """The text in that encoding in which the most letters stand where letters would."""
    mixed = _is_mixed(data)
    texts = {name: _decoded(data, name, mixed=mixed) for name in candidates}
    best = max(candidates, key=lambda name: _plausible(texts[name]))
    if _plausible(texts[best]) <= 0:
        return Guess(data.decode("utf-8", "replace").replace("\ufffd", "?"), None, mixed)
    return Guess(texts[best].replace("\ufffd", "?"), _ENCODINGS[best], mixed)


def _is_mixed(data: bytes) -> bool:
    """Whether a good part of the letters beyond ASCII are UTF-8; two or three may be by chance."""
    beyond = _BEYOND.findall(data.decode("utf-8", "replace"))
    damaged = beyond.count("\ufffd")
    return (len(beyond) - damaged) * 2 > damaged


def _decoded(data: bytes, encoding: str, *, mixed: bool) -> str:
    if not mixed:
        return data.decode(encoding, "replace")
    parts: list[str] = []
    while data:
        try:
            parts.append(data.decode("utf-8"))
            break
        except UnicodeDecodeError as error:
            parts.append(data[: error.start].decode("utf-8"))
            parts.append(data[error.start : error.end].decode(encoding, "replace"))
            data = data[error.end :]
    return "".join(parts)


_BEYOND = re.compile(r"[^\x00-\x7f]")
_OF_TEXT = frozenset("“”‘’„‚–—…«»‹›¿¡€£§©®°•·½¼¾×№\xa0")  # noqa: RUF001  (signs of running text)


def _plausible(text: str) -> int:
    """How many characters beyond ASCII stand where writers put them, less those that do not."""
    return sum(_fits(*around) for around in _with_neighbours(text))


def _with_neighbours(text: str) -> Iterator[tuple[str, str, str]]:
    for found in _BEYOND.finditer(text):
        at = found.start()
        yield text[at - 1 : at], found[0], text[at + 1 : at + 2]


def _fits(before: str, char: str, after: str) -> int:
    if char in "šžŠŽŸ":  # Mac OS Roman read as Windows-1252: its ö, ä, é and ü
        return 1
    category = unicodedata.category(char)
    if category in ("Ll", "Lo"):
        return 2  # KOI8 read as Windows-1251 is sound too, but in capitals
    if category == "Lu":
        return -1 if before.islower() else 1
    if char in _OF_TEXT:
        inside = before.isalpha() and after.isalpha()
        return -1 if inside and char not in "’–—·\xa0" else 1  # noqa: RUF001  (as above)
    return -1
