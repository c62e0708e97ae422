# ruff: noqa: E501, RUF001  (a rule is read in one line; signs that look alike are told apart)
"""Abbreviations in Italian, said in full where they go with what follows."""

import re

from pipeline.language.rule import Rule, any_of, rule
from pipeline.language.shortened import (
    any_short,
    as_beginning,
    before_figure,
    in_both_cases,
    in_full,
)

_ALWAYS = in_both_cases({
    "ecc.": "eccetera", "etc.": "eccetera", "p. es.": "per esempio", "per es.": "per esempio", "ad es.": "ad esempio",
    "cfr.": "confronta", "cf.": "confronta", "a. C.": "avanti Cristo", "d. C.": "dopo Cristo", "ca.": "circa", "c.a": "circa", "ibid.": "ibidem", "op. cit.": "opera citata", "cit.": "citato",
    "loc. cit.": "luogo citato", "et al.": "e altri", "N. d. T.": "nota del traduttore", "N. d. R.": "nota della redazione", "N. d. A.": "nota dell'autore", "N. d. C.": "nota del curatore",
    "n. d. t.": "nota del traduttore", "n. d. r.": "nota della redazione", "N. B.": "nota bene", "P. S.": "post scriptum", "p. v.": "prossimo venturo", "u. s.": "ultimo scorso",
    "c. m.": "corrente mese", "S. p. A.": "società per azioni", "S. r. l.": "società a responsabilità limitata", "S. n. c.": "società in nome collettivo", "S. a. s.": "società in accomandita semplice", "F.lli": "fratelli",
    "s. l.": "senza luogo", "s. d.": "senza data", "s. n. c.": "senza numero civico", "trad.": "traduzione", "D. Lgs.": "decreto legislativo", "d. lgs.": "decreto legislativo", "D. P. R.": "decreto del presidente della Repubblica",
    "D. L.": "decreto legge", "D. M.": "decreto ministeriale", "G. U.": "Gazzetta Ufficiale", "c. c.": "codice civile", "c. p.": "codice penale", "c. p. c.": "codice di procedura civile", "c. p. p.": "codice di procedura penale",
    "vs.": "contro", "prov.": "provincia", "tel.": "telefono", "cell.": "cellulare", "max.": "massimo", "min.": "minimo", "a. m.": "di mattina", "p. m.": "di pomeriggio",
    "q. b.": "quanto basta", "all.": "allegato", "c/o": "presso", "s. v.": "sotto voce", "S. Em.": "Sua Eminenza", "S. E.": "Sua Eccellenza", "S. M.": "Sua Maestà", "SS. MM.": "Sue Maestà", "S. A. R.": "Sua Altezza Reale", "S. S.": "Sua Santità",
})  # fmt: skip
_BEFORE_NAME = {
    "sig.": "signor", "sig.ra": "signora", "sig.na": "signorina", "sigg.": "signori", "sig.re": "signore", "dott.": "dottor", "dr.": "dottor", "dott.ssa": "dottoressa", "dr.ssa": "dottoressa", "d.ssa": "dottoressa",
    "prof.": "professor", "prof.ssa": "professoressa", "proff.": "professori", "ing.": "ingegner", "avv.": "avvocato", "arch.": "architetto", "geom.": "geometra", "rag.": "ragionier", "on.": "onorevole", "sen.": "senatore",
    "mons.": "monsignor", "card.": "cardinale", "gen.": "generale", "col.": "colonnello", "cap.": "capitano", "magg.": "maggiore", "ten.": "tenente", "cav.": "cavalier", "comm.": "commendator", "don.": "don", "egr.": "egregio",
    "gent.mo": "gentilissimo", "gent.ma": "gentilissima", "gent.le": "gentile", "ill.mo": "illustrissimo", "ill.ma": "illustrissima", "spett.le": "spettabile", "chiar.mo": "chiarissimo", "fam.": "famiglia", "f.lli": "fratelli", "p.": "padre", "ven.": "venerabile",
    "p.zza": "piazza", "p.za": "piazza", "p.le": "piazzale", "v.le": "viale", "c.so": "corso", "l.go": "largo", "v.lo": "vicolo", "loc.": "località", "fraz.": "frazione", "ss.": "santi",
}  # fmt: skip
_NOT_SMALL = frozenset(("p.", "ss.", "cap."))
"""In small letters they are pages, what follows, and chapters."""
_TITLES = frozenset({form for short in _BEFORE_NAME for form in (short, short.capitalize())})
_BEFORE_NUMBER = in_both_cases({
    "pag.": "pagina", "pagg.": "pagine", "p.": "pagina", "pp.": "pagine", "n.": "numero", "nn.": "numeri", "n°": "numero", "nº": "numero", "nr.": "numero", "num.": "numero",
    "cap.": "capitolo", "capp.": "capitoli", "vol.": "volume", "voll.": "volumi", "art.": "articolo", "artt.": "articoli", "fig.": "figura", "figg.": "figure", "tav.": "tavola", "tavv.": "tavole",
    "tab.": "tabella", "tabb.": "tabelle", "tel.": "telefono", "cell.": "cellulare", "par.": "paragrafo", "§": "paragrafo", "§§": "paragrafi", "sez.": "sezione", "col.": "colonna", "v.": "verso", "vv.": "versi",
    "t.": "tomo", "tt.": "tomi", "r.": "riga", "ed.": "edizione", "co.": "comma", "es.": "esercizio", "int.": "interno", "op.": "opera", "km.": "chilometro", "fasc.": "fascicolo", "f.": "foglio", "ff.": "fogli", "ca.": "circa", "c.a": "circa", "max.": "massimo", "min.": "minimo",
})  # fmt: skip
_PLURALS = {"pagina": "pagine", "numero": "numeri", "capitolo": "capitoli", "volume": "volumi", "articolo": "articoli", "figura": "figure", "tavola": "tavole", "tabella": "tabelle", "paragrafo": "paragrafi", "verso": "versi", "riga": "righe", "foglio": "fogli"}  # fmt: skip
_MAY_END = ("ecc.", "etc.", "a. C.", "d. C.", "S. p. A.", "S. r. l.", "et al.", "op. cit.", "cit.", "N. d. T.", "N. d. R.", "q. b.", "c. c.", "c. p.", "p. v.", "u. s.")  # fmt: skip


