# ruff: noqa: RUF001  (signs that look alike are told apart)
"""Signs by their names, in each language that has them: those of code, and those in a text.

What a language has no name for is never said in another: it is left out, and told.
"""

import re
import unicodedata
from collections.abc import Mapping

from pipeline.language.de import signs as de
from pipeline.language.en import signs as en
from pipeline.language.es import signs as es
from pipeline.language.fr import signs as fr
from pipeline.language.it import signs as it
from pipeline.language.keys import keys_of
from pipeline.language.nl import signs as nl
from pipeline.language.pt import signs as pt
from pipeline.language.sv import signs as sv
from pipeline.language.tags import primary

_CODE: Mapping[str, Mapping[str, str]] = {
    "en": en.CODE, "de": de.CODE, "fr": fr.CODE, "es": es.CODE, "it": it.CODE, "nl": nl.CODE,
    "pt": pt.CODE, "sv": sv.CODE,
}  # fmt: skip
_TEXT: Mapping[str, Mapping[str, str]] = {
    "de": de.TEXT, "fr": fr.TEXT, "es": es.TEXT, "it": it.TEXT, "nl": nl.TEXT, "pt": pt.TEXT,
    "sv": sv.TEXT,
}  # fmt: skip
_SIGN = re.compile("[" + re.escape("".join((*en.CODE, *keys_of("en")))) + "]")
_KEPT = {sign: sign for sign in "+<=>^|~`°⁺⁻"} | {"−": "-"}
"""Signs that engines say in the language of their voice."""


def speak_code(text: str, language: str) -> tuple[str, tuple[str, ...]]:
    """The code in words, "--help" as "dash dash help"; and the signs that have no name there."""
    names = {**_CODE.get(primary(language), {}), **keys_of(language)}
    lost = tuple(dict.fromkeys(sign for sign in _SIGN.findall(text) if sign not in names))
    return " ".join(_SIGN.sub(lambda sign: f" {names.get(sign[0], ' ')} ", text).split()), lost


def sign_in_text(char: str, language: str) -> str | None:
    """What is written for a sign of a text that is not in English; None where it has no name."""
    name = keys_of(language).get(char) or _TEXT.get(primary(language), {}).get(
        _SAME.get(char, char)
    )
    if name is not None:
        return f" {name} "
    return _KEPT.get(char)


def signs_named(text: str, language: str) -> str:
    """The text with its signs by their names, those without one left out."""
    named = (
        (sign_in_text(char, language) or " ") if is_sign(char) else _INVISIBLE.get(char, char)
        for char in text
    )
    return " ".join("".join(named).split())


_INVISIBLE = dict.fromkeys("\u2061\u2062\u2063\u2064", " ")
"""Signs of formulas that nobody sees: applied to, times, comma, plus."""


def signs_left_out(text: str, language: str) -> tuple[str, ...]:
    """The signs of a text that have no name in its language, each once."""
    if primary(language) == "en" or text.isascii():
        return ()
    return tuple(
        char
        for char in dict.fromkeys(text)
        if is_sign(char) and sign_in_text(char, language) is None
    )


def is_sign(char: str) -> bool:
    """Whether engines would pass over the character, or say it as they like."""
    return unicodedata.category(char) in _NAMED


_NAMED = frozenset({"So", "Sm", "Sk"})
_SAME = {"✔": "✓", "✘": "✗"}
