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
    flexible = most - least
    share = (measure - least) / flexible if flexible else 0.0
    return [need.least + (need.most - need.least) * share for need in needs]


def forced_widths(needs: Sequence[ColumnNeed], measure: float) -> list[float]:
    """Widths in proportion, for a table too wide for the page: its words will be broken."""
    total = sum(need.least for need in needs) or 1.0
    return [need.least / total * measure for need in needs]
