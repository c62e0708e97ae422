# ruff: noqa: E501  (a row is read in one line)
"""Italian numerals in words, their endings, articles, and how a span of numbers is said."""

import re

from pipeline.language.rule import word_before

_SMALL = (
    "", "primo", "secondo", "terzo", "quarto", "quinto", "sesto", "settimo", "ottavo", "nono", "decimo",
    "undicesimo", "dodicesimo", "tredicesimo", "quattordicesimo", "quindicesimo", "sedicesimo",
    "diciassettesimo", "diciottesimo", "diciannovesimo",
)  # fmt: skip
_ONES = ("", "un", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove")
_TENS = (
    "", "dieci", "venti", "trenta", "quaranta", "cinquanta", "sessanta", "settanta", "ottanta",
    "novanta",
)  # fmt: skip
_TEENS = (
    "dieci", "undici", "dodici", "tredici", "quattordici", "quindici", "sedici", "diciassette",
    "diciotto", "diciannove",
)  # fmt: skip
LARGEST = 999
_FEMININE_NOUNS = frozenset(
    """sede serie parte classe fase legione elezione fede arte notte gente stirpe base legge sezione
    nave torre croce mano chiave""".split()  # noqa: SIM905  (shorter)
)
_FEMININE = re.compile(r"(?:a|ione|tà|tù|ice|udine)$")
_MASCULINE_NOUNS = frozenset(
    ("programma", "problema", "tema", "sistema", "dramma", "clima", "papa")
)


def ordinal(number: int, ending: str = "o") -> str:
    """The ordinal from 1 to 999 with an ending: o, a, i or e."""
    if number < len(_SMALL):
        return _SMALL[number][:-1] + ending
    return f"{_stem(number)}esim{ending}"


def _stem(number: int) -> str:
    """What stands before "-esimo": the number without its last vowel; "tre" and "sei" keep it."""
    hundreds, rest = divmod(number, 100)
    head = f"{_ONES[hundreds] if hundreds > 1 else ''}cent" if hundreds else ""
    if not rest:
        return head
    tens, ones = divmod(rest, 10)
    if tens == 1:
        body = _TEENS[ones][:-1]
    else:
        ten = _TENS[tens][:-1] if ones in (0, 1, 8) else _TENS[tens]
        one = _ONES[ones]
        body = ten + (one if ones in (0, 1, 3, 6) else one[:-1])
    return f"{head}{'o' if head else ''}{body}"


def feminine(noun: str) -> bool:
    """Whether a noun in the singular is feminine, as far as its end tells."""
    noun = noun.lower()
    if noun in _MASCULINE_NOUNS:
        return False
    return noun in _FEMININE_NOUNS or _FEMININE.search(noun) is not None


_WOMEN = frozenset(("sterlina", "lira", "corona", "rupia", "tonnellata", "ora", "chilocaloria"))


def one(noun: str) -> str:
    """A noun with the article that counts one: "un euro", "una lira", "un'ora", "uno yen"."""
    if noun in _WOMEN:
        return f"un'{noun}" if noun[0] in "aeiou" else f"una {noun}"
    return f"uno {noun}" if _IMPURE.match(noun) else f"un {noun}"


_IMPURE = re.compile(r"[zy]|s[^aeiou]|gn|ps")
_BETWEEN = frozenset(("tra", "fra"))
_LEADING = frozenset(
    """da di del dello della dei degli delle in nel nello nella nei negli nelle per con a al allo
    alla ai agli alle dal dallo dalla dai dagli dalle su sul i gli le il lo la ogni e o un una
    dopo entro oltre circa""".split()  # noqa: SIM905
)
"""Behind them "da" would be one preposition too many."""


def span(found: re.Match[str], first: str, last: str) -> str:
    """It is "da 10 a 20"; behind a preposition "10 a 20", behind "tra" "10 e 20"."""
    word = word_before(found)
    if word in _BETWEEN:
        return f"{first} e {last}"
    return f"{first} a {last}" if word in _LEADING else f"da {first} a {last}"
