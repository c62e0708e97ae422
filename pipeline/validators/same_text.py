"""The proof that an edition says what the manuscript says.

Each edition is read back from its finished file as a row of sentences, each with its id; the row
is compared with the document's. Formulas are left out on both sides: an edition shows them as
mathematics, which has no one text.
"""

import posixpath
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import unquote

from pipeline.diagnostics import Diagnostic
from pipeline.model import Chart, Document, Figure, Inline, Math, Sentence, Str
from pipeline.model.inlines import (
    Emph,
    Link,
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
_OPF = "{http://www.idpf.org/2007/opf}"
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

    The sentences of notes may stand anywhere, since editions place notes differently.
    """
    body = [s for section in document.sections for s in section_sentences(section)]
    notes = [s for note in document.notes for s in blocks_sentences(note.blocks)]
    texts = {sentence.id: sentence.text for sentence in found}
    faults = [
        fault
        for sentence in (*body, *notes)
        if (fault := _text_fault(sentence, texts.get(sentence.id), edition))
    ]
    return (*faults, *_order_faults(body, found, edition))


def _text_fault(sentence: Sentence, text: str | None, edition: str) -> Diagnostic | None:
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
    """A diagnostic for each sentence that comes after one that should follow it."""
    place: Mapping[str, int] = {sentence.id: number for number, sentence in enumerate(body)}
    last = -1
    for sentence in found:
        number = place.get(sentence.id)
        if number is None:
            continue
        if number < last:
            message = f"{edition} has the sentence {folded(sentence.text)!r} out of order"
            yield Diagnostic("sentence-order", "error", message, body[number].position, _REMEDY)
        last = max(last, number)


def comparable_text(sentence: Sentence) -> str:
    """The sentence's text without formulas, in NFC, with single spaces."""
    return folded(plain_text(_without_math(sentence.inlines)))


def comparable_pieces(sentence: Sentence) -> tuple[str, ...]:
    """The texts around the formulas of a sentence, for an edition that says them in words."""
    text = plain_text(_without_math(sentence.inlines, _CUT))
    pieces = (folded(piece) for piece in text.split(_CUT))
    return tuple(piece for piece in pieces if piece)


_CUT = "\0"


def _without_math(inlines: Iterable[Inline], instead: str = "") -> Iterator[Inline]:
    for inline in inlines:
        match inline:
            case Str():
                yield inline  # first, since most inlines are text
            case Math():
                yield Str(instead)
            case Emph() | Strong() | Superscript() | Subscript() | Link() | Span():
                yield replace(inline, inlines=tuple(_without_math(inline.inlines, instead)))
            case _:
                yield inline


_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060"))


def folded(text: str) -> str:
    """Text as it is compared: spaces of any kind are one space, what is unseen is nothing."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text.translate(_UNSEEN))
    return " ".join(text.split())


def epub_sentences(path: Path, document: Document) -> tuple[FoundSentence, ...]:
    """The document's sentences as an EPUB's content documents hold them, in spine order.

    A sentence is the element that has its id. Note calls and page markers inside it are not its
    text; an image's text is its ``alt``. A text alternative of several sentences is one ``alt``,
    under the id of the first.
    """
    wanted = frozenset(sentence.id for sentence in document_sentences(document))
    alternatives = _long_alternatives(document)
    with zipfile.ZipFile(path) as book:
        return tuple(
            found
            for root in _spine(book)
            for element in root.iter()
            if element.get("id") in wanted
            for found in _found(element, alternatives)
        )


def _long_alternatives(document: Document) -> Mapping[str, tuple[Sentence, ...]]:
    """The text alternatives of more than one sentence, by the id of the first."""
    return {
        block.alt[0].id: block.alt
        for block in document_blocks(document)
        if isinstance(block, Figure | Chart) and len(block.alt) > 1
    }


def _found(
    element: Element, alternatives: Mapping[str, tuple[Sentence, ...]]
) -> Iterator[FoundSentence]:
    id_, text = element.get("id", ""), _element_text(element)
    row = alternatives.get(id_, ())
    if row and folded("".join(sentence.text for sentence in row)) == folded(text):
        yield from (FoundSentence(sentence.id, sentence.text) for sentence in row)
    else:
        yield FoundSentence(id_, text)


def _spine(book: zipfile.ZipFile) -> Iterator[Element]:
    """The root of each content document in reading order."""
    from lxml import etree  # noqa: PLC0415  (only when an EPUB is verified)

    def parse(name: str) -> Element:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        return etree.fromstring(book.read(name), parser)

    container = parse("META-INF/container.xml")
    package_name = next(e.get("full-path") for e in container.iter() if e.get("full-path"))
    package = parse(package_name)
    items = {item.get("id"): item.get("href") for item in package.iter(f"{_OPF}item")}
    for reference in package.iter(f"{_OPF}itemref"):
        href = unquote(items[reference.get("idref")])
        yield parse(posixpath.join(posixpath.dirname(package_name), href))


def _element_text(element: Element) -> str:
    parts = [element.text or ""]
    for child in element:
        parts.append(_child_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _child_text(child: Element) -> str:
    if not isinstance(child.tag, str) or child.tag == _MATHML:
        return ""
    if child.get("role") in _SILENT_ROLES:
        return ""
    if child.tag == f"{_XHTML}img":
        return child.get("alt") or ""
    if child.tag == f"{_XHTML}br":
        return "\n"
    return _element_text(child)
