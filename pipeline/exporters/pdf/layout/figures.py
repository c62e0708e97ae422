"""Figures and charts: the drawing, its caption, and its long description in print.

The text alternative is the Figure's ``Alt``. The caption stands beside the Figure, not inside it:
a reader that says the alternative passes over what is inside (ISO 32000-1, 14.9.3).
"""

from collections.abc import Callable, Sequence

from pipeline.exporters.pdf.laid import Element
from pipeline.exporters.pdf.layout.flow import Desk, Flow, text_strips
from pipeline.exporters.pdf.layout.notes import noted
from pipeline.exporters.pdf.layout.strips import CodeInk, ImageInk, Strip
from pipeline.exporters.pdf.style import NAVY, RULE
from pipeline.exporters.pdf.text.direction import visual_parts
from pipeline.exporters.pdf.text.runs import generated
from pipeline.exporters.shared.captions import caption_label
from pipeline.exporters.shared.chart import ChartBar, ChartPlan, plan_chart
from pipeline.model import Block, Chart, Figure, Sentence

Describe = Callable[[Sequence[Block], Element], list[Strip]]

_TALLEST = 0.62  # of the text area's height
_TALLEST_CHART = 0.85
_HATCH = 5.0


def figure_strips(figure: Figure, flow: Flow, desk: Desk, describe: Describe) -> list[Strip]:
    """An image with its caption and description."""
    group = flow.element.add("Div")
    captioned = group.add("Sect")
    sheet = desk.design.portrait
    width, height = desk.pictures.fitted(figure.source, flow.width, sheet.depth * _TALLEST)
    leaf = None
    if not figure.decorative:
        element = captioned.add("Figure")
        element.more().alt = _spoken(figure.alt)
        leaf = element.leaf()
    left = flow.left + (flow.width - width) / 2
    strip = Strip(height, [ImageInk(figure.source, left, height, width, height, leaf)])
    return _around(figure, [strip], group, flow, desk, describe)


def chart_strips(chart: Chart, flow: Flow, desk: Desk, describe: Describe) -> list[Strip]:
    """A chart drawn with lines and letters, its caption and description."""
    group = flow.element.add("Div")
    element = group.add("Sect").add("Figure")
    element.more().alt = _spoken(chart.alt)
    if chart.source:
        element.more().files = (chart.source,)
    else:
        element.more().data = chart
    style = desk.design.table
    face = desk.setting.fonts.face(style.family)
    scale = style.size / 1000
    whole = plan_chart(chart, flow.width, style.size, lambda text: face.width(text) * scale)
    leaf = element.leaf()
    strips: list[Strip] = []
    for plan in whole.divided(desk.design.portrait.depth * _TALLEST_CHART):
        code = _bars(plan) + _texts(plan, desk)
        ink = CodeInk(code, flow.left, plan.height, leaf, (plan.width, plan.height))
        strips.append(Strip(plan.height, [ink]))
    return _around(chart, strips, group, flow, desk, describe)


def _spoken(alt: Sequence[Sentence]) -> str:
    return "".join(sentence.text for sentence in alt).strip()


def _around(  # noqa: PLR0917  (what every step of the layout hands on)
    figure: Figure | Chart,
    strips: list[Strip],
    group: Element,
    flow: Flow,
    desk: Desk,
    describe: Describe,
) -> list[Strip]:
    """The drawing's strips with what belongs to it."""
    caption = desk.design.caption
    strips[0].before, strips[-1].after = caption.before, caption.after
    strips[0].anchors = (figure.id,)
    for strip in strips:
        strip.frames, strip.sheet = flow.frames, flow.sheet
        if figure.alt:
            strip.place = (figure.alt[0].id, 0)
    if figure.caption:
        strips[-1].keep = True
        strips += _caption(figure, group, flow, desk)
    if figure.description:
        strips[-1].keep = True
        described = group.add("Div")
        title = generated(desk.labels.description, described.add("P"), caption, desk.setting)
        strips += text_strips(title, flow, caption, keep=True)
        strips += describe(figure.description, described)
    strips[-1].after = max(strips[-1].after, flow.text.after + 6)
    return strips


def _caption(figure: Figure | Chart, group: Element, flow: Flow, desk: Desk) -> list[Strip]:
    style = desk.design.caption
    label = caption_label(desk.labels, "figure", figure.number)
    paragraph = noted(
        figure.caption, _captioned(group).add("Caption"), style, desk, group, lead=label
    )
    return text_strips(paragraph, flow, style)


def _bars(plan: ChartPlan) -> str:
    red, green, blue = NAVY
    parts = [f"{red} {green} {blue} rg {red} {green} {blue} RG .8 w "]
    parts += [_bar(bar, plan.height) for bar in plan.bars]
    parts.append("{} {} {} RG 1.2 w ".format(*RULE))
    parts += [_axis(bar, plan) for bar in plan.bars]
    return "".join(parts)


def _axis(bar: ChartBar, plan: ChartPlan) -> str:
    """The line at zero, a little taller than the bar, clear of the labels."""
    top = plan.height - bar.y + plan.size * 0.15
    bottom = plan.height - bar.y - bar.height - plan.size * 0.15
    return f"{plan.axis:.2f} {bottom:.2f} m {plan.axis:.2f} {top:.2f} l S "


def _bar(bar: ChartBar, height: float) -> str:
    bottom = height - bar.y - bar.height
    box = f"{bar.x:.2f} {bottom:.2f} {bar.width:.2f} {bar.height:.2f} re"
    if not bar.hatched:
        return f"{box} f "
    lines = []
    x = bar.x - bar.height
    while x < bar.x + bar.width:
        lines.append(f"{x:.2f} {bottom:.2f} m {x + bar.height:.2f} {bottom + bar.height:.2f} l ")
        x += _HATCH
    return f"q {box} W n {''.join(lines)}S Q {box} S "


def _texts(plan: ChartPlan, desk: Desk) -> str:
    """The labels; a character that the face lacks is set in another one."""
    face = desk.setting.fonts.face("text")
    parts = ["0 0 0 rg "]
    for text in plan.texts:
        x, y = text.x, plan.height - text.y
        for words, leftward in visual_parts(text.text, leftward_book=desk.setting.leftward):
            split = [*desk.setting.fonts.split(words, face, bold=False, italic=False)]
            for part, found in reversed(split) if leftward else split:
                chosen = found or face
                shapes = chosen.leftward.plain if leftward else chosen.plain
                shape = shapes[part if found else "?" * len(part)]
                shown = (
                    f"BT /{chosen.name} {plan.size:.2f} Tf {x:.2f} {y:.2f} Td[{shape.code}]TJ ET "
                )
                parts.append(f"/ReversedChars BMC {shown}EMC " if leftward else shown)
                x += shape.width * plan.size / 1000
    return "".join(parts)


def _captioned(group: Element) -> Element:
    """The first part of a figure's group: the Caption is its last child (ISO 14289-2, 8.2.5.27)."""
    first = group.kids[0]
    return first if isinstance(first, Element) else group
