"""Each claim of the metadata, with the evidence and without."""

import datetime
from dataclasses import replace

import pytest
from lxml import etree

from pipeline.exporters.epub.accessibility import (
    access_modes,
    features,
    gather_evidence,
    hazards,
    sufficient_modes,
)
from pipeline.exporters.shared.identity import edition_metadata
from pipeline.exporters.xhtml.index import index_inlines
from pipeline.exporters.xhtml.pictures import Picture
from pipeline.exporters.xhtml.plan import plan_book
from pipeline.model import (
    Accessibility,
    Contributor,
    Figure,
    Identifier,
    Math,
    PageStart,
    Para,
    Pronunciation,
    Review,
    Sentence,
    Series,
    Span,
    Str,
    SubjectCode,
)
from pipeline.products import PageMap
from tests.exporters.epub.books import (
    lost,
    make_epub,
    metas,
    small_document,
    trees,
    unzip,
    words,
)

_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_PICTURE = Picture("images/a.png", "image/png", b"")
_ALT = (Sentence("a1", (Str("A hill"),)),)
_HILL = Figure("hill", "a.png", _ALT)


def evidence(*blocks, pages=None, heard=(), picture=_PICTURE):
    document = small_document(words("Text."), *blocks)
    plan = plan_book(document, index_inlines(document), {"a.png": picture}, pages)
    return gather_evidence(plan, heard)


@pytest.mark.parametrize(
    ("feature", "block"),
    [
        ("alternativeText", _HILL),
        ("longDescription", replace(_HILL, description=(words("It is green.", "d1"),))),
        ("MathML", Para((Sentence("m1", (Math("a", "<math><mi>a</mi></math>"),)),))),
        (
            "ttsMarkup",
            Para((Sentence("p1", (Span((Str("read"),), None, Pronunciation(ipa="rɛd")),)),)),
        ),
    ],
)
def test_a_feature_is_claimed_where_it_is_and_only_there(feature, block):
    assert feature in features(evidence(block))
    assert feature not in features(evidence())


def test_text_alternatives_are_claimed_only_when_all_images_have_one():
    bare = replace(_HILL, id="other", alt=())
    assert "alternativeText" not in features(evidence(_HILL, bare))
    assert "textual" not in sufficient_modes(evidence(_HILL, bare))
    assert "textual" in sufficient_modes(evidence(_HILL))


def test_pages_are_claimed_only_with_a_page_map():
    pages = PageMap((PageStart("1", "s1", 2), PageStart("ii")), "urn:isbn:9780306406157")
    assert {"pageBreakMarkers", "pageNavigation"} <= set(features(evidence(pages=pages)))
    assert not {"pageBreakMarkers", "pageNavigation"} & set(features(evidence()))


def test_modes_follow_the_content():
    assert access_modes(evidence()) == ("textual",)
    assert access_modes(evidence(_HILL)) == ("textual", "visual")
    assert access_modes(evidence(heard=("s1",))) == ("textual", "auditory")
    decoration = replace(_HILL, alt=(), decorative=True)
    assert access_modes(evidence(decoration)) == ("textual",)


def test_hearing_suffices_only_when_all_is_narrated():
    partly, fully = evidence(heard=("s1",)), evidence(heard=("s1", "t1"))
    assert sufficient_modes(partly) == ("textual",)
    assert sufficient_modes(fully) == ("textual", "auditory")
    assert "synchronizedAudioText" in features(partly)
    assert "synchronizedAudioText" not in features(evidence())


def test_a_hazard_is_ruled_out_only_where_nothing_moves():
    assert hazards(evidence(_HILL)) == ("none",)
    assert hazards(evidence(_HILL, picture=replace(_PICTURE, animated=True))) == ("unknown",)


def test_conformance_needs_a_persons_review(tmp_path):
    review = Review("Ada Checker", datetime.date(2026, 1, 2), "https://example.org/report")
    reviewed = small_document(words("Text."), accessibility=Accessibility(review=review))
    plain = small_document(words("Text."))
    claimed, _ = make_epub(reviewed, tmp_path, tmp_path / "a")
    unclaimed, _ = make_epub(plain, tmp_path, tmp_path / "b")
    assert metas(claimed, "dcterms:conformsTo") == ["EPUB Accessibility 1.1 - WCAG 2.2 Level AA"]
    assert metas(claimed, "a11y:certifiedBy") == ["Ada Checker"]
    assert metas(unclaimed, "dcterms:conformsTo") == []
    assert "No person's review" in metas(unclaimed, "schema:accessibilitySummary")[0]
    assert "Ada Checker" in metas(claimed, "schema:accessibilitySummary")[0]


def test_facts_of_the_book_are_there(tmp_path):
    document = small_document(
        words("Text."),
        identifiers=(
            Identifier("urn:uuid:2d1a5f3c-6f0e-5f67-9c1b-5a8f7a4f2b10"),
            Identifier("urn:isbn:9780306406157"),
        ),
        contributors=(Contributor("Ada Writer", "aut", "Writer, Ada"), Contributor("Ben", "ill")),
        languages=("en", "fr"),
        series=Series("Small Books", "2"),
        direction="rtl",
    )
    book, _ = make_epub(document, tmp_path, tmp_path / "out")
    package = unzip(book)["EPUB/content.opf"].decode()
    assert metas(book, "role") == ["aut", "ill"]
    assert metas(book, "file-as") == ["Writer, Ada"]
    assert metas(book, "belongs-to-collection") == ["Small Books"]
    assert metas(book, "group-position") == ["2"]
    assert metas(book, "identifier-type") == ["15"]
    assert 'page-progression-direction="rtl"' in package
    assert "<dc:language>fr</dc:language>" in package
    assert "<dc:contributor" in package
    assert b' dir="rtl"' in unzip(book)["EPUB/section-001.xhtml"]


