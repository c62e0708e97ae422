# ruff: noqa: E501, RUF001  (a row is read in one line; signs that look alike are told apart)
"""Measures in Italian: units behind numbers, areas, rates, percentages."""

from pipeline.language.it.words import one, span
from pipeline.language.quantities import Quantities
from pipeline.language.rule import Rule, rule
from pipeline.language.spans import AMOUNT

_UNITS = {
    "mm": ("millimetro", "millimetri"), "cm": ("centimetro", "centimetri"), "dm": ("decimetro", "decimetri"), "m": ("metro", "metri"),
    "mt": ("metro", "metri"), "km": ("chilometro", "chilometri"), "Km": ("chilometro", "chilometri"), "mg": ("milligrammo", "milligrammi"),
    "µg": ("microgrammo", "microgrammi"), "g": ("grammo", "grammi"), "gr": ("grammo", "grammi"), "hg": ("etto", "etti"), "kg": ("chilogrammo", "chilogrammi"),
    "Kg": ("chilogrammo", "chilogrammi"), "q": ("quintale", "quintali"), "t": ("tonnellata", "tonnellate"), "ml": ("millilitro", "millilitri"),
    "cl": ("centilitro", "centilitri"), "dl": ("decilitro", "decilitri"), "l": ("litro", "litri"), "L": ("litro", "litri"), "hl": ("ettolitro", "ettolitri"),
    "ha": ("ettaro", "ettari"), "s": ("secondo", "secondi"), "ms": ("millisecondo", "millisecondi"), "sec": ("secondo", "secondi"), "min": ("minuto", "minuti"),
    "h": ("ora", "ore"), "W": ("watt", "watt"), "kW": ("chilowatt", "chilowatt"), "MW": ("megawatt", "megawatt"), "kWh": ("chilowattora", "chilowattora"),
    "V": ("volt", "volt"), "A": ("ampere", "ampere"), "Hz": ("hertz", "hertz"), "kHz": ("chilohertz", "chilohertz"), "MHz": ("megahertz", "megahertz"),
    "GHz": ("gigahertz", "gigahertz"), "kB": ("kilobyte", "kilobyte"), "MB": ("megabyte", "megabyte"), "GB": ("gigabyte", "gigabyte"), "TB": ("terabyte", "terabyte"),
    "dB": ("decibel", "decibel"), "kcal": ("chilocaloria", "chilocalorie"), "kJ": ("chilojoule", "chilojoule"), "CV": ("cavallo", "cavalli"),
    "hPa": ("ettopascal", "ettopascal"), "mq": ("metro quadrato", "metri quadrati"), "mc": ("metro cubo", "metri cubi"), "kmq": ("chilometro quadrato", "chilometri quadrati"),
    "cc": ("centimetro cubo", "centimetri cubi"), "°C": ("grado Celsius", "gradi Celsius"), "° C": ("grado Celsius", "gradi Celsius"), "°F": ("grado Fahrenheit", "gradi Fahrenheit"),
    "°": ("grado", "gradi"), "%": ("per cento", "per cento"), "‰": ("per mille", "per mille"),
}  # fmt: skip
_PER = {
    "h": "all'ora", "ora": "all'ora", "min": "al minuto", "minuto": "al minuto", "s": "al secondo", "sec": "al secondo", "giorno": "al giorno", "g": "al grammo",
    "mese": "al mese", "anno": "all'anno", "settimana": "alla settimana", "notte": "a notte", "persona": "a persona", "kg": "al chilogrammo", "l": "al litro",
    "L": "al litro", "m": "al metro", "km": "al chilometro", "kmq": "al chilometro quadrato", "km²": "al chilometro quadrato", "mq": "al metro quadrato", "m²": "al metro quadrato", "m³": "al metro cubo",
    "ha": "all'ettaro", "dl": "al decilitro", "ml": "al millilitro",
}  # fmt: skip
RULES: tuple[Rule, ...] = (
    rule("percent-from-to", "%", rf"\b (?: [Ii]l | [Dd]el | [Dd]al ) \s ({AMOUNT}) \s? %? \s? [-–] \s? ({AMOUNT}) (?= \s? % )", r"dal \1 al \2"),
    *Quantities(
        units=_UNITS,
        one=one,
        per=_PER,
        square=("quadrato", "quadrati"),
        cubic=("cubo", "cubi"),
        by="per",
        span=span,
    ).rules(),
)  # fmt: skip
