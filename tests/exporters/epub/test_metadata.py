"""Each claim of the metadata, with the evidence and without."""

import datetime
from dataclasses import replace

import pytest

from pipeline.exporters.epub.accessibility import (
    access_modes,
    features,
    gather_evidence,
    hazards,
    sufficient_modes,
    summary,
)
from pipeline.exporters.xhtml.index import index_inlines
from pipeline.exporters.xhtml.pictures import Picture
from pipeline.exporters.xhtml.plan import plan_book
from pipeline.model import (
    Accessibility,
    Contributor,
    Figure,
    Identifier,
    Math,
    Para,
    Pronunciation,
    Review,
    Sentence,
    Series,
    Span,
    Str,
)
from pipeline.products import PageMap, PageStart
from tests.exporters.epub.books import make_epub, metas, small_document, unzip, words

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
    assert "no person's review" in metas(unclaimed, "schema:accessibilitySummary")[0]
    assert "Ada Checker" in summary(reviewed, evidence())


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
