"""Accessibility metadata, each claim from what is in the book (EPUB Accessibility 1.1, 2)."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.exporters.xhtml.plan import BookPlan
from pipeline.model import Chart, Document, Figure, Image, Inline, Math, Pronunciation, Span
from pipeline.model.inlines import Abbr
from pipeline.model.walk import document_blocks, document_sentences, walk_sections

CONFORMS_TO = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the claims rest on, counted in the finished plan.

    ``pictures`` are the images and charts that say something; ``described`` those of them with a
    text alternative, ``explained`` those with a long description. ``sentences`` are those with
    words, ``heard`` those of them that are narrated.
    """

    pictures: int
    described: int
    explained: int
    formulas: int
    pronunciations: int
    sections: int
    pages: int
    moving: bool
    sentences: int
    heard: int = 0

    @property
    def narrated(self) -> bool:
        """Whether there is a narration."""
        return self.heard > 0

    @property
    def fully_narrated(self) -> bool:
        """Whether every sentence that has words is heard."""
        return self.heard >= self.sentences > 0


def gather_evidence(plan: BookPlan, heard: frozenset[str] = frozenset()) -> Evidence:
    """Count what is there; ``heard`` holds the ids of the sentences that are narrated."""
    document = plan.document
    shown = [
        block
        for block in document_blocks(document)
        if isinstance(block, Chart) or (isinstance(block, Figure) and not block.decorative)
    ]
    inlines = [inline for _, inline in plan.inlines]
    sentences = document_sentences(document) if heard else ()  # nobody asks for them otherwise
    said = [one for one in sentences if any(map(str.isalnum, one.text))]
    small = [i for i in inlines if isinstance(i, Image) and not i.decorative]
    return Evidence(
        pictures=len(shown) + len(small),
        described=sum(any(s.text.strip() for s in block.alt) for block in shown)
        + sum(bool(image.alt.strip()) for image in small),
        explained=sum(bool(block.description) for block in shown),
        formulas=sum(isinstance(inline, Math) and bool(inline.mathml) for inline in inlines),
        pronunciations=sum(_has_ipa(inline) for inline in inlines),
        sections=sum(1 for _ in walk_sections(document.sections)),
        pages=sum(map(len, plan.marks.values())),
        moving=plan.moving_style or any(picture.animated for picture in plan.pictures.values()),
        sentences=len(said),
        heard=sum(one.id in heard for one in said),
    )


def _has_ipa(inline: Inline) -> bool:
    match inline:
        case Abbr(pronunciation=Pronunciation(ipa=str())):
            return True
        case Span(pronunciation=Pronunciation(ipa=str())):
            return True
        case _:
            return False


def access_modes(evidence: Evidence) -> tuple[str, ...]:
    """The senses that the content speaks to."""
    visual = ("visual",) if evidence.pictures else ()
    return ("textual", *visual, *(("auditory",) if evidence.narrated else ()))


def sufficient_modes(evidence: Evidence) -> tuple[str, ...]:
    """The sets of senses that each suffice to take in the whole book."""
    sets = []
    if evidence.described == evidence.pictures:
        sets.append("textual")
    if evidence.fully_narrated:
        sets.append("auditory")
    if evidence.pictures:
        sets.append("textual,visual")
    return tuple(sets)


def features(evidence: Evidence) -> tuple[str, ...]:
    """Terms of the Schema.org Accessibility Properties for Discoverability Vocabulary."""
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
        "unlocked": True,
    }
    return tuple(name for name, claimed in claims.items() if claimed)


def hazards(evidence: Evidence) -> tuple[str, ...]:
    """What may harm a reader: nothing can where nothing moves; nobody has judged what does."""
    return ("unknown",) if evidence.moving else ("none",)


def summary(document: Document, evidence: Evidence) -> str:
    """The claims in plain English sentences."""
    return " ".join(_summary_sentences(document, evidence))


def _summary_sentences(document: Document, evidence: Evidence) -> Iterator[str]:
    yield "The text can be enlarged, reflowed and read aloud by assistive technology."
    yield "Headings and a table of contents lead through the book."
    if evidence.pictures:
        yield (
            "All images have text alternatives."
            if evidence.described == evidence.pictures
            else "Some images have no text alternative."
        )
    if evidence.explained:
        yield "Longer descriptions stand beside the images that need them."
    if evidence.formulas:
        yield "Formulas are MathML."
    if evidence.pages:
        yield "Page numbers are those of the print edition."
    if evidence.narrated:
        part = "the whole" if evidence.fully_narrated else "a part of the"
        yield f"A narrator reads {part} text aloud, in step with the words."
    review = document.metadata.accessibility.review
    if review:
        yield f"Reviewed by {review.by} on {review.date.isoformat()}."
    else:
        yield (
            "Structure, text alternatives, links and languages were checked by machine when the"
            " book was made; no person's review is on record, so conformance is not claimed."
        )
    if contact := document.metadata.accessibility.contact:
        yield f"Please report barriers to {contact.removeprefix('mailto:')}."
