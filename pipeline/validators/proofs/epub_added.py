"""Text that an EPUB has too much, and text that it hides."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from pipeline.exporters.shared.captions import box_label, caption_label
from pipeline.exporters.shared.credits import authors, others, role_label
from pipeline.model import Admonition, Chart, Document, Figure, Identifier, Sentence, Table
from pipeline.validators.proofs.epub_book import (
    TYPE,
    XHTML,
    EpubBook,
    Fault,
    find_all,
    local,
)
from pipeline.validators.proofs.epub_metadata import identifiers, metas, narrated
from pipeline.validators.proofs.same_text import Element, folded
from pipeline.validators.proofs.told import expected_statement, statement_pieces

_WITH_TEXT = "//*[not(@id)]/text()[normalize-space()]/.."
_APART = frozenset(("{http://www.w3.org/2000/svg}svg", f"{XHTML}head"))
_OFFERED = frozenset(("page-list", "landmarks"))  # reading systems show them in their own way
_HIDING = frozenset(("hidden", "inert", "aria-hidden", "style"))
_UNSEEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?![.\d]*[1-9])"
    r"|opacity\s*:\s*0(?![.\d]*[1-9])|content-visibility\s*:\s*hidden|clip(?:-path)?\s*:"
    r"|text-indent\s*:\s*-\d{3,}|(?:left|top)\s*:\s*-\d{3,}|transform\s*:[^;:]*scale\(0\)"
    r"|color\s*:\s*transparent|(?<![-\w])(?:max-)?height\s*:\s*0(?![.\d]*[1-9])",
    re.IGNORECASE,
)
_INK = re.compile(r"(?<![-\w])color\s*:\s*([^;]+)", re.IGNORECASE)
_PAPER = re.compile(r"background(?:-color)?\s*:\s*([^;]+)", re.IGNORECASE)
_WHITE = re.compile(
    r"white|snow|ivory|#f[0-9a-f]f[0-9a-f]f[0-9a-f]|#fff"
    r"|rgba?\(\s*25\d\s*,\s*25\d\s*,\s*25\d.{0,20}\)|hsla?\([^)]{0,40}\b100%\s*(?:,[^)]{0,20})?\)",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_RULE = re.compile(r"(?<![^{}])([^{}]++)\{([^{}]*+)\}")
_PART = re.compile(r"([\w-]+|\*)?((?:[.#][\w-]+|\[[^\]]*\]|:{1,2}[\w-]+(?:\([^)]*\))?)*)$")


def check_added(document: Document, book: EpubBook) -> Iterator[Fault]:
    """Words that are neither a sentence nor the edition's own."""
    statement = _statement(document, book)
    own, front = _own_words(document, book), _front_words(document, book, statement)
    for name, root in book.pages.items():
        if name == book.nav_name:
            continue  # compared entry by entry
        told = front if book.sentences.keys().isdisjoint(book.ids[name]) else own
        for text in _texts(root, book.attributes[name].named, book.sentences):
            if text not in told:
                yield "edition-added", f"{name} says {text[:80]!r}, which no sentence is"
    yield from _untold(statement, book)


def _untold(statement: tuple[str, ...], book: EpubBook) -> Iterator[Fault]:
    """What the accessibility statement should say, and no page in front says."""
    said = {
        text
        for name, root in book.pages.items()
        if book.sentences.keys().isdisjoint(book.ids[name])
        for text in _texts(root, book.attributes[name].named, book.sentences)
    }
    for text in map(folded, statement):
        if text not in said:
            yield "edition-claim", f"its accessibility statement does not say {text!r}"


def _statement(document: Document, book: EpubBook) -> tuple[str, ...]:
    """The pieces of the accessibility statement."""
    roles = {e.get("role") for special in book.special.values() for e in special}
    told = metas(book)
    whole = "auditory" in told.get("schema:accessModeSufficient", ())
    statement = expected_statement(
        document,
        "readaloud" if narrated(book) else "epub",
        pages="doc-pagelist" in roles,
        moving="unknown" in told.get("schema:accessibilityHazard", ()),
        heard=(1.0 if whole else 0.5) if narrated(book) else 0.0,
    )
    return tuple(statement_pieces(statement))


def _texts(
    root: Element, named: Iterable[tuple[str, Element]], sentences: Mapping[str, Sentence]
) -> Iterator[str]:
    """The text outside the sentences, piece by piece.

    The elements with an id were found before, and nearly all of them are sentences.
    """
    others = (element for id_, element in named if id_ not in sentences)
    for element in (root, *find_all(_WITH_TEXT)(root), *others):
        if not _is_inside(element, sentences):
            pieces = (element.text, *(child.tail for child in element))
            yield from (folded(piece) for piece in pieces if piece and not piece.isspace())


def _is_inside(element: Element | None, sentences: Mapping[str, Sentence]) -> bool:
    """Whether text is a sentence's, the page's head's, or a drawing's, which is compared apart."""
    while element is not None:
        if element.get("id") in sentences or element.tag in _APART:
            return True
        element = element.getparent()
    return False


