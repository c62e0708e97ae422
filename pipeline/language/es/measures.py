# ruff: noqa: E501, RUF001  (a rule is read in one line; signs that look alike are told apart)
"""Measures in Spanish: units behind numbers, areas, rates, percentages."""

import re

from pipeline.language.rule import Rule, any_of, rule

UNITS = {
    "mm": ("milímetro", "milímetros"), "cm": ("centímetro", "centímetros"), "dm": ("decímetro", "decímetros"),
    "m": ("metro", "metros"), "km": ("kilómetro", "kilómetros"), "Km": ("kilómetro", "kilómetros"), "kms": ("kilómetro", "kilómetros"),
    "mg": ("miligramo", "miligramos"), "µg": ("microgramo", "microgramos"), "g": ("gramo", "gramos"), "gr": ("gramo", "gramos"),
    "kg": ("kilogramo", "kilogramos"), "Kg": ("kilogramo", "kilogramos"), "t": ("tonelada", "toneladas"),
    "ml": ("mililitro", "mililitros"), "cl": ("centilitro", "centilitros"), "dl": ("decilitro", "decilitros"), "l": ("litro", "litros"),
    "L": ("litro", "litros"), "hl": ("hectolitro", "hectolitros"), "ha": ("hectárea", "hectáreas"), "s": ("segundo", "segundos"),
    "ms": ("milisegundo", "milisegundos"), "min": ("minuto", "minutos"), "h": ("hora", "horas"), "W": ("vatio", "vatios"),
    "kW": ("kilovatio", "kilovatios"), "MW": ("megavatio", "megavatios"), "kWh": ("kilovatio hora", "kilovatios hora"),
    "V": ("voltio", "voltios"), "A": ("amperio", "amperios"), "Hz": ("hercio", "hercios"), "kHz": ("kilohercio", "kilohercios"),
    "MHz": ("megahercio", "megahercios"), "GHz": ("gigahercio", "gigahercios"), "kB": ("kilobyte", "kilobytes"), "MB": ("megabyte", "megabytes"),
    "GB": ("gigabyte", "gigabytes"), "TB": ("terabyte", "terabytes"), "dB": ("decibelio", "decibelios"), "kcal": ("kilocaloría", "kilocalorías"),
    "kJ": ("kilojulio", "kilojulios"), "CV": ("caballo", "caballos"), "hPa": ("hectopascal", "hectopascales"),
    "°C": ("grado Celsius", "grados Celsius"), "ºC": ("grado Celsius", "grados Celsius"), "°F": ("grado Fahrenheit", "grados Fahrenheit"),
    "°": ("grado", "grados"), "%": ("por ciento", "por ciento"), "‰": ("por mil", "por mil"),
}  # fmt: skip
_FEMININE = frozenset(("tonelada", "hectárea", "hora", "kilocaloría"))
_PER = {"h": "hora", "min": "minuto", "s": "segundo", "día": "día", "mes": "mes", "año": "año", "semana": "semana", "noche": "noche", "persona": "persona", "kg": "kilogramo", "g": "gramo", "l": "litro", "L": "litro", "m": "metro", "km": "kilómetro", "m²": "metro cuadrado", "m2": "metro cuadrado", "m³": "metro cúbico", "ha": "hectárea", "dl": "decilitro", "ml": "mililitro", "hora": "hora"}  # fmt: skip
_NUM = r"\d+(?:\.\d{3})*(?:,\d+)?"


def _counted(number: str, one: str, many: str) -> str:
    number = number.replace(".", "")
    if number != "1" or one.startswith("por "):
        return f"{number} {many}"
    return f"{'una' if one in _FEMININE else 'un'} {one}"


def _unit(found: re.Match[str]) -> str:
    per = f" por {_PER[found['per']]}" if found["per"] else ""
    return _counted(found["number"], *UNITS[found["unit"]]) + per


def _power(found: re.Match[str]) -> str:
    kind = "cuadrado" if found["power"][-1] in "²2" else "cúbico"
    one, many = UNITS[found["unit"]]
    return _counted(found["number"], f"{one} {kind}", f"{many} {kind}s")


RULES: tuple[Rule, ...] = (
    rule("range-of-percent", "%", rf"(?<![\w.,]) ({_NUM}) \s? %? \s? [-–] \s? ({_NUM}) (?= \s? % )", r"\1 a \2"),
    rule("power-of-unit", "0", rf"(?<![\w.,]) (?P<number> {_NUM} ) \s? (?P<unit> mm | cm | dm | km | m ) (?P<power> [²³] | \^[23] | [23] ) (?!\w)", _power),
    rule("unit", "0", rf"(?<![\w.,/]) (?P<number> {_NUM} ) (?: \s | (?=[°º%‰]) | (?<=\d)(?=[a-zA-Zµ]) ) (?P<unit> {any_of(UNITS)} ) (?: \s?/\s? (?P<per> {any_of(_PER)} ) )? (?! [\w/²³'’] | -\w )", _unit),
    rule("rate", "/", r"(?<= [a-zé] ) / (hora | día | mes | año | semana | noche | persona | kg | m² | km | h ) (?!\w)", lambda found: f" por {_PER.get(found[1], found[1])}"),
    rule("dimensions", "x×", rf"(?<=\d) (?: \s?(?:cm|mm|m|km))? \s? [x×] \s? (?= {_NUM} )", " por "),
)  # fmt: skip
