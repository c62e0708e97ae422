"""What the print edition cannot set, or cannot set well, told with its place."""

import unicodedata
from collections.abc import Iterator

from pipeline.diagnostics import Diagnostic
from pipeline.exporters.pdf.fonts.clusters import UNSPACED
from pipeline.exporters.pdf.fonts.files import missing_fallbacks
from pipeline.exporters.pdf.text.paragraph import Drawing
from pipeline.model import Position

_SMALLEST_FORMULA = 0.7  # of its size


def text_faults(text: str, position: Position | None, *, has_face: bool) -> Iterator[Diagnostic]:
    """The fault of a run of text; ``has_face`` says whether a font has all its characters."""
    if _right_to_left(text):
        message = f"the print edition cannot set text that runs from right to left: {text[:30]!r}"
        hint = "Leave this text to the other editions, or write it in Latin letters here."
        yield Diagnostic("right-to-left", "error", message, position, hint)
    elif not has_face:
        yield _missing_glyphs(text, position)
    elif UNSPACED.search(text):
        message = f"lines may end inside words of {text[:20]!r}, whose script has no spaces"
        hint = "Put a zero-width space (&#8203;) between the words, so that lines end there."
        yield Diagnostic("no-word-breaks", "warning", message, position, hint)


def formula_faults(
    formula: Drawing, measure: float, position: Position | None
) -> Iterator[Diagnostic]:
    """A formula shrinks until it fits into ``measure`` points; one that shrinks too far is told."""
    if formula.lacking:
        yield _missing_glyphs(formula.lacking, position)
    if measure < formula.width * _SMALLEST_FORMULA:
        times = formula.width / measure
        message = f"the formula is {times:.1f} times as wide as the page; it is set small"
        hint = r"Break it into lines: \begin{aligned} a &= b \\ &= c \end{aligned}."
        yield Diagnostic("formula-too-wide", "warning", message, position, hint)


def _missing_glyphs(text: str, position: Position | None) -> Diagnostic:
    codes = ", ".join(f"{c!r} (U+{ord(c):04X})" for c in sorted({*text}))
    message = f"no installed font has the character {codes}"
    packages = missing_fallbacks()
    hint = "Write it in words, or as a picture with a text alternative."
    if packages:
        names = " and ".join(packages)
        hint = f"Install {names} (the extra named 'fonts'), or write it otherwise."
    return Diagnostic("missing-glyph", "error", message, position, hint)


def _right_to_left(text: str) -> bool:
    """Whether letters run from right to left (Unicode Standard Annex 9)."""
    return any(unicodedata.bidirectional(character) in ("R", "AL") for character in text)
