# ruff: noqa: E501, RUF001  (a rule is read in one line; signs that look alike are told apart)
"""Ordinals, rulers and centuries in Spanish: "1.º", "Felipe II", "siglo XIX", "la II Guerra"."""

import re

from pipeline.language.numerals import roman_value
from pipeline.language.rule import Rule, any_of, rule
from pipeline.language.spans import heading_rule

_ONES = (
    "",
    "primero",
    "segundo",
    "tercero",
    "cuarto",
    "quinto",
    "sexto",
    "séptimo",
    "octavo",
    "noveno",
)
_TENS = (
    "",
    "décimo",
    "vigésimo",
    "trigésimo",
    "cuadragésimo",
    "quincuagésimo",
    "sexagésimo",
    "septuagésimo",
    "octogésimo",
    "nonagésimo",
)
_SPECIAL = {11: "undécimo", 12: "duodécimo", 100: "centésimo", 1000: "milésimo"}
_CARDINALS = (
    "cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once",
    "doce", "trece", "catorce", "quince", "dieciséis", "diecisiete", "dieciocho", "diecinueve", "veinte",
    "veintiuno", "veintidós", "veintitrés", "veinticuatro", "veinticinco", "veintiséis", "veintisiete",
    "veintiocho", "veintinueve", "treinta",
)  # fmt: skip
_LAST_ORDINAL = 10
"""Of a ruler; those behind it are counted: Alfonso trece."""
_KINGS = [
    "Felipe",
    "Carlos",
    "Fernando",
    "Alfonso",
    "Juan",
    "Pedro",
    "Luis",
    "Enrique",
    "Jaime",
    "Sancho",
    "Ramiro",
    "Ordoño",
    "Fruela",
    "Francisco",
    "Napoleón",
    "Guillermo",
    "Federico",
    "Jorge",
    "Eduardo",
    "Ricardo",
    "Jacobo",
    "Pablo",
    "Pío",
    "León",
    "Benedicto",
    "Gregorio",
    "Inocencio",
    "Clemente",
    "Urbano",
    "Alejandro",
    "Nicolás",
    "Julio",
    "Sixto",
    "Pelayo",
    "Bermudo",
    "García",
    "Martín",
    "Amadeo",
    "José",
    "Leopoldo",
    "Alberto",
    "Balduino",
    "Humberto",
    "Manuel",
    "Sebastián",
    "Maximiliano",
    "Rodolfo",
    "Otón",
    "Conrado",
    "Ramsés",
    "Ptolomeo",
    "Tutmosis",
    "Amenofis",
    "Darío",
    "Jerjes",
    "Solimán",
    "Mehmed",
    "Hassan",
    "Mohamed",
    "Abderramán",
    "Hixem",
    "Boabdil",
    "Celestino",
    "Bonifacio",
    "Honorio",
    "Pascual",
    "Calixto",
    "Esteban",
    "Harald",
    "Olaf",
    "Gustavo",
    "Cristián",
]
_QUEENS = [
    "Isabel",
    "Catalina",
    "María",
    "Margarita",
    "Cristina",
    "Beatriz",
    "Juliana",
    "Guillermina",
    "Ana",
    "Juana",
    "Urraca",
    "Victoria",
    "Cleopatra",
    "Berenice",
    "Petronila",
    "Blanca",
    "Leonor",
]
_NUMBERED = [
    "capítulo",
    "capítulos",
    "tomo",
    "volumen",
    "parte",
    "libro",
    "acto",
    "escena",
    "título",
    "artículo",
    "anexo",
    "tabla",
    "figura",
    "fase",
    "grado",
    "tipo",
    "nivel",
    "sección",
    "lámina",
    "cuadro",
    "canto",
    "jornada",
    "Capítulo",
    "Tomo",
    "Volumen",
    "Parte",
    "Libro",
    "Acto",
    "Escena",
    "Título",
    "Artículo",
    "Anexo",
    "Tabla",
    "Figura",
    "Fase",
    "Grado",
    "Tipo",
    "Nivel",
    "Sección",
    "Lámina",
    "Cuadro",
    "Canto",
    "Jornada",
    "CAPÍTULO",
    "TOMO",
    "PARTE",
    "LIBRO",
    "ACTO",
]
_ROMAN = r"(?=[IVXLC]) C{0,3} (?: XC | XL | L? X{0,3} ) (?: IX | IV | V? I{0,3} )"


