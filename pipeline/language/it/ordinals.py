# ruff: noqa: E501, RUF001  (a rule is read in one line; signs that look alike are told apart)
"""Ordinals, rulers and centuries in Italian: "1°", "Luigi XIV", "XIX secolo", "la II guerra"."""

import re

from pipeline.language.it.words import LARGEST, feminine, ordinal
from pipeline.language.numerals import roman_value
from pipeline.language.rule import Rule, any_of, rule
from pipeline.language.spans import ROMAN, heading_rule

_KINGS = """Vittorio\\sEmanuele Vittorio\\sAmedeo Carlo\\sEmanuele Carlo\\sAlberto Emanuele\\sFiliberto Giovanni\\sPaolo Umberto Carlo Luigi Filippo
    Francesco Enrico Ferdinando Federico Guglielmo Giorgio Edoardo Riccardo Giacomo Pietro Paolo Pio Leone Benedetto Gregorio Innocenzo
    Clemente Urbano Alessandro Nicola Nicolò Giulio Sisto Bonifacio Celestino Onorio Pasquale Callisto Stefano Napoleone Ottone Corrado
    Rodolfo Massimiliano Giuseppe Leopoldo Alberto Baldovino Alfonso Sancio Manuele Sebastiano Ramses Tolomeo Tutmosi Amenofi Dario Serse
    Solimano Maometto Hassan Gustavo Cristiano Olaf Harald Amedeo Cosimo Lorenzo Ercole Ranuccio Ruggero Tancredi Manfredi Martino Eugenio
    Adriano Silvestro Damaso Giovanni Felice Lucio Vittore Marino Teodorico Costantino Teodosio Valentiniano Giustiniano Mitridate
    Antioco Assurbanipal Ivan Michele Mattia Ladislao Casimiro Sigismondo Boris Simeone Odoardo Ottavio Alboino Berengario Ugo Roberto Renato""".split()  # fmt: skip  # noqa: SIM905
_QUEENS = """Elisabetta Caterina Maria Margherita Cristina Beatrice Giuliana Guglielmina Anna Giovanna Vittoria Cleopatra Berenice
    Bianca Eleonora Isabella Costanza Matilde""".split()  # fmt: skip  # noqa: SIM905
_BY_ORDER = ("capitolo", "capitoli", "tomo", "volume", "parte", "libro", "atto", "scena", "titolo", "canto", "sezione", "quadro", "dinastia")  # fmt: skip
"""Said by order: "capitolo quarto", "scena seconda"."""
_BY_NUMBER = ("tabella", "tavola", "figura", "allegato", "appendice", "fase", "tipo", "livello", "grado", "articolo", "nota", "classe")  # fmt: skip
_ARTICLES = "il lo la un una del dello della al allo alla nel nello nella dal dallo dalla sul sullo sulla questo questa quel quella suo sua ogni".split()  # noqa: SIM905
_ELIDED = r"(?: l | un | dell | all | nell | dall | sull | quest | quell ) ['’]"
_NOT_THINGS = """ nord sud est ovest sotto sopra di a ad in e o circa latitudine longitudine celsius centigradi fahrenheit all con da
    per tra fra rispetto verso al alla nel nella nei nelle dal dalla dopo prima durante sul ma che è se non più""".split()  # noqa: SIM905
_SEEN_ALONE = "guerra congresso edizione concilio secolo millennio triumvirato governo legislatura repubblica impero dinastia crociata reich stagione".split()  # noqa: SIM905
_CENTURY = r"(?: [sS]ecol[oi] | [sS]ecc?\. )"


def _number(text: str) -> int:
    return roman_value(text.lower())


def _abbreviated(found: re.Match[str]) -> str:
    number, mark = int(found["number"]), found["mark"]
    if not 0 < number <= LARGEST:
        return found[0]
    if mark in "ªa":
        return f"{found['article'] or ''}{ordinal(number, 'a')}"
    if found["article"] or _names_a_thing(found):
        return f"{found['article'] or ''}{ordinal(number)}"
    return found[0]


def _names_a_thing(found: re.Match[str]) -> bool:
    """Whether a noun follows, so that no degrees are meant; º is never one."""
    if found["mark"] == "º":
        return True
    word = _NEXT.match(found.string, found.end())
    return word is not None and word[1].lower() not in _NOT_THINGS


_NEXT = re.compile(r"\s([^\W\d_]{2,30})")


def _ruler(found: re.Match[str]) -> str:
    number = _number(found["number"])
    if not 0 < number <= LARGEST:
        return found[0]
    woman = found["name"].split()[-1] in _QUEENS
    return f"{found['name']} {ordinal(number, 'a' if woman else 'o')}"