def test_the_summary_is_in_the_books_language_with_the_authors_addition(tmp_path):
    added = Accessibility(summary="Die Karten beschreibt ein Anhang.")
    german = in_language(small_document(words("Text."), accessibility=added), "de")
    finnish = in_language(small_document(words("Text."), accessibility=added), "fi")
    books = (german, finnish)
    made = [make_epub(one, tmp_path, tmp_path / one.metadata.language)[0] for one in books]
    told = [
        [(e.get(_LANG), e.text) for e in package(book).iter(f"{_OPF}meta")
         if e.get("property") == "schema:accessibilitySummary"]
        for book in made
    ]  # fmt: skip
    ((language, text),) = told[0]
    assert (language, text.startswith("Größe, Schrift")) == ("de", True)
    assert text.endswith("Die Karten beschreibt ein Anhang.")
    assert [tag for tag, _ in told[1]] == ["en", "fi"], "no words of ours in Finnish"
    assert told[1][1][1] == "Die Karten beschreibt ein Anhang."
    title = "".join(trees(made[0])["title.xhtml"].itertext())
    assert "Die Karten beschreibt ein Anhang." in title
    assert [lost(book, one) for book, one in zip(made, books, strict=True)] == [(), ()]


def in_language(document, tag):
    return replace(document, metadata=replace(document.metadata, language=tag))


def package(book):
    return etree.fromstring(unzip(book)["EPUB/content.opf"])


def refined(book, name):
    """The texts of the elements of this name, each with what refines it."""
    root = package(book)
    return [
        (one.text, {m.get("property"): m.text for m in root.iter(f"{_OPF}meta")
                    if m.get("refines") == f"#{one.get('id')}"})
        for one in root.iter(f"{_DC}{name}")
    ]  # fmt: skip


def test_subjects_have_their_authority_and_code(tmp_path):
    codes = (
        SubjectCode("thema", "RBGK", "Hills"),
        SubjectCode("bisac", "MED024000"),
        SubjectCode("lcsh", None, "Mountains"),
    )
    document = small_document(words("Text."), subjects=("Walks",), subject_codes=codes)
    book, _ = make_epub(document, tmp_path, tmp_path / "out")
    assert refined(book, "subject") == [
        ("Walks", {}),
        ("Hills", {"authority": "Thema", "term": "RBGK"}),
        ("MED024000", {"authority": "BISAC", "term": "MED024000"}),
        ("Mountains", {"authority": "LCSH", "term": "Mountains"}),
    ]


def test_an_edition_bears_its_own_isbn_and_no_other_ones(tmp_path):
    uuid, doi = "urn:uuid:2d1a5f3c-6f0e-5f67-9c1b-5a8f7a4f2b10", "https://doi.org/10.1000/182"
    print_, own, spoken = "9780306406157", "9783161484100", "9781861972712"
    document = small_document(
        words("Text."),
        identifiers=tuple(map(Identifier, (uuid, doi, f"urn:isbn:{print_}"))),
        isbns=(("pdf", print_), ("epub", own), ("readaloud", spoken)),
        edition="Second edition",
    )
    book, _ = make_epub(document, tmp_path, tmp_path / "out")
    assert refined(book, "identifier") == [
        (uuid, {}),
        (doi, {"identifier-type": "06"}),
        (f"urn:isbn:{own}", {"identifier-type": "15"}),
    ]
    assert metas(book, "schema:bookEdition") == ["Second edition"]
    front = "".join(trees(book)["title.xhtml"].itertext())
    assert f"{doi}, ISBN {own}" in front
    assert "Second edition" in front
    narrated = edition_metadata(document.metadata, "readaloud").identifiers
    assert [one.urn for one in narrated[1:]] == [f"urn:isbn:{spoken}"]
    assert narrated[0].urn not in (uuid, doi)
    assert lost(book, document) == ()


def test_the_moment_of_change_changes_with_the_content_alone(tmp_path):
    def changed(text, **facts):
        document = small_document(words(text), **facts)
        book, _ = make_epub(document, tmp_path, tmp_path / "out")
        return metas(book, "dcterms:modified")

    assert changed("Text.") == changed("Text.")
    assert changed("Text.") != changed("A text.")
    assert changed("Text.") != changed("Text.", rights="All")
    assert all(moment.startswith("2026-02-03T") for moment in changed("Text."))
    said = datetime.datetime(2026, 3, 1, 12, 30, tzinfo=datetime.UTC)
    assert changed("Text.", modified=said) == ["2026-03-01T12:30:00Z"]


@pytest.mark.parametrize("pictures", [(), (_HILL,), (replace(_HILL, alt=()),)])
@pytest.mark.parametrize("heard", [(), ("s1",), ("s1", "t1")])
def test_some_mode_suffices_in_every_book(pictures, heard):
    """EPUB Accessibility 1.2 asks for one sufficient mode at least."""
    assert sufficient_modes(evidence(*pictures, heard=heard))
