"""Where a word may be divided: by its own hyphens and dashes, else by the language's patterns.

Addresses, paths and names of programs get no hyphen, which a reader would type with them: they
break behind a slash, or before a dot or another sign, so that a line never seems to end there
(after The Chicago Manual of Style, 17th edition, 14.18).
"""

import functools
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyphen

_WORD = re.compile(r"[^\W\d_]{6,}")
_OWN = re.compile(r"(?<=[\w)\]])[-\u2010\u2012-\u2014/\u200b]+(?=\S)|\u00ad")
_SIGNS = re.compile(
    r"(?<=[^\W_])(?:/+|\\+|\u200b)(?=\S)|\u00ad"
    r"|(?<=[^\W_])(?=[-\u2010._@?#%&=~+:]+[^\W_]{2})(?!(?<=\d)[.:]\d|://)"
)
_LITERAL = re.compile(r"[/\\@_=&#%~]|\w\w[.:?+][^\W_]{2}|\d[^\W\d_]|[^\W\d_]\d|[a-z][A-Z]")
_ADDRESS = re.compile(r"://|@|[\\_=&#%~]|/.*/|^[./~]|\w/\w.*\.\w|^www\.")
CODE = "zxx"
"""No language (BCP 47): a hyphen in code would be a sign of it; it breaks at its own signs."""

_LEFT = 3
_RIGHT = 3


def own_breaks(word: str, lang: str) -> list[int]:
    """Places behind the word's own hyphens, dashes and slashes; in addresses and code at others."""
    if word.isalpha():
        return []
    signs = lang == CODE or _ADDRESS.search(word)
    return [match.end() for match in (_SIGNS if signs else _OWN).finditer(word)]


def is_literal(word: str) -> bool:
    """Whether a word is an address, a path or a name that is typed letter by letter."""
    return _LITERAL.search(word) is not None


@functools.lru_cache(maxsize=4096)
def pattern_breaks(word: str, lang: str) -> tuple[int, ...]:
    """Places where the language's patterns allow a hyphen, at least three letters from the ends.

    Words that are typed letter by letter have none.
    """
    dictionary = _dictionary(lang)
    if dictionary is None or is_literal(word):
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
