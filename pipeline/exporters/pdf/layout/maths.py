"""Formulas in print: outlines on the baseline; what is said of them is the Formula's ``Alt``.

A glyph is drawn once for the whole book, as a form (ISO 32000-1, 8.10) that formulas call by name.
"""

from collections.abc import Iterator

from pipeline.exporters.pdf.text.paragraph import Drawing
from pipeline.maths.colors import color
from pipeline.maths.outlines import Box, Glyph, Outlines, Stroke, outlines
from pipeline.model import Math

_OPTICAL = 1.08  # the letters of formulas are smaller than those of the text at the same size


def formula(math: Math, size: float) -> Drawing | None:
    """The formula at a text size, standing on the baseline; None when it cannot be drawn.

    What has no color of its own is drawn in the one that is set.
    """
    drawn = outlines(math.latex, display=math.display) if math.mathml else None
    if drawn is None:
        return None
    scale = size * _OPTICAL / 1000
    return Drawing(
        drawn.width * scale,
        drawn.height * scale,
        drawn.depth * scale,
        f"{scale:.5f} 0 0 {scale:.5f} 0 0 cm {' '.join(_operators(drawn))}",
        lacking=drawn.lacking,
        shapes=drawn.glyphs,
    )


def _operators(drawn: Outlines) -> Iterator[str]:
    for mark in drawn.marks:
        match mark:
            case Glyph(number, x, y, scale, own):
                place = f"{scale:g} 0 0 {scale:g} {x:.1f} {y:.1f} cm /{shape_name(number)} Do"
                yield f"q {_color(own)}{place} Q"
            case Box(x, y, width, height, own):
                shape = f"{x:.1f} {y:.1f} {width:.1f} {height:.1f} re f"
                yield f"q {_color(own)}{shape} Q" if own else shape
            case Stroke((x1, y1), (x2, y2), width):
                line = f"{x1:.1f} {y1:.1f} m {x2:.1f} {y2:.1f} l S"
                yield f"q 1 J {width:.1f} w {line} Q"


def shape_name(number: str) -> str:
    """What the form of a glyph is called in the resources of the pages."""
    return f"Mg{number}"


def _color(name: str | None) -> str:
    found = color(name)
    return "{:.3g} {:.3g} {:.3g} rg ".format(*(part / 255 for part in found)) if found else ""