def _century(found: re.Match[str]) -> str:
    said = ordinal(_number(found["number"])) if _number(found["number"]) else found["number"]
    more = found["more"]
    if more and _number(more):
        said = f"{said} e {found['again'] or ''}{ordinal(_number(more))}"
    return said


def _century_before(found: re.Match[str]) -> str:
    """As in "XIX sec.", where the numeral comes first."""
    return f"{_century(found)} {_full(found['word'])}"


def _century_behind(found: re.Match[str]) -> str:
    """As in "sec. XIX", where it comes last."""
    return f"{_full(found['word'])} {_century(found)}"


def _full(word: str) -> str:
    return {"sec.": "secolo", "secc.": "secoli", "Sec.": "Secolo", "Secc.": "Secoli"}.get(word, word)  # fmt: skip


def _by_order(found: re.Match[str]) -> str:
    number = _number(found["number"])
    ending = "a" if feminine(found["word"]) else "o"
    return f"{found['word']} {ordinal(number, ending)}" if number else found[0]


def _by_number(found: re.Match[str]) -> str:
    number = _number(found["number"])
    return f"{found['word']} {number}" if number else found[0]


def _before_noun(found: re.Match[str]) -> str:
    number = _number(found["number"])
    if not 0 < number <= LARGEST:
        return found[0]
    return f"{found['article'] or ''}{ordinal(number, 'a' if feminine(found['noun']) else 'o')} {found['noun']}"


def _capitalized(words: tuple[str, ...]) -> str:
    return any_of([*words, *(word.capitalize() for word in words), *(word.upper() for word in words)])  # fmt: skip


_MORE = (
    rf"(?: \s? (?: [-–] | \b e \s ) \s? (?P<again> il\s | l['’] )? (?P<more> {ROMAN} ) (?!\w) )?"
)
_NOUN = r"(?P<noun> [^\W\d_]{3,30} )"
_FEMALE_AFTER_A = "edizione classe parte serie volta guerra fila categoria sezione puntata elementare media armata divisione lezione ristampa".split()  # noqa: SIM905

RULES: tuple[Rule, ...] = (
    rule("ordinal", "0", rf"(?P<article> \b (?: (?: {any_of(_ARTICLES)} ) \s | {_ELIDED} ) )? (?<![\w.,–−-]) (?P<number> \d{{1,3}} ) (?P<mark> [°ºª] ) (?! \s? [\d'′’CFNSEOW]\b | \w )", _abbreviated),
    rule("ordinal-by-letter", "0", rf"(?P<article>) (?<![\w.,]) (?P<number> \d{{1,3}} ) (?P<mark> a ) (?= \s (?: {any_of(_FEMALE_AFTER_A)} ) \b | \s ed\. )", _abbreviated),
    rule("century-before", "IVXLC", rf"(?<![\w.]) (?! I\ssecoli ) (?P<number> {ROMAN} ) (?!\w) {_MORE} \s (?P<word> {_CENTURY} ) (?!\w)", _century_before),
    rule("century-behind", "IVXLC", rf"(?<![\w.]) (?P<word> {_CENTURY} ) \s (?P<number> {ROMAN} ) (?! \w ) {_MORE}", _century_behind),
    rule("by-order", "IVXLC", rf"\b (?P<word> {_capitalized(_BY_ORDER)} ) \s (?P<number> {ROMAN} ) (?!\w)", _by_order),
    rule("by-number", "IVXLC", rf"\b (?P<word> {_capitalized(_BY_NUMBER)} ) \s (?P<number> {ROMAN} ) (?!\w)", _by_number),
    rule("ruler", "IVX", rf"\b (?P<name> {'|'.join([*_KINGS, *_QUEENS])} ) \s (?P<number> {ROMAN} ) (?! \w | \.\w )", _ruler),
    rule("before-noun", "IVX", rf"(?P<article> \b (?: (?: {_capitalized(tuple(_ARTICLES))} ) \s | {_ELIDED} ) ) (?P<number> {ROMAN} ) \s {_NOUN} (?!\w)", _before_noun),
    rule("noun-alone", "IVX", rf"(?P<article>) (?<![\w.'’]) (?! I\s ) (?P<number> {ROMAN} ) \s (?P<noun> {_capitalized(tuple(_SEEN_ALONE))} ) (?!\w)", _before_noun),
    heading_rule("A-ZÀÈÉÌÒÙ«“", "Il | Lo | La | L | I | Gli | Le | Un | Una | Uno | Il | Di | Del | Della | Dei | Come | Dove | Che"),
)  # fmt: skip
