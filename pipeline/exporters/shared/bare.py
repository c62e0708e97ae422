"""Text that is said a second time, such as a heading in the contents: without what is said once."""

from collections.abc import Iterable
from dataclasses import replace

from pipeline.model import Inline, Link, NoteRef, Sentence, Span
from pipeline.model.inlines import Emph, Strong, Subscript, Superscript


def bare_sentence(sentence: Sentence) -> Sentence:
    """The sentence without note calls, links and ids; its emphasis and languages stay."""
    return replace(sentence, inlines=tuple(_bare(sentence.inlines)))


def _bare(inlines: Iterable[Inline]) -> Iterable[Inline]:
    for inline in inlines:
        match inline:
            case NoteRef():
                pass
            case Link():
                yield from _bare(inline.inlines)
            case Span():
                yield replace(inline, inlines=tuple(_bare(inline.inlines)), id=None)
            case Emph() | Strong() | Superscript() | Subscript():
                yield replace(inline, inlines=tuple(_bare(inline.inlines)))
            case _:
                yield inline
