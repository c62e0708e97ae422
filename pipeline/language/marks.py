"""Words with a pronunciation or a voice of their own, carried inside the spoken text.

A marked word stands between private characters, which no manuscript text keeps; so normalization
passes over it, and each engine renders it in the way it understands. Words of another language
that has a voice are marked in the same way, with the language.
"""

import re
from collections.abc import Callable, Container

from pipeline.language.tags import primary
from pipeline.model import Pronunciation

_OPEN, _BETWEEN, _CLOSE = "\ue000", "\ue001", "\ue002"
_PART = f"[^{_OPEN}{_BETWEEN}{_CLOSE}]*"
_MARK = re.compile(f"{_OPEN}({_PART}){_BETWEEN}({_PART}){_CLOSE}")
_LANGUAGE, _WORDS = "lang", "words"
_IN_LANGUAGE = re.compile(f"{_OPEN}({_PART}){_BETWEEN}{_LANGUAGE}:({_PART}){_CLOSE}")
_KEPT = re.compile(f"{_OPEN}[^{_OPEN}{_CLOSE}]*{_CLOSE}")
_PRIVATE = re.compile("[\ue000-\uf8ff]")

Render = Callable[[str, Pronunciation], str]


def mark(word: str, pronunciation: Pronunciation | None) -> str:
    """The word with its pronunciation; the bare word when it has none."""
    if pronunciation is None or pronunciation == Pronunciation():
        return word
    if pronunciation.ipa:
        how = f"ipa:{pronunciation.ipa}"
    elif pronunciation.say:
        how = f"say:{pronunciation.say}"
    else:
        how = "letters:"
    return f"{_OPEN}{word}{_BETWEEN}{how}{_CLOSE}"


def mark_kept(words: str) -> str:
    """Words that are said as they are written here: no rule of normalization looks at them."""
    return f"{_OPEN}{without_private(words)}{_BETWEEN}{_WORDS}:{_CLOSE}"


def mark_language(text: str, language: str) -> str:
    """The text, to be said by the voice of a language; the spaces around it stay outside."""
    words = " ".join(text.split())
    if not words:
        return text
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}{_OPEN}{words}{_BETWEEN}{_LANGUAGE}:{language}{_CLOSE}{after}"


def voice_for(language: str, known: Container[str]) -> str | None:
    """The key of ``known`` (small letters) that fits a BCP 47 tag best; None when none does."""
    folded = language.lower()
    return next((key for key in (folded, primary(folded)) if key in known), None)


def language_runs(text: str) -> list[tuple[str | None, str]]:
    """The text cut where its voice changes: each part after its language, None for the book's."""
    runs: list[tuple[str | None, str]] = []
    at = 0
    for found in _MARK.finditer(text):
        kind, _, language = found[2].partition(":")
        if kind == _LANGUAGE:
            runs += [(None, text[at : found.start()]), (language, found[1])]
            at = found.end()
    return [run for run in (*runs, (None, text[at:])) if run[1]]


def render(text: str, how: Render) -> str:
    """The text with each marked word as ``how`` writes it; words in another language stay."""

    def one(match: re.Match[str]) -> str:
        kind, _, value = match[2].partition(":")
        if kind in (_LANGUAGE, _WORDS):
            return match[1]
        if kind == "letters":
            return how(match[1], Pronunciation(letters=True))
        said = Pronunciation(say=value) if kind == "say" else Pronunciation(ipa=value)
        return how(match[1], said)

    return _MARK.sub(one, text)


def readable(text: str) -> str:
    """The text for a person: a respelling replaces its word, other marks leave the word.

    Words that another voice says stand in braces behind their language: ``{fr: mot juste}``.
    """
    voiced = _IN_LANGUAGE.sub(r"{\2: \1}", text)
    return render(
        voiced, lambda word, said: said.say or (f"{word} /{said.ipa}/" if said.ipa else word)
    )


def without_marked(text: str) -> str:
    """The text, as long as it is, with dots for each marked word: how that is said is known."""
    return _KEPT.sub(lambda found: "\u2026" * len(found[0]), text)


def without_private(text: str) -> str:
    """Manuscript text without the private characters that marks are made of."""
    return _PRIVATE.sub("", text)


def around_marks(text: str, change: Callable[[str], str]) -> str:
    """The text changed by ``change``, which sees one private character for each marked word."""
    marks = _KEPT.findall(text)
    hidden = _KEPT.sub(_OPEN, text)
    places = iter(marks)
    return re.sub(_OPEN, lambda _: next(places, ""), change(hidden))
