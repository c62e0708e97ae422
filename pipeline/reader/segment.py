"""Where one sentence ends and the next begins.

The boundaries come from ``sentencex``; docs/sentences.md says why it was chosen. This module
guards it: what it returns always adds up to the text, and abbreviations that it does not know
(the book's own among them) do not end a sentence.
"""

# ruff: noqa: RUF001  (the characters of many scripts are what this module is about)

import re
from collections.abc import Iterable

_CANDIDATE = re.compile(r"[.!?…‼⁇⁈⁉։؟۔।॥။።។᠃᠉。｡！？．]")
"""Without one of these before its last character a text is one sentence."""


class Segmenter:
    """Sentence boundaries for the languages of one book.

    ``abbreviations`` are those that the book declares: their full stop ends no sentence.
    """

    def __init__(self, abbreviations: Iterable[str] = ()) -> None:
        self._known = frozenset(a.lower() for a in abbreviations if a.endswith("."))

    def boundaries(self, text: str, language: str) -> tuple[int, ...]:
        """The offsets at which the second and later sentences of ``text`` begin."""
        if not _CANDIDATE.search(text, 0, len(text.rstrip()) - 1):
            return ()
        import sentencex  # noqa: PLC0415  (a compiled library; loaded when a book is read)

        found: list[int] = []
        at = 0
        for piece in sentencex.segment(language.partition("-")[0].lower(), text):
            if at and self._is_boundary(text, at):
                found.append(at)
            at += len(piece)
        return tuple(found) if at == len(text) else ()

    def _is_boundary(self, text: str, at: int) -> bool:
        before = text[max(0, at - 40) : at].rstrip()
        if not before or not text[at:].strip():
            return False
        last = before.rsplit(None, 1)[-1].lstrip("(\"'“‘[").lower()
        return last not in self._known
