"""Words that a listener cannot make out: abbreviations that are explained nowhere (WCAG 3.1.4)."""

import re
from collections.abc import Iterator

from pipeline.checks.view import View
from pipeline.diagnostics import Diagnostic
from pipeline.model import (
    Inline,
    Keys,
    Position,
    Sentence,
    Span,
    Str,
    Subscript,
    Superscript,
    plain_text,
)
from pipeline.model.walk import child_inlines

_WORD = re.compile("[^\\W_]+(?:['\u2019&][^\\W_]+)*")
_LETTERS = re.compile(r"[^\W\d_]+")
_ROMAN = re.compile(r"(?=[IVXLCDM])M*(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_ADDRESS = re.compile(r"://|www\.|@|\w\.(com|org|net|edu|gov|md|csv)\b", re.IGNORECASE)
_CAPITALS = re.compile("[A-Z\x80-\U0010ffff][A-Z0-9\x80-\U0010ffff]")
"""Two side by side: without them, or letters that may be some, there is no abbreviation."""

_EVERYDAY = frozenset("AD AM BC BCE CE OK PM TV UK US USA".split())  # noqa: SIM905  (shorter)
_LONGEST = 8
"""Letters of the longest abbreviation; a longer word is set in capitals for emphasis."""

_LOUD = 3
"""As many words in capitals, one after the other, are not abbreviations but loud."""


def check_abbreviations(view: View) -> Iterator[Diagnostic]:
    """Every abbreviation is declared in book.toml, or explained where it is used.

    Each is reported once, at its first use. Passed over are Roman numerals, words that everybody
    knows (OK, USA), code, addresses, sentences in capitals, and what the text itself explains:
    "American Medical Association (AMA)".
    """
    known = _known(view)
    first: dict[str, Position | None] = {}
    uses: dict[str, int] = {}
    for sentence in view.prose:
        for short in _abbreviations(sentence):
            if short not in known:
                first.setdefault(short, sentence.position)
                uses[short] = uses.get(short, 0) + 1
    explained = _explained(view, set(first)) | _emphatic(view, set(first))
    for short, position in first.items():
        if short not in explained:
            yield _undeclared(short, uses[short], position)


def _undeclared(short: str, uses: int, position: Position | None) -> Diagnostic:
    times = "once" if uses == 1 else f"{uses} times"
    message = f"the abbreviation {short!r} is used {times} and explained nowhere"
    hint = (
        f'Declare it in book.toml: [abbreviations] {short} = {{ expansion = "..." }}; '
        "a word that is no abbreviation goes into [lexicon]."
    )
    return Diagnostic("undeclared-abbreviation", "warning", message, position, hint)


def _known(view: View) -> frozenset[str]:
    document = view.document
    declared = {entry.short for entry in document.abbreviations}
    return frozenset(declared | {word for word, _ in document.lexicon} | _EVERYDAY)


def _explained(view: View, shorts: set[str]) -> set[str]:
    """The abbreviations that somewhere stand in brackets, or before some."""
    if not shorts:
        return set()
    words = "|".join(re.escape(short) for short in sorted(shorts, key=len, reverse=True))
    bracket = re.compile(rf"\w\s+[(\[]({words})s?[)\]]|\b({words})s? \((?=\w+ )")
    found = (match for sentence in view.prose for match in bracket.finditer(sentence.text))
    return {match[1] or match[2] for match in found}


def _emphatic(view: View, shorts: set[str]) -> set[str]:
    """Those that the book also writes in small letters: VERY is "very" said with force."""
    folded = {short.casefold(): short for short in shorts}
    found: set[str] = set()
    for sentence in view.prose if shorts else ():
        if not folded.keys().isdisjoint(_small(sentence.text)):
            text = "".join(map(_said, sentence.inlines))  # names in code do not tell
            for word in folded.keys() & set(_small(" ".join(_words(text)))):
                found.add(folded.pop(word))
    return found


def _small(text: str) -> Iterator[str]:
    """The words in small letters, folded."""
    return (word.casefold() for word in _LETTERS.findall(text) if word.islower())


def _abbreviations(sentence: Sentence) -> Iterator[str]:
    if not _CAPITALS.search(sentence.text):
        return  # most sentences
    text = "".join(_said(inline) for inline in sentence.inlines)
    words = _words(text)
    loud = _loud(words)
    for place, word in enumerate(words):
        if place not in loud and (short := _short(word)):
            yield short


def _words(text: str) -> list[str]:
    plain = text
    if _ADDRESS.search(text):
        plain = " ".join(part for part in text.split() if not _ADDRESS.search(part))
    return _WORD.findall(plain)


def _said(inline: Inline) -> str:
    """The text in which abbreviations are looked for; what is explained or code is left out."""
    match inline:
        case Str():
            return inline.text
        case Span() if inline.pronunciation is not None:
            return " "
        case Keys():
            return " "
        case Subscript() | Superscript():  # a formula, as in H2O
            return f" {plain_text(inline.inlines)} "
        case _:
            children = child_inlines(inline)
            return "".join(_said(child) for child in children) if children else " "


def _loud(words: list[str]) -> frozenset[int]:
    """The places of words that are written in capitals for emphasis."""
    upper = [word.isupper() and not word.isdigit() for word in words]
    if len(words) > 1 and all(up or word.isdigit() for up, word in zip(upper, words, strict=True)):
        return frozenset(range(len(words)))
    loud: set[int] = set()
    start = 0
    for place, up in enumerate([*upper, False]):
        if not up:
            if place - start >= _LOUD:
                loud.update(range(start, place))
            start = place + 1
    return frozenset(loud)


def _short(word: str) -> str | None:
    """The abbreviation that a word is, without a plural s; None when it is none."""
    bare = re.split("['\u2019]", word)[0]
    if bare[-1:] == "s" and bare[:-1].isupper():
        bare = bare[:-1]
    letters = sum(char.isalpha() for char in bare)
    if not bare.isupper() or not 2 <= letters <= _LONGEST:  # noqa: PLR2004  (a single letter is none)
        return None
    return None if _ROMAN.fullmatch(bare) else bare
