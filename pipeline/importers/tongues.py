"""The languages that a page names, brought to where pandoc and the manuscript can hold them."""

from lxml import etree, html

_WHOLE = frozenset(("p", "blockquote", "ul", "ol"))
_LINES = frozenset(
    ("h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "dt", "dd", "figcaption", "caption")
)
_HOLDERS = frozenset(
    ("section", "article", "main", "figure", "table", "thead", "tbody", "tfoot", "tr", "dl")
)
_TIGHT = ("td", "th", "dt", "caption", "figcaption")


def mark_languages(page: "html.HtmlElement") -> None:
    """Put the language of a block into a box around it, or around the words in it.

    Pandoc forgets the attributes of paragraphs, titles, items and cells, and a voice would read
    them in the language of the book.
    """
    base = language_of(page)
    for element in list(page.iter(etree.Element)):
        language = language_of(element)
        if not language or language == base or not isinstance(element.tag, str):
            continue
        if element.tag in _HOLDERS or (element.tag in _LINES and _holds_blocks(element)):
            _hand_down(element, language)
        elif element.tag in _LINES or (element.tag == "p" and _is_tight(element)):
            _around_words(element, language)
        elif element.tag in _WHOLE:
            _around_block(element, language)


def language_of(element: "html.HtmlElement") -> str:
    """The language that an element itself names; "" when it names none."""
    return element.get("lang") or element.get("xml:lang") or ""


def _holds_blocks(element: "html.HtmlElement") -> bool:
    return any(one.tag in _WHOLE or one.tag in ("div", "dl", "table") for one in element)


def _is_tight(element: "html.HtmlElement") -> bool:
    """Whether it stands in a line of the manuscript, which holds no mark of a block."""
    return any(one.tag in _TIGHT for one in element.iterancestors())


def _hand_down(element: "html.HtmlElement", language: str) -> None:
    for one in element:
        if isinstance(one.tag, str) and not language_of(one):
            one.set("lang", language)


def _around_words(element: "html.HtmlElement", language: str) -> None:
    span = html.Element("span", lang=language)
    span.text, element.text = element.text, None
    span.extend(list(element))
    element.append(span)


def _around_block(element: "html.HtmlElement", language: str) -> None:
    parent = element.getparent()
    if parent is None:
        return
    box = html.Element("div", lang=language)
    box.tail, element.tail = element.tail, None
    parent.replace(element, box)
    box.append(element)
