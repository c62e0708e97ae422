# ruff: noqa: E501  (a row is read in one line)
"""Portuguese ordinals in words, their endings, articles, spelling, and spans of numbers."""

import re
from collections.abc import Mapping

_ONES = ("", "primeiro", "segundo", "terceiro", "quarto", "quinto", "sexto", "sétimo", "oitavo", "nono")  # fmt: skip
_TENS = ("", "décimo", "vigésimo", "trigésimo", "quadragésimo", "quinquagésimo", "sexagésimo", "septuagésimo", "octogésimo", "nonagésimo")  # fmt: skip
_HUNDREDS = ("", "centésimo", "ducentésimo", "tricentésimo", "quadringentésimo", "quingentésimo")
LARGEST = 599
COUNTED_FROM = 11
"""Rulers, centuries and chapters from here on are counted: "Luís 14", "século 19"."""
_END = re.compile(r"o\b")


def ordinal(number: int, ending: str = "o") -> str:
    """The ordinal from 1 to 599 with an ending: o or a."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    said = " ".join(filter(None, (_HUNDREDS[hundreds], _TENS[tens], _ONES[ones])))
    return said if ending == "o" else _END.sub(ending, said)


def in_row(number: int, ending: str = "o") -> str:
    """Of a ruler, century or chapter; the voice says the figure as its country does."""
    return ordinal(number, ending) if number < COUNTED_FROM else str(number)


_FEMININE = frozenset(
    """hora libra tonelada quilocaloria polegada milha peseta coroa""".split()  # noqa: SIM905  (shorter)
)


def one(noun: str) -> str:
    """A noun with the article that counts one."""
    return f"uma {noun}" if noun in _FEMININE else f"um {noun}"


def span(found: re.Match[str], first: str, last: str) -> str:
    """It is "10 a 20"; behind "entre" "10 e 20"."""
    between = found.string[: found.start()].rstrip().lower().endswith("entre")
    return f"{first} {'e' if between else 'a'} {last}"


_BRAZILIAN = {
    "quilómetro": "quilômetro", "quilómetros": "quilômetros", "cêntimo": "centavo", "cêntimos": "centavos",
    "quilómetro quadrado": "quilômetro quadrado", "quilómetros quadrados": "quilômetros quadrados", "por quilómetro": "por quilômetro",
    "por quilómetro quadrado": "por quilômetro quadrado", "sociedade anónima": "sociedade anônima",
}  # fmt: skip


def spelled(word: str, *, brazil: bool) -> str:
    """The word as it is spelled, and said, in Portugal or in Brazil."""
    return _BRAZILIAN.get(word, word) if brazil else word


def table(words: Mapping[str, str], *, brazil: bool) -> dict[str, str]:
    """A table of words in the spelling of the country."""
    return {short: spelled(word, brazil=brazil) for short, word in words.items()}
