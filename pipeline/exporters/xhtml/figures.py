"""Figures and charts as XHTML."""

from collections.abc import Iterator, Sequence

from pipeline.exporters.shared.captions import caption_label
from pipeline.exporters.shared.chart import ChartPlan, plan_chart
from pipeline.exporters.xhtml.inlines import Scope, labelled, pages_inside, rightward
from pipeline.exporters.xhtml.markup import element, empty, escape
from pipeline.model import Chart, Figure, Sentence
from pipeline.model.walk import block_sentences

_WIDTH, _SIZE = 360.0, 16.0  # in its own units; so narrow that a telephone shows it large


def figure(scope: Scope, block: Figure, description: str) -> str:
    """An image with its text alternative, caption and long description (finished markup)."""
    alt = "".join(one.text for one in block.alt)
    source = scope.plan.pictures[block.source].file
    details = _description_id(block) if description else None
    image = scope.dialect.empty("img", {"src": source, "alt": alt, "aria-details": details})
    image = pages_inside(scope, block.alt) + _named(image, block.alt)
    caption = _caption(scope, block)
    plain = block.decorative and not caption
    name, css = ("div", "figure") if plain else ("figure", None)
    shown = scope.element(name, {"id": block.id, "class": css}, f"\n{image}\n{caption}")
    return shown + _description(scope, block, description)


def chart(scope: Scope, block: Chart, description: str) -> str:
    """The chart as inline SVG, with the way to the table that holds the same figures."""
    drawing = pages_inside(scope, block.alt) + _drawing(
        scope, block, plan_chart(block, _WIDTH, _SIZE)
    )
    content = f"\n{drawing}\n{_caption(scope, block)}"
    shown = scope.element("figure", {"id": block.id, "class": "chart"}, content)
    return shown + _description(scope, block, description) + _table_link(scope, block)


def _table_link(scope: Scope, block: Chart) -> str:
    href = scope.plan.reference(scope.file, block.table)
    if href is None:
        return ""
    words = escape(scope.plan.document.labels.see_table)
    return "\n" + element("p", {"class": "see-table"}, element("a", {"href": href}, words))


def _named(image: str, alt: Sequence[Sentence]) -> str:
    """The image inside the element that stands for the (first) sentence of its alternative."""
    return element("span", {"id": alt[0].id}, image) if alt else image


def _caption(scope: Scope, block: Figure | Chart) -> str:
    number = caption_label(scope.plan.document.labels, "figure", block.number)
    if not (block.caption or number):
        return ""
    return scope.element("figcaption", None, labelled(scope, number, block.caption)) + "\n"


def _made_id(block: Figure | Chart, purpose: str) -> str:
    """An id from its first sentence's: no author's own can be the same."""
    first = next(block_sentences(block), None)
    return f"{first.id if first else block.id}_{purpose}"


def _description_id(block: Figure | Chart) -> str:
    return _made_id(block, "description")


def _description(scope: Scope, block: Figure | Chart, content: str) -> str:
    """The long description stays visible: it helps more readers than those who cannot see."""
    if not content:
        return ""
    title = element("p", {"class": "label"}, escape(scope.plan.document.labels.description))
    attributes = {"id": _description_id(block), "class": "description"}
    return "\n" + element("div", attributes, f"\n{title}\n{content}")


def _drawing(scope: Scope, block: Chart, plan: ChartPlan) -> str:
    title = block.alt[0].id if block.alt else None
    alt = escape("".join(one.text for one in block.alt))
    if not scope.dialect.draws:
        return element("span", {"id": title}, alt)
    attributes = {
        "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": f"0 0 {_number(plan.width)} {_number(plan.height)}",
        "direction": (rightward(scope) or {}).get("dir"),
        "role": "img",
        "aria-labelledby": title,
        "aria-describedby": _made_id(block, "values"),
        "aria-details": _description_id(block) if block.description else None,
    }
    values = "; ".join(f"{point.label}: {point.text}" for point in block.points)
    words = (
        element("title", {"id": title}, alt),
        element(
            "desc", {"id": _made_id(block, "values")}, escape(f"{block.value_heading}. {values}.")
        ),
    )
    content = "\n".join((*words, *_shapes(block, plan)))
    return element("svg", attributes, f"\n{content}\n")


def _shapes(block: Chart, plan: ChartPlan) -> Iterator[str]:
    """Bars, axis and words, in the colour of the reader's own text."""
    hatch = _made_id(block, "hatch")
    if any(bar.hatched for bar in plan.bars):
        line = empty("path", {"d": "M0 6 L6 0", "stroke": "currentColor", "stroke-width": "1.5"})
        size = {"width": "6", "height": "6", "patternUnits": "userSpaceOnUse"}
        yield element("defs", None, element("pattern", {"id": hatch, **size}, line))
    for bar in plan.bars:
        place = {"x": bar.x, "y": bar.y, "width": bar.width, "height": bar.height}
        paint = {"class": "bar", "fill": f"url(#{hatch})" if bar.hatched else "currentColor"}
        yield empty("rect", {**_numbers(place), **paint, "stroke": "currentColor"})
        ends = {"x1": plan.axis, "y1": bar.y - 2, "x2": plan.axis, "y2": bar.y + bar.height + 2}
        yield empty("line", {**_numbers(ends), "class": "axis", "stroke": "currentColor"})
    for words in plan.texts:
        attributes = {**_numbers({"x": words.x, "y": words.y, "font-size": plan.size})}
        yield element("text", {**attributes, "fill": "currentColor"}, escape(words.text))


def _numbers(values: dict[str, float]) -> dict[str, str | None]:
    return {key: _number(value) for key, value in values.items()}


def _number(value: float) -> str:
    return f"{value + 0.0:.2f}".rstrip("0").rstrip(".")
