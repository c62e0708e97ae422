"""What an EPUB says of itself: facts of the book, claims of accessibility."""

import uuid
from collections.abc import Iterator, Mapping, Sequence

from pipeline.model import (
    Abbr,
    Chart,
    Document,
    Figure,
    Image,
    Inline,
    Math,
    Pronunciation,
    Span,
)
from pipeline.model.walk import walk_inlines
from pipeline.validators.proofs.epub_book import OPF, EpubBook, Fault
from pipeline.validators.proofs.same_text import folded

_DC = "{http://purl.org/dc/elements/1.1/}"
_ALWAYS = (
    "structuralNavigation", "tableOfContents", "readingOrder", "displayTransformability", "ARIA",
    "unlocked",
)  # fmt: skip
_REQUIRED = ("accessMode", "accessModeSufficient", "accessibilityFeature", "accessibilityHazard",
             "accessibilitySummary")  # fmt: skip
_CLAIMS = ("conforms to", "wcag", "aa level", "level aa")


def check_metadata(document: Document, book: EpubBook) -> Iterator[Fault]:
    """The facts in the package document that are not the manuscript's."""
    facts = document.metadata
    people = [(person.name, person.role in ("aut", "cre")) for person in facts.contributors]
    wanted: Mapping[str, Sequence[str | None]] = {
        "title": [facts.title, facts.subtitle],
        "language": facts.languages or (facts.language,),
        "identifier": identifiers(document, book),
        "creator": [name for name, author in people if author],
        "contributor": [name for name, author in people if not author],
        "publisher": [facts.publisher],
        "date": [facts.date.isoformat() if facts.date else None],
        "description": [facts.description],
        "rights": [facts.rights],
        "subject": [*facts.subjects, *(one.heading or one.code for one in facts.subject_codes)],
    }
    for name, texts in wanted.items():
        expected = [folded(text) for text in texts if text]
        found = [folded("".join(e.itertext())) for e in book.package.iter(f"{_DC}{name}")]
        if found != expected:
            yield "edition-metadata", f"its {name} is {found!r}, not {expected!r}"
    yield from _package(document, book)
    yield from _roles(document, book)


def _package(document: Document, book: EpubBook) -> Iterator[Fault]:
    package = book.package
    named = package.get("unique-identifier")
    unique = [e.text for e in package.iter(f"{_DC}identifier") if e.get("id") == named]
    if unique != identifiers(document, book)[:1]:
        yield "edition-metadata", f"it is known by {unique!r}"
    for reference in package.iter(f"{OPF}itemref"):
        if reference.get("linear") == "no":
            yield "edition-hidden", f"{reference.get('idref')!r} is left out of the reading order"
    flow = next((e.get("page-progression-direction") for e in package.iter(f"{OPF}spine")), None)
    wanted = document.metadata.progression
    if flow != wanted and not (flow in (None, "default") and wanted == "ltr"):
        yield "edition-metadata", f"its pages run {flow}"
    if metas(book).get("rendition:layout", ["reflowable"]) != ["reflowable"]:
        yield "edition-metadata", "its text cannot be reflowed, it says"


def identifiers(document: Document, book: EpubBook) -> list[str]:
    """The book's, or what a narrated edition makes of them: another edition has another.

    No edition bears the ISBN of another one; each bears its own.
    """
    facts = document.metadata
    edition = "readaloud" if narrated(book) else "epub"
    main, *more = [identifier.urn for identifier in facts.identifiers] or [""]
    if edition == "readaloud":
        main, more = f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{main}#read-aloud')}", []
    own = facts.isbn_of(edition)
    foreign = {f"urn:isbn:{number}" for name, number in facts.isbns if name != edition}
    if own:
        foreign |= {urn for urn in more if urn.startswith("urn:isbn:") and own not in urn}
    kept = [main, *(urn for urn in more if urn not in foreign)]
    return list(dict.fromkeys([*kept, f"urn:isbn:{own}"] if own else kept))


def _roles(document: Document, book: EpubBook) -> Iterator[Fault]:
    """What each contributor did (MARC relator codes)."""
    ids = {e.get("id"): folded(e.text or "") for e in book.package.iter() if e.get("id")}
    found = [
        (ids.get((e.get("refines") or "#")[1:]), e.text)
        for e in book.package.iter(f"{OPF}meta")
        if e.get("property") == "role"
    ]
    wanted = [(folded(person.name), person.role) for person in document.metadata.contributors]
    if found != wanted:
        yield "edition-metadata", f"its contributors did {found!r}, not {wanted!r}"


