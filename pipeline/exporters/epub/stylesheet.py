"""The publisher's own style sheet: text that fetches nothing, so that the EPUB is complete."""

import re

from pipeline.diagnostics import Diagnostic
from pipeline.exporters.base import Assets
from pipeline.model import Position

_FETCH = re.compile(
    r"@import|image-set\s*\(|src\s*\(|url\s*\(\s*+(?![\s'\"]*(?:#|data:))", re.IGNORECASE
)
_MOVES = re.compile(r"@keyframes|\b(?:animation|transition)(?:-[a-z]+)*\s*:", re.IGNORECASE)
_REFUSED = re.compile(r"(?<![\w-])(?:direction|unicode-bidi)\s*:", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:([0-9a-f]{1,6})\s?|(.))", re.IGNORECASE)


def css_fetch(css: str) -> str | None:
    """What a piece of CSS would fetch from elsewhere; None when it holds all that it shows."""
    found = _FETCH.search(_plain(css))
    return found[0].strip() if found else None


def css_moves(css: str) -> bool:
    """Whether a piece of CSS makes something move."""
    return bool(_MOVES.search(_plain(css)))


def _plain(css: str) -> str:
    """The CSS without comments and escapes, its lines kept."""
    bare = _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), css)
    return _ESCAPE.sub(_unescaped, bare)


def read_stylesheet(assets: Assets, name: str) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The style sheet ``name`` of the manuscript, and what keeps it out of an EPUB.

    An EPUB holds every file that it shows (EPUB 3.3, 3.6), and this one holds no other files of
    the style sheet: what it would fetch is an error, with its line.
    """
    content = assets.read(name)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = f"{name} is not UTF-8 text (byte {content[error.start]:#04x})"
        hint = "Save the file in the encoding UTF-8."
        return b"", (Diagnostic("bad-encoding", "error", message, Position(name, line), hint),)
    return text.encode(), tuple(_faults(text, name))


def _faults(text: str, name: str) -> list[Diagnostic]:
    faults = []
    for number, line in enumerate(_plain(text).split("\n"), 1):
        place = Position(name, number)
        if found := _FETCH.search(line):
            hint = "Write the rules into this file, and pictures as data: addresses."
            message = f"the style sheet fetches another file ({found[0].strip()})"
            faults.append(Diagnostic("stylesheet-fetches", "error", message, place, hint))
        if found := _REFUSED.search(line):
            hint = "Remove it: the direction of text comes from its language."
            message = f"an EPUB's style sheet may not set {found[0].rstrip(': ')!r}"
            faults.append(Diagnostic("stylesheet-direction", "error", message, place, hint))
    return faults


def _unescaped(found: re.Match[str]) -> str:
    """A character that CSS writes with a backslash (CSS Syntax 3, 4.3.7)."""
    if found[2]:
        return found[2]
    number = int(found[1], 16)
    return chr(number) if 0 < number < 0xD800 else "\ufffd"  # noqa: PLR2004  (letters suffice here)
