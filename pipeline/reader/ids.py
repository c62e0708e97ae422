"""Anchors: the ids of the book's places, unique and safe in XML, URLs and PDF names."""

import re
import unicodedata
from collections.abc import Callable
from itertools import islice

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
        self._taken: dict[str, None] = {}  # in the order in which they were taken
        self._next: dict[str, int] = {}

    def take(self, name: str) -> bool:
        """Take this very id; False when it is taken already."""
        if name in self._taken:
            return False
        self._taken[name] = None
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

    def __len__(self) -> int:
        return len(self._taken)

    def since(self, count: int) -> tuple[str, ...]:
        """Those that were taken after the first ``count``."""
        return tuple(islice(reversed(self._taken), len(self._taken) - count))[::-1]

    def __contains__(self, name: str) -> bool:
        return name in self._taken


def github_name(title: str) -> str:
    """The anchor that GitHub makes of a title: ``2024: What's new?`` is ``2024-whats-new``."""
    plain = title.strip().lower()
    kept = (char for char in plain if char in "-_ " or char.isalnum() or _marks(char))
    return "".join(kept).replace(" ", "-")


def pandoc_name(title: str) -> str:
    """The one that pandoc makes: as GitHub's, but from the first letter on, and with full stops."""
    kept = (char for char in title.lower() if char in "-_. " or char.isalnum() or _marks(char))
    words = "-".join("".join(kept).split())
    start = next((at for at, char in enumerate(words) if char.isalpha()), len(words))
    return words[start:] or "section"


def _marks(char: str) -> bool:
    return unicodedata.category(char).startswith("M")


class KnownNames:
    """The anchors by which another program knows the headings of one file."""

    def __init__(self, make: Callable[[str], str]) -> None:
        self.make = make
        self.found: list[tuple[str, str]] = []
        self._count: dict[str, int] = {}

    def add(self, title: str, place: str) -> None:
        """The next heading, which has the id ``place`` here; a repeated one counts "-1", "-2"."""
        name = self.make(title)
        count = self._count.get(name, 0)
        self._count[name] = count + 1
        self.found.append((f"{name}-{count}" if count else name, place))
