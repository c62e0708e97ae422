# ruff: noqa: RUF001  (signs that look alike are told apart)
"""Sentences in capitals are said as words, not letter by letter; acronyms stay as they are."""

import re

from pipeline.language.en.names import ACRONYMS, AMBIGUOUS, EVERYDAY, GIVEN
from pipeline.language.rule import Rule, rule

_WORD = re.compile(r"[A-Z]+(?:['’][A-Z]+)*")
_VOWELS = frozenset("AEIOUY")
_KNOWN_NAMES = frozenset(name.upper() for name in GIVEN)
_BEFORE_NAMES = frozenset({"MR", "MRS", "MS", "DR", "MISS", "SIR", "LADY", "ST"})
_BEFORE_LETTERS = frozenset({"THE", "AN"})
_LONG = 8
_GO_ON = re.compile(r"\s(?:AND|OR|ALL|BOTH|TOO|TWO|IS|ARE)\b")
_SHORT = 3  # letters of what may be an acronym that is not known


def _run(found: re.Match[str]) -> str:
    run = found[0]
    words = _WORD.findall(run)
    if not _is_sentence(found, words):
        return run
    before = found.string[: found.start()].rstrip(" \"“”‘’'([")
    first = not before or before.endswith((".", "!", "?"))
    return _said(run, starts=first)


def _is_sentence(found: re.Match[str], words: list[str]) -> bool:
    """Whether the run has a word of every day; a lone one must be a heading or end in a colon."""
    sure = [word for word in words if word in EVERYDAY and word not in AMBIGUOUS]
    if sum(len(word) > 1 for word in words) > 1:
        return any(len(word) > 1 for word in sure) or any(map(_is_long, words))
    whole = found.string.strip(" .!?\"“”'’‘:0123456789")
    heads = found.start() == 0 and found.string[found.end() : found.end() + 1] == ":"
    return len(words) == 1 and bool(sure) and len(words[0]) > 2 and (whole == words[0] or heads)  # noqa: PLR2004


def _is_long(word: str) -> bool:
    """Longer than acronyms are."""
    return len(word) >= _LONG and word not in ACRONYMS and not _VOWELS.isdisjoint(word)


def _said(run: str, *, starts: bool) -> str:
    said: list[str] = []
    at, before = 0, ""
    for word in _WORD.finditer(run):
        between = run[at : word.start()]
        starts = starts or (bool(re.search(r"[.!?]", between)) and before not in _BEFORE_NAMES)
        if starts and word[0] == "US" and not _GO_ON.match(run, word.end()):
            said += [between, word[0]]
            at, before, starts = word.end(), word[0], False
            continue
        ordinal = between[-1:].isdigit()  # the letters of "13TH"
        said += [between, word[0].lower() if ordinal else _word(word[0], before, starts=starts)]
        at, before, starts = word.end(), word[0], False
    return "".join(said) + run[at:]


def _word(word: str, before: str, *, starts: bool) -> str:
    if _is_acronym(word, before):
        return word
    if starts or word in _BEFORE_NAMES or before in _BEFORE_NAMES or word in _KNOWN_NAMES:
        return word.capitalize()
    return word if word == "I" else "I" + word[1:].lower() if word[:2] in _I else word.lower()


_I = frozenset({"I'", "I’"})


def _is_acronym(word: str, before: str) -> bool:
    if word in AMBIGUOUS:
        return before in _BEFORE_LETTERS
    if word in EVERYDAY or word in _BEFORE_NAMES or word in _KNOWN_NAMES or len(word) == 1:
        return False
    return word in ACRONYMS or _VOWELS.isdisjoint(word) or (len(word) <= _SHORT and word.isalpha())


RULES: tuple[Rule, ...] = (
    rule(
        "capitals",
        ("AA",),
        r"""(?<![\w'’-])
        (?: A \s | I \s | I['’][A-Z]+ \s )?
        [A-Z]{2,}+ (?: ['’][A-Z]++ )*+
        (?: (?: [,;:]?\s | [.!?]\s | [-–—] | \s[&–—-]\s ) (?: \d{1,6} (?: ST | ND | RD | TH ) \b
            | (?: \d{1,6} \s )? [A-Z]++ (?: ['’][A-Z]++ )*+ ) )*
        (?! [\w'’] )""",
        _run,
    ),
)  # fmt: skip
