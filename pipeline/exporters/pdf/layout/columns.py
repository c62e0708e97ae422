"""How wide the columns of a table are."""

from collections.abc import Sequence
from dataclasses import dataclass

_MOST_EXTRA = 40.0  # points: columns far apart are hard to read across


@dataclass(frozen=True, slots=True)
class ColumnNeed:
    """What a column needs, in points: ``least`` for the longest word, ``most`` for a line."""

    least: float
    most: float


def column_widths(needs: Sequence[ColumnNeed], measure: float) -> list[float] | None:
    """Widths that fit into the measure; None when not even the longest words do.

    Columns that fit on one line keep that width and get some of the room that is left; the others
    share what remains by their need (after CSS 2.2, 17.5.2.2).
    """
    if not needs:
        return []
    least = sum(need.least for need in needs)
    most = sum(need.most for need in needs)
    if least > measure:
        return None
    if most <= measure:
        extra = min((measure - most) / len(needs), _MOST_EXTRA)
        return [need.most + extra for need in needs]
    whole = _on_one_line(needs, measure)
    others = [need for index, need in enumerate(needs) if index not in whole]
    left = measure - sum(needs[index].most for index in whole)
    flexible = sum(need.most - need.least for need in others)
    share = (left - sum(need.least for need in others)) / flexible if flexible else 0.0
    return [
        need.most if index in whole else need.least + (need.most - need.least) * share
        for index, need in enumerate(needs)
    ]


def _on_one_line(needs: Sequence[ColumnNeed], measure: float) -> set[int]:
    """The columns that need no more for a line than their part of the room that others leave."""
    whole: set[int] = set()
    for index in sorted(range(len(needs)), key=lambda index: needs[index].most):
        others = [n for n in range(len(needs)) if n != index and n not in whole]
        need = needs[index].most
        if need > measure / (len(others) + 1) or measure - need < sum(
            needs[n].least for n in others
        ):
            break
        whole.add(index)
        measure -= need
    return whole


def forced_widths(needs: Sequence[ColumnNeed], measure: float) -> list[float]:
    """Widths in proportion, for a table too wide for the page: its words will be broken."""
    total = sum(need.least for need in needs) or 1.0
    return [need.least / total * measure for need in needs]
