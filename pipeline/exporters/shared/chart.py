"""A bar chart as a plan: horizontal bars, each under its label and beside its own figure.

The geometry is pure, so that the print edition and the EPUB draw the same bars. Nothing is
told by colour alone: every bar has its words beside it, and bars below zero are hatched as well as
turned to the other side (WCAG 2.2, 1.4.1).
"""

import math
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.model import Chart, ChartPoint

_LETTER = 0.55  # of the size: the width of an average letter, where nobody can measure
_BAR = 1.3  # heights and gaps, all in parts of the size
_LINE = 1.35
_LABEL_GAP = 0.35
_BAR_GAP = 0.95
_VALUE_GAP = 0.5
_WIDEST_VALUE = 0.45  # of the width; a longer value goes onto the label's line

Measure = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class ChartText:
    """A line of text: ``x`` is where it begins, ``y`` its baseline, from the upper left corner."""

    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class ChartBar:
    """A bar from its upper left corner; ``hatched`` marks a value below zero."""

    x: float
    y: float
    width: float
    height: float
    hatched: bool


@dataclass(frozen=True, slots=True)
class ChartPlan:
    """The chart in points (or any unit that ``size`` is in); ``axis`` is where zero stands."""

    width: float
    height: float
    size: float
    axis: float
    bars: tuple[ChartBar, ...]
    texts: tuple[ChartText, ...]

    def divided(self, tallest: float) -> tuple["ChartPlan", ...]:
        """The chart in parts that are about equally high, and no higher than ``tallest``.

        It is divided between bars only, so a part with a single bar may be higher.
        """
        parts = math.ceil(self.height / tallest)
        if parts <= 1:
            return (self,)
        most = min(tallest, self.height / parts + self.height / len(self.bars))
        ends = [bar.y + bar.height + _BAR_GAP * self.size / 2 for bar in self.bars[:-1]]
        cuts = [0.0]
        for end, following in pairwise([*ends, self.height]):
            if following - cuts[-1] > most:
                cuts.append(end)
        return tuple(self._part(top, end) for top, end in pairwise([*cuts, self.height]))

    def _part(self, top: float, end: float) -> "ChartPlan":
        bars = tuple(replace(bar, y=bar.y - top) for bar in self.bars if top < bar.y < end)
        texts = tuple(replace(text, y=text.y - top) for text in self.texts if top < text.y < end)
        return replace(self, height=end - top, bars=bars, texts=texts)


def plan_chart(
    chart: Chart, width: float, size: float, measure: Measure | None = None
) -> ChartPlan:
    """The chart ``width`` wide, its text ``size`` high.

    ``measure`` gives the width of a text at that size; without it a generous guess is made.
    """
    measured = measure or (lambda text: len(text) * size * _LETTER)
    room = _value_room(chart.points, width, size, measured)
    scale = _Scale.fit(chart.points, width - room)
    bars: list[ChartBar] = []
    texts: list[ChartText] = []
    y = 0.0
    for point in chart.points:
        aside = measured(point.text) + _VALUE_GAP * size <= room
        label = point.label if aside else f"{point.label}: {point.text}"
        for line in _wrap(label, width, measured):
            y += _LINE * size
            texts.append(ChartText(0.0, y, line))
        y += _LABEL_GAP * size
        bar = scale.bar(point, y, _BAR * size)
        bars.append(bar)
        if aside:
            x = bar.x + bar.width + _VALUE_GAP * size
            texts.append(ChartText(x, y + 0.97 * size, point.text))
        y += (_BAR + _BAR_GAP) * size
    height = y - _BAR_GAP * size + 0.2 * size
    return ChartPlan(width, height, size, scale.axis, tuple(bars), tuple(texts))


@dataclass(frozen=True, slots=True)
class _Scale:
    axis: float
    unit: float

    @classmethod
    def fit(cls, points: Sequence[ChartPoint], width: float) -> "_Scale":
        lowest = min(0.0, *(point.value for point in points), 0.0)
        highest = max(0.0, *(point.value for point in points), 0.0)
        unit = width / ((highest - lowest) or 1.0)
        return cls(-lowest * unit, unit)

    def bar(self, point: ChartPoint, y: float, height: float) -> ChartBar:
        length = point.value * self.unit
        x = self.axis + min(length, 0.0)
        return ChartBar(x, y, abs(length), height, hatched=point.value < 0)


@dataclass(frozen=True, slots=True)
class Share:
    """A bar in parts of the chart's width, from the left; ``axis`` is where zero stands.

    ``first`` is the first one that is hatched.
    """

    start: float
    length: float
    axis: float
    hatched: bool
    first: bool


def chart_shares(chart: Chart, *, mirrored: bool) -> tuple[Share, ...]:
    """The bars of a chart that has its words elsewhere; mirrored where text runs to the left."""
    scale = _Scale.fit(chart.points, 1.0)
    axis = 1.0 - scale.axis if mirrored else scale.axis
    below = next((n for n, point in enumerate(chart.points) if point.value < 0), None)
    made = []
    for number, point in enumerate(chart.points):
        bar = scale.bar(point, 0.0, 1.0)
        start = 1.0 - bar.x - bar.width if mirrored else bar.x
        made.append(Share(start, bar.width, axis, bar.hatched, number == below))
    return tuple(made)


def _value_room(
    points: Sequence[ChartPoint], width: float, size: float, measured: Measure
) -> float:
    widths = [measured(point.text) + _VALUE_GAP * size for point in points]
    return max((w for w in widths if w <= width * _WIDEST_VALUE), default=0.0)


def _wrap(text: str, width: float, measured: Measure) -> list[str]:
    """The text in lines that fit."""
    if measured(text) <= width:
        return [text]
    letters = max(8, int(len(text) * width / measured(text) * 0.9))
    return textwrap.wrap(text, letters)
