"""Emoji by their names, in the language of the text."""

import pytest

from pipeline.language.normalize import normalize
from pipeline.language.pictures import pictures_named


@pytest.mark.parametrize(
    ("language", "said"),
    [("de", "daumen hoch"), ("es-MX", "pulgar hacia arriba"), ("en-GB", "thumbs up")],
)
def test_an_emoji_is_named_in_the_language_of_the_text(language, said):
    assert said in normalize("\N{THUMBS UP SIGN}\N{EMOJI MODIFIER FITZPATRICK TYPE-4}", language)


@pytest.mark.parametrize("language", ["en", "de", "cy", "und"])
def test_the_colour_of_a_skin_is_not_told(language):
    said = normalize("x \N{WAVING HAND SIGN}\N{EMOJI MODIFIER FITZPATRICK TYPE-6} y", language)

    assert "fitzpatrick" not in said.lower()


@pytest.mark.parametrize("text", ["caf\u00e9", "1 + 1", "\u00a9 2020", "\u2192", "\u3042"])
def test_text_without_emoji_stays(text):
    assert pictures_named(text, "en") == text
