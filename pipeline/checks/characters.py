"""Characters that no edition can set or say."""

import re
import unicodedata
from collections.abc import Iterator

from pipeline.checks.view import BOOK, View
from pipeline.diagnostics import Diagnostic
from pipeline.model import Metadata, Position

_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF)
)
_UNUSABLE = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"  # control, but tab and the line ends
    "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"  # private use
    f"\ud800-\udfff\ufffd{_NONCHARACTERS}]"
)
"""XML 1.0 section 2.2 excludes the first and the last line; fonts and voices know none of them."""


def check_characters(view: View) -> Iterator[Diagnostic]:
    """No text holds a character that has no shape and no sound; each is told by its code point."""
    for sentence in view.sentences:
        for char in _found(sentence.text):
            yield _fault(char, sentence.position)
    for text in _facts(view.document.metadata):
        for char in _found(text):
            yield _fault(char, Position(BOOK))


def _found(text: str) -> list[str]:
    return [] if text.isascii() and text.isprintable() else sorted(set(_UNUSABLE.findall(text)))


def _fault(char: str, position: Position | None) -> Diagnostic:
    code = f"U+{ord(char):04X}"
    message = f"the text holds the character {code} ({_kind(char)}), which no edition can show"
    return Diagnostic("unusable-character", "error", message, position, _hint(char))


def _kind(char: str) -> str:
    if char == "\ufffd":
        return "a character that was damaged"
    kinds = {"Cc": "a control character", "Co": "for private use", "Cs": "half a character"}
    return kinds.get(unicodedata.category(char), "no character")


def _hint(char: str) -> str:
    if char == "\ufffd":
        return "Type it anew, and save the file in the encoding UTF-8."
    if unicodedata.category(char) == "Co":
        return "It looks right in one font only. Use the character of Unicode, or an image."
    return "Delete it; it often comes along when text is copied from another program."


def _facts(metadata: Metadata) -> Iterator[str]:
    """The texts of the metadata that editions show."""
    yield metadata.title
    yield from (contributor.name for contributor in metadata.contributors)
    yield from metadata.subjects
    for text in (metadata.subtitle, metadata.publisher, metadata.rights, metadata.description):
        yield text or ""
