"""Text that is said a second time, such as a heading in the contents: without what is said once."""

from collections.abc import Iterable
from dataclasses import replace

from pipeline.maths.words import signs, spoken
from pipeline.model import Inline, Link, Math, NoteRef, Sentence, Span, Str
from pipeline.model.inlines import Emph, LineBreak, Marked, Strong, Subscript, Superscript


def bare_sentence(sentence: Sentence) -> Sentence:
    """The sentence without note calls, links and ids; its emphasis and languages stay."""
    return replace(sentence, inlines=tuple(_bare(sentence.inlines)))


def title_words(title: Sentence, language: str) -> str:
    """A heading as plain text, its formulas in words; empty where it has none."""
    return worded(title, language).text.strip()


def worded(sentence: Sentence, language: str) -> Sentence:
    """The sentence with words in the place of its formulas."""
    return replace(sentence, inlines=tuple(_worded(sentence.inlines, language)))


def formula_words(formula: Math, language: str) -> tuple[str, bool]:
    """The formula in words, and whether those are English for want of others.

    What nobody can say is told by the signs that it is made of.
    """
    if said := spoken(formula, language):
        return said, False
    if said := spoken(formula, "en"):
        return said, True
    return signs(formula), False


def _worded(inlines: Iterable[Inline], language: str) -> Iterable[Inline]:
    for inline in inlines:
        match inline:
            case Math():
                yield Str(formula_words(inline, language)[0])
            case LineBreak():
                yield Str(" ")
            case Link() | Span() | Emph() | Strong() | Superscript() | Subscript() | Marked():
                yield replace(inline, inlines=tuple(_worded(inline.inlines, language)))
            case _:
                yield inline


def _bare(inlines: Iterable[Inline]) -> Iterable[Inline]:
    for inline in inlines:
        match inline:
            case NoteRef():
                pass
            case LineBreak():
                yield Str(" ")
            case Link():
                yield from _bare(inline.inlines)
            case Span():
                yield replace(inline, inlines=tuple(_bare(inline.inlines)), id=None)
            case Emph() | Strong() | Superscript() | Subscript() | Marked():
                yield replace(inline, inlines=tuple(_bare(inline.inlines)))
            case _:
                yield inline
