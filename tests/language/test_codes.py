"""Codes of languages, as sound files and catalogues have them."""

import pytest

from pipeline.language.codes import bibliographic_code, language_code


@pytest.mark.parametrize(
    ("tag", "plain", "library"),
    [
        ("en-GB", "eng", "eng"), ("de", "deu", "ger"), ("et", "est", "est"), ("fa", "fas", "per"),
        ("sr-Latn", "srp", "srp"), ("cmn-Hant", "cmn", "chi"), ("gsw", "gsw", "gsw"),
        ("eu", "eus", "baq"), ("und", "und", "und"), ("", "und", "und"),
    ],
)  # fmt: skip
def test_the_code_of_a_language(tag, plain, library):
    assert (language_code(tag), bibliographic_code(tag)) == (plain, library)
