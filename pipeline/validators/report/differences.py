"""What editions say otherwise than the manuscript on purpose; all else is a fault."""

from collections.abc import Iterable

from pipeline.validators.report.facts import Difference

_PRINT = frozenset({"pdf", "pdf-large-print", "pdf-booklet"})
_SPOKEN = frozenset({"audio", "m4b", "audiobook", "captions", "podcast", "readaloud", "daisy202"})
_TEXT = frozenset({"epub", "readaloud", "daisy202"})

_ALL: tuple[tuple[frozenset[str], str, str], ...] = (
    (
        _PRINT,
        "A footnote stands at the foot of its page, away from the sentence that calls it.",
        "A reader on paper looks for it there; the tags lead from the call to the note and back.",
    ),
    (
        _PRINT,
        "A word may be divided at the end of a line.",
        "Narrow columns would be ragged; the hyphen is a soft one, so that it is not read out.",
    ),
    (
        _PRINT,
        "Page numbers, running heads and the addresses of links are added.",
        "Paper has no links; a screen reader passes over what is marked as an artifact.",
    ),
    (
        _PRINT | _TEXT,
        "Tables and figures are numbered, and lists of contents are added.",
        "Readers are sent to them by number; the numbers are the same in every edition.",
    ),
    (
        _PRINT | _TEXT | _SPOKEN,
        "Formulas are not compared as text; the text around them is.",
        "They are drawn, or given as MathML, or said in words, and have no one text.",
    ),
    (
        _SPOKEN,
        "A table is said row by row, each cell with the head of its column.",
        "Who listens cannot look up to the head of the column.",
    ),
    (
        _SPOKEN,
        "Numbers, abbreviations and signs are said in words: 'BLS' letter by letter.",
        "A voice would guess; what the manuscript or the language says is said instead.",
    ),
    (
        _SPOKEN,
        "Footnotes are said at the end of their section, announced, or as the book chooses.",
        "In the middle of a sentence they would break it.",
    ),
    (
        _SPOKEN,
        "The narrator announces lists, tables, figures and notes.",
        "What a reader sees at a glance must be heard.",
    ),
)


def declared_differences(editions: Iterable[str]) -> tuple[Difference, ...]:
    """The differences that concern these editions, named with those that they concern."""
    made = sorted(editions)
    found = ((", ".join(e for e in made if e in among), w, why) for among, w, why in _ALL)
    return tuple(Difference(names, what, why) for names, what, why in found if names)
