"""A document as JSON and back is the same document, place by place."""

import json

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from pipeline.model import Document, Identifier, Metadata, Position, Section, Sentence, Str
from pipeline.model.codec import from_json, to_json
from pipeline.model.walk import document_sentences
from tests.slow import examples
from tests.strategies import documents

QUICK = settings(
    max_examples=examples(20),
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)


@given(document=documents())
@QUICK
def test_the_round_trip_keeps_everything(document):
    copy = from_json(to_json(document))

    assert copy == document
    assert to_json(copy) == to_json(document)


@given(document=documents())
@QUICK
def test_positions_are_kept_though_they_do_not_count_for_equality(document):
    copy = from_json(to_json(document))
    places = [sentence.position for sentence in document_sentences(document)]

    assert [sentence.position for sentence in document_sentences(copy)] == places


def _small(text: str) -> Document:
    facts = Metadata("T", "en", (Identifier("urn:isbn:9780306406157"),))
    title = Sentence("a_s1", (Str(text),), Position("a.md", 1))
    return Document(facts, (Section("a", 1, title),))


def test_the_json_is_readable_and_short():
    payload = json.loads(to_json(_small("Über")))

    assert payload["format"] == 1
    assert payload["document"]["t"] == "Document"
    assert "Über" in to_json(_small("Über"))
    assert "subtitle" not in payload["document"]["metadata"]


@pytest.mark.parametrize("text", ["\ud800", "\0", "\u2028", '"\\', "</script>"])
def test_odd_characters_survive(text):
    assert from_json(to_json(_small(text))) == _small(text)


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "{}",
        '{"format":2,"document":{}}',
        '{"format":1,"document":{"t":"Para","sentences":[]}}',
        '{"format":1,"document":{"t":"Nothing"}}',
        '{"format":1,"document":3}',
        "no JSON",
    ],
)
def test_what_is_no_document_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011  (several messages; all are ValueError)
        from_json(text)
