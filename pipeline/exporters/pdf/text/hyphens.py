"""Where a word may be divided: by its own hyphens and dashes, else by the language's patterns."""

import functools
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyphen

_WORD = re.compile(r"[^\W\d_]{6,}")
_OWN = re.compile(
    r"(?<=[\w)\]])[-\u2010\u2012-\u2014/\u200b]+(?=\S)|(?<=\w)[@.?=&_](?=\w\w)|\u00ad"
)
CODE = "zxx"
"""No language (BCP 47): a hyphen in code would be a sign of it; it breaks behind its own signs."""

_LEFT = 3
_RIGHT = 3


def own_breaks(word: str, lang: str) -> list[int]:
    """Places after the word's own hyphens, dashes and slashes; in addresses and code after more."""
    if word.isalpha():
        return []
    signs = lang == CODE or "/" in word or "@" in word
    return [
        match.end()
        for match in _OWN.finditer(word)
        if signs or match[0] not in ("@", ".", "?", "=", "&", "_")
    ]


@functools.lru_cache(maxsize=4096)
def pattern_breaks(word: str, lang: str) -> tuple[int, ...]:
    """Places where the language's patterns allow a hyphen, at least three letters from the ends."""
    dictionary = _dictionary(lang)
    if dictionary is None:
        return ()
    places: list[int] = []
    for match in _WORD.finditer(word):
        inside = (int(place) for place in dictionary.positions(match[0].lower()))
        length = len(match[0])
        places += [match.start() + p for p in inside if _LEFT <= p <= length - _RIGHT]
    return tuple(places)


@functools.cache
def _dictionary(lang: str) -> "pyphen.Pyphen | None":
    import pyphen  # noqa: PLC0415  (loads only when a PDF is made)

    found = pyphen.language_fallback(lang.replace("-", "_"))
    return pyphen.Pyphen(lang=found) if found else None