def _own_words(document: Document, book: EpubBook) -> frozenset[str]:
    """What an edition writes besides: labels, the numbers of notes, tables and figures."""
    labels = document.labels
    words = {labels.description, labels.notes, labels.see_table}
    words |= {note.label for note in document.notes}
    words |= {f"({number})" for number in range(2, 100)}
    for block in book.blocks:
        match block:
            case Table():
                words.add(caption_label(labels, "table", block.number))
            case Figure() | Chart():
                words.add(caption_label(labels, "figure", block.number))
                words.update(chart_words(block))
            case Admonition():
                words.add(box_label(labels, block))
            case _:
                pass
    return frozenset(map(folded, words))


def chart_words(block: Figure | Chart) -> Iterator[str]:
    """The words of a chart's bars; which bar they belong to is compared apart."""
    for point in block.points if isinstance(block, Chart) else ():
        yield from (point.label, point.text)


def _front_words(document: Document, book: EpubBook, statement: tuple[str, ...]) -> frozenset[str]:
    """What stands on a title page."""
    facts = document.metadata
    words = (
        facts.title,
        facts.subtitle,
        ", ".join(authors(facts)),
        *_credits(document),
        facts.edition,
        *(series.shown for series in facts.belongs_to),
        ", ".join(filter(None, (facts.publisher, str(facts.date.year) if facts.date else ""))),
        facts.rights,
        ", ".join(filter(None, (Identifier(urn).printed for urn in identifiers(document, book)))),
        *statement,
    )
    return frozenset(folded(text) for text in words if text)


def _credits(document: Document) -> Iterator[str]:
    """The other contributors as one text, or as its pieces where each role says its language."""
    yield ", ".join(others(document.metadata, document.labels))
    people = (one for one in document.metadata.contributors if one.role != "aut")
    roles = ((one.name, role_label(one, document.labels)) for one in people)
    row = ", ".join(f"{name} (\0{role}\0)" if role else name for name, role in roles)
    yield from row.split("\0")


def check_hidden(document: Document, book: EpubBook) -> Iterator[Fault]:
    """Text that a reader does not see, or a screen reader does not say."""
    del document
    for name, special in book.special.items():
        for element in special:
            if not _HIDING.intersection(element.keys()):
                continue
            if local(element) == "nav" and element.get(TYPE) in _OFFERED and not _styled(element):
                continue
            if element.get("aria-hidden") == "false" and not _styled(element):
                continue
            if element.get("style") is None or _styled(element):
                yield "edition-hidden", f"{name} hides the element {_named(element)}"
    for where, css in _styles(book):
        yield from _rules(book, where, css)


def _styled(element: Element) -> bool:
    return _hides(element.get("style") or "")


def _hides(css: str) -> bool:
    """Whether declarations make text unseen: no size, no room, or the colour of its ground."""
    if _UNSEEN.search(css):
        return True
    ink = _INK.search(css)
    paper = _PAPER.search(css)
    if ink is None:
        return False
    colour = ink[1].replace("!important", "").strip().lower()
    if paper is None:
        return bool(_WHITE.fullmatch(colour))
    return colour == paper[1].replace("!important", "").strip().lower()


def _named(element: Element) -> str:
    return f"{local(element)} {element.get('id') or ''}".strip()


def _styles(book: EpubBook) -> Iterator[tuple[str, str]]:
    """The style sheets: files, and elements of pages."""
    for name, data in book.others(".css"):
        yield name, data.decode("utf-8", "replace")
    for name, root in book.pages.items():
        for element in root.iter(f"{XHTML}style"):
            yield name, "".join(element.itertext())


def _rules(book: EpubBook, where: str, css: str) -> Iterator[Fault]:
    """The rules of a style sheet that make a sentence unseen.

    The last part of a selector is looked for; what comes before it is taken to fit.
    """
    hiding = [selectors for selectors, rule in _RULE.findall(_COMMENT.sub("", css)) if _hides(rule)]
    if not hiding:
        return
    for selector in dict.fromkeys(one.strip() for row in hiding for one in row.split(",")):
        if _hidden_sentence(selector, book):
            yield "edition-hidden", f"the style sheet {where} hides text: {selector}"


def _hidden_sentence(selector: str, book: EpubBook) -> bool:
    part = _PART.match(re.split(r"[\s>+~]+", selector)[-1])
    if part is None or re.search(r":(?:before|after|marker|first-l)", part[0]):
        return False
    name = f"{XHTML}{part[1]}" if part[1] not in (None, "*") else "*"
    tests = _simple(part[2])
    found = (
        element
        for root in book.pages.values()
        for element in root.iter(name)
        if all(_fits(test, element) for test in tests)
    )
    return any(_says(element, book) for element in found)


def _says(element: Element, book: EpubBook) -> bool:
    """Whether an element holds a sentence, or is part of one."""
    near = (*element.iter(), *element.iterancestors())
    return not book.sentences.keys().isdisjoint(one.get("id") for one in near)


@lru_cache(maxsize=256)
def _simple(parts: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[.#][\w-]+|\[[^\[\]]*\]|:[\w-]+(?:\([^()]*\))?", parts))


def _fits(one: str, element: Element) -> bool:
    match one[0]:
        case ".":
            return one[1:] in (element.get("class") or "").split()
        case "#":
            return bool(one[1:] == element.get("id"))
        case "[":
            name, _, value = one[1:-1].partition("=")
            found = element.get(name.rstrip("~^$*|").replace("|", ":"))
            return found is not None and (not value or value.strip("\"'") in found)
        case _:
            return True
