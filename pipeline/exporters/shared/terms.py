"""Terms of the Schema.org Accessibility Properties for Discoverability Vocabulary, from evidence.

https://www.w3.org/community/reports/a11y-discov-vocab/CG-FINAL-vocabulary-20241209/
"""

from collections.abc import Mapping

from pipeline.products import Evidence

_EPUB = frozenset({"epub", "readaloud"})
_PDF = frozenset({"pdf", "pdf-large-print"})
_TEXT = frozenset({*_EPUB, *_PDF, "daisy202"})
_PAGED = frozenset({*_EPUB, "daisy202"})
_ALL = frozenset({*_TEXT, "audio"})
_SOUND = frozenset({"readaloud", "daisy202", "audio"})
_HELD_BY: Mapping[str, frozenset[str]] = {
    "structuralNavigation": _TEXT,
    "tableOfContents": _TEXT,
    "readingOrder": _ALL,
    "displayTransformability": _EPUB,
    "ARIA": _EPUB,
    "alternativeText": _TEXT,
    "longDescription": _TEXT,
    "MathML": _EPUB,
    "ttsMarkup": _EPUB,
    "pageBreakMarkers": _PAGED,
    "pageNavigation": _PAGED,
    "synchronizedAudioText": frozenset({*_EPUB, "daisy202"}),
    "taggedPDF": _PDF,
    "largePrint": frozenset({"pdf-large-print"}),
    "unlocked": _ALL,
}
"""The editions that can hold what a term says; whether one does is for the evidence to say."""


def access_modes(evidence: Evidence) -> tuple[str, ...]:
    """The senses that the content speaks to."""
    if evidence.edition == "audio":
        return ("auditory",)
    visual = ("visual",) if evidence.pictures else ()
    return ("textual", *visual, *(("auditory",) if evidence.narrated else ()))


def sufficient_modes(evidence: Evidence) -> tuple[str, ...]:
    """The sets of senses that each suffice to take in the whole book."""
    sets = []
    if evidence.edition != "audio":
        if evidence.described == evidence.pictures:
            sets.append("textual")
        if evidence.pictures:
            sets.append("textual,visual")
    if evidence.fully_narrated:
        sets.insert(1 if "textual" in sets else 0, "auditory")
    return tuple(sets)


def features(evidence: Evidence) -> tuple[str, ...]:
    """What the edition offers."""
    claims = {
        "structuralNavigation": evidence.sections > 0,
        "tableOfContents": evidence.sections > 0,
        "readingOrder": True,
        "displayTransformability": True,
        "ARIA": True,
        "alternativeText": 0 < evidence.pictures == evidence.described,
        "longDescription": evidence.explained > 0,
        "MathML": evidence.formulas > 0,
        "ttsMarkup": evidence.pronunciations > 0,
        "pageBreakMarkers": evidence.pages > 0,
        "pageNavigation": evidence.pages > 0,
        "synchronizedAudioText": evidence.narrated,
        "taggedPDF": True,
        "largePrint": True,
        "unlocked": True,
    }
    return tuple(
        name for name, claimed in claims.items() if claimed and evidence.edition in _HELD_BY[name]
    )


def hazards(evidence: Evidence) -> tuple[str, ...]:
    """What may harm a reader: nothing can where nothing moves; nobody has judged what does.

    Of sounds nobody says whether they can.
    """
    if evidence.moving and evidence.edition != "audio":
        return ("unknown",)
    if evidence.edition in _SOUND:
        return ("noFlashingHazard", "noMotionSimulationHazard", "unknownSoundHazard")
    return ("none",)
