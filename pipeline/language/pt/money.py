# ruff: noqa: E501  (a rule is read in one line)
"""Sums of money in Portuguese: "R$ 3,50" is "3 reais e 50 centavos"."""

import re

from pipeline.language.pt.words import one, span, spelled
from pipeline.language.rule import Rule, rule
from pipeline.language.sums import Names, Sums

_CENTS = ("cêntimo", "cêntimos")
_MONEY: dict[str, Names] = {
    "€": ("euro", "euros", *_CENTS),
    "EUR": ("euro", "euros", *_CENTS),
    "R$": ("real", "reais", "centavo", "centavos"),
    "BRL": ("real", "reais", "centavo", "centavos"),
    "US$": ("dólar americano", "dólares americanos", "centavo", "centavos"),
    "USD": ("dólar americano", "dólares americanos", "centavo", "centavos"),
    "$": ("dólar", "dólares", "centavo", "centavos"),
    "£": ("libra", "libras", "péni", "pence"),
    "GBP": ("libra", "libras", "péni", "pence"),
    "¥": ("iene", "ienes", "sen", "sen"),
    "CHF": ("franco suíço", "francos suíços", *_CENTS),
}
_SIZES = {
    "mil milhões": ("mil milhões", "mil milhões"), "milhões": ("milhão", "milhões"), "milhão": ("milhão", "milhões"), "mi": ("milhão", "milhões"),
    "bilhões": ("bilhão", "bilhões"), "bilhão": ("bilhão", "bilhões"), "bi": ("bilhão", "bilhões"), "mil": ("mil", "mil"), "M": ("milhão", "milhões"),
}  # fmt: skip


_OLD = r"(?<![\w.,$:]) (?: (?P<contos> \d{1,4} ) : )? (?P<thousands> \d{1,3} ) \$ (?P<rest> \d{3} ) (?: \s réis )? (?! \d )"  # fmt: skip


def _old(found: re.Match[str]) -> str:
    """Réis as the books of the nineteenth century write them: "2:500$000", "12$500"."""
    contos, small = found["contos"], int(found["thousands"] + found["rest"])
    head = (one("conto") if contos == "1" else f"{contos} contos") if contos else ""
    if not small:
        return f"{head} de réis" if head else "0 réis"
    return f"{head} e {small} réis" if head else f"{small} réis"


def rules(*, brazil: bool) -> tuple[Rule, ...]:
    """Sums in the words of Portugal or of Brazil."""
    money: dict[str, Names] = {
        sign: (single, many, spelled(cent, brazil=brazil), spelled(cents, brazil=brazil))
        for sign, (single, many, cent, cents) in _MONEY.items()
    }
    sums = Sums(
        money=money,
        sizes=_SIZES,
        bare=frozenset(("mil",)),
        of="de",
        one=one,
        join="e",
        minus="menos",
        span=span,
    )
    return (rule("old-money", "$", _OLD, _old), *sums.rules())
