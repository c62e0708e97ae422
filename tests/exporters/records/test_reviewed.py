"""Records of an EPUB with a person's review on record: the one case in which it conforms."""

import datetime
import json
from dataclasses import replace

import jsonschema
import onixcheck
import pytest

from pipeline.exporters.records.editions import Edition
from pipeline.exporters.records.onix import onix_message
from pipeline.exporters.records.opds import opds_feed
from pipeline.exporters.shared.claims import codes, conformance
from pipeline.exporters.shared.statement import make_statement
from pipeline.model import Accessibility, Document, Identifier, Metadata, Review
from tests.exporters.records.test_claims import _ALL
from tests.exporters.records.test_opds import _SCHEMA

_MOMENT = datetime.datetime(2026, 1, 2, tzinfo=datetime.UTC)
_REVIEW = Review("Ann Ba", datetime.date(2026, 1, 2), "https://example.org/r", "A school")
_BOOK = Metadata(
    "T", "de", (Identifier("urn:uuid:1"),), accessibility=Accessibility(review=_REVIEW)
)


def _edition(name: str) -> Edition:
    evidence = replace(_ALL, edition=name)
    return Edition(
        name=name,
        file=f"{name}/t",
        media_type="application/epub+zip",
        size=1,
        sha256="",
        isbn=None,
        urn=f"urn:uuid:{name}",
        evidence=evidence,
        conforms=conformance(evidence, _BOOK.accessibility, None),
        claimed=codes(evidence),
        statement=make_statement(_BOOK, evidence),
    )


@pytest.fixture(params=["epub", "readaloud"])
def name(request) -> str:
    return request.param


def test_onix_names_the_standard_the_reviewer_and_the_report(tmp_path, name):
    file = tmp_path / "a.xml"
    file.write_bytes(onix_message(Document(_BOOK, ()), [_edition(name)], _MOMENT))
    text = file.read_text(encoding="utf-8")

    assert [str(fault) for fault in onixcheck.validate(str(file), schemas=("xsd", "rng"))] == []
    for code in ("04", "82", "85", "88", "90", "91", "94"):
        assert f"<ProductFormFeatureValue>{code}<" in text
    assert "<ProductFormFeatureDescription>20260102<" in text
    assert "geprüft von" not in text  # the summary is in whole sentences
    assert "wie Ann Ba am 2026-01-02 befunden hat" in text


def test_the_reviewer_of_the_epub_says_nothing_of_a_pdf():
    text = onix_message(Document(_BOOK, ()), [_edition("pdf")], _MOMENT).decode()

    assert "Ann Ba" not in text
    assert "<ProductFormFeatureValue>90<" not in text


@pytest.mark.parametrize(("heard", "whole"), [(4, True), (3, False)])
def test_synchronized_audio_is_said_of_all_or_not_at_all(heard, whole):
    edition = _edition("readaloud")
    edition = replace(edition, evidence=replace(edition.evidence, heard=heard))
    text = onix_message(Document(_BOOK, ()), [edition], _MOMENT).decode()

    assert ("<ProductFormDetail>A305<" in text) is whole


@pytest.mark.parametrize(("day", "codes"), [(2, ("03", "04")), (3, ("02", "02"))])
def test_a_book_that_is_to_come_is_told_to_be_forthcoming(day, codes):
    book = replace(_BOOK, date=datetime.date(2026, 1, day), publisher="P")
    text = onix_message(Document(book, ()), [_edition("epub")], _MOMENT).decode()

    assert f"<NotificationType>{codes[0]}<" in text
    assert f"<PublishingStatus>{codes[1]}<" in text


@pytest.mark.parametrize(
    ("rights", "link", "name", "kind"),
    [
        ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/", "CC BY 4.0", "01"),
        ("W" * 101, "https://creativecommons.org/licenses/by-nc-sa/3.0/", "CC BY-NC-SA 3.0", "01"),
        (None, "https://creativecommons.org/publicdomain/zero/1.0/legalcode", "CC0 1.0", "02"),
        (None, "https://example.org/terms", "https://example.org/terms", "01"),
    ],
)
def test_a_license_has_a_name_that_is_whole(rights, link, name, kind):
    book = replace(_BOOK, rights=rights, license=link)
    text = onix_message(Document(book, ()), [_edition("epub")], _MOMENT).decode()

    assert f"<EpubLicenseName>{name}</EpubLicenseName>" in text
    assert f"<EpubLicenseExpressionType>{kind}<" in text


def test_the_feed_names_the_standard_and_the_certification(name):
    feed = json.loads(opds_feed(Document(_BOOK, ()), [_edition(name)], _MOMENT, ""))
    found = feed["publications"][0]["metadata"]["accessibility"]

    assert list(jsonschema.Draft202012Validator(_SCHEMA).iter_errors(feed)) == []
    assert found["conformsTo"] == ["https://www.w3.org/TR/epub-a11y-11#wcag-2.2-aa"]
    assert found["certification"]["certifiedBy"] == "Ann Ba"


def test_where_there_is_nothing_to_claim_nothing_is_known():
    edition = replace(_edition("audio"), conforms=(), claimed=())

    assert edition.codes == ("08",)
