"""Imposition for a stapled booklet: which two pages share a side of a sheet."""

from collections.abc import Sequence

from pipeline.exporters.pdf.write.book import PrintPage, Side
from pipeline.exporters.pdf.write.content import Placement

_PAGES_A_SHEET = 4


def booklet_sides(pages: Sequence[PrintPage]) -> tuple[Side, ...]:
    """The sides of the sheets, outermost first: front, back, front, back.

    Sheets are as large as a page, turned; each page is scaled to half of one. Printed on both
    sides (turned at the short edge), stacked, folded and stapled, the pages follow one another.
    """
    width, height = pages[0].page.sheet.height, pages[0].page.sheet.width
    return tuple(_side(pages, left, right, width, height) for left, right in spreads(len(pages)))


def spreads(count: int) -> tuple[tuple[int, int], ...]:
    """The indices of the left and the right page of each side; those past the end are blank."""
    total = -(-count // _PAGES_A_SHEET) * _PAGES_A_SHEET
    sides: list[tuple[int, int]] = []
    for sheet in range(total // _PAGES_A_SHEET):
        outer, inner = 2 * sheet, 2 * sheet + 1
        sides += [(total - 1 - outer, outer), (inner, total - 1 - inner)]
    return tuple(sides)


def _side(pages: Sequence[PrintPage], left: int, right: int, width: float, height: float) -> Side:
    halves = [(index, half) for half, index in enumerate((left, right)) if index < len(pages)]
    placed = tuple(
        (pages[index], _placement(pages[index], half * width / 2, width / 2, height))
        for index, half in halves
    )
    label = "\N{EN DASH}".join(pages[index].label for index, _ in halves)
    return Side(width, height, placed, label)


def _placement(page: PrintPage, left: float, width: float, height: float) -> Placement:
    """The page in the middle of its half, as large as it fits."""
    sheet = page.page.sheet
    scale = min(width / sheet.width, height / sheet.height)
    dx = left + (width - sheet.width * scale) / 2
    return Placement(scale, dx, (height - sheet.height * scale) / 2)
