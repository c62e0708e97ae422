"""Anchors: the ids of the book's places, unique and safe in XML, URLs and PDF names."""

import re
import unicodedata

RESERVED = re.compile(r"(?:.*\W)?+\w*?_s\d++(?:_\w+)?$")
"""The form of sentence ids, and of ids made from them, which an author's id must not have."""

VALID = re.compile(r"[^\W\d][\w.-]*$")
"""An XML name without a colon: a letter or underscore, then letters, digits, ``_``, ``-``, ``.``"""

_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "\u0131": "i"}
)


def slug(text: str, fallback: str = "section") -> str:
    """An id made from a title: ``What it takes`` is ``what-it-takes``.

    Latin letters lose their accents; other scripts keep their letters, which XML names allow.
    """
    plain = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    plain = unicodedata.normalize("NFC", plain)
    words = re.findall(r"[^\W_]+", plain.replace("\u2019", "").replace("'", ""))
    name = "-".join(words)[:80].strip("-")
    if not name:
        return fallback
    return name if VALID.match(name) else f"{fallback}-{name}"


class Ids:
    """The ids that are taken."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}

    def take(self, name: str) -> bool:
        """Take this very id; False when it is taken already."""
        if name in self._taken:
            return False
        self._taken.add(name)
        return True

    def unique(self, name: str) -> str:
        """Take this id, or the first free one of ``name-2``, ``name-3`` and so on."""
        candidate = name
        count = self._next.get(name, 1)
        while not self.take(candidate):
            count += 1
            candidate = f"{name}-{count}"
        self._next[name] = count
        return candidate

    def __contains__(self, name: str) -> bool:
        return name in self._taken