def _from_to(found: re.Match[str]) -> str:
    word = _BEFORE_NUMBER[found["word"]]
    small = word.lower()
    plural = _PLURALS.get(small, small)
    plural = plural.capitalize() if word != small else plural
    if found["join"].strip() in {"e", "o"}:
        return f"{plural} {found['first']} {found['join'].strip()} {found['last']}"
    return f"{plural} da {found['first']} a {found['last']}"


def _before_name(found: re.Match[str]) -> str:
    said = _BEFORE_NAME[found["word"][0].lower() + found["word"][1:]]
    return f"{as_beginning(said, found, _TITLES)} "


_MEN = frozenset(("luca", "mattia", "battista", "barnaba", "giona", "geremia", "isaia"))
_WOMEN = frozenset(("agnese", "irene", "beatrice", "matilde", "adele", "rosalie", "cloe"))
_WITH_SANTO = re.compile(r"S[^aeiouAEIOU]|Z|X|Ps|Gn")


def _saint(found: re.Match[str]) -> str:
    """San Pietro, Santo Stefano, Sant'Anna, Santa Maria."""
    name = found["name"]
    if name[0] in "AEIOUÀÈÉÌÒÙ":
        return f"Sant'{name}"
    small = name.lower()
    if small not in _MEN and (small in _WOMEN or small.endswith("a")):
        return f"Santa {name}"
    return f"{'Santo' if _WITH_SANTO.match(name) else 'San'} {name}"


def _letter(found: re.Match[str]) -> str:
    return f"lettera {found['letter']}"


def _edition(found: re.Match[str]) -> str:
    return found[0].replace("ed.", "edizione")


_SMALL_TITLES = [short for short in _BEFORE_NAME if short not in _NOT_SMALL]
_CAPITAL_TITLES = [short[0].upper() + short[1:] for short in _BEFORE_NAME if short != "ss."]
_NAME_WORDS = r"(?! (?: Il | Lo | La | Le | Gli | I | Un | Una | Ma | E | Non | Poi | Era | Si | Che | In | Per | Con | Quando | Se | Ha | Ho | È | Ne | Mi | Ci | Vi ) \b )"

