"""The proof that an edition says what the manuscript says.

Each edition is read back from its finished file as a row of sentences, each with its id; the row
is compared with the document's. Formulas are left out on both sides: an edition shows them as
mathematics, which has no one text.
"""

import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, TypeAlias

from pipeline.diagnostics import Diagnostic
from pipeline.model import Chart, Document, Figure, Inline, Math, Position, Sentence, Str
from pipeline.model.inlines import (
    Emph,
    Link,
    Marked,
    Span,
    Strong,
    Subscript,
    Superscript,
    plain_text,
)
from pipeline.model.walk import (
    blocks_sentences,
    document_blocks,
    document_sentences,
    section_sentences,
)

_XHTML = "{http://www.w3.org/1999/xhtml}"
_MATHML = "{http://www.w3.org/1998/Math/MathML}math"
_SILENT_CLASSES = frozenset({"noteref", "page-front", "page-normal", "page-special", "math"})
"""What DAISY 2.02 has in place of roles and MathML."""

_SILENT_ROLES = frozenset({"doc-noteref", "doc-pagebreak", "doc-backlink"})

Element: TypeAlias = Any
"""An lxml element; the library has no types of its own."""


@dataclass(frozen=True, slots=True)
class FoundSentence:
    """A sentence as an edition holds it."""

    id: str
    text: str


def compare_sentences(
    document: Document, found: Sequence[FoundSentence], edition: str
) -> tuple[Diagnostic, ...]:
    """What is missing, changed or out of order in ``found``, given in the edition's own order.

    A note may stand anywhere, since editions place notes differently; its sentences stand together.
    """
    body = [s for section in document.sections for s in section_sentences(section)]
    notes = [tuple(blocks_sentences(note.blocks)) for note in document.notes]
    texts = {sentence.id: sentence.text for sentence in found}
    faults = [
        fault
        for sentence in (*body, *(s for note in notes for s in note))
        if (fault := _text_fault(sentence, texts.get(sentence.id), edition))
    ]
    return (
        *faults,
        *_order_faults(body, found, edition),
        *_note_faults(notes, found, edition),
    )


def _text_fault(sentence: Sentence, text: str | None, edition: str) -> Diagnostic | None:
    match sentence.inlines:
        case (Str() as only,) if only.text == text:
            return None  # letter by letter the same, as nearly every sentence is
        case _ if text == sentence.text and not _has_math(sentence.inlines):
            return None
        case _:
            pass
    expected = comparable_text(sentence)
    if expected == (None if text is None else folded(text)) or not (expected or text):
        return None
    if text is None:
        message = f"{edition} lacks the sentence {expected!r}"
        return Diagnostic("sentence-lost", "error", message, sentence.position, _REMEDY)
    message = f"{edition} says {folded(text)!r} where the manuscript says {expected!r}"
    return Diagnostic("sentence-changed", "error", message, sentence.position, _REMEDY)


_REMEDY = "Build this edition again; if it stays so, please report a bug of this program."


def _order_faults(
    body: Sequence[Sentence], found: Sequence[FoundSentence], edition: str
) -> Iterator[Diagnostic]:
    """The sentences that stand out of order or twice."""
    place: Mapping[str, int] = {sentence.id: number for number, sentence in enumerate(body)}
    known = [sentence for sentence in found if sentence.id in place]
    moved = out_of_order([place[sentence.id] for sentence in known])
    seen: set[str] = set()
    if not moved and len({sentence.id for sentence in known}) == len(known):
        return  # nearly all editions
    for number, sentence in enumerate(known):
        twice = sentence.id in seen
        if twice or number in moved:
            position = body[place[sentence.id]].position
            yield _misplaced(sentence, position, edition, twice=twice)
        seen.add(sentence.id)


def _misplaced(
    sentence: FoundSentence, position: Position | None, edition: str, *, twice: bool
) -> Diagnostic:
    text = folded(sentence.text)
    if twice:
        message = f"{edition} says {text!r} twice"
        return Diagnostic("sentence-repeated", "error", message, position, _REMEDY)
    message = f"{edition} has the sentence {text!r} out of order"
    return Diagnostic("sentence-order", "error", message, position, _REMEDY)


def _note_faults(
    notes: Sequence[Sequence[Sentence]], found: Sequence[FoundSentence], edition: str
) -> Iterator[Diagnostic]:
    """The sentences that stand twice, or not behind the one before them in their note."""
    inside = {sentence.id for note in notes for sentence in note}
    rows = [sentence.id for sentence in found if sentence.id in inside]
    place = {id_: number for number, id_ in enumerate(rows)}
    often = Counter(rows)
    for note in notes:
        for sentence in note:
            if often[sentence.id] > 1:
                message = f"{edition} says {comparable_text(sentence)!r} of a note twice"
                where = sentence.position
                yield Diagnostic("sentence-repeated", "error", message, where, _REMEDY)
        known = [sentence for sentence in note if sentence.id in place]
        for before, sentence in pairwise(known):
            if place[sentence.id] != place[before.id] + 1:
                text = comparable_text(sentence)
                message = f"{edition} has the sentence {text!r} of a note out of order"
                yield Diagnostic("sentence-order", "error", message, sentence.position, _REMEDY)


