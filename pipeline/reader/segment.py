"""Where one sentence ends and the next begins.

The boundaries come from ``sentencex``, a library of the Wikimedia Foundation, which
pipeline/docs/sentences.md compares with others on the texts of tests/reader/sentences.toml.

This module settles the cases in which the table shows it wrong, and guards the rest of the
program: the sentences of a text always add up to the text.
"""

# ruff: noqa: RUF001  (the characters of many scripts are what this module is about)

import re
from collections.abc import Iterable, Iterator

_CANDIDATE = re.compile(r"[.!?…‼⁇⁈⁉։؟۔।॥။።។᠃᠉。｡！？．]")
"""Without one of these before its last character a text is one sentence."""

_OPENING = "([{\"'“‘«„‚¿¡"
_CLOSING = ")]}\"'”’»"
_WITH_DASH = re.compile("[-\u2010-\u2014]")
_DASHES = "-\u2010\u2011\u2012\u2013\u2014"
_NUMBER = re.compile(r"\d|[A-Z]\b")
_LIST_NUMBER = re.compile(r"\(?(\d{1,3}|[A-Za-z])[.)]\s*$")
_LOWER_START = re.compile(r"[({\[\"'“‘«„‚]*(?P<first>\w)(?P<second>\w?)")
_WHOLE_IN_BRACKETS = re.compile(r"[(\[][^()\[\]]*[.!?…][\"'”’»]?[)\]]\s+")
_DOTS = re.compile(r"…[\"'”’»)]*\s+(?=[\"'“‘«„(]*[^\W\d_a-z])")
_ORDINAL = {
    "de": re.compile(
        r"(?:^|\s)(?:am|im|vom|zum|zur|beim|bis|seit|ab|der|die|das|dem|den|des|ein|eine|eines|"
        r"einem|einen|einer|unser|ihr|sein)\s\d{1,2}\.$",
        re.IGNORECASE,
    ),
}
_NEVER = {
    "en": frozenset({"Ste.", "Ft.", "Mt.", "Pt."}),
    "fr": frozenset({"M.", "MM.", "Mgr."}),
}
"""Words that are always followed by a name."""

_BEFORE_NUMBERS = frozenset(
    """abs. app. approx. appx. apt. art. bd. ca. cap. ch. chap. chs. cir. circ. eq. eqn. eqs. ex.
    fig. figs. fn. kap. lib. n. no. nos. nr. núm. p. pag. para. pos. pp. pág. r. ref. s. sec. secs.
    sect. sez. st. t. tab. tabl. tbl. u. v. ver. vers. vol. vols. z. ste.""".split()  # noqa: SIM905  (shorter)
)
"""Words whose full stop ends no sentence when a number or letter follows."""

_MONTHS = frozenset(
    "jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec.".split()  # noqa: SIM905  (shorter)
)


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
        if not _CANDIDATE.search(text, 0, len(text.rstrip()) - 1):
            return ()
        primary = language.partition("-")[0].lower()
        found: list[int] = []
        start = 0
        for at in _candidates(text, primary):
            if self._begins(text, start, at, primary):
                found.append(at)
                start = at
        return tuple(found)

    def _begins(self, text: str, start: int, at: int, language: str) -> bool:
        """Whether a sentence that began at ``start`` ends at ``at``."""
        before, after = text[max(start, at - 60) : at].rstrip(), text[at : at + 20]
        if not before or not after.strip():
            return False
        if after[0] in _DASHES and not text[at - 1].isspace():
            return False  # a range: "Jan.-Mar."
        last = before.rsplit(None, 1)[-1].lstrip(_OPENING)
        if last in self._known or last in _NEVER.get(language, ()):
            return False
        if last.lower() in _BEFORE_NUMBERS and _NUMBER.match(after):
            return False
        if _WITH_DASH.split(last)[-1].lower() in _MONTHS and after[0].isdigit():
            return False
        if before.rstrip(_CLOSING).endswith(".") and _begins_small(after):
            return False
        if at - start <= len("(999) ") and _LIST_NUMBER.fullmatch(text, start, at):
            return False
        ordinal = _ORDINAL.get(language)
        return ordinal is None or not ordinal.search(before)


def _begins_small(text: str) -> bool:
    """Whether a text begins with a small letter; "iPhone" and "eBay" begin a sentence."""
    word = _LOWER_START.match(text)
    return word is not None and word["first"].islower() and not word["second"].isupper()


def _candidates(text: str, language: str) -> Iterator[int]:
    """The library's boundaries, and those that it misses."""
    import sentencex  # noqa: PLC0415  (a compiled library; loaded when a book is read)

    pieces: list[str] = list(sentencex.segment(language, text))
    if "".join(pieces) != text:
        return
    at = 0
    for piece in pieces:
        if at:
            yield at
        for missed in _missed(piece):
            yield at + missed
        at += len(piece)


def _missed(piece: str) -> Iterator[int]:
    """Boundaries inside a piece: after a sentence in brackets, and after three dots."""
    first = 0
    if piece[:1] in "([" and (whole := _WHOLE_IN_BRACKETS.match(piece)):
        first = whole.end()
        if first < len(piece):
            yield first
    if "…" in piece:
        for dots in _DOTS.finditer(piece, first):
            yield dots.end()
