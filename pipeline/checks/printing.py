"""What the print editions cannot set: letters and signs that the other editions can hold."""

import unicodedata
from collections.abc import Iterable, Iterator

from pipeline.checks.view import BOOK, View
from pipeline.diagnostics import Diagnostic
from pipeline.exporters.shared.credits import authors, others
from pipeline.fonts.lacks import Lacks, named
from pipeline.fonts.library import FontLibrary
from pipeline.maths.outlines import lacking
from pipeline.model import (
    Chart,
    Document,
    Figure,
    Image,
    Inline,
    Math,
    Position,
    Str,
    plain_text,
)
from pipeline.model.walk import child_inlines


def unprintable(view: View) -> Iterator[Diagnostic]:
    """What no font of the print editions has, and what runs from right to left.

    Told once for each file and script, so that a book in such a script is not told line by line.
    """
    fonts, lacks = FontLibrary(), Lacks()
    for text, position in _printed(view):
        if not text.isascii():
            lacks.add(filter(_shows, fonts.unsettable(text)), position)
    for lack in lacks.told():
        hint = lack.script.remedy
        yield Diagnostic("not-in-print", "warning", lack.message, lack.position, hint)
    yield from _formulas(view)


def _shows(char: str) -> bool:
    """Whether it is no control character, which is told already as one to delete."""
    return not (char.isascii() or unicodedata.category(char) == "Cc")


def _printed(view: View) -> Iterator[tuple[str, Position | None]]:
    """Every text that is set in letters, and where it was written; addresses are plain ASCII."""
    unseen = _alternatives(view)
    for sentence, text in zip(view.sentences, view.texts, strict=True):
        if not text.isascii() and id(sentence) not in unseen:
            yield _set(sentence.inlines), sentence.position
    for text in _facts(view.document):
        yield text, Position(BOOK)


def _facts(document: Document) -> Iterator[str]:
    """What the cover and the imprint say, and the words that print adds."""
    metadata, labels = document.metadata, document.labels
    yield from (metadata.title, *authors(metadata), *others(metadata, labels))
    for text in (metadata.subtitle, metadata.publisher, metadata.description, metadata.rights):
        yield text or ""
    yield from (series.shown for series in metadata.belongs_to)
    yield metadata.edition or ""
    yield metadata.accessibility.contact or ""
    yield from (labels.contents, labels.table, labels.figure, labels.description)


def _alternatives(view: View) -> set[int]:
    """The sentences that stand for a picture: print shows the picture."""
    pictures = (block for block in view.blocks if isinstance(block, Figure | Chart))
    return {id(sentence) for picture in pictures for sentence in picture.alt}


def _set(inlines: Iterable[Inline]) -> str:
    """The text without what is drawn: images and formulas."""
    return "".join(_letters(inline) for inline in inlines)


def _letters(inline: Inline) -> str:
    match inline:
        case Str():
            return inline.text
        case Image() | Math():
            return ""
        case _:
            children = child_inlines(inline)
            return _set(children) if children else plain_text((inline,))


def _formulas(view: View) -> Iterator[Diagnostic]:
    for placed in view.inlines:
        if isinstance(placed.inline, Math) and (missing := lacking(placed.inline.latex)):
            codes = ", ".join(map(named, missing))
            message = f"print cannot set this formula: its font does not have {codes}"
            hint = "Write it beside the formula, or the formula as an image with an alternative."
            yield Diagnostic("not-in-print", "warning", message, placed.position, hint)