FIRST: tuple[Rule, ...] = (
    rule("see", "vV", r"(?<![\w.]) (?P<word> [vV]\. ) (?= \s (?: pagg?\. | pp?\. | capp?\. | figg?\. | tabb?\. | tavv?\. | artt?\. | par\. | § | nota\b | anche\b | sopra\b | sotto\b | oltre\b | infra\b | supra\b ) )", lambda found: "vedi" if found["word"] == "v." else "Vedi"),
    rule("from-to", "0", rf"(?<![\w.]) (?P<word> {any_short([word for word, full in _BEFORE_NUMBER.items() if full.lower() in (*_PLURALS, *_PLURALS.values())])} ) \s? (?P<first> \d{{1,5}} ) (?P<join> \s?[-–]\s? | \s [eo] \s ) (?P<last> \d{{1,5}} ) (?! [\w-] | [.,/]\d )", _from_to),
    rule("following", "s", r"(?<= \d ) \s (?: e \s )? (?: sgg | segg | ss ) \. (?= \s | [,;)] | $ )", " e seguenti"),
    rule("following-one", "s", r"(?<= \d ) \s (?: e \s )? (?: sg | seg | s ) \. (?= \s | [,;)] | $ )", " e seguente"),
    rule("law", "L", r"(?<![\w.]) L\. (?= \s (?: n\. \s? )? \d{1,4} / (?: 19 | 20 )?\d\d \b )", "Legge"),
    rule("lire", "L", r"(?<![\w.]) L\. \s? (?P<sum> \d{1,3} (?: \.\d{3} )+ ) (?! [\d,] | \.\d )", r"\g<sum> lire"),
    rule("letter", "l", r"(?<![\w.]) lett\. \s (?P<letter> [a-z]{1,2} ) \b", _letter),
    rule("school-year", "a", r"(?<![\w.]) a\.\s?(?P<kind> [as] )\. (?= \s \d{4} )", lambda found: "anno accademico" if found["kind"] == "a" else "anno scolastico"),
    rule("before-number", (), rf"(?<![\w.]) (?P<word> {any_short(_BEFORE_NUMBER)} ) :? (?= \s? [\d(+] | \s [IVXLC]{{1,6}} \b )", before_figure(_BEFORE_NUMBER)),
    rule("edition", ".", r"(?<= \d [ªa°º] ) \s ed\. (?!\w)", _edition),
)  # fmt: skip
"""Before numerals are read: they show what stands before them."""

LAST: tuple[Rule, ...] = (
    rule("of-year", "/", r"\b (numero | legge | Legge | legislativo | decreto | direttiva | Repubblica | regolamento | sentenza | circolare | ministeriale) \s (\d{1,5}) / ((?: 19 | 20 ) \d\d | \d\d ) (?! [\w/] )", r"\1 \2 del \3"),
    rule("without-number", "s", r"(?<= ,\s ) s\.n\.c\. (?!\w) | \b s/n \b", "senza numero"),
    rule("saint", "S", r"(?<![\w.]) S\. \s? (?P<name> [A-ZÈÀ][a-zàèéìòù]{2,20} ) (?!\w)", _saint),
    rule("before-name", ".", rf"(?<![\w.]) (?P<word> {any_of([*_SMALL_TITLES, *_CAPITAL_TITLES, 'SS.'])} ) \s (?= [A-ZÀÈÉÌÒÙ][\w.'’] | (?: de[li]? | della | di | d['’] | [a-z]{{2,6}}\.(?:ssa|ra|na)? ) \s? [\w.] ) {_NAME_WORDS}", lambda found: "Santi " if found["word"] == "SS." else _before_name(found)),
    rule("sir", "s", r"(?<![\w.]) (?P<word> [sS]ig\. (?: ra | na )? ) \s (?= (?!che|non|di|e|è|si)[a-z]{3,} )", _before_name),
    rule("always", (), rf"(?<![\w./]) (?P<word> {any_short(_ALWAYS)} ) (?!\w)", in_full(_ALWAYS, _MAY_END)),
    rule("and", "&", r"\s & \s", " e "),
)  # fmt: skip
