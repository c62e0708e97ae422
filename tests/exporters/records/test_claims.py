"""The table of evidence: each code with what yields it, and without."""

import datetime
from dataclasses import replace

import pytest

from pipeline.exporters.shared.claims import (
    EXEMPTIONS,
    TABLE,
    codes,
    conformance,
    exemptions,
    verdict_of,
)
from pipeline.exporters.shared.evidence import count_evidence
from pipeline.exporters.shared.statement import make_statement
from pipeline.exporters.shared.terms import access_modes, features, sufficient_modes
from pipeline.language.statements import STATEMENTS
from pipeline.language.words import _LABELS
from pipeline.model import (
    Accessibility,
    Document,
    Identifier,
    Metadata,
    Para,
    PdfVerdict,
    Review,
    Section,
    Sentence,
    Str,
    Table,
)
from pipeline.products import Evidence

_NOTHING = Evidence(1, 0, 0, 0, 0, 0, 0, moving=True, sentences=4)
_ALL = Evidence(
    pictures=2,
    described=2,
    explained=2,
    formulas=1,
    pronunciations=1,
    sections=3,
    pages=5,
    moving=False,
    sentences=4,
    heard=4,
    charts=1,
    explanations=1,
    levels=2,
    contents=2,
    lists=True,
)
_ALWAYS = {"13", "30", "36"}  # every EPUB has an order, roles, and text that reflows
_REVIEW = Review("Ann Ba", datetime.date(2026, 1, 2), "https://example.org/report")
_UA1 = PdfVerdict("pdf", "PDF/UA-1", "veraPDF 1", "0a")
_LACKS = {  # what is to be taken away, and the codes that go with it
    "described": ({"described": 1}, {"10", "14", "20", "51", "52"}),
    "explained": ({"explained": 1}, {"15"}),
    "charts": ({"charts": 0}, {"16"}),
    "formulas": ({"formulas": 0}, {"17"}),
    "pages": ({"pages": 0}, {"19", "41"}),
    "heard": ({"heard": 3}, {"20", "51"}),
    "pronunciations": ({"pronunciations": 0}, {"21"}),
    "explanations": ({"explanations": 0}, {"38"}),
    "contents": ({"contents": 1}, {"11"}),
    "lists": ({"lists": False}, {"11"}),
    "sections": ({"sections": 0}, {"22", "29", "32"}),
}


def test_every_code_is_yielded_by_some_evidence():
    assert set(codes(replace(_ALL, edition="readaloud"))) == {row.code for row in TABLE}


def test_without_evidence_only_what_every_epub_has_is_claimed():
    assert set(codes(_NOTHING)) == _ALWAYS


@pytest.mark.parametrize("lack", _LACKS)
def test_a_code_goes_with_its_evidence(lack):
    changes, gone = _LACKS[lack]
    whole = replace(_ALL, edition="readaloud")

    assert set(codes(whole)) - set(codes(replace(whole, **changes))) == gone


def test_no_lack_is_untested():
    told = {code for _, gone in _LACKS.values() for code in gone}
    assert told | _ALWAYS == {row.code for row in TABLE}


def test_no_code_of_conformance_is_in_the_table():
    assert {row.code for row in TABLE} & {"01", "02", "03", "04", "05", "06", "08", "09"} == set()
    assert [row.code for row in TABLE if row.code >= "75"] == []


@pytest.mark.parametrize(
    ("edition", "expected"),
    [
        ("pdf", {"13", "14", "15", "16", "22", "29", "51", "52"}),
        ("audio", {"51"}),
        ("daisy202", {"13", "14", "15", "16", "20", "22", "29", "51"}),
    ],
)
def test_an_edition_claims_nothing_that_it_cannot_hold(edition, expected):
    assert set(codes(replace(_ALL, edition=edition))) == expected


def test_conformance_of_an_epub_takes_a_review_and_is_three_codes():
    assert conformance(_ALL, Accessibility(), None) == ()
    assert conformance(_ALL, Accessibility(), _UA1) == ()
    assert conformance(_ALL, Accessibility(review=_REVIEW), None) == ("04", "82", "85")


@pytest.mark.parametrize(("standard", "code"), [("PDF/UA-1", "05"), ("PDF/UA-2", "06")])
def test_conformance_of_a_pdf_takes_the_verdict_of_a_judge(standard, code):
    pdf = replace(_ALL, edition="pdf")

    assert conformance(pdf, Accessibility(review=_REVIEW), None) == ()
    assert conformance(pdf, Accessibility(), replace(_UA1, standard=standard)) == (code,)


