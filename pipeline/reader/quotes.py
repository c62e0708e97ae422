"""Straight quotation marks and apostrophes of running text become those of its language.

What is no prose keeps them: code, formulas, keys, addresses, and signs behind a backslash.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from pipeline.language.quotes import replacements
from pipeline.model import Keys, LineBreak, Str
from pipeline.reader.runs import Run
from pipeline.reader.state import Scope

KEPT = str.maketrans({'"': "\ufdd0", "'": "\ufdd1"})
"""Signs that are kept, as characters that no text holds; to be put back at the end."""

_PUT_BACK = str.maketrans({"\ufdd0": '"', "\ufdd1": "'"})
_SIGNS = re.compile("[\"'\ufdd0\ufdd1]")
_WORD = re.compile(r"\S++")
_ENDS = "\"'.,;:!?()[]<>"


def set_quotes(runs: list[Run], scope: Scope) -> list[Run]:
    """The runs of a paragraph with its quotation marks set."""
    if not any(isinstance(run.leaf, Str) and _SIGNS.search(run.leaf.text) for run in runs):
        return runs
    marks = _marks(runs, scope) if scope.book.smart_quotes else {}
    at = 0
    changed: list[Run] = []
    for run in runs:
        length = len(run.text)
        here = {place - at: mark for place, mark in marks.items() if at <= place < at + length}
        changed.append(_changed(run, here))
        at += length
    return changed


def _marks(runs: Sequence[Run], scope: Scope) -> dict[int, str]:
    """The marks by their place in the text of all runs."""
    starts: list[int] = []
    texts: list[str] = []
    length = 0
    for run in runs:
        starts.append(length)
        texts.append(_seen(run))
        length += len(texts[-1])

    def language(at: int) -> str:
        run = runs[bisect_right(starts, at) - 1]
        named = (mark.lang for mark in reversed(run.marks) if mark.lang)
        return next(named, scope.language)

    return replacements("".join(texts), language)


def _seen(run: Run) -> str:
    """The text of a run as the rules of quotation marks see it, of the same length."""
    text = run.text
    match run.leaf:
        case LineBreak():
            return " " * len(text)
        case Str() if not any(Keys in mark.kinds for mark in run.marks):
            return _WORD.sub(_kept, text) if "://" in text or "@" in text else text
        case _:
            return "x" * len(text)


def _kept(found: re.Match[str]) -> str:
    """A word; the signs inside one that is an address are kept, those around it are quotes."""
    word = found[0]
    if "://" not in word and "@" not in word:
        return word
    start = len(word) - len(word.lstrip(_ENDS))
    end = max(start, len(word.rstrip(_ENDS)))
    return word[:start] + word[start:end].translate(KEPT) + word[end:]


def _changed(run: Run, marks: dict[int, str]) -> Run:
    """A run with these marks at these offsets; the places of its line ends move along."""
    if not isinstance(run.leaf, Str):
        return run
    text = "".join(marks.get(at, char) for at, char in enumerate(run.leaf.text))
    longer = [at for at, mark in sorted(marks.items()) for _ in mark[1:]]
    breaks = tuple(place + sum(at < place for at in longer) for place in run.breaks)
    return Run(Str(text.translate(_PUT_BACK)), run.marks, run.line, breaks)
