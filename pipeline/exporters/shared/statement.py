"""What can I do with this book? A statement for people, from the same evidence as the codes.

Its parts are those of the W3C's Accessibility Metadata Display Guide 2; the words are our own.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.exporters.shared.claims import codes
from pipeline.exporters.shared.terms import features, hazards, sufficient_modes
from pipeline.language.statements import statement_words
from pipeline.model import Accessibility, Metadata, PdfVerdict
from pipeline.products import Evidence

_EPUB_STANDARD = "EPUB Accessibility 1.1, WCAG 2.2 AA"
_SPOKEN = frozenset({"readaloud", "daisy202", "audio"})


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the statement: its heading, and (compact, whole sentence) of each thing said."""

    heading: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """The statement in ``language``, a BCP 47 tag."""

    language: str
    title: str
    parts: tuple[Part, ...]
    colon: str = ": "

    @property
    def short(self) -> tuple[str, ...]:
        """Each part in short."""
        return tuple(
            f"{part.heading}{self.colon}{'; '.join(short for short, _ in part.lines)}."
            for part in self.parts
        )

    @property
    def compact(self) -> str:
        """All of it in short."""
        return " ".join(self.short)

    @property
    def sentences(self) -> str:
        """All of it in whole sentences, without the headings."""
        return " ".join(long for part in self.parts for _, long in part.lines)


def make_statement(
    metadata: Metadata,
    evidence: Evidence,
    verdict: PdfVerdict | None = None,
    *,
    contact: bool = True,
) -> Statement:
    """The statement for an edition; ``verdict`` as for :func:`claims.conformance`.

    ``contact`` is False where the address stands beside it already, as a link. What the author adds
    comes last, where the statement is in the book's language.
    """
    language, words = statement_words(metadata.language)
    facts = metadata.accessibility
    said: tuple[tuple[str, list[str]], ...] = (
        ("ways", list(_ways(evidence))),
        ("conformance", [_conformance(facts, evidence, verdict)]),
        ("navigation", list(_navigation(evidence)) or ["no-way"]),
        ("rich", list(_rich(evidence))),
        ("hazards", [_hazard(evidence)]),
        ("legal", ["exempt"] if facts.exemptions else []),
        ("more", ["contact"] if contact and facts.contact else []),
    )
    values = _values(facts, evidence, verdict)
    made = {heading: [_line(words[key], values) for key in keys] for heading, keys in said}
    if facts.summary and language == metadata.language:
        made["more"].append((facts.summary.rstrip("."), facts.summary))
    parts = tuple(Part(words[heading], tuple(lines)) for heading, lines in made.items() if lines)
    return Statement(language, words["title"], parts, words.get("colon", ": "))


def _line(text: str, values: dict[str, str]) -> tuple[str, str]:
    short, _, long = text.partition("|")
    return short.format_map(values), long.format_map(values)


def _values(facts: Accessibility, evidence: Evidence, verdict: PdfVerdict | None) -> dict[str, str]:
    review = facts.review
    judged = verdict if evidence.edition.startswith("pdf") else None
    return {
        "standard": judged.standard if judged else _EPUB_STANDARD,
        "by": judged.by if judged else review.by if review else "",
        "date": review.date.isoformat() if review else "",
        "contact": (facts.contact or "").removeprefix("mailto:"),
    }


def _ways(evidence: Evidence) -> Iterator[str]:
    offered, enough = features(evidence), sufficient_modes(evidence)
    if evidence.edition == "audio":
        yield "sound-only"
    else:
        if "displayTransformability" in offered:
            yield "look"
        if "taggedPDF" in offered:
            yield "fixed"
        if "largePrint" in offered:
            yield "large"
        yield "sightless" if "textual" in enough else "partly"
    if evidence.edition in _SPOKEN and evidence.narrated:
        yield "heard" if evidence.fully_narrated else "half-heard"
        if "synchronizedAudioText" in offered:
            yield "in-step"
        yield "synthetic"


def _conformance(facts: Accessibility, evidence: Evidence, verdict: PdfVerdict | None) -> str:
    if evidence.edition in ("epub", "readaloud") and facts.review:
        return "reviewed"
    return "judged" if verdict and evidence.edition.startswith("pdf") else "unreviewed"


def _navigation(evidence: Evidence) -> Iterator[str]:
    offered = features(evidence)
    for term, key in (
        ("tableOfContents", "contents"),
        ("structuralNavigation", "headings"),
        ("pageNavigation", "pages"),
    ):
        if term in offered:
            yield key


def _rich(evidence: Evidence) -> Iterator[str]:
    offered = features(evidence)
    if not evidence.pictures and not evidence.formulas:
        yield "plain"
    if evidence.pictures and evidence.edition != "audio":
        yield "alt" if "alternativeText" in offered else "no-alt"
    if "longDescription" in offered:
        yield "long"
    if "16" in codes(evidence):
        yield "data"
    if "MathML" in offered:
        yield "maths"


def _hazard(evidence: Evidence) -> str:
    if "unknown" in hazards(evidence):
        return "unknown"
    return "sound-unknown" if evidence.edition in _SPOKEN else "harmless"
