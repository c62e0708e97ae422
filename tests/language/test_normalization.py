"""Normalization in other languages than English: the tables, and what holds for any text."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language.en.needs import signs_of
from pipeline.language.normalize import normalize, rules_of
from tests.language.corpus import cases

LANGUAGES = ("de", "es", "fr", "it", "pt")
"""Each has a folder beside this file, a text file for each topic."""

_CASES = {tag: cases(Path(__file__).parent / tag) for tag in LANGUAGES}
_ALL = [(tag, case.written, case.said) for tag, row in _CASES.items() for case in row]
_RULES = [(tag, rule) for tag in LANGUAGES for rule in rules_of(tag)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_is_as_long_as_it_should_be(language):
    assert len({case.written for case in _CASES[language]}) >= 200


@pytest.mark.parametrize(("language", "written", "said"), _ALL)
def test_each_case_of_the_table(language, written, said):
    assert normalize(written, language) == said


@pytest.mark.parametrize(("language", "written", "said"), _ALL)
def test_what_is_normalized_stays_as_it_is(language, written, said):
    del written
    assert normalize(said, language) == said


@pytest.mark.parametrize(
    ("language", "rule"), _RULES, ids=lambda value: getattr(value, "name", value)
)
def test_every_rule_is_shown_by_the_table(language, rule, shown):
    assert rule.name in shown[language]


@pytest.fixture(scope="module")
def shown():
    """The names of the rules that change a case of each table when their turn comes."""
    return {
        tag: {name for case in row for name in _changing(tag, case.written)}
        for tag, row in _CASES.items()
    }


def _changing(language, text):
    for rule in rules_of(language):
        before, text = text, rule.apply(text)
        if text != before:
            yield rule.name


@pytest.mark.parametrize(
    ("language", "rule"), _RULES, ids=lambda value: getattr(value, "name", value)
)
def test_a_rule_changes_no_text_without_its_signs(language, rule):
    texts = [text for case in _CASES[language] for text in (case.written, case.said)]
    without = [text for text in texts if rule.needs and rule.needs.isdisjoint(signs_of(text))]

    assert [rule.apply(text) for text in without] == without


@given(st.data())
def test_normalizing_twice_changes_nothing_more(data):
    language = data.draw(st.sampled_from(LANGUAGES))
    pieces = st.sampled_from([case.written for case in _CASES[language]]) | st.text(max_size=8)
    text = " ".join(data.draw(st.lists(pieces, max_size=4)))
    once = normalize(text, language)

    assert normalize(once, language) == once


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("5 km", "5 quilômetros."),
        ("120 km/h", "120 quilômetros por hora."),
        ("1/5/2020", "primeiro de maio de 2020."),
        ("3,50 €", "3 euros e 50 centavos."),
        ("Silva S.A.", "Silva sociedade anônima."),
        ("D. João VI", "Dom João sexto."),
    ],
)
def test_brazil_says_it_in_its_own_words(written, said):
    assert normalize(written, "pt-BR") == said
