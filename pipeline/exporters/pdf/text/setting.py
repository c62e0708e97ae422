"""What the text of one edition is set with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from pipeline.diagnostics import Diagnostic
from pipeline.exporters.pdf.text.paragraph import Drawing
from pipeline.fonts.lacks import Lacks
from pipeline.fonts.library import FontLibrary
from pipeline.model import Image, Math

_UNKNOWN = "00"  # about as wide as the number of a page


@dataclass(frozen=True, slots=True)
class Typesetting:
    """What turning inlines into runs needs to know of the edition.

    ``measure`` is the width of the text area in points.
    ``draw_image`` and ``draw_math`` give what stands in the line, None when it cannot be drawn.
    ``lacks`` gathers what cannot be set. A ``leftward`` book runs from right to left.
    ``pages`` has the label of the page of each place, None while pages are not made; ``on_page`` is
    the form in which print tells one, and the ``places`` are those whose page follows each link.
    ``asked`` gathers the labels that were set.
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
    pages: Mapping[str, str] | None = None
    on_page: str = "{}"
    places: frozenset[str] = frozenset()
    asked: dict[str, str] = field(default_factory=dict)
    lacks: Lacks = field(default_factory=Lacks)
    leftward: bool = False

    def page_of(self, place: str) -> str | None:
        """How print tells the page of a place; None where no page shows it."""
        label = _UNKNOWN if self.pages is None else self.pages.get(place)
        if label is None:
            return None
        self.asked[place] = label
        return self.on_page.format(label)
