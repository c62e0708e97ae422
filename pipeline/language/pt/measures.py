# ruff: noqa: E501  (a row is read in one line)
"""Measures in Portuguese: units behind numbers, areas, rates, percentages."""

from pipeline.language.pt.words import one, span, spelled, table
from pipeline.language.quantities import Pair, Quantities
from pipeline.language.rule import Rule

_UNITS: dict[str, Pair] = {
    "mm": ("milímetro", "milímetros"), "cm": ("centímetro", "centímetros"), "dm": ("decímetro", "decímetros"), "m": ("metro", "metros"),
    "km": ("quilómetro", "quilómetros"), "Km": ("quilómetro", "quilómetros"), "mg": ("miligrama", "miligramas"), "µg": ("micrograma", "microgramas"),
    "g": ("grama", "gramas"), "gr": ("grama", "gramas"), "kg": ("quilograma", "quilogramas"), "Kg": ("quilograma", "quilogramas"), "t": ("tonelada", "toneladas"),
    "ml": ("mililitro", "mililitros"), "cl": ("centilitro", "centilitros"), "dl": ("decilitro", "decilitros"), "l": ("litro", "litros"), "L": ("litro", "litros"),
    "hl": ("hectolitro", "hectolitros"), "ha": ("hectare", "hectares"), "s": ("segundo", "segundos"), "ms": ("milissegundo", "milissegundos"), "seg": ("segundo", "segundos"),
    "min": ("minuto", "minutos"), "W": ("watt", "watts"), "kW": ("quilowatt", "quilowatts"), "MW": ("megawatt", "megawatts"), "kWh": ("quilowatt-hora", "quilowatts-hora"),
    "V": ("volt", "volts"), "A": ("ampere", "amperes"), "Hz": ("hertz", "hertz"), "kHz": ("quilohertz", "quilohertz"), "MHz": ("megahertz", "megahertz"), "GHz": ("gigahertz", "gigahertz"),
    "kB": ("quilobyte", "quilobytes"), "MB": ("megabyte", "megabytes"), "GB": ("gigabyte", "gigabytes"), "TB": ("terabyte", "terabytes"), "dB": ("decibel", "decibéis"),
    "kcal": ("quilocaloria", "quilocalorias"), "kJ": ("quilojoule", "quilojoules"), "cv": ("cavalo", "cavalos"), "CV": ("cavalo", "cavalos"), "hPa": ("hectopascal", "hectopascais"),
    "pol.": ("polegada", "polegadas"), "°C": ("grau Celsius", "graus Celsius"), "ºC": ("grau Celsius", "graus Celsius"), "° C": ("grau Celsius", "graus Celsius"), "º C": ("grau Celsius", "graus Celsius"),
    "°F": ("grau Fahrenheit", "graus Fahrenheit"), "°": ("grau", "graus"), "%": ("por cento", "por cento"), "‰": ("por mil", "por mil"),
}  # fmt: skip
_PER = {
    "h": "por hora", "hora": "por hora", "min": "por minuto", "s": "por segundo", "dia": "por dia", "mês": "por mês", "ano": "por ano", "semana": "por semana",
    "noite": "por noite", "pessoa": "por pessoa", "kg": "por quilograma", "g": "por grama", "l": "por litro", "L": "por litro", "m": "por metro", "km": "por quilómetro",
    "km²": "por quilómetro quadrado", "m²": "por metro quadrado", "m2": "por metro quadrado", "m³": "por metro cúbico", "ha": "por hectare", "dl": "por decilitro", "ml": "por mililitro",
}  # fmt: skip


def rules(*, brazil: bool) -> tuple[Rule, ...]:
    """Measures in the words of Portugal or of Brazil."""
    units: dict[str, Pair] = {
        unit: (spelled(single, brazil=brazil), spelled(many, brazil=brazil))
        for unit, (single, many) in _UNITS.items()
    }
    return Quantities(
        units=units,
        one=one,
        per=table(_PER, brazil=brazil),
        square=("quadrado", "quadrados"),
        cubic=("cúbico", "cúbicos"),
        by="por",
        span=span,
    ).rules()
