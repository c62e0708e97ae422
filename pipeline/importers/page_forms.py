"""What HTML can say of lists, terms, readings and directions, and the manuscript cannot: told."""

from collections.abc import Iterator

from lxml import etree, html

from pipeline.importers.telling import Teller

_MOST = 10**9  # what Markdown counts to (CommonMark, 5.2)


def plain_forms(page: "html.HtmlElement", teller: Teller, name: str) -> None:
    """Write these in the nearest form; each is told with the line that it stands in."""
    for numbered in list(page.iter("ol")):
        _number(numbered, teller, name)
    for terms in list(page.iter("dl")):
        _join_terms(terms, teller, name)
    for ruby in list(page.iter("ruby")):
        _write_reading(ruby, teller, name)
    for turned in page.iter("bdo"):
        what = "words are shown in a direction of their own, which no edition can"
        _tell(turned, teller, name, what)
        turned.tag = "span"
        turned.attrib.pop("dir", None)


def _tell(element: "html.HtmlElement", teller: Teller, name: str, what: str) -> None:
    place = f"{name}:{element.sourceline}" if element.sourceline else name
    teller.tell("changed", place, what, element.text_content()[:200])


def _number(numbered: "html.HtmlElement", teller: Teller, name: str) -> None:
    """Numbers that count down or jump are typed, since a list of ours counts up from its first."""
    items = [one for one in numbered if one.tag == "li"]
    numbers = _numbers(numbered, items)
    if not items:
        return
    if 0 <= numbers[0] < _MOST and numbers == list(range(numbers[0], numbers[0] + len(items))):
        numbered.set("start", str(numbers[0]))
        return
    _tell(numbered, teller, name, "a list whose numbers count down or jump has them typed")
    numbered.tag = "ul"
    for item, number in zip(items, numbers, strict=True):
        first = item
        while not (first.text or "").strip() and len(first) and first[0].tag in ("p", "div"):
            first = first[0]
        first.text = f"{number}. {(first.text or '').lstrip()}"


def _numbers(numbered: "html.HtmlElement", items: "list[html.HtmlElement]") -> list[int]:
    """The number of each item (HTML Living Standard, 4.4.5)."""
    down = numbered.get("reversed") is not None
    at = _whole(numbered.get("start"), len(items) if down else 1)
    out: list[int] = []
    for item in items:
        at = _whole(item.get("value"), at)
        out.append(at)
        at += -1 if down else 1
    return out


def _whole(text: str | None, otherwise: int) -> int:
    try:
        return int(text) if text else otherwise
    except ValueError:
        return otherwise


def _join_terms(terms: "html.HtmlElement", teller: Teller, name: str) -> None:
    """Several terms of one definition stand in one line; the parser may put one in another."""
    for inner in list(terms.iter("dt")):
        outer = inner.getparent()
        if outer is not None and outer.tag == "dt":
            outer.addnext(inner)
    for first, further in _rows(terms):
        for term in further:
            last = first[-1] if len(first) else None
            if last is None:
                first.text = f"{(first.text or '').rstrip()}; {term.text or ''}"
            else:
                last.tail = f"{(last.tail or '').rstrip()}; {term.text or ''}"
            first.extend(list(term))
            term.drop_tree()
        _tell(first, teller, name, "several terms of one definition stand in one line")


def _rows(terms: "html.HtmlElement") -> "Iterator[tuple[html.HtmlElement, list[html.HtmlElement]]]":
    """Each term with those that follow right upon it."""
    row: list[html.HtmlElement] = []
    for one in [*terms, None]:
        if one is not None and one.tag == "dt":
            row.append(one)
            continue
        if len(row) > 1:
            yield row[0], row[1:]
        row = []


def _write_reading(ruby: "html.HtmlElement", teller: Teller, name: str) -> None:
    """A reading above words becomes ours; one that holds more than text stands behind them."""
    for bracket in list(ruby.iter("rp")):
        bracket.drop_tree()
    if pairs := _readings(ruby):
        _set_beside(ruby, pairs)
        return
    for reading in list(ruby.iter("rt")):
        reading.text = f" ({reading.text or ''}"
        last = reading[-1] if len(reading) else None
        if last is None:
            reading.text += ")"
        else:
            last.tail = f"{last.tail or ''})"
        reading.drop_tag()
    _tell(ruby, teller, name, "a reading above words stands behind them")
    etree.strip_tags(ruby, "rb", "rtc")
    ruby.drop_tag()


def _readings(ruby: "html.HtmlElement") -> list[tuple[str, str]]:
    """Words and readings in turn; none where something else stands inside, or one is missing."""
    parts = [("rb", (ruby.text or "").strip())]
    for one in ruby:
        if one.tag not in ("rb", "rt") or len(one):
            return []
        parts += [(one.tag, (one.text or "").strip()), ("rb", (one.tail or "").strip())]
    said = [(kind, text) for kind, text in parts if text]
    whole = [kind for kind, _ in said] == ["rb", "rt"] * (len(said) // 2)
    if not whole or any(sign in text for _, text in said for sign in "|()\uff08\uff09`"):
        return []
    return [(words, read) for (_, words), (_, read) in zip(said[::2], said[1::2], strict=True)]


def _set_beside(ruby: "html.HtmlElement", pairs: list[tuple[str, str]]) -> None:
    """Each pair as an element that the writer of Markdown knows."""
    ruby.text = None
    ruby[:] = []
    for words, reading in pairs:
        one = etree.SubElement(ruby, "span", {"class": "ruby", "data-reading": reading})
        one.text = words
    ruby.drop_tag()
