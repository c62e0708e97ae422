# ruff: noqa: RUF001  (dashes and quotation marks are what clauses end with)
"""A sentence in captions that can be read: two lines of 42 letters, seven seconds, cut at clauses.

The limits are those that broadcasters and film services give for subtitles in Latin letters. A word
that is longer than a line stays whole, and a word that lasts longer than seven seconds, too.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.exporters.packages.tracks import Cue, TimedWord

LINE = 42
"""Letters on a line."""
LINES = 2
SECONDS = 7.0

_WORD = re.compile(r"\S+")
_CLAUSE = 0.35  # of the whole: how far from the middle a cut at a clause may be for its sake
_CLOSES = ".,;:!?…—–)]”’"


def readable_cues(cue: Cue) -> Iterator[Cue]:
    """The cue, or several for one that is too long: each with its lines, one after another."""
    words = timed_words(cue)
    if not words:
        yield cue
        return
    parts = list(_parts(cue.text, words))
    begins = [cue.begin, *(part[0].begin for part in parts[1:])]
    for part, (begin, end) in zip(parts, pairwise((*begins, cue.end)), strict=True):
        yield Cue("\n".join(_lines(_text(cue.text, part))), begin, end)


def timed_words(cue: Cue) -> list[TimedWord]:
    """Every word of the cue; times that the voice does not tell are shared out by letters."""
    spans = [found.span() for found in _WORD.finditer(cue.text)]
    told = {word.start: word.begin for word in cue.words}
    length = max(1, len(cue.text))
    begins: list[float] = []
    for start, _ in spans:
        by_letters = cue.begin + (cue.end - cue.begin) * start / length
        begin = told.get(start, by_letters)
        begins.append(min(cue.end, max(begin, begins[-1] if begins else cue.begin)))
    ends = [*begins[1:], cue.end]
    return [TimedWord(*span, b, e) for span, b, e in zip(spans, begins, ends, strict=False)]


def _parts(text: str, words: Sequence[TimedWord]) -> Iterator[Sequence[TimedWord]]:
    """The words in runs that fit."""
    if len(words) == 1 or _fits(text, words):
        yield words
        return
    at = min(range(1, len(words)), key=lambda at: _cost(text, words, at))
    yield from _parts(text, words[:at])
    yield from _parts(text, words[at:])


def _fits(text: str, words: Sequence[TimedWord]) -> bool:
    lines = _lines(_text(text, words))
    seconds = words[-1].finish - words[0].begin
    return len(lines) <= LINES and max(map(len, lines)) <= LINE and seconds <= SECONDS


def _cost(text: str, words: Sequence[TimedWord], at: int) -> float:
    """How bad a cut before word ``at`` is: its distance from the middle, less so at a clause."""
    first, last, cut = words[0].start, words[-1].end, words[at - 1].end
    distance = abs((cut - first) / (last - first) - 0.5)
    return distance - (_CLAUSE if text[cut - 1] in _CLOSES else 0.0)


def _text(text: str, words: Sequence[TimedWord]) -> str:
    return " ".join(text[words[0].start : words[-1].end].split())


def _lines(text: str) -> list[str]:
    """One line, else two of much the same length, else lines as they are filled."""
    if len(text) <= LINE:
        return [text]
    gaps = [found.start() for found in _GAP.finditer(text)]
    halves = [(text[:at], text[at + 1 :]) for at in gaps]
    fitting = [pair for pair in halves if max(map(len, pair)) <= LINE]
    if fitting:
        first, second = min(fitting, key=lambda pair: abs(len(pair[0]) - len(pair[1])))
        return [first, second]
    return _filled(text)


_GAP = re.compile(" ")


def _filled(text: str) -> list[str]:
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > LINE:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
