# ruff: noqa: RUF001  (marks as people set them)
"""Straight quotation marks and apostrophes, as each language sets them."""

import pytest

from pipeline.language.quotes import quotes_of, typographic

ENGLISH = {
    '"Hello," she said.': "“Hello,” she said.",
    "It's Bob's, and the dogs' bowls.": "It’s Bob’s, and the dogs’ bowls.",
    "'Tis the '80s, rock 'n' roll.": "’Tis the ’80s, rock ’n’ roll.",
    "\"'Hi,' he said,\" I said.": "“‘Hi,’ he said,” I said.",
    "('quoted') and \"it's\"": "(‘quoted’) and “it’s”",
    "She sang 'Help!' and 'Let it be'.": "She sang ‘Help!’ and ‘Let it be’.",
    'So ended what he had begun to say."': "So ended what he had begun to say.”",
    '"—so"': "“—so”",
    '"yes"/"no"': "“yes”/“no”",
    "the 'new' one's price": "the ‘new’ one’s price",
    "\"'80s music\"": "“’80s music”",
    '"Catch 22"': "“Catch 22”",
    "the 1980's": "the 1980’s",
    "Say 'em all.": "Say ’em all.",
}  # fmt: skip
KEPT = ("6'2\" tall", '12" of snow', "5' wide", "a ' b", 'a " b', '""', "''", "'", '"', "")
LANGUAGES = {
    "de": "„Er sagte ‚ja‘“, so geht’s.",
    "de-CH": "«Er sagte ‹ja›», so geht’s.",
    "de-Latn-CH": "«Er sagte ‹ja›», so geht’s.",
    "fr": "«\u00a0Er sagte “ja”\u00a0», so geht’s.",
    "es-MX": "«Er sagte “ja”», so geht’s.",
    "pt-BR": "“Er sagte ‘ja’”, so geht’s.",
    "sv": "”Er sagte ’ja’”, so geht’s.",
    "pl": "„Er sagte «ja»”, so geht’s.",
    "ru": "«Er sagte „ja“», so geht’s.",
    "ja": "\"Er sagte 'ja'\", so geht's.",
    "und": "\"Er sagte 'ja'\", so geht's.",
}


@pytest.mark.parametrize(("text", "expected"), ENGLISH.items())
def test_english_is_set_as_the_english_set_it(text, expected):
    assert typographic(text, "en") == expected


@pytest.mark.parametrize("text", KEPT)
def test_what_no_rule_is_sure_of_stays(text):
    assert typographic(text, "en") == text


@pytest.mark.parametrize(("tag", "expected"), LANGUAGES.items())
def test_each_language_has_its_own(tag, expected):
    assert typographic("\"Er sagte 'ja'\", so geht's.", tag) == expected


@pytest.mark.parametrize("text", ENGLISH.values())
def test_what_is_set_already_stays(text):
    assert typographic(text, "en") == text


def test_a_region_that_is_not_known_is_its_language():
    assert quotes_of("en-NZ") == quotes_of("en")
