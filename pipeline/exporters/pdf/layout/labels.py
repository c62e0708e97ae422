"""What pages are called: their own numbers, or the numbers of another edition's pages."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Sequence

from pipeline.exporters.pdf.layout.pages import Page
from pipeline.model import Document
from pipeline.model.walk import section_sentences
from pipeline.products import PageMap

Labelling = Callable[[Sequence[Page]], tuple[str, ...]]
_Place = tuple[int, int]


def page_place(page: Page) -> tuple[str, int] | None:
    """The sentence that a page begins with, and the character of it."""
    for placed in page.placed:
        if placed.strip.place is not None and not placed.artifact:
            return placed.strip.place
    return None


def own_numbers(pages: Sequence[Page]) -> tuple[str, ...]:
    """Arabic numbers from 1."""
    return tuple(str(number) for number in range(1, len(pages) + 1))


def standard_references(document: Document, standard: PageMap) -> Labelling:
    """Labels that name the pages of the standard edition.

    "12" is the page on which standard page 12 begins, "12(2)" the next one with text of it. A page
    with the end of one and the beginning of another names both: "12(2)\N{EN DASH}13".
    """
    sentences = (s for section in document.sections for s in section_sentences(section))
    ranks = {sentence.id: rank for rank, sentence in enumerate(sentences)}
    starts = [
        ((ranks[start.sentence], start.offset), start.label)
        for start in standard.pages
        if start.sentence in ranks
    ]

    def label(pages: Sequence[Page]) -> tuple[str, ...]:
        return _labels([_rank(page_place(page), ranks) for page in pages], starts)

    return label


def _rank(place: tuple[str, int] | None, ranks: dict[str, int]) -> _Place | None:
    return None if place is None or place[0] not in ranks else (ranks[place[0]], place[1])


def _labels(
    begun: Sequence[_Place | None], starts: Sequence[tuple[_Place, str]]
) -> tuple[str, ...]:
    keys = [key for key, _ in starts]
    seen: Counter[str] = Counter()
    labels: list[str] = []
    last = 0
    for index, place in enumerate(begun):
        following = next((other for other in begun[index + 1 :] if other is not None), None)
        first = last if place is None else max(bisect_right(keys, place) - 1, 0)
        end = len(keys) if following is None else max(bisect_left(keys, following), first + 1)
        if place is None:
            end = first + 1
        names = [starts[number][1] for number in range(first, end)] or [str(index + 1)]
        last = max(end - 1, 0)
        seen.update(names)
        head = names[0] if seen[names[0]] == 1 else f"{names[0]}({seen[names[0]]})"
        labels.append(head if len(names) == 1 else f"{head}\N{EN DASH}{names[-1]}")
    return tuple(labels)
