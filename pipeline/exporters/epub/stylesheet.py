"""The publisher's own style sheet: text that fetches nothing, so that the EPUB is complete."""

from pipeline.assets.css import css_faults, declares
from pipeline.assets.svg import style_may_name
from pipeline.diagnostics import Diagnostic
from pipeline.exporters.base import Assets
from pipeline.model import Position

_TURNING = frozenset(("direction", "unicode-bidi"))


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
    return text.encode(), (*_fetches(text, name), *_turns(text, name))


def _fetches(text: str, name: str) -> tuple[Diagnostic, ...]:
    hint = "Write the rules into this file, and pictures as data: addresses."
    return tuple(
        Diagnostic(
            "stylesheet-fetches",
            "error",
            f"the style sheet fetches another file, or runs something ({fault.what})",
            Position(name, fault.line),
            hint,
        )
        for fault in css_faults(text, style_may_name)
    )


def _turns(text: str, name: str) -> tuple[Diagnostic, ...]:
    hint = "Remove it: the direction of text comes from its language."
    return tuple(
        Diagnostic(
            "stylesheet-direction",
            "error",
            f"an EPUB's style sheet may not set {found!r}",
            Position(name, line),
            hint,
        )
        for found, line in declares(text, _TURNING)
    )
