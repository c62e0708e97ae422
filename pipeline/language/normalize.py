# ruff: noqa: RUF001  (signs that look alike are told apart here)
"""Written text -> text that a speech engine says rightly.

Every rule is written down in :mod:`pipeline.language.en.rules`; a rule is the only way in
which a letter or a digit may change. Normalizing twice changes nothing more. Marked words (see
:mod:`pipeline.language.marks`) pass through untouched.
"""

import functools
import re
import unicodedata
from collections.abc import Mapping, Sequence

from pipeline.language.de.rules import RULES as GERMAN
from pipeline.language.en.homographs import with_readings
from pipeline.language.en.needs import signs_of
from pipeline.language.en.rules import RULES
from pipeline.language.en.words import ALONE, SIGNS
from pipeline.language.es.rules import RULES as SPANISH
from pipeline.language.fr.rules import RULES as FRENCH
from pipeline.language.it.rules import RULES as ITALIAN
from pipeline.language.keys import keys_of
from pipeline.language.marks import around_marks
from pipeline.language.pictures import pictures_named
from pipeline.language.pt.rules import BRAZILIAN
from pipeline.language.pt.rules import RULES as PORTUGUESE
from pipeline.language.rule import Rule
from pipeline.language.signs import is_sign, sign_in_text
from pipeline.language.tags import primary

_MARK = "\ue000"  # stands for a marked word while the rules look at its neighbours
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Cn"})
_KEPT_SIGNS = frozenset("+<=>^|~`$⁺⁻")
_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)} | {
    0x2044: "/"  # the fraction slash
}
_THIN_SPACES = re.compile(r"(?<=\d)[\u00a0\u2009\u202f](?=\d{3}(?!\d))")  # of thousands
_TIDY = (
    (re.compile(r"\s+"), " "),
    (re.compile(r" ([,.;:!?…])"), r"\1"),
    (re.compile(r"[,;:](?:\s*,)+"), ","),
    (re.compile(r",\s*([.;:!?…])"), r"\1"),
    (re.compile(r"([;:!?…—])\s*,"), r"\1"),
    (re.compile(r"\.{2,}"), "."),
    (re.compile(r"^[\s,;:.]+(?=\S)"), ""),
    (re.compile(r"(?<=[,;!?])(?=[^\W\d_])"), " "),
)
_PASSES = 4  # one rule may make room for another; rarely more than twice
_PAIRED = re.compile(r"(?<![\w.\ue000])[‘'‚]((?:[^‘’']|(?<=\w)['’](?=\w))*)[’'](?!\w)")
_END = ".!?…:;,—"


def normalize(text: str, language: str = "en") -> str:
    """The text as it is given to the engine; empty when there is nothing to say.

    ``language`` is a BCP 47 tag; English, French, German,
    Italian, Portuguese and Spanish have rules of their own.
    """
    for _ in range(_PASSES):
        before, text = text, around_marks(text, lambda plain: _normalize(plain, language))
        if text == before:
            break
    return text


def spoken(text: str, language: str) -> str:
    """The normalized text, with the sound of words that are surely not what they look like."""
    text = normalize(text, language)
    return with_readings(text) if primary(language) == "en" else text


def sign_names(text: str, language: str) -> str:
    """The names of the signs of a text that is signs alone; empty when it has none to be named."""
    if primary(language) != "en":
        return ""
    names = dict.fromkeys(ALONE[char] for char in text if char in ALONE)
    return f"{', '.join(names)}." if names else ""


def speakable(text: str) -> bool:
    """Whether the text holds a letter, a digit or a marked word."""
    return any(char.isalnum() or char == _MARK for char in text)


def _normalize(text: str, language: str) -> str:
    text = unicodedata.normalize("NFC", text).translate(_LIGATURES)
    text = pictures_named(text, language)
    text = _lines(_characters(_THIN_SPACES.sub("", text), primary(language)))
    text = _by_rules(text, rules_of(language))
    return _finished(_tidied(_without_brackets(text)))


def rules_of(language: str) -> tuple[Rule, ...]:
    """The rules for a BCP 47 tag; none for a language that has none yet."""
    return _RULES.get(language.lower()) or _RULES.get(primary(language), ())


_RULES: Mapping[str, tuple[Rule, ...]] = {
    "en": RULES,
    "de": GERMAN,
    "es": SPANISH,
    "fr": FRENCH,
    "it": ITALIAN,
    "pt": PORTUGUESE,
    "pt-br": BRAZILIAN,
}


def _by_rules(text: str, rules: Sequence[Rule]) -> str:
    if not rules:
        return text
    signs = signs_of(text)
    for rule in rules:
        if not rule.needs or not rule.needs.isdisjoint(signs):
            before, text = text, rule.apply(text)
            signs = signs if text == before else signs_of(text)
    return text


def _characters(text: str, language: str) -> str:
    """Text without control characters; signs that engines pass over are named, where they can."""
    return text.translate(_written(language))


class _Written(dict[int, str]):
    """What is written for each character in a language, found out once."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, code: int) -> str:
        self[code] = _character(chr(code), self._language)
        return self[code]


@functools.cache
def _written(language: str) -> _Written:
    return _Written(language)


def _character(char: str, language: str) -> str:
    if char in "\n\t" or char == _MARK:
        return char
    category = unicodedata.category(char)
    if category in {"Zs", "Zl", "Zp"}:
        return " "
    if category in _DROPPED or category == "Co" or "\ufe00" <= char <= "\ufe0f":
        return ""
    if language != "en":
        said = sign_in_text(char, language) if is_sign(char) else char
        return " " if said is None else said
    if char in SIGNS or char in _KEPT_SIGNS or not is_sign(char):
        return char
    if key := keys_of(language).get(char):
        return f" {key} "
    name = _WEIGHT.sub(" ", unicodedata.name(char, "").lower())
    return f" {' '.join(name.split())} "


_WEIGHT = re.compile(r"^(?:black|white|heavy) |-")


def _lines(text: str) -> str:
    """A line end is a short pause."""
    return re.sub(r"(?<!\s)[^\S\n]*+\n\s*", ", ", text.strip())


def _without_brackets(text: str) -> str:
    """Brackets are heard as pauses, quotation marks not at all: engines stumble over both."""
    text = _PAIRED.sub(r" \1 ", text)
    text = re.sub(r"[“”„«»‹›\"]|(?<![\w.\ue000])[‘’'‚](?=\w)|(?<![\w.\ue000])[‘’'‚]", " ", text)
    text = text.replace("’", "'").replace("‘", "'")
    return _BRACKETS.sub(_pause, text)


_BRACKETS = re.compile(r"(?:(?<!\s)\s+)?[\[\](){}⟨⟩]+\s*")


def _pause(found: re.Match[str]) -> str:
    """A comma; none behind a mark that pauses already."""
    return " " if found.string[: found.start()].endswith((".", "!", "?", "…")) else ", "


def _tidied(text: str) -> str:
    for _ in range(4):
        before = text
        for pattern, by in _TIDY:
            text = pattern.sub(by, text)
        if text == before:
            break
    return text.strip()


def _finished(text: str) -> str:
    """A text ends with a mark, so that the voice falls; one without anything to say is empty."""
    if not speakable(text):
        return ""
    text = text.rstrip(" ,;—")
    return text if text[-1] in _END else f"{text}."
