"""Identifiers, language tags, numbers, names of places, and the facts of book.toml."""

import datetime

import pytest

from pipeline.language.tags import language_fault
from pipeline.model import Accessibility, Contributor, Identifier, Review, Series
from pipeline.reader.identifiers import read_identifier
from pipeline.reader.ids import Ids, slug
from pipeline.reader.numbers import NumberError, read_number
from tests.reader.manuscripts import read

TEXT = "# One\n\nText.\n"


@pytest.mark.parametrize(
    ("text", "urn"),
    [
        ("978-0-306-40615-7", "urn:isbn:9780306406157"),
        ("ISBN 0-306-40615-2", "urn:isbn:0306406152"),
        ("urn:isbn:9780306406157", "urn:isbn:9780306406157"),
        ("0-8044-2957-X", "urn:isbn:080442957X"),
        (
            "urn:uuid:7B6A2F0E-6d5c-4c53-8f1f-2f5d4c2b1a00",
            "urn:uuid:7b6a2f0e-6d5c-4c53-8f1f-2f5d4c2b1a00",
        ),
        ("doi:10.1000/182", "https://doi.org/10.1000/182"),
        ("10.1000/xyz(1)", "https://doi.org/10.1000/xyz(1)"),
        ("http://dx.doi.org/10.1000/182", "https://doi.org/10.1000/182"),
        ("urn:doi:10.1000/182", "https://doi.org/10.1000/182"),
        ("URN:nbn:de:101:1-201102033592", "urn:nbn:de:101:1-201102033592"),
        ("urn:issn:0264-2875", "urn:issn:0264-2875"),
    ],
)
def test_an_identifier(text, urn):
    assert read_identifier(text) == (urn, None)


@pytest.mark.parametrize(
    "text",
    ["978-0-306-40615-8", "12345", "urn:uuid:1", "", "my-book", "doi:182", "urn:x:", "urn:a b:c"],
)
def test_what_is_no_identifier_is_told(text):
    urn, fault = read_identifier(text)

    assert urn is None
    assert fault


@pytest.mark.parametrize("tag", ["en", "en-US", "pt-BR", "zh-Hans-CN", "sr-Latn", "grc", "de-1996"])
def test_a_language_tag(tag):
    assert language_fault(tag) is None


@pytest.mark.parametrize(
    ("tag", "hint"),
    [
        ("english", "'en'"),
        ("en_US", "'en-US'"),
        ("xx", "'xx'"),
        ("en-UK", "'en-GB'"),
        ("", "BCP 47"),
    ],
)
def test_what_is_no_language_tag_is_told(tag, hint):
    assert hint in language_fault(tag)


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("41", "en", 41.0),
        ("about $41,000", "en", 41000.0),
        ("just over 1,234.5 kg", "en", 1234.5),
        ("\u22123%", "en", -3.0),
        ("1.234,5", "de", 1234.5),
        ("2,5", "de", 2.5),
    ],
)
def test_the_number_in_a_cell(text, language, value):
    assert read_number(text, language) == value


@pytest.mark.parametrize("text", ["", "many", "1 or 2", "12 to 15"])
def test_a_cell_without_one_number(text):
    with pytest.raises(NumberError):
        read_number(text, "en")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("What it takes", "what-it-takes"),
        ("Doctors\u2019 offices", "doctors-offices"),
        ("Überblick & Ärger", "uberblick-arger"),
        ("2016", "section-2016"),
        ("Ελλάδα", "ελλαδα"),
        ("日本", "日本"),
        ("!?", "section"),
    ],
)
def test_the_id_of_a_title(title, name):
    assert slug(title) == name


def test_ids_are_given_once():
    ids = Ids()

    assert [ids.unique("a") for _ in range(3)] == ["a", "a-2", "a-3"]
    assert not ids.take("a-2")


def test_the_facts_of_a_book(tmp_path):
    toml = """
subtitle = "S"
date = 2026-02-03
languages = ["en", "fr"]
[[contributors]]
name = "Jane Doe"
file-as = "Doe, Jane"
role = "editor"
[[contributors]]
name = "Ann"
role = "ill"
[series]
name = "Guides"
number = 2
[[collections]]
name = "The Box"
number = 1.5
[[collections]]
name = "Papers"
type = "series"
[accessibility]
contact = "mailto:a@example.org"
[accessibility.review]
by = "R"
date = 2026-01-02
report = "https://example.org/"
[output.pdf]
page-size = "A4"
"""
    manuscript = read(tmp_path, TEXT, toml)
    facts = manuscript.document.metadata

    assert manuscript.diagnostics == ()
    assert facts.contributors == (
        Contributor("Jane Doe", "edt", "Doe, Jane"),
        Contributor("Ann", "ill"),
    )
    assert facts.identifiers == (Identifier("urn:uuid:7b6a2f0e-6d5c-4c53-8f1f-2f5d4c2b1a00"),)
    assert facts.languages == ("en", "fr")
    assert facts.date == datetime.date(2026, 2, 3)
    assert facts.series == Series("Guides", "2")
    assert facts.collections == (Series("The Box", "1.5", "set"), Series("Papers"))
    review = Review("R", datetime.date(2026, 1, 2), "https://example.org/")
    assert facts.accessibility == Accessibility("mailto:a@example.org", review)
    assert manuscript.outputs == {"pdf": {"page-size": "A4"}}


def test_labels_of_a_language_and_of_the_author(tmp_path):
    labels = read(tmp_path, TEXT, '[labels]\nnote = "Mind"\n').document.labels

    assert (labels.note, labels.tip) == ("Mind", "Tip")


@pytest.mark.parametrize(
    ("key", "word"), [("box", "so"), ("on-page", "p. {n}"), ("on-page", "{} {}"), ("box", "{} }")]
)
def test_a_label_that_is_a_form_says_where_the_word_stands(tmp_path, key, word):
    manuscript = read(tmp_path, "# One\n\nText.\n", f'[labels]\n{key} = "{word}"\n')

    (fault,) = manuscript.diagnostics
    assert (fault.code, fault.position.line) == ("bad-value", 6)
    assert "{}" in fault.hint
