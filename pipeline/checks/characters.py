"""Characters that no edition can set or say."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import astuple

from pipeline.checks.view import BOOK, View
from pipeline.diagnostics import Diagnostic
from pipeline.model import Document, Position, Pronunciation, Sentence

_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF)
)
_UNUSABLE = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control, but tab and the line ends
    "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"  # private use
    f"\ud800-\udfff\ufffd{_NONCHARACTERS}]"
)
"""XML 1.0 section 2.2 excludes the first and the last line; fonts and voices know none of them."""

_SEPARATOR = re.compile("[\u2028\u2029]")
"""These come into a text by their number alone (``&#8232;``); the reader takes all others out."""

_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_CLOSING = {
    **dict.fromkeys("\u202a\u202b", "\u202c"),
    **dict.fromkeys("\u2066\u2067\u2068", "\u2069"),
}


def check_characters(view: View) -> Iterator[Diagnostic]:
    """No text holds a character that has no shape and no sound; each is told by its code point."""
    for sentence, text in _suspects(view):
        for char in (*_found(text), *sorted(set(_SEPARATOR.findall(text)))):
            yield _fault(char, sentence.position)
    for text in _facts(view.document):
        for char in _found(text):
            yield _fault(char, Position(BOOK))


def check_directions(view: View) -> Iterator[Diagnostic]:
    """No hidden character turns the order of letters round, or leaves a direction open.

    An override shows letters in another order than they are read out; an isolate or embedding
    that is not closed turns what follows (Unicode Standard Annex 9, 2.2 to 2.5).
    """
    for sentence, text in _suspects(view):
        if fault := _bidi_fault(text):
            yield _bidi(fault, sentence.position)
    for text in _facts(view.document):
        if fault := _bidi_fault(text):
            yield _bidi(fault, Position(BOOK))


def _suspects(view: View) -> Iterator[tuple[Sentence, str]]:
    """The sentences with more than plain ASCII, and their texts."""
    for sentence, text in zip(view.sentences, view.texts, strict=True):
        if not (text.isascii() and text.isprintable()):
            yield sentence, text


def _bidi_fault(text: str) -> str | None:
    """What is wrong with the bidirectional controls of a text; None when nothing is."""
    still_open: list[str] = []
    for char in _BIDI.findall(text):
        if char in "\u202d\u202e":
            return f"U+{ord(char):04X}, which turns the order of letters round"
        if closing := _CLOSING.get(char):
            still_open.append(closing)
        elif not still_open or still_open.pop() != char:
            return f"U+{ord(char):04X}, which closes a direction that is not open"
    return "a direction that is opened and not closed" if still_open else None


def _bidi(fault: str, position: Position | None) -> Diagnostic:
    message = f"the text holds a hidden bidirectional control: {fault}"
    hint = (
        "Delete it; right-to-left words need none, or an isolate that is closed (U+2067, U+2069)."
    )
    return Diagnostic("bidi-control", "error", message, position, hint)


def _found(text: str) -> list[str]:
    return sorted(set(_UNUSABLE.findall(text)))


def _fault(char: str, position: Position | None) -> Diagnostic:
    code = f"U+{ord(char):04X}"
    message = f"the text holds the character {code} ({_kind(char)}), which no edition can show"
    return Diagnostic("unusable-character", "error", message, position, _hint(char))


def _kind(char: str) -> str:
    if char == "\ufffd":
        return "a character that was damaged"
    kinds = {
        "Cc": "a control character",
        "Co": "for private use",
        "Cs": "half a character",
        "Zl": "a line separator",
        "Zp": "a paragraph separator",
    }
    return kinds.get(unicodedata.category(char), "no character")


def _hint(char: str) -> str:
    if char == "\ufffd":
        return "Type it anew, and save the file in the encoding UTF-8."
    if unicodedata.category(char) == "Co":
        return "It looks right in one font only. Use the character of Unicode, or an image."
    return "Delete it; it often comes along when text is copied from another program."


def _facts(document: Document) -> Iterator[str]:
    """Every text of book.toml that an edition shows, says or holds in its own metadata."""
    metadata = document.metadata
    yield metadata.title
    yield from metadata.subjects
    for text in (metadata.subtitle, metadata.publisher, metadata.rights, metadata.description):
        yield text or ""
    yield metadata.cover_alt or ""
    yield from (
        text for person in metadata.contributors for text in (person.name, person.file_as or "")
    )
    for series in metadata.belongs_to:
        yield from (series.name, series.number or "")
    yield metadata.accessibility.contact or ""
    if review := metadata.accessibility.review:
        yield from (review.by, review.report)
    yield from (str(word) for word in astuple(document.labels))
    for entry in document.abbreviations:
        yield from (entry.short, entry.expansion, *_said(entry.pronunciation))
    for word, said in document.lexicon:
        yield from (word, *_said(said))


def _said(pronunciation: Pronunciation | None) -> tuple[str, ...]:
    return (pronunciation.say or "", pronunciation.ipa or "") if pronunciation else ()
