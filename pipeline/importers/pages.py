"""The pages of a printed source, as HTML and EPUB mark them (EPUB Accessibility 1.1, 4.1)."""

import re
from collections.abc import Sequence

from lxml import html

from pipeline.importers.kinds import kinds
from pipeline.importers.pandoc import Node, attributes
from pipeline.importers.telling import Teller

SOURCE_PAGE = "source-page"
"""The class of a mark on its way to the manuscript; ``data-number`` has what the page shows."""

_LABEL = re.compile(
    r"\W*+(?:(?:page|pag|pg|p|seite|s|página|pagina|strona|sida|side)[\W_]*+)?"
    r"(?P<label>(?:[a-z]{1,2}[-.]?)?\d{1,6}[a-z]?|[ivxlcdm]{1,12}|[a-z])\W*+",
    re.IGNORECASE,
)
_LONGEST = 20  # letters of the name of a page
_HOLDERS = {"ul", "ol", "dl", "table", "thead", "tbody", "tfoot", "tr"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}


def _keep(mark: "html.HtmlElement", teller: Teller, name: str) -> None:
    """Let the mark of a page stay where pandoc keeps it; one that holds more stays as it is."""
    words = " ".join(mark.text_content().split())
    said = (mark.get("title"), mark.get("aria-label"))
    labels = (*map(_label, said), *map(_short, said), _label(words), _of_id(mark.get("id") or ""))
    label = next(filter(None, labels), "")
    if len(mark) or (words and not _label(words)):
        if label:
            mark.addprevious(_mark(label, mark.attrib.pop("id", None)))
        return
    mark.text = None
    if not label:
        what = "a page of the source begins here, and has no number that could be kept"
        teller.tell("left-out", name, what)
        return
    new = _mark(label, mark.get("id"))
    new.tail = mark.tail
    mark.getparent().replace(mark, new)
    _settle(new)


def _label(text: str | None) -> str:
    found = _LABEL.fullmatch(text or "")
    return found["label"] if found else ""


def _short(text: str | None) -> str:
    """A name of a page that is no number: "Cover", "B 5"."""
    name = " ".join((text or "").split())
    return name if len(name) <= _LONGEST and "`" not in name else ""


def _of_id(name: str) -> str:
    """The number of "page12", "pgxiv" or "A-3"; an id of letters alone is none."""
    numbered = any(map(str.isdigit, name)) or name.lower().startswith("p")
    return _label(name) if numbered else ""


def _mark(label: str, name: str | None) -> "html.HtmlElement":
    mark = html.Element("span", {"class": SOURCE_PAGE, "data-number": label})
    if name:
        mark.set("id", name)
    return mark


def _settle(mark: "html.HtmlElement") -> None:
    """Move a mark into what follows it, where nothing but items, rows or cells may stand."""
    while mark.getparent() is not None and mark.getparent().tag in _HOLDERS:
        following = mark.getnext()
        if following is None or not isinstance(following.tag, str):
            _put_after(mark, mark.getparent())
        else:
            _put_first(mark, following)
    following = mark.getnext()
    if following is not None and following.tag in _HEADINGS and not (mark.tail or "").strip():
        _put_first(mark, following)


def _put_first(mark: "html.HtmlElement", holder: "html.HtmlElement") -> None:
    _take_out(mark)
    mark.tail, holder.text = holder.text, None
    holder.insert(0, mark)


def _put_after(mark: "html.HtmlElement", holder: "html.HtmlElement") -> None:
    _take_out(mark)
    holder.addnext(mark)  # lxml moves what follows the holder behind the mark


def _take_out(mark: "html.HtmlElement") -> None:
    mark.drop_tree()
    mark.tail = None


def keep_pages(page: "html.HtmlElement", teller: Teller, name: str) -> None:
    """Make every mark of a page ready for pandoc."""
    for mark in [one for one in page.iter("*") if "pagebreak" in kinds(one)]:
        _keep(mark, teller, name)


def all_marks(page: "html.HtmlElement") -> "list[html.HtmlElement]":
    """The marks of a page that are ready for pandoc."""
    return [one for one in page.iter("span") if one.get("class") == SOURCE_PAGE]


def page_numbers(page: "html.HtmlElement") -> tuple[str, ...]:
    """What is printed on the pages that begin in a page of HTML."""
    return tuple(mark.get("data-number", "") for mark in all_marks(page))


def out_of_notes(note: "html.HtmlElement") -> None:
    """Put the marks inside of a note before it: the note moves, the pages do not."""
    for mark in all_marks(note):
        _take_out(mark)
        note.addprevious(mark)


def carry_over(left: "Sequence[html.HtmlElement]", page: "html.HtmlElement") -> None:
    """Let the page after those that are left out begin with their marks."""
    body = page.find("body")
    marks = [mark for one in left for mark in all_marks(one)]
    for mark in reversed(marks if body is not None else ()):
        _put_first(mark, body)


def is_page(one: Node) -> bool:
    """Whether an element of pandoc's tree marks where a page begins."""
    return one["t"] == "Span" and SOURCE_PAGE in attributes(one["c"][0])[1]
