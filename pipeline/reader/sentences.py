"""Runs to sentences."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it.token import Token

from pipeline.model import Code, LineBreak, Math, Para, Sentence, Str
from pipeline.reader.inlines import read_runs
from pipeline.reader.runs import Mark, Run, cut, nest
from pipeline.reader.state import Scope


def read_sentences(token: Token, scope: Scope, file: str | None = None) -> tuple[Sentence, ...]:
    """The sentences of an ``inline`` token."""
    return make_sentences(read_runs(token, scope, file), scope, file)


def parse_sentences(
    markdown: str, scope: Scope, line: int, file: str | None = None, *, lines: bool = False
) -> tuple[Sentence, ...]:
    """The sentences of a piece of inline Markdown that stands on this line.

    With ``lines`` its line ends are kept in the book.
    """
    if not markdown.strip():
        return ()
    tokens = scope.book.parser.parseInline(markdown.strip(), {})
    tokens[0].map = [line - 1, line]
    for token in tokens[0].children or ():
        if lines and token.type == "softbreak":
            token.type = "hardbreak"
    return read_sentences(tokens[0], scope, file)


def make_sentences(runs: list[Run], scope: Scope, file: str | None = None) -> tuple[Sentence, ...]:
    """The sentences of some runs; none when there is nothing at all."""
    if not runs or all(run.page for run in runs):
        _begin_pages(runs, scope, file)
        return ()
    match runs:
        case [Run(leaf=Str(text=str(text)), marks=())] if text and not scope.languages:
            return _plain_sentences(runs[0], scope, file)
    text = "".join(_segment_text(run) for run in runs)
    offsets = scope.book.segmenter.boundaries(text, scope.language)
    if offsets:
        offsets = _outside_atoms(runs, offsets)
    return tuple(make_sentence(part, scope, file) for part in cut(runs, offsets) if part)


def _plain_sentences(run: Run, scope: Scope, file: str | None) -> tuple[Sentence, ...]:
    """The sentences of text alone: what the general way makes of it, in half the time."""
    text = run.text
    starts = (0, *scope.book.segmenter.boundaries(text, scope.language))
    return tuple(
        Sentence(
            scope.next_sentence(),
            (Str(text[start:end]),),
            scope.at(run.line + bisect_right(run.breaks, start), file),
        )
        for start, end in pairwise((*starts, len(text)))
    )


def make_sentence(runs: list[Run], scope: Scope, file: str | None = None) -> Sentence:
    """One sentence of all these runs."""
    line = next((run.line for run in runs if run.leaf is not None), runs[0].line if runs else 1)
    position = scope.at(line, file)
    if scope.languages:
        around = Mark("span", lang=scope.languages[-1])
        runs = [Run(run.leaf, (around, *run.marks), run.line) for run in runs]
    sentence = Sentence(scope.next_sentence(), nest(runs), position)
    if any(run.page for run in runs):
        _mark_pages(runs, sentence, scope, file)
    return sentence


def _mark_pages(runs: list[Run], sentence: Sentence, scope: Scope, file: str | None) -> None:
    """Pages begin in the sentence; those behind its last words begin with what follows."""
    last = max((at for at, run in enumerate(runs) if run.text), default=len(runs))
    offset = 0
    for run in runs[:last]:
        if run.page:
            scope.book.pages.inside(run.page, sentence.id, offset, scope.at(run.line, file))
        offset += len(run.text)
    _begin_pages(runs[last:], scope, file)


def _begin_pages(runs: list[Run], scope: Scope, file: str | None) -> None:
    for run in runs:
        if run.page:
            scope.book.pages.begin(run.page, scope.at(run.line, file))


def _segment_text(run: Run) -> str:
    """What the segmenter sees: a formula's or a code's own dots end no sentence."""
    text = run.text
    match run.leaf:
        case Code() | Math():
            return "X" + "x" * (len(text) - 1) if text else ""
        case LineBreak():
            return " "
    return text


def _outside_atoms(runs: Sequence[Run], offsets: tuple[int, ...]) -> tuple[int, ...]:
    """The offsets that are not inside a link, a formula or another thing that stays whole."""
    kept: list[int] = []
    for start, end in _breakable(runs):
        kept.extend(offsets[bisect_left(offsets, start) : bisect_right(offsets, end)])
    return tuple(dict.fromkeys(kept))


def _breakable(runs: Sequence[Run]) -> Iterator[tuple[int, int]]:
    """The spans of text, ends included, in which a sentence may begin."""
    at = start = 0
    atom: Mark | None = None
    for run in runs:
        mark = next((mark for mark in run.marks if mark.atomic), None)
        whole = mark is not None or not (run.leaf is None or isinstance(run.leaf, Str))
        if whole and not (mark is not None and mark is atom):
            yield start, at
        at += len(run.text)
        if whole:
            start = at
        atom = mark
    yield start, at


def literal(text: str, scope: Scope, line: int) -> tuple[Para, ...]:
    """A paragraph of text that is not understood, so that it is not lost; none of no text."""
    if not text.strip():
        return ()
    runs = [Run(Str(" ".join(text.split())), (), line)]
    return (Para(make_sentences(runs, scope), None, scope.at(line)),)
