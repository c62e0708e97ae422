"""Running heads and page numbers: pagination artifacts, no part of the text."""

from collections.abc import Callable

from pipeline.exporters.pdf.laid import Element
from pipeline.exporters.pdf.layout.flow import Desk
from pipeline.exporters.pdf.layout.pages import Page, Placed
from pipeline.exporters.pdf.layout.strips import Strip, TextInk
from pipeline.exporters.pdf.style import Align
from pipeline.exporters.pdf.text.breaking import break_lines
from pipeline.exporters.pdf.text.runs import generated

_MOST_WORDS = 7
"""A longer running head is read, not glanced at."""


def furniture(
    page: Page, label: str, book: str, desk: Desk, *, left_hand: bool = False
) -> tuple[Placed, ...]:
    """The section's title at the head; the book's title and the page's label at the foot.

    The label stands at the outer edge: on a ``left_hand`` page that is the left one. A page that
    was left empty stays so.
    """
    if not (page.placed or page.notes):
        return ()
    sheet = page.sheet
    outer: Align = "left" if left_hand else "right"
    inner: Align = "right" if left_hand else "left"
    placed = [
        _line(page, label, sheet.footer, outer, desk),
        _line(page, book, sheet.footer, inner, desk),
    ]
    if page.opening is None and page.title:
        placed.append(_line(page, page.title, sheet.header, "left", desk))
    return tuple(placed)


def _line(page: Page, text: str, height: float, align: Align, desk: Desk) -> Placed:
    style = desk.design.furniture
    measure = page.sheet.measure
    face = desk.setting.fonts.face(style.family)
    most = measure * 0.8
    words = _shortened(text, most, lambda t: face.width(t) * style.size / 1000)
    line = break_lines(generated(words, Element("Span"), style, desk.setting), measure, style)[0]
    room = measure - line.width
    x = {"left": 0.0, "center": room / 2, "right": room}[align]
    strip = Strip(style.leading, [TextInk(line, x, 0.0, artifact=True)])
    return Placed(strip, page.sheet.top - height)


def _shortened(text: str, most: float, width: Callable[[str], float]) -> str:
    """The text, cut at a word when it is too long; the full one stands at its heading."""
    words = text.split()
    if width(text) <= most and len(words) <= _MOST_WORDS:
        return text
    words = words[:_MOST_WORDS]
    while len(words) > 1 and width(" ".join(words) + " \u2026") > most:
        words.pop()
    return " ".join(words) + " \u2026"
