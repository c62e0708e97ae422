"""Formulas in the narration are in the language of the book; a language without words is told."""

import dataclasses

from pipeline.exporters.audio.listing import printed
from pipeline.exporters.audio.options import AudioOptions
from pipeline.exporters.audio.script.narrator import narrate
from pipeline.maths.reading import read_formula
from pipeline.model import Math, Para, Section, Sentence, Str
from tests.exporters.audio.book import book, sentence


def _narrated(latex, language):
    math = Math(latex, read_formula(latex, display=False), display=False)
    para = Para((Sentence("s_9", (Str("A: "), math, Str("."))),))
    document = book(Section("one", 1, sentence("One"), (para,)))
    facts = dataclasses.replace(document.metadata, language=language)
    return narrate(dataclasses.replace(document, metadata=facts), AudioOptions(opening=False))


def test_a_german_book_says_its_formulas_in_german():
    script = _narrated(r"x^2 = 4", "de")

    assert "x Quadrat ist gleich 4" in printed(script, "de")
    assert "unsaid-formula" not in {told.code for told in script.diagnostics}


def test_a_language_without_words_for_formulas_is_told():
    (told,) = [d for d in _narrated(r"x^2", "fi").diagnostics if d.code == "unsaid-formula"]

    assert "no words for formulas in 'fi'" in told.message
    assert "say=" in told.hint
