"""Words with a pronunciation of their own, carried inside the spoken text.

A marked word stands between private characters, which no manuscript text keeps; so normalization
passes over it, and each engine renders it in the way it understands.
"""

import re
from collections.abc import Callable

from pipeline.model import Pronunciation

_OPEN, _BETWEEN, _CLOSE = "\ue000", "\ue001", "\ue002"
_MARK = re.compile(f"{_OPEN}([^{_CLOSE}]*){_BETWEEN}([^{_CLOSE}]*){_CLOSE}")
_KEPT = re.compile(f"{_OPEN}[^{_CLOSE}]*{_CLOSE}")
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


def render(text: str, how: Render) -> str:
    """The text with each marked word as ``how`` writes it."""

    def one(match: re.Match[str]) -> str:
        kind, _, value = match[2].partition(":")
        if kind == "letters":
            return how(match[1], Pronunciation(letters=True))
        said = Pronunciation(say=value) if kind == "say" else Pronunciation(ipa=value)
        return how(match[1], said)

    return _MARK.sub(one, text)


def readable(text: str) -> str:
    """The text for a person: a respelling replaces its word, other marks leave the word."""
    return render(
        text, lambda word, said: said.say or (f"{word} /{said.ipa}/" if said.ipa else word)
    )


def without_private(text: str) -> str:
    """Manuscript text without the private characters that marks are made of."""
    return _PRIVATE.sub("", text)


def around_marks(text: str, change: Callable[[str], str]) -> str:
    """The text changed by ``change``, which sees one private character for each marked word."""
    marks = _KEPT.findall(text)
    hidden = _KEPT.sub(_OPEN, text)
    places = iter(marks)
    return re.sub(_OPEN, lambda _: next(places, ""), change(hidden))
