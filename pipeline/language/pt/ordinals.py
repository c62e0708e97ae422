# ruff: noqa: E501, RUF001  (a rule is read in one line; signs that look alike are told apart)
"""Ordinals, rulers and centuries in Portuguese: "1.º", "D. João VI", "século XIX", "a II Guerra"."""

import re
from collections.abc import Iterable

from pipeline.language.numerals import roman_value
from pipeline.language.pt.words import LARGEST, in_row, ordinal
from pipeline.language.rule import Rule, any_of, rule
from pipeline.language.spans import ROMAN, heading_rule

_KINGS = """João\\sPaulo Pedro João Afonso Sancho Dinis Fernando Duarte Manuel Henrique Filipe Felipe Sebastião José Luís Carlos Miguel
    Luiz Francisco Napoleão Guilherme Frederico Jorge Eduardo Ricardo Jaime Paulo Pio Leão Bento Gregório Inocêncio Clemente Urbano
    Alexandre Nicolau Júlio Sisto Sixto Bonifácio Celestino Honório Pascoal Calisto Estêvão Otão Conrado Rodolfo Maximiliano Leopoldo
    Alberto Balduíno Humberto Ramsés Ptolomeu Dario Xerxes Solimão Maomé Gustavo Cristiano Haroldo Vítor\\sEmanuel Constantino Teodósio
    Ivan Ordonho Ramiro Garcia Bermudo Eugénio Eugênio Adriano Silvestre Martinho Mitridates Antíoco Juan Felipe""".split()  # fmt: skip  # noqa: SIM905
_QUEENS = """Isabel Elizabeth Catarina Maria Margarida Cristina Beatriz Juliana Guilhermina Ana Joana Vitória Cleópatra Berenice
    Branca Leonor Urraca""".split()  # fmt: skip  # noqa: SIM905
_IN_ROW = {"capítulo": "o", "tomo": "o", "volume": "o", "parte": "a", "livro": "o", "ato": "o", "acto": "o", "cena": "a", "título": "o", "canto": "o", "secção": "a", "seção": "a", "quadro": "o", "jornada": "a", "dinastia": "a"}  # fmt: skip
_BY_NUMBER = ("tabela", "figura", "anexo", "apêndice", "fase", "tipo", "nível", "grau", "artigo", "nota", "classe", "estampa", "inciso", "quadra")  # fmt: skip
_FEMININE = frozenset(("a", "da", "na", "à", "pela", "uma", "esta", "essa", "desta", "nesta", "sua"))  # fmt: skip
_ARTICLES = "a o da do na no à ao pela pelo uma um esta este desta deste nesta neste sua seu essa esse".split()  # noqa: SIM905
_KNOWN = {"Guerra": "a", "guerra": "a", "Congresso": "o", "congresso": "o", "República": "a", "Dinastia": "a", "Concílio": "o", "Milénio": "o", "milénio": "o", "milênio": "o", "Encontro": "o", "Reich": "o", "Bienal": "a", "Cruzada": "a", "Império": "o", "Conferência": "a"}  # fmt: skip


def _number(text: str) -> int:
    return roman_value(text.lower())


def _abbreviated(found: re.Match[str]) -> str:
    number, mark = int(found["number"]), found["mark"]
    if not 0 < number <= LARGEST or (mark == "°" and not _is_ordinal(found)):
        return found[0]
    return ordinal(number, "a" if mark[0] in "ªa" else "o") + ("s" if mark.endswith("s") else "")


def _is_ordinal(found: re.Match[str]) -> bool:
    """Whether the sign of degrees is used for an ordinal: a full stop, or an article and a noun."""
    if found["dot"]:
        return True
    before = found.string[: found.start()].split()
    return bool(before) and before[-1].lower() in _ARTICLES and bool(_NOUN.match(found.string, found.end()))  # fmt: skip


_NOUN = re.compile(r"\s(?!(?:de|a|norte|sul|leste|oeste|abaixo|acima|e|ou|em|na|no)\b)[^\W\d_]{3,}")


def _ruler(found: re.Match[str]) -> str:
    number = _number(found["number"])
    if not number:
        return found[0]
    woman = found["name"].split()[-1] in _QUEENS
    return f"{found['name']} {in_row(number, 'a' if woman else 'o')}"


def _full(word: str) -> str:
    return {"séc.": "século", "sécs.": "séculos", "s.": "século", "Séc.": "Século"}.get(word, word)


def _century(found: re.Match[str]) -> str:
    number, more = _number(found["number"]), found["more"]
    if not number:
        return found[0]
    said = f"{_full(found['word'])} {in_row(number)}"
    if not more or not _number(more):
        return said
    join = "e" if found["join"].strip() == "e" else "a"
    return f"{said} {join} {in_row(_number(more))}"


def _counted(found: re.Match[str]) -> str:
    number = _number(found["number"])
    return f"{found['word']} {in_row(number, _IN_ROW[found['word'].lower()])}" if number else found[0]  # fmt: skip


def _by_number(found: re.Match[str]) -> str:
    number = _number(found["number"])
    return f"{found['word']} {number}" if number else found[0]


def _before_noun(found: re.Match[str]) -> str:
    number = _number(found["number"])
    if not 0 < number <= LARGEST:
        return found[0]
    ending = "a" if found["article"].lower() in _FEMININE else "o"
    return f"{found['article']} {ordinal(number, ending)} "


def _noun_alone(found: re.Match[str]) -> str:
    number = _number(found["number"])
    return f"{ordinal(number, _KNOWN[found['noun']])} {found['noun']}" if number else found[0]


def _all_cases(words: Iterable[str]) -> str:
    row = list(words)
    return any_of([*row, *(word.capitalize() for word in row), *(word.upper() for word in row)])


_MORE = rf"(?: (?P<join> \s? [-–] \s? | \s e \s | \s a \s ) (?P<more> {ROMAN} ) (?!\w) )?"

RULES: tuple[Rule, ...] = (
    rule("ordinal", "0", r"(?<![\w,–−-]) (?P<number> \d{1,3} ) (?P<dot> \. )? (?P<mark> [ºª°] s? | (?<=\.) (?: os | as | o | a ) ) (?! \s? [CFNSEOW]\b | \w | [′'’]? \d )", _abbreviated),
    rule("century", "IVXLC", rf"(?<![\w.]) (?P<word> [sS]éculos? | [sS]écs?\. | s\. ) \s (?P<number> {ROMAN} ) (?!\w) {_MORE}", _century),
    rule("in-row", "IVXLC", rf"\b (?P<word> {_all_cases(_IN_ROW)} ) \s (?P<number> {ROMAN} ) (?!\w)", _counted),
    rule("by-number", "IVXLC", rf"\b (?P<word> {_all_cases(_BY_NUMBER)} ) \s (?P<number> {ROMAN} ) (?!\w)", _by_number),
    rule("ruler", "IVX", rf"\b (?P<name> {'|'.join([*_KINGS, *_QUEENS])} ) \s (?P<number> {ROMAN} ) (?! \w | \.\w )", _ruler),
    rule("before-noun", "IVX", rf"\b (?P<article> {_all_cases(_ARTICLES)} ) \s (?P<number> {ROMAN} ) \s (?= [A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ] )", _before_noun),
    rule("noun-alone", "IVX", rf"(?<![\w.]) (?P<number> {ROMAN} ) \s (?P<noun> {any_of(_KNOWN)} ) (?!\w)", _noun_alone),
    heading_rule("A-ZÀ-ÖØ-Þ«“", "O | A | Os | As | Um | Uma | De | Do | Da | Em | No | Na | Como | Onde | Que"),
)  # fmt: skip
