"""What an abbreviation stands for, said behind the whole word that it is part of."""

import dataclasses
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from pipeline.language.tags import primary
from pipeline.model import Inline
from pipeline.model.inlines import Abbr, Emph, Link, Marked, Str, Strong

_ENDING = re.compile(
    r"(?:['\u2019]s|s['\u2019]?|['\u2019])?(?!\w)"  # EHRs, EHR's, EHRs'
    r"(?:[-\u2010\u2011]\w[\w'\u2019]*)*"  # EHR-based, EHR-System
    r"(?:[-\u2010\u2011](?![\w-]))?"  # EHR- und EMR-Systeme
)


def with_endings(inlines: Iterable[Inline]) -> Iterator[tuple[Inline, str]]:
    """Each inline, an abbreviation with the rest of its word from the text behind it."""
    row = _with_tails(list(inlines))
    ending = ""
    for inline, after in pairwise((*row, None)):
        shown = inline
        if ending and isinstance(inline, Str):
            shown = Str(inline.text.removeprefix(ending))
        ending = _ending(after) if isinstance(inline, Abbr) else ""
        if shown is not None:
            yield shown, ending


def _with_tails(row: list[Inline]) -> Sequence[Inline]:
    """The inlines, the rest of a word ("s", "-based") inside the emphasis that its start is in."""
    for place, (inline, after) in enumerate(pairwise(row)):
        if not (isinstance(inline, Emph | Strong | Marked | Link) and isinstance(after, Str)):
            continue
        last = inline.inlines[-1] if inline.inlines else None
        tail = _ending(after) if isinstance(last, Abbr) else ""
        if tail:
            row[place] = dataclasses.replace(inline, inlines=(*inline.inlines, Str(tail)))
            row[place + 1] = Str(after.text.removeprefix(tail))
    return row


def _ending(after: Inline | None) -> str:
    found = _ENDING.match(after.text) if isinstance(after, Str) else None
    return found[0] if found else ""


def expansion_behind(abbr: Abbr, ending: str, language: str) -> str | None:
    """What is said behind the word: "electronic health records" behind "EHRs".

    None where it would part a word from what it belongs to: a possessive ("AHIMA's exam"), or the
    first half of a pair ("EHR-EMR exchange"). The next use explains it.
    """
    if "'" in ending or "\u2019" in ending or ending.endswith(("-", "\u2010", "\u2011")):
        return None
    if ending == "s" and primary(language) == "en":
        return _plural(abbr.expansion)
    return abbr.expansion


_HEAD = re.compile(r" (?:of|for|in|on|to|at|by|with|from|per) ")
_IRREGULAR = {"person": "people", "child": "children", "man": "men", "woman": "women"}


def _plural(words: str) -> str:
    """The plural of an English noun phrase: of its word before "of" or "for", else of the last."""
    head = _HEAD.search(words)
    end = head.start() if head else len(words)
    start = words.rfind(" ", 0, end) + 1
    return f"{words[:start]}{_plural_of_word(words[start:end])}{words[end:]}"


def _plural_of_word(word: str) -> str:
    small = word.lower()
    if irregular := _IRREGULAR.get(small):
        return word[0] + irregular[1:]
    if not small.isalpha() or (small.endswith("s") and not small.endswith(("ss", "us", "is"))):
        return word  # no word, or a plural already
    if small.endswith("is"):
        return f"{word[:-2]}es"
    if re.search("[^aeiou]y$", small):
        return f"{word[:-1]}ies"
    return f"{word}es" if small.endswith(("s", "x", "z", "ch", "sh")) else f"{word}s"
