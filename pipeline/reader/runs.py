"""Runs: inline content as a flat list of leaves, each with the marks around it.

Flat runs are cut at sentence boundaries far more easily than a tree; the tree of the model is
built from them at the very end. A mark that is cut is repeated on both sides.
"""

from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from pipeline.model import (
    Emph,
    Highlight,
    Inline,
    Keys,
    Link,
    NoteRef,
    PageRef,
    Position,
    Pronunciation,
    Span,
    Str,
    Strikeout,
    Strong,
    Subscript,
    Superscript,
    Underline,
    plain_text,
)

MarkKind: TypeAlias = Literal["emph", "strong", "link", "span"]
Kind: TypeAlias = Callable[[tuple[Inline, ...]], Inline]

NAMED: Mapping[str, Kind] = {
    "sup": Superscript,
    "sub": Subscript,
    "del": Strikeout,
    "u": Underline,
    "mark": Highlight,
    "kbd": Keys,
}
"""Ways to set words apart: the names of roles, and of classes of a span."""


@dataclass(slots=True, eq=False)
class Mark:
    """Something around text. Two marks are the same only when they are one object."""

    kind: MarkKind
    target: str = ""
    title: str | None = None
    lang: str | None = None
    pronunciation: Pronunciation | None = None
    id: str | None = None
    kinds: tuple[Kind, ...] = ()
    position: Position | None = None
    by_page: bool = False

    @property
    def atomic(self) -> bool:
        """Whether no sentence may end inside."""
        whole = self.kind == "link" or not _WHOLE.isdisjoint(self.kinds)
        return whole or self.pronunciation is not None

    def wrap(self, inlines: tuple[Inline, ...]) -> Inline:
        """The model's node; the id is given away once, to the first part."""
        match self.kind:
            case "emph":
                return Emph(inlines)
            case "strong":
                return Strong(inlines)
            case "link":
                inside = (Span(inlines, self.lang),) if self.lang else inlines
                kind = PageRef if self.by_page else Link
                return kind(inside, self.target, self.title, self.position)
            case "span":
                return self._wrap_span(inlines)

    def _wrap_span(self, inlines: tuple[Inline, ...]) -> Inline:
        given, self.id = self.id, None
        bare = not (self.lang or self.pronunciation or given)
        for kind in self.kinds:
            inlines = (kind(inlines),)
        if bare and self.kinds:
            return inlines[0]
        return Span(inlines, self.lang, self.pronunciation, given)


_WHOLE: frozenset[Kind] = frozenset((Superscript, Subscript, Keys))


@dataclass(slots=True)
class Run:
    """A leaf and the marks around it; None as leaf is nothing but the marks.

    ``line`` is where it begins, counted from 1; ``breaks`` are the offsets in its text at which
    further lines of the manuscript begin. ``page`` is the page of the printed source that begins
    here; such a run has no leaf.
    """

    leaf: Inline | None
    marks: tuple[Mark, ...]
    line: int
    breaks: tuple[int, ...] = ()
    page: str = ""

    @property
    def text(self) -> str:
        leaf = self.leaf
        if isinstance(leaf, Str):
            return leaf.text
        return "" if leaf is None else plain_text((leaf,))

    def part(self, text: str, start: int) -> "Run":
        """The run of ``text``, which begins at the offset ``start`` of this one's text."""
        if not self.breaks:
            return Run(Str(text), self.marks, self.line)
        passed = bisect_right(self.breaks, start)
        end = start + len(text)
        breaks = tuple(at - start for at in self.breaks[passed:] if at < end)
        return Run(Str(text), self.marks, self.line + passed, breaks)


def cut(runs: Sequence[Run], offsets: Sequence[int]) -> list[list[Run]]:
    """The runs of each sentence, where the sentences after the first begin at ``offsets``.

    A note call that stands right at a boundary belongs to the sentence before it.
    """
    parts: list[list[Run]] = [[]]
    at = 0
    waiting = deque(offsets)
    for run in runs:
        text = run.text
        end = at + len(text)
        start = 0
        while waiting and (waiting[0] < end or _opens(run, waiting[0], end)):
            stop = waiting.popleft() - at
            if stop > start and isinstance(run.leaf, Str):
                parts[-1].append(run.part(text[start:stop], start))
                start = stop
            parts.append([])
        parts[-1].append(run if start == 0 else run.part(text[start:], start))
        at = end
    return parts


def _opens(run: Run, boundary: int, end: int) -> bool:
    """Whether a run without text stands at the boundary and belongs to what follows."""
    return boundary == end and not run.text and not isinstance(run.leaf, NoteRef)


def nest(runs: Sequence[Run], depth: int = 0) -> tuple[Inline, ...]:
    """The model's tree of these runs."""
    tree: list[Inline] = []
    at = 0
    while at < len(runs):
        run = runs[at]
        if len(run.marks) == depth:
            _append(tree, run.leaf)
            at += 1
            continue
        mark = run.marks[depth]
        end = at + 1
        while end < len(runs) and len(runs[end].marks) > depth and runs[end].marks[depth] is mark:
            end += 1
        tree.append(mark.wrap(nest(runs[at:end], depth + 1)))
        at = end
    return tuple(tree)


def _append(tree: list[Inline], leaf: Inline | None) -> None:
    """Add a leaf, joining text to text."""
    if not isinstance(leaf, Str):
        if leaf is not None:
            tree.append(leaf)
    elif leaf.text:
        if tree and isinstance(last := tree[-1], Str):
            tree[-1] = Str(last.text + leaf.text)
        else:
            tree.append(leaf)
