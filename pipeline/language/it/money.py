"""Sums of money in Italian: "3,50 €" is "3 euro e 50 centesimi"."""

from pipeline.language.it.words import one, span
from pipeline.language.rule import Rule, rule
from pipeline.language.sums import Sums

_CENTS = ("centesimo", "centesimi")
_SUMS = Sums(
    money={
        "€": ("euro", "euro", *_CENTS),
        "EUR": ("euro", "euro", *_CENTS),
        "US$": ("dollaro statunitense", "dollari statunitensi", *_CENTS),
        "USD": ("dollaro statunitense", "dollari statunitensi", *_CENTS),
        "$": ("dollaro", "dollari", *_CENTS),
        "£": ("sterlina", "sterline", "penny", "pence"),
        "GBP": ("sterlina", "sterline", "penny", "pence"),
        "CHF": ("franco svizzero", "franchi svizzeri", *_CENTS),
        "¥": ("yen", "yen", "sen", "sen"),
        "Lit.": ("lira", "lire", *_CENTS),
    },
    sizes={
        "mila": ("mila", "mila"),
        "milioni": ("milione", "milioni"),
        "milione": ("milione", "milioni"),
        "mln": ("milione", "milioni"),
        "miliardi": ("miliardo", "miliardi"),
        "miliardo": ("miliardo", "miliardi"),
        "mld": ("miliardo", "miliardi"),
    },
    bare=frozenset(("mila",)),
    of="di",
    one=one,
    join="e",
    minus="meno",
    span=span,
)

RULES: tuple[Rule, ...] = (
    *_SUMS.rules(),
    rule("millions", "0", r"(?<= \d ) \s? mln \b \.? (?= \s di \b | \s [a-z] )", " milioni"),
    rule("milliards", "0", r"(?<= \d ) \s? mld \b \.? (?= \s di \b | \s [a-z] )", " miliardi"),
)
