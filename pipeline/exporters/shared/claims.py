"""The table of evidence: each code of ONIX list 196, and the function that yields it.

A code of conformance is not in the table: it takes the record of a person's review or the verdict
of a judge, which book.toml keeps (:func:`conformance`). What no function can tell of is claimed by
nobody: that color is not the only means of telling things apart (25), and the contrast of pictures
and of style sheets that are the manuscript's own (26, 37).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pipeline.exporters.shared.terms import features, sufficient_modes
from pipeline.model import Accessibility, PdfStandard, PdfVerdict
from pipeline.products import Evidence

_EPUB = frozenset({"epub", "readaloud"})
_PDF = frozenset({"pdf", "pdf-large-print"})
_PRESENT = frozenset({*_EPUB, *_PDF})
_TEXT = frozenset({*_PRESENT, "daisy202"})
_EVERY = frozenset({*_TEXT, "audio"})

UNKNOWN = "08"
_PDF_CODES: Mapping[PdfStandard, str] = {"PDF/UA-1": "05", "PDF/UA-2": "06"}
EXEMPTIONS = {
    "eaa-microenterprise": "75",
    "eaa-disproportionate-burden": "76",
    "eaa-fundamental-alteration": "77",
}
"""The exemptions of the European Accessibility Act, and their codes."""


@dataclass(frozen=True, slots=True)
class Row:
    """A code, the editions of which it can be said, and the evidence that yields it."""

    code: str
    says: str
    editions: frozenset[str]
    holds: Callable[[Evidence], bool]


def _has(term: str) -> Callable[[Evidence], bool]:
    """That the edition's own metadata says so, in the words of Schema.org."""
    return lambda evidence: term in features(evidence)


def _all_described(evidence: Evidence) -> bool:
    return evidence.described == evidence.pictures


def _whole_contents(evidence: Evidence) -> bool:
    """Code 11 takes a way to every heading, table and figure."""
    return 0 < evidence.levels <= evidence.contents and evidence.lists


def _all_explained(evidence: Evidence) -> bool:
    return 0 < evidence.pictures == evidence.explained


def _all_heard(evidence: Evidence) -> bool:
    """Sentences of text alternatives and of long descriptions count among those to be heard."""
    return evidence.fully_narrated and _all_described(evidence)


def _without_sight(evidence: Evidence) -> bool:
    return "textual" in sufficient_modes(evidence)


def _open(evidence: Evidence) -> bool:
    return "unlocked" in features(evidence) and _all_described(evidence)


TABLE: tuple[Row, ...] = (
    Row("10", "nothing that reading systems offer is disabled", _EPUB, _open),
    Row("11", "contents lead to every heading, table and figure", _EPUB, _whole_contents),
    Row("13", "one logical reading order", _TEXT, _has("readingOrder")),
    Row("14", "every picture has a text alternative", _TEXT, _has("alternativeText")),
    Row("15", "every picture has a long description", _TEXT, _all_explained),
    Row("16", "charts stand as tables, too", _TEXT, lambda e: e.charts > 0),
    Row("17", "formulas are MathML", _EPUB, _has("MathML")),
    Row("19", "page numbers of the print edition", _EPUB, _has("pageBreakMarkers")),
    Row(
        "20",
        "narration in step with the text",
        frozenset({"readaloud", "daisy202"}),
        lambda e: _has("synchronizedAudioText")(e) and _all_heard(e),
    ),
    Row("21", "pronunciations for speech synthesis", _EPUB, _has("ttsMarkup")),
    Row("22", "languages are marked", _TEXT, lambda e: e.sections > 0),
    Row("29", "headings are structure", _TEXT, _has("structuralNavigation")),
    Row("30", "ARIA roles", _EPUB, _has("ARIA")),
    Row("32", "landmarks", _EPUB, lambda e: e.sections > 0),
    Row("36", "the reader chooses the look of the text", _EPUB, _has("displayTransformability")),
    Row("38", "abbreviations are spelled out", _EPUB, lambda e: e.explanations > 0),
    Row("41", "a list of the pages", _EPUB, _has("pageNavigation")),
    Row("51", "the whole book can be heard", _EVERY, _all_heard),
    Row("52", "the whole book can be read without sight", _PRESENT, _without_sight),
)


def codes(evidence: Evidence) -> tuple[str, ...]:
    """The codes of list 196 that the evidence yields, in the order of their numbers."""
    return tuple(
        row.code for row in TABLE if evidence.edition in row.editions and row.holds(evidence)
    )


def verdict_of(
    facts: Accessibility, edition: str, standard: PdfStandard | None, sha256: str
) -> PdfVerdict | None:
    """The verdict on record of exactly this file, against the standard that it was made after."""
    wanted = (edition, standard, sha256)
    return next((v for v in facts.verdicts if (v.edition, v.standard, v.sha256) == wanted), None)


def conformance(
    evidence: Evidence, facts: Accessibility, verdict: PdfVerdict | None = None
) -> tuple[str, ...]:
    """The codes of conformance: EPUB by a review on record, PDF by a judge's ``verdict``.

    EPUB Accessibility 1.1 with WCAG 2.2, level AA, is three codes together.
    """
    if evidence.edition in _EPUB and facts.review:
        return ("04", "82", "85")
    if evidence.edition in _PDF and verdict:
        return (_PDF_CODES[verdict.standard],)
    return ()


def exemptions(facts: Accessibility) -> tuple[str, ...]:
    """The codes of the exemptions that the publisher claims."""
    return tuple(EXEMPTIONS[one] for one in facts.exemptions if one in EXEMPTIONS)
