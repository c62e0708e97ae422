"""The pages of a printed source: where each begins in the text, as ``{page}`` says."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from pipeline.model import Document, PageStart, Position, Sentence
from pipeline.model.walk import document_sentences, section_sentences

if TYPE_CHECKING:
    from pipeline.reader.state import Scope


PAGE = "page"
"""The role that marks where a page begins."""


def page_label(content: str, scope: "Scope", position: Position) -> str:
    """The label of a page that may begin here, on one line; empty for one that may not."""
    label = " ".join(content.split())
    hint, message = "", ""
    if not label:
        hint = "Write the number that is printed on the page: {page}`12`."
        message = "a page begins here, and has no number"
    elif scope.book.pages.in_note:
        hint = "Put the mark into the text, next to the note's call."
        message = f"page {label} begins in a note, which stands elsewhere in each edition"
    if message:
        scope.report.error("misplaced-page", message, position, hint)
        return ""
    return label


@dataclass(slots=True)
class SourcePages:
    """Gathers the marks while sentences are made.

    ``waiting`` are pages that begin before the next sentence, whatever kind of block it is in.
    """

    waiting: list[tuple[str, Position]] = field(default_factory=list)
    found: dict[str, list[PageStart]] = field(default_factory=dict)
    in_note: bool = False

    def begin(self, label: str, position: Position) -> None:
        """A page begins before the next sentence."""
        self.waiting.append((label, position))

    def open(self, sentence: str) -> None:
        """A sentence begins, and with it the pages that wait."""
        if self.waiting and not self.in_note:
            starts = [PageStart(label, sentence, 0, at) for label, at in self.waiting]
            self.found[sentence] = starts
            self.waiting = []

    def inside(self, label: str, sentence: str, offset: int, position: Position) -> None:
        """A page begins in a sentence, after ``offset`` characters of its text."""
        start = PageStart(label, sentence, offset, position)
        self.found.setdefault(sentence, []).append(start)

    @contextmanager
    def note(self) -> Iterator[None]:
        """While a note is read: it stands at the end of its chapter, on whatever page."""
        self.in_note = True
        yield
        self.in_note = False

    def in_order(self, document: Document) -> tuple[PageStart, ...]:
        """The pages in reading order; those without text of their own begin behind the last."""
        if self.waiting:
            self._close(list(chain.from_iterable(map(section_sentences, document.sections))))
        if not self.found:
            return ()
        starts = (self.found.get(one.id, ()) for one in document_sentences(document))
        return tuple(start for row in starts for start in row)

    def _close(self, sentences: Sequence[Sentence]) -> None:
        for label, position in self.waiting if sentences else ():
            last = sentences[-1]
            self.inside(label, last.id, len(last.text), position)
