"""When each word is heard: written words beside spoken ones."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from pipeline.exporters.audio.sound.clip import Word

_WORD = re.compile(r"\S+")


def words_in(text: str) -> list[tuple[int, int]]:
    """The places of the words of a text: what stands between spaces."""
    return [found.span() for found in _WORD.finditer(text)]


def aligned(written: Sequence[str], spoken: Sequence[str]) -> list[tuple[int, int]]:
    """For each written word the range of the spoken ones that say it, in order.

    Words that are the same on both sides are paired; what is between is shared out in order, so
    that "$38,000" gets "thirty-eight thousand dollars", and a word that is not said gets an empty
    range.
    """
    one, two = ([_bare(word) for word in row] for row in (written, spoken))
    ranges: list[tuple[int, int]] = []
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        count, said = i2 - i1, j2 - j1
        if kind == "equal":
            ranges += [(j1 + n, j1 + n + 1) for n in range(count)]
        else:
            ranges += [(j1 + n * said // count, j1 + (n + 1) * said // count) for n in range(count)]
    return ranges


def _bare(word: str) -> str:
    return "".join(char for char in word.casefold() if char.isalnum()) or word


def retimed(written: str, spoken: str, words: Sequence[Word]) -> tuple[Word, ...]:
    """The words of ``written``, timed as those of ``spoken`` are; what nothing says is left out.

    ``words`` are places in ``spoken`` with their samples.
    """
    places = words_in(written)
    said = [spoken[word.start : word.end] for word in words]
    ranges = aligned([written[a:b] for a, b in places], said)
    timed: list[Word] = []
    for (start, end), (first, last) in zip(places, ranges, strict=True):
        if first < last:
            timed.append(Word(start, end, words[first].begin, words[last - 1].finish))
    return tuple(timed)
