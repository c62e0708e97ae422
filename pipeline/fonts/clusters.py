"""Letters with their marks: what one face must set, and no line may divide."""

import re
import unicodedata

MARKED = re.compile("[\u0300-\u036f]")
"""The marks that any letter may carry (Combining Diacritical Marks)."""
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]{24,}")
"""Words one after another in Thai, Lao, Burmese or Khmer, which set no spaces between them."""
_BEFORE = frozenset("\u0e40\u0e41\u0e42\u0e43\u0e44\u0ec0\u0ec1\u0ec2\u0ec3\u0ec4")
_AFTER = frozenset("\u0e30\u0e32\u0e33\u0e45\u0eb0\u0eb2\u0eb3")
"""Vowels of Thai and Lao that are letters of their own, before and after their consonant."""


def cluster_starts(text: str) -> list[int]:
    """Where letters begin that have their marks behind them, and at last the text's length."""
    starts = [n for n, character in enumerate(text) if n == 0 or not _is_mark(character)]
    return [*starts, len(text)]


def cluster_breaks(text: str) -> list[int]:
    """Places inside a word at which a line may end, where no better one is known."""
    if text.isascii():
        return list(range(1, len(text)))
    return [n for n in cluster_starts(text)[1:-1] if text[n] not in _AFTER and not _leads(text, n)]


def _leads(text: str, place: int) -> bool:
    return text[place - 1] in _BEFORE


def _is_mark(character: str) -> bool:
    return not character.isascii() and unicodedata.category(character).startswith("M")