def ordinal(number: int, ending: str = "o") -> str:
    """The ordinal with an ending, o or a; empty ending cuts "primer", "tercer"."""
    said = _SPECIAL.get(number) or _composed(number)
    if not ending:
        return re.sub(r"(?<=primer|tercer)o$", "", said)
    return re.sub(r"o\b", ending, said) if ending != "o" else said


def _composed(number: int) -> str:
    tens, ones = divmod(number, 10)
    if tens == 1 and ones:
        return f"decimo{_ONES[ones]}"
    return f"{_TENS[tens]} {_ONES[ones]}".strip()


_LARGEST = 99


def _abbreviated(found: re.Match[str]) -> str:
    number = int(found["number"])
    if not 0 < number <= _LARGEST and number not in _SPECIAL:
        return found[0]
    mark = found["mark"].lower()
    if mark == "°" and found["dotted"] is None and number != 1:
        return found[0]  # degrees
    plural = "s" if mark.endswith("s") else ""
    if mark.startswith("er"):
        return ordinal(number, "")
    return ordinal(number, "a" if mark[0] in "ªa" else "o") + plural


def _ruler(found: re.Match[str]) -> str:
    number = roman_value(found["number"].lower())
    if not number or number >= len(_CARDINALS):
        return found[0]
    woman = found["name"].split()[-1] in _QUEENS
    said = ordinal(number, "a" if woman else "o") if number <= _LAST_ORDINAL else _CARDINALS[number]
    return f"{found['name']} {said}"


def _century(found: re.Match[str]) -> str:
    number = roman_value(found["number"].lower())
    word = {"s.": "siglo", "S.": "Siglo", "ss.": "siglos"}.get(found["word"], found["word"])
    if not number or number >= len(_CARDINALS):
        return found[0]
    return f"{word} {_counted(number)}"


def _counted(number: int) -> str:
    """Of a ruler or a century: the first ten have ordinals."""
    return ordinal(number) if number <= _LAST_ORDINAL else _CARDINALS[number]


def _centuries(found: re.Match[str]) -> str:
    first, last = (roman_value(found[name].lower()) for name in ("first", "last"))
    if not (0 < first < len(_CARDINALS) and 0 < last < len(_CARDINALS)):
        return found[0]
    join = "y" if found["join"].strip() == "y" else "a"
    return f"siglos {_counted(first)} {join} {_counted(last)}"


def _numbered(found: re.Match[str]) -> str:
    number = roman_value(found["number"].lower())
    return f"{found['word']} {number}" if number else found[0]


def _before_noun(found: re.Match[str]) -> str:
    number = roman_value(found["number"].lower())
    if not 0 < number <= _LARGEST:
        return found[0]
    ending = "a" if found["article"].lower() in ("la", "una", "esta") else ""
    said = ordinal(number, ending or "o") if ending or number not in (1, 3) else ordinal(number, "")
    return f"{found['article']} {said} "


RULES: tuple[Rule, ...] = (
    rule("ordinal", "0", r"(?<![\w,]) (?P<number> \d{1,4} ) (?: \.\s? (?P<dotted> ) )? (?P<mark> [ºª°] s? (?! \s? [CF]\b ) | (?<=\.) (?: er | os | as ) \b | (?<=\d) er \b )", _abbreviated),
    rule("centuries", "IVXLC", rf"\b (?P<word> siglos | ss\. ) \s (?P<first> {_ROMAN} ) (?P<join> \s y \s | \s?[-–]\s? | \s al? \s ) (?P<last> {_ROMAN} ) (?!\w)", _centuries),
    rule("century", "IVXLC", rf"(?<![\w.]) (?P<word> [sS]iglo | [sS]\. ) \s (?P<number> {_ROMAN} ) (?!\w)", _century),
    rule("numbered", "IVXLC", rf"\b (?P<word> {any_of(_NUMBERED)} ) \s (?P<number> {_ROMAN} ) (?!\w)", _numbered),
    rule("ruler", "IVX", rf"\b (?P<name> (?: Juan\sPablo | Víctor\sManuel | {any_of([*_KINGS, *_QUEENS])} ) ) \s (?P<number> {_ROMAN} ) (?! \w | \.\w )", _ruler),
    rule("before-noun", "IVX", rf"\b (?P<article> [Ll]a | [Ee]l | [Uu]na | [Uu]n | [Ee]sta | [Ee]ste | [Dd]el | [Aa]l ) \s (?P<number> {_ROMAN} ) \s (?= [A-ZÁÉÍÓÚ][a-záéíóú] )", _before_noun),
    heading_rule("A-ZÁÉÍÓÚ¿¡", "El | La | Los | Las | Un | Una | De | Del | Lo | En | Como | Donde | Que"),
)  # fmt: skip