def out_of_order(numbers: Sequence[int]) -> frozenset[int]:
    """The fewest places to leave out so that the numbers rise: those of what was moved.

    The others are a longest increasing subsequence (patience sorting, n log n).
    """
    if all(before < after for before, after in pairwise(numbers)):
        return frozenset()
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, number in enumerate(numbers):
        pile = bisect_left(tops, number)
        before.append(ends[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [number]
        ends[pile : pile + 1] = [at]
    kept: set[int] = set()
    at = ends[-1] if ends else -1
    while at >= 0:
        kept.add(at)
        at = before[at]
    return frozenset(range(len(numbers))) - kept


def comparable_text(sentence: Sentence) -> str:
    """The sentence's text without formulas, in NFC, with single spaces."""
    match sentence.inlines:
        case (Str() as only,):
            return folded(only.text)  # most sentences
        case inlines if not _has_math(inlines):
            return folded(sentence.text)
        case inlines:
            return folded(plain_text(_without_math(inlines)))


def comparable_pieces(sentence: Sentence) -> tuple[str, ...]:
    """The texts around the formulas of a sentence, for an edition that says them in words."""
    text = plain_text(_without_math(sentence.inlines, _CUT))
    pieces = (folded(piece) for piece in text.split(_CUT))
    return tuple(piece for piece in pieces if has_sound(piece))


def has_sound(text: str) -> bool:
    """Whether there is anything in a text that a voice must say: a letter, a digit, a picture.

    A dash in a cell, or three dots, are a pause, or what the narrator makes of them ("blank").
    """
    return any(char.isalnum() or unicodedata.category(char) == "So" for char in text)


_CUT = "\0"
_HOLDERS = (Emph, Strong, Superscript, Subscript, Marked, Link, Span)


def _has_math(inlines: Iterable[Inline]) -> bool:
    for inline in inlines:
        if isinstance(inline, Str):
            continue  # first, since most inlines are text
        if isinstance(inline, Math) or (isinstance(inline, _HOLDERS) and _has_math(inline.inlines)):
            return True
    return False


def is_rich(sentence: Sentence) -> bool:
    """Whether a sentence holds more than text."""
    match sentence.inlines:
        case (Str(),) | ():
            return False
        case _:
            return any(not isinstance(inline, Str) for inline in sentence.inlines)


def _without_math(inlines: Iterable[Inline], instead: str = "") -> Iterator[Inline]:
    for inline in inlines:
        match inline:
            case Str():
                yield inline  # first, since most inlines are text
            case Math():
                yield Str(instead)
            case Emph() | Strong() | Superscript() | Subscript() | Marked() | Link() | Span():
                yield replace(inline, inlines=tuple(_without_math(inline.inlines, instead)))
            case _:
                yield inline


_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060"))


def folded(text: str) -> str:
    """Text as it is compared: spaces of any kind are one space, what is unseen is nothing."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text.translate(_UNSEEN))
    return " ".join(text.split())


def text_sentences(document: Document, *roots: Element) -> tuple[FoundSentence, ...]:
    """The document's sentences as content documents hold them.

    A sentence is the element that has its id. Note calls and page markers inside it are not its
    text; an image's text is its ``alt``. A text alternative of several sentences is one ``alt``,
    under the id of the first.
    """
    wanted = frozenset(sentence.id for sentence in document_sentences(document))
    named = ((e.get("id", ""), e) for root in roots for e in root.iter())
    return named_sentences(named, wanted, pictures(document))


def named_sentences(
    named: Iterable[tuple[str, Element]],
    wanted: Collection[str],
    shown: Iterable[Figure | Chart],
) -> tuple[FoundSentence, ...]:
    """:func:`text_sentences` of elements in document order, each with its id.

    ``wanted`` are the ids of the document's sentences, ``shown`` its pictures.
    """
    alternatives = _long_alternatives(shown)
    return tuple(
        found
        for id_, element in named
        if id_ in wanted
        for found in _found(id_, element, alternatives)
    )


def _long_alternatives(shown: Iterable[Figure | Chart]) -> Mapping[str, tuple[Sentence, ...]]:
    """The text alternatives of more than one sentence, by the id of the first."""
    rows = (block.alt for block in shown)
    return {row[0].id: row for row in rows if len(row) > 1}


def pictures(document: Document) -> Iterator[Figure | Chart]:
    """Every figure and chart of the book."""
    for block in document_blocks(document):
        if isinstance(block, Figure | Chart):
            yield block


def _found(
    id_: str, element: Element, alternatives: Mapping[str, tuple[Sentence, ...]]
) -> Sequence[FoundSentence]:
    text = _element_text(element)
    row = alternatives.get(id_, ())
    if row and folded("".join(sentence.text for sentence in row)) == folded(text):
        return [FoundSentence(sentence.id, sentence.text) for sentence in row]
    return (FoundSentence(id_, text),)


def parse_xml(data: bytes) -> Element:
    """The root element; nothing outside the text itself is read."""
    from lxml import etree  # noqa: PLC0415  (only when an edition is read back)

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True
    )
    return etree.fromstring(data, parser)


def parse_html(data: bytes) -> Element:
    """The root element of a page that is HTML, but no XML."""
    from lxml import etree  # noqa: PLC0415  (same)

    return etree.fromstring(data, etree.HTMLParser(encoding="utf-8", no_network=True))


def _element_text(element: Element) -> str:
    if not len(element):
        return element.text or ""
    parts = [element.text or ""]
    for child in element:
        parts.append(_child_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _child_text(child: Element) -> str:
    if not isinstance(child.tag, str) or child.tag == _MATHML:
        return ""
    if child.get("role") in _SILENT_ROLES or child.get("class") in _SILENT_CLASSES:
        return ""
    if child.tag == f"{_XHTML}img":
        return child.get("alt") or ""
    if child.tag == f"{_XHTML}br":
        return "\n"
    return _element_text(child)
