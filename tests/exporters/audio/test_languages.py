# ruff: noqa: RUF001  (signs that look alike are what this is about)
"""Nothing of one language is said in another: formulas, code, signs, figures, announcements."""

import re

import pytest

from pipeline.exporters.audio.listing import printed
from pipeline.exporters.audio.options import AudioOptions
from pipeline.exporters.audio.script.narrator import narrate
from pipeline.language.announcements import SpokenWords
from pipeline.language.en.signs import CODE
from pipeline.language.en.words import ALONE, SIGNS, UNITS
from pipeline.language.signs import sign_in_text, speak_code
from pipeline.language.words import labels_for, words_for
from pipeline.model import Labels
from pipeline.reader import read_manuscript
from tests.reader.manuscripts import write

LANGUAGES = ["de", "es", "fr", "it", "nl", "pt-BR", "sv"]
TEXT = r"""# Uno

X → Y, 5 ≤ 6, ✓, ★, ♥, ⚑, 5 km, 3 °C, 10 %, 👍 und $\frac{a}{b} + \sqrt{x^2} \le 1$.

x{sup}`2` y{sup}`3` z{sup}`n` 10{sup}`-5` H{sub}`2`O und `ls -la "a" > b_c`.

- a
- b

```python
print(a[0] + {1: 'b'}) # x
```

| A | B |
|---|---|
| 1 |   |

Call.[^1]

$$\int_0^1 x^{10} dx = \alpha \cdot \infty$$

[^1]: Uno.

> Quo.
"""
_WORD = re.compile(r"[^\W\d_]+")


def words_of(*texts):
    return {word.lower() for text in texts for word in _WORD.findall(text)}


def _values(record):
    return [str(getattr(record, name)) for name in record.__dataclass_fields__]


ENGLISH = words_of(
    *CODE.values(), *SIGNS.values(), *ALONE.values(), *_values(SpokenWords()), *_values(Labels()),
    *(one for unit in UNITS.values() for one in unit), "over fraction root integral equals alpha",
    "thumbs up heart star flag rightwards arrow greek letter",
)  # fmt: skip


_MINUS = re.compile("(?:minus|menos|moins|meno) ")
_SHARED = {"i", "a", "integral", "plus", "kilometer"}
"""Words that are the same in several languages."""


def own_words(language):
    """All that the program can say in a language, which may look like English: "minus"."""
    code = (speak_code(sign, language)[0] for sign in CODE)
    signs = (sign_in_text(sign, language) or "" for sign in "→←↑↓↔⇒±×÷≤≥≠≈∞√©®™✓✗★☆♀♂♥☐☑⚠☎−♪")
    labels = labels_for(language)
    return words_of(
        *code, *signs, *_values(words_for(language)), *(_values(labels) if labels else ())
    )


@pytest.fixture(scope="module")
def script(tmp_path_factory):
    """The script of the book in a language, and what is told of it."""

    def _script(language):
        folder = write(tmp_path_factory.mktemp("book"), {"one.md": TEXT})
        facts = (folder / "book.toml").read_text("utf-8")
        (folder / "book.toml").write_text(facts.replace('"en"', f'"{language}"'), "utf-8")
        document = read_manuscript(folder).document
        script = narrate(document, AudioOptions())
        return printed(script, language), script.diagnostics

    return _script


@pytest.mark.parametrize("language", [*LANGUAGES, "fi", "pl", "tr", "ja", "el", "eu"])
def test_no_english_word_of_the_program_is_said(language, script):
    said, _ = script(language)
    of_the_book = words_of(TEXT, "T")

    assert words_of(said) & (ENGLISH - own_words(language) - of_the_book - _SHARED) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_with_words_says_signs_code_and_powers(language, script):
    said, told = script(language)

    words = words_for(language)
    assert f"x {words.squared}" in said
    assert f"y {words.cubed}" in said
    assert f"10 {words.power.format('-5')}" in _MINUS.sub("-", said)
    assert speak_code("-", language)[0] in said
    assert [fault.code for fault in told if "⚑" in fault.message] == ["unsaid-signs"]
    assert "missing-announcements" not in {fault.code for fault in told}


def test_what_a_language_lacks_is_told_with_its_line(script):
    said, told = script("fi")

    assert {"missing-announcements", "unsaid-signs", "unsaid-formula"} == {f.code for f in told}
    assert {f.position.line for f in told if f.code == "unsaid-signs"} >= {3, 5}
    assert "a b" in said
    assert "frac" not in said


def test_every_language_names_every_sign_of_code():
    assert not [(sign, tag) for sign in CODE for tag in LANGUAGES if speak_code(sign, tag)[1]]


@pytest.mark.parametrize(
    ("language", "called"),
    [("de", "Anmerkung 1."), ("fr", "Note 1."), ("nl", "Noot 1."), ("sv", "Not 1.")],
)
def test_a_footnote_is_called_by_its_own_name_and_not_by_that_of_a_box(language, called, script):
    said, _ = script(language)

    assert f"[{called}]" in said
