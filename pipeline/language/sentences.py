"""Where one sentence ends and the next begins.

A sentence ends with its full stop (or ``?``, ``!``, ``…``), the brackets and quotation marks that
close there, and white space; in Chinese, Japanese and other scripts that put no space between
words, without the space. Whether such a place really is an end is asked of ``sentencex``, a library
of the Wikimedia Foundation, which pipeline/docs/sentences.md compares with others. The rules here
settle the cases in which the tables of tests/language/sentences show it wrong.

Whatever the text: the sentences always add up to it, and each holds a letter or a digit, unless
the whole text holds none.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from pipeline.language.endings import Rules, rules_of
from pipeline.language.places import library_ends, places, see
from pipeline.language.tags import primary


class Segmenter:
    """Sentence boundaries for the languages of one book.

    ``abbreviations`` are those that the book declares: their full stop ends no sentence.
    """

    def __init__(self, abbreviations: Iterable[str] = ()) -> None:
        self._known = frozenset(short for short in abbreviations if short.endswith("."))

    def boundaries(self, text: str, language: str) -> tuple[int, ...]:
        """The offsets at which the second and later sentences of ``text`` begin.

        ``language`` is a BCP 47 tag; for one that the library does not know it uses English rules.
        """
        base = primary(language)
        found = list(places(text, base))
        if not found:
            return ()
        return _with_words(text, _ends(text, found, rules_of(base, self._known)))


def _with_words(text: str, offsets: Iterable[int]) -> tuple[int, ...]:
    """The offsets, without those that would leave a part with no letter or digit.

    Such a part goes to the sentence before it, or at the beginning to the one behind it.
    """
    kept: list[int] = []
    before = 0
    for at in offsets:
        if _has_word(text, before, at):
            kept.append(at)
        elif kept:
            kept[-1] = at
        before = at
    while kept and not _has_word(text, kept[-1], len(text)):
        kept.pop()
    return tuple(kept)


def _has_word(text: str, start: int, end: int) -> bool:
    return any(text[at].isalnum() for at in range(start, end))


def _ends(text: str, places: Iterable[re.Match[str]], rules: "Rules") -> Iterator[int]:
    """The places that end a sentence."""
    library = library_ends(text, rules.language)
    start = 0
    for place in places:
        at = place.end()
        inside = bisect_right(library, at) > bisect_right(library, place.start())
        if rules.ends(see(text, start, place, ends_for_library=inside)):
            yield at
            start = at