def metas(book: EpubBook) -> dict[str, list[str]]:
    """The metadata by property."""
    found: dict[str, list[str]] = {}
    for meta in book.package.iter(f"{OPF}meta"):
        if meta.get("property"):
            found.setdefault(meta.get("property"), []).append(folded(meta.text or ""))
    return found


def check_claims(document: Document, book: EpubBook) -> Iterator[Fault]:
    """Claims of accessibility that the content does not bear out, and claims that are missing."""
    told = metas(book)
    for name in _REQUIRED:
        if not told.get(f"schema:{name}"):
            yield "edition-claim", f"it does not say its {name}"
    evidence = _evidence(book)
    yield from _features(evidence, told.get("schema:accessibilityFeature", []))
    yield from _modes(evidence, told)
    yield from _conformance(document, told)


def _features(evidence: Mapping[str, bool], claimed: Sequence[str]) -> Iterator[Fault]:
    borne = {**dict.fromkeys(_ALWAYS, True), **evidence}
    for feature in claimed:
        if not borne.get(feature, False):
            yield "edition-claim", f"it claims {feature}, which nothing in it shows"
    for feature, shown in borne.items():
        if shown and feature not in claimed:
            yield "edition-claim", f"it has {feature} and does not say so"


def _evidence(book: EpubBook) -> dict[str, bool]:
    """The features that depend on what is in the files."""
    inlines = [i for one in book.rich.values() for i in walk_inlines(one.inlines)]
    shown = [
        block
        for block in book.blocks
        if isinstance(block, Chart) or (isinstance(block, Figure) and not block.decorative)
    ]
    pictures = len(shown) + sum(isinstance(i, Image) and not i.decorative for i in inlines)
    roles = {e.get("role") for special in book.special.values() for e in special}
    return {
        "alternativeText": bool(pictures),
        "longDescription": any(block.description for block in shown),
        "MathML": any(isinstance(i, Math) and i.mathml.startswith("<math") for i in inlines),
        "ttsMarkup": any(_has_ipa(inline) for inline in inlines),
        "pageBreakMarkers": "doc-pagebreak" in roles,
        "pageNavigation": "doc-pagelist" in roles,
        "synchronizedAudioText": narrated(book),
    }


def _has_ipa(inline: Inline) -> bool:
    match inline:
        case Abbr(pronunciation=Pronunciation(ipa=str())):
            return True
        case Span(pronunciation=Pronunciation(ipa=str())):
            return True
        case _:
            return False


def narrated(book: EpubBook) -> bool:
    return any(item.get("media-overlay") for item in book.items.values())


def _modes(evidence: Mapping[str, bool], told: Mapping[str, list[str]]) -> Iterator[Fault]:
    pictured, narrated = evidence["alternativeText"], evidence["synchronizedAudioText"]
    borne = {
        "textual",
        *(["visual"] if pictured else []),
        *(["auditory"] if narrated else []),
    }
    modes = told.get("schema:accessMode", [])
    if set(modes) != borne:
        yield "edition-claim", f"its modes of access are {sorted(borne)}, not {modes}"
    for row in told.get("schema:accessModeSufficient", []):
        if not set(row.replace(" ", "").split(",")) <= borne:
            yield "edition-claim", f"it claims that {row} suffices"
    hazards = told.get("schema:accessibilityHazard", [])
    if narrated and {"none", "noSoundHazard"} & set(hazards):
        yield "edition-claim", "it claims that its sounds cannot harm, which nobody assessed"
    if len(hazards) > 1 and {"none", "unknown"} & set(hazards):
        yield "edition-claim", f"its hazards are {hazards}"


def _conformance(document: Document, told: Mapping[str, list[str]]) -> Iterator[Fault]:
    """Nothing claims conformance without the record of a person's review."""
    review = document.metadata.accessibility.review
    if review is not None:
        if told.get("a11y:certifiedBy") != [folded(review.by)]:
            yield "edition-claim", f"it was reviewed by {review.by} and does not say so"
        return
    for name in ("dcterms:conformsTo", "a11y:certifiedBy", "a11y:certifierCredential"):
        if told.get(name):
            yield "edition-claim", f"it claims {name} {told[name]}, which nobody reviewed"
    summary = " ".join(told.get("schema:accessibilitySummary", [])).lower()
    if any(words in summary for words in _CLAIMS):
        yield "edition-claim", "its accessibility summary claims what nobody reviewed"
