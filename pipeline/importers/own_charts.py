"""Charts of an EPUB of ours: drawn from a table of the book, they come back as charts of it."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import html

from pipeline.importers.telling import Teller

CHART = "publish-chart"
_DRAWN = "the bars of a chart, which every edition draws of its table"


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of the columns of a chart's table that are its words and its figures."""

    labels: str
    values: str


def bring_back(pages: "Mapping[str, html.HtmlElement]", teller: Teller) -> None:
    """Put in each chart's place a box that names its table, where the table proves the figures."""
    for name, page in pages.items():
        for figure in list(page.iterfind(".//figure[@class='chart']")):
            _bring_back(figure, name, pages, teller)


def _bring_back(
    figure: "html.HtmlElement", name: str, pages: "Mapping[str, html.HtmlElement]", teller: Teller
) -> None:
    plot, link, description = figure.find("div[@class='plot']"), None, None
    follower = figure.getnext()
    if follower is not None and follower.get("class") == "description":
        description, follower = follower, follower.getnext()
    if follower is not None and follower.get("class") == "see-table":
        link = follower.find("a")
    table = _place(link.get("href") or "", name, pages) if link is not None else None
    columns = _columns(plot, table) if plot is not None and table is not None else None
    if columns is None or link is None or plot is None or follower is None:
        return
    teller.tell("left-out", name, _DRAWN, " ".join(_words(one) for one in plot.iter("span")))
    teller.tell("left-out", name, "the way to a chart's table, which editions make", _words(link))
    box = html.Element("div", **{"class": CHART, "id": figure.get("id") or ""})
    box.set("data-told", _words(plot.find(".//title")))
    box.set("data-label-column", columns.labels)
    box.set("data-value-column", columns.values)
    box.append(_paragraph(link))
    caption = figure.find("figcaption")
    box.append(_paragraph(*(caption if caption is not None else ())))
    if description is not None:
        _drop_label(description, teller, name)
        box.extend(list(description))
        description.drop_tree()
    follower.drop_tree()
    box.tail = figure.tail
    figure.getparent().replace(figure, box)


def _paragraph(*content: "html.HtmlElement") -> "html.HtmlElement":
    paragraph = html.Element("p")
    paragraph.extend(list(content))
    return paragraph


def _drop_label(description: "html.HtmlElement", teller: Teller, name: str) -> None:
    label = description.find("p[@class='label']")
    if label is not None:
        what = "the label of a description, which every edition makes"
        teller.tell("left-out", name, what, _words(label))
        label.drop_tree()


def _place(
    address: str, name: str, pages: "Mapping[str, html.HtmlElement]"
) -> "html.HtmlElement | None":
    path, _hash, fragment = unquote(address).partition("#")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
    page = pages.get(target)
    found = page.get_element_by_id(fragment, None) if page is not None and fragment else None
    return found if found is not None and found.tag == "table" else None


def _words(element: "html.HtmlElement | None") -> str:
    return " ".join(element.text_content().split()) if element is not None else ""


def _columns(plot: "html.HtmlElement", table: "html.HtmlElement") -> Columns | None:
    """The columns in which every point stands; None where the table does not prove them."""
    points = [
        (_words(one[0]), _words(one[1]))
        for one in plot.iterfind("div[@class='point']")
        if len(one) == 2  # noqa: PLR2004  (its words and its figure)
    ]
    told = _words(plot.find(".//desc"))
    ending = f". {'; '.join(f'{label}: {text}' for label, text in points)}."
    rows = [[_words(cell) for cell in row] for row in table.iter("tr")]
    if not points or not told.endswith(ending) or not rows:
        return None
    heading = told.removesuffix(ending)
    head, *body = rows
    if head.count(heading) != 1 or any(len(row) != len(head) for row in rows):
        return None
    values = head.index(heading)
    for at, label in enumerate(head):
        pairs = {(row[at], row[values]) for row in body}
        if at != values and head.count(label) == 1 and pairs.issuperset(points):
            return Columns(label, heading)
    return None