@pytest.mark.parametrize(
    ("edition", "standard", "sha256"),
    [("pdf-large-print", "PDF/UA-1", "0a"), ("pdf", "PDF/UA-2", "0a"), ("pdf", "PDF/UA-1", "0b")],
)
def test_a_verdict_is_of_one_file_and_one_standard(edition, standard, sha256):
    facts = Accessibility(verdicts=(_UA1,))

    assert verdict_of(facts, "pdf", "PDF/UA-1", "0a") == _UA1
    assert verdict_of(facts, edition, standard, sha256) is None


def test_exemptions_are_those_that_the_publisher_states():
    assert exemptions(Accessibility()) == ()
    assert exemptions(Accessibility(exemptions=tuple(EXEMPTIONS))) == ("75", "76", "77")


def test_sound_alone_is_for_the_ear():
    audio = replace(_ALL, edition="audio")

    assert access_modes(audio) == ("auditory",)
    assert sufficient_modes(audio) == ("auditory",)
    assert features(audio) == ("readingOrder", "unlocked")


def test_large_print_is_said_of_large_print_alone():
    editions = ("epub", "readaloud", "pdf", "pdf-large-print", "audio", "daisy202")
    said = [one for one in editions if "largePrint" in features(replace(_ALL, edition=one))]

    assert said == ["pdf-large-print"]


def test_evidence_is_counted_in_the_document():
    text = Para((Sentence("a", (Str("A."),)),))
    section = Section("s", 1, Sentence("t", (Str("T"),)), (text,))
    document = Document(Metadata("T", "en", ()), (section,))
    heard = count_evidence(document, "audio", heard=frozenset({"a", "t"}))

    assert (heard.sentences, heard.heard, heard.levels, heard.lists) == (2, 2, 1, True)
    assert not count_evidence(document, "audio", heard=frozenset({"a"})).fully_narrated


@pytest.mark.parametrize(
    ("caption", "lists", "led_to"),
    [("", True, False), ("Hills", True, True), ("Hills", False, False)],
)
def test_what_has_no_caption_is_in_no_list(caption, lists, led_to):
    table = Table("t", (Sentence("c", (Str(caption),)),) if caption else (), (), (), ())
    section = Section("s", 1, Sentence("h", (Str("T"),)), (table,))
    document = Document(Metadata("T", "en", ()), (section,))
    found = count_evidence(document, "epub", contents=1, lists=lists)

    assert ("11" in codes(found)) is led_to


def _statement(language: str, evidence: Evidence, facts: Accessibility, judged=None):
    book = Metadata("T", language, (Identifier("urn:uuid:1"),), accessibility=facts)
    return make_statement(book, evidence, judged)


@pytest.mark.parametrize("language", sorted(_LABELS))
def test_the_statement_is_in_every_language_that_has_labels(language):
    facts = Accessibility("mailto:a@example.org", _REVIEW, tuple(EXEMPTIONS))
    seen = set()
    for edition in ("epub", "readaloud", "pdf", "pdf-large-print", "audio", "daisy202"):
        for evidence in (_ALL, _NOTHING, replace(_ALL, heard=2, pictures=0, formulas=0)):
            for judged in (None, _UA1):
                made = _statement(language, replace(evidence, edition=edition), facts, judged)
                assert made.language == language
                assert all(short and long for part in made.parts for short, long in part.lines)
                assert "{" not in made.compact + made.sentences
                seen.add(made.sentences)

    assert STATEMENTS[language].keys() - {"colon"} == STATEMENTS["en"].keys()
    assert any("Ann Ba" in one and "2026-01-02" in one for one in seen)
    assert all("a@example.org" in one for one in seen)


def test_the_statement_claims_no_conformance_that_nobody_checked():
    for edition in ("epub", "pdf", "audio"):
        made = _statement("en", replace(_ALL, edition=edition), Accessibility())
        assert "no conformance is claimed" in made.sentences
    made = _statement(
        "en", replace(_ALL, edition="pdf"), Accessibility(), replace(_UA1, standard="PDF/UA-2")
    )
    assert "veraPDF 1 checked it against PDF/UA-2" in made.sentences
    assert "no person's review" in made.sentences


def test_the_statement_tells_of_pictures_without_a_description():
    made = _statement("en", replace(_ALL, described=1), Accessibility())

    assert "Some pictures have no description." in made.sentences
    assert "Partly readable without sight" in made.compact
