"""Figures and charts as XHTML."""

from collections.abc import Sequence

from pipeline.exporters.shared.captions import caption_label
from pipeline.exporters.shared.chart import Share, chart_shares
from pipeline.exporters.xhtml.inlines import Scope, labelled, pages_inside
from pipeline.exporters.xhtml.labels import label_language
from pipeline.exporters.xhtml.markup import element, empty, escape
from pipeline.model import Chart, Figure, Sentence
from pipeline.model.walk import block_sentences


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
    """The chart, with the way to the table that holds the same figures."""
    drawing = pages_inside(scope, block.alt) + _drawing(scope, block)
    content = f"\n{drawing}\n{_caption(scope, block)}"
    shown = scope.element("figure", {"id": block.id, "class": "chart"}, content)
    return shown + _description(scope, block, description) + _table_link(scope, block)


def _table_link(scope: Scope, block: Chart) -> str:
    href = scope.plan.reference(scope.file, block.table)
    if href is None:
        return ""
    words = escape(scope.plan.document.labels.see_table)
    attributes = {"href": href, **label_language(scope.plan.document, "see_table")}
    return "\n" + element("p", {"class": "see-table"}, element("a", attributes, words))


def _named(image: str, alt: Sequence[Sentence]) -> str:
    """The image inside the element that stands for the (first) sentence of its alternative."""
    return element("span", {"id": alt[0].id}, image) if alt else image


def _caption(scope: Scope, block: Figure | Chart) -> str:
    number = caption_label(scope.plan.document.labels, "figure", block.number)
    if not (block.caption or number):
        return ""
    return (
        scope.element("figcaption", None, labelled(scope, "figure", number, block.caption)) + "\n"
    )


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
    document = scope.plan.document
    said = {"class": "label", **label_language(document, "description")}
    title = element("p", said, escape(document.labels.description))
    attributes = {"id": _description_id(block), "class": "description"}
    return "\n" + element("div", attributes, f"\n{title}\n{content}")


def _drawing(scope: Scope, block: Chart) -> str:
    """Bars as SVG, each under its words, which are text: they grow and wrap as the reader's do."""
    title = block.alt[0].id if block.alt else None
    alt = escape("".join(one.text for one in block.alt))
    if not scope.dialect.draws:
        return element("span", {"id": title}, alt)
    attributes = {
        "class": "plot",
        "role": "img",
        "aria-labelledby": title,
        "aria-describedby": _made_id(block, "values"),
        "aria-details": _description_id(block) if block.description else None,
    }
    values = "; ".join(f"{point.label}: {point.text}" for point in block.points)
    told = escape(f"{block.value_heading}. {values}.")
    words = element("title", {"id": title}, alt)
    words += element("desc", {"id": _made_id(block, "values")}, told)
    return element("div", attributes, f"\n{_points(scope, block, words)}")


def _points(scope: Scope, block: Chart, words: str) -> str:
    """Each point's words above its bar; the first drawing holds what is said of them all."""
    mirrored = scope.plan.document.metadata.direction == "rtl"
    written = []
    for point, share in zip(block.points, chart_shares(block, mirrored=mirrored), strict=True):
        label = element("span", None, escape(point.label))
        value = element("span", None, escape(point.text))
        written.append(element("div", {"class": "point"}, f"{label} {value}") + "\n")
        written.append(_bar(block, share, words) + "\n")
        words = ""
    return "".join(written)


def _bar(block: Chart, share: Share, words: str) -> str:
    """A bar and the axis, in the colour of the reader's own text."""
    hatch = _made_id(block, "hatch")
    paint = {"class": "bar", "fill": f"url(#{hatch})" if share.hatched else "currentColor"}
    place = {"x": _percent(share.start), "width": _percent(share.length), "height": "100%"}
    axis = _percent(share.axis)
    ends = {"x1": axis, "y1": "0", "x2": axis, "y2": "100%", "class": "axis"}
    shapes = _hatching(hatch) if share.hatched and share.first else ""
    shapes += empty("rect", {**place, **paint, "stroke": "currentColor"})
    shapes += empty("line", {**ends, "stroke": "currentColor"})
    return element("svg", {"xmlns": "http://www.w3.org/2000/svg"}, words + shapes)


def _hatching(name: str) -> str:
    line = empty("path", {"d": "M0 6 L6 0", "stroke": "currentColor", "stroke-width": "1.5"})
    size = {"width": "6", "height": "6", "patternUnits": "userSpaceOnUse"}
    return element("defs", None, element("pattern", {"id": name, **size}, line))


def _percent(share: float) -> str:
    return f"{100 * share + 0.0:.2f}".rstrip("0").rstrip(".") + "%"
