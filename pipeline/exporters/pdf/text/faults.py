"""What the print edition cannot set, or cannot set well, told with its place."""

from collections.abc import Iterable, Iterator

from pipeline.diagnostics import Diagnostic
from pipeline.exporters.pdf.text.paragraph import Drawing
from pipeline.fonts.clusters import UNSPACED
from pipeline.fonts.lacks import Lack, named
from pipeline.model import Position

_SMALLEST_FORMULA = 0.7  # of its size


def lack_faults(lacks: Iterable[Lack]) -> Iterator[Diagnostic]:
    """The letters and signs that the edition would have to leave out."""
    for lack in lacks:
        place, hint = lack.position, lack.script.remedy
        yield Diagnostic("missing-glyph", "error", lack.message, place, hint)


def text_faults(text: str, position: Position | None) -> Iterator[Diagnostic]:
    """What is not set well of a run of text that the fonts have."""
    if UNSPACED.search(text):
        message = f"lines may end inside words of {text[:20]!r}, whose script has no spaces"
        hint = "Put a zero-width space (&#8203;) between the words, so that lines end there."
        yield Diagnostic("no-word-breaks", "warning", message, position, hint)


def formula_faults(
    formula: Drawing, measure: float, position: Position | None
) -> Iterator[Diagnostic]:
    """A formula shrinks until it fits into ``measure`` points; one that shrinks too far is told."""
    if formula.lacking:
        codes = ", ".join(map(named, formula.lacking))
        message = f"the font of formulas does not have {codes}"
        hint = "Write it beside the formula, or the formula as an image with a text alternative."
        yield Diagnostic("missing-glyph", "error", message, position, hint)
    if measure < formula.width * _SMALLEST_FORMULA:
        times = formula.width / measure
        message = f"the formula is {times:.1f} times as wide as the page; it is set small"
        hint = r"Break it into lines: \begin{aligned} a &= b \\ &= c \end{aligned}."
        yield Diagnostic("formula-too-wide", "warning", message, position, hint)
