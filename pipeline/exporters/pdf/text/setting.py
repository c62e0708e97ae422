"""What the text of one edition is set with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from pipeline.diagnostics import Diagnostic
from pipeline.exporters.pdf.text.paragraph import Drawing
from pipeline.fonts.lacks import Lacks
from pipeline.fonts.library import FontLibrary
from pipeline.model import Image, Math


@dataclass(frozen=True, slots=True)
class Typesetting:
    """What turning inlines into runs needs to know of the edition.

    ``measure`` is the width of the text area in points.
    ``draw_image`` and ``draw_math`` give what stands in the line, None when it cannot be drawn.
    ``lacks`` gathers what cannot be set. A ``leftward`` book runs from right to left.
    ``titles`` are the titles of the sections by id; they describe the links that lead there.
    """

    fonts: FontLibrary
    lang: str
    measure: float
    emphasis_bold: bool
    print_addresses: bool
    draw_image: "Callable[[Image, float], Drawing | None]"
    draw_math: "Callable[[Math, float], Drawing | None]"
    report: "Callable[[Diagnostic], None]"
    titles: Mapping[str, str] = field(default_factory=dict)
    lacks: Lacks = field(default_factory=Lacks)
    leftward: bool = False
