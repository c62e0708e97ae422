"""Formulas in the words of a language, and in Nemeth's braille code."""

import re
from html import unescape

from pipeline.maths.engine import UnreadableError, locale, render
from pipeline.maths.english import speak_mathml
from pipeline.maths.mathspeak import mathspeak
from pipeline.maths.sayable import sayable
from pipeline.maths.signs import with_words
from pipeline.model import Math

_UNSAID = re.compile(r"[^\w\s.,;:'\u2019%()-]|[_\\]")

_TAG = re.compile("<[^<>]*>")

_YIELDS = re.compile(r"\bto\b(?! the (?:power|\d))")  # the arrow of a reaction


def spoken(formula: Math, language: str) -> str | None:
    """The formula in words; None where the language, or a sign, has none.

    English is said in words of our own, which know units, intervals and school notation, or in
    MathSpeak where the book chose it; other languages have one style.

    Raises:
        MissingToolError: the engine is not installed.
    """
    if language.lower().partition("-")[0] == "en":
        if formula.speech == "mathspeak":
            return mathspeak(formula.mathml)
        own = speak_mathml(formula.mathml)
        if own is not None:
            return _YIELDS.sub("yields", own) if r"\ce" in formula.latex else own
    known = locale(language) if formula.mathml else None
    if known is None:
        return None
    try:
        said = render(sayable(formula.latex), display=formula.display, language=known).words
    except UnreadableError:
        return None
    said = with_words(said, language, formula.latex)
    return None if not said or _UNSAID.search(said) else said


def signs(formula: Math) -> str:
    """The signs that the formula is made of, or its LaTeX where it has no MathML."""
    return " ".join(unescape(_TAG.sub(" ", formula.mathml)).split()) or formula.latex


def has_words(language: str) -> bool:
    """Whether formulas can be said in a language."""
    return locale(language) is not None


def cells(formula: Math) -> str | None:
    """The formula in Nemeth's code, as Unicode braille; None for what cannot be read."""
    try:
        return render(formula.latex, display=formula.display).cells or None
    except UnreadableError:
        return None
