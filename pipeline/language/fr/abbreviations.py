# ruff: noqa: E501, RUF001  (a rule is read in one line; signs that look alike are told apart)
"""Abbreviations in French, said in full where they go with what follows."""

import re

from pipeline.language.rule import Rule, any_of, rule

_ALWAYS = {
    "p. ex.": "par exemple", "p.ex.": "par exemple", "P. ex.": "Par exemple", "c.-à-d.": "c'est-à-dire", "c-à-d.": "c'est-à-dire", "càd": "c'est-à-dire",
    "etc.": "et cetera", "av. J.-C.": "avant Jésus-Christ", "apr. J.-C.": "après Jésus-Christ", "ap. J.-C.": "après Jésus-Christ", "J.-C.": "Jésus-Christ",
    "env.": "environ", "cf.": "voir", "Cf.": "Voir", "ibid.": "ibidem", "id.": "idem", "op. cit.": "ouvrage cité", "et al.": "et autres", "éd.": "édition", "trad.": "traduction",
    "coll.": "collection", "s.v.p.": "s'il vous plaît", "S.V.P.": "s'il vous plaît", "svp": "s'il vous plaît", "SVP": "s'il vous plaît",
    "N.B.": "nota bene", "N. B.": "nota bene", "P.-S.": "post-scriptum", "R.-V.": "rendez-vous", "qqch.": "quelque chose", "qqn": "quelqu'un", "Cie": "compagnie",
    "apr.": "après", "dép.": "département", "gouv.": "gouvernement", "hab.": "habitants", "max.": "maximum", "min.": "minimum", "sc.": "sciences",
    "É.-U.": "États-Unis", "E.-U.": "États-Unis", "É.-U. A.": "États-Unis d'Amérique", "réf.": "référence", "suppl.": "supplément", "dir.": "direction", "a.m.": "du matin", "p.m.": "de l'après-midi",
    "s.d.": "sans date", "s. d.": "sans date", "s.l.": "sans lieu", "rdv": "rendez-vous", "RDV": "rendez-vous", "vs": "contre", "N.D.L.R.": "note de la rédaction", "NDLR": "note de la rédaction",
}  # fmt: skip
_BEFORE_NAME = {
    "M.": "monsieur", "MM.": "messieurs", "Mme": "madame", "Mmes": "mesdames", "Mlle": "mademoiselle", "Mlles": "mesdemoiselles", "Dr": "docteur", "Dre": "docteure", "Pr": "professeur",
    "Me": "maître", "Mgr": "monseigneur", "St": "saint", "Ste": "sainte", "Vve": "veuve", "Bd": "boulevard", "bd": "boulevard", "Av.": "avenue", "av.": "avenue", "Pl.": "place", "pl.": "place", "Gal": "général", "Cdt": "commandant",
    "Lt": "lieutenant", "Cne": "capitaine", "Sgt": "sergent", "Fg": "faubourg", "fg": "faubourg", "Ets": "établissements",
}  # fmt: skip
_BEFORE_NUMBER = {
    "p.": "page", "pp.": "pages", "n°": "numéro", "nº": "numéro", "N°": "Numéro", "no": "numéro", "nos": "numéros", "n°s": "numéros", "vol.": "volume", "t.": "tome", "chap.": "chapitre", "ch.": "chapitre", "art.": "article",
    "fig.": "figure", "Fig.": "Figure", "tabl.": "tableau", "tab.": "tableau", "al.": "alinéa", "l.": "ligne", "v.": "vers", "tél.": "téléphone", "Tél.": "Téléphone", "sect.": "section", "§": "paragraphe", "§§": "paragraphes", "app.": "appartement",
    "col.": "colonne", "pl.": "planche", "ill.": "illustration", "Chap.": "Chapitre", "Art.": "Article", "Vol.": "Volume", "max.": "maximum", "min.": "minimum", "ca": "vers", "v. ": "vers", "éd.": "édition", "bât.": "bâtiment", "op.": "opus", "ex.": "exemple", "fasc.": "fascicule",
}  # fmt: skip
_ENDS = frozenset(("etc.", "et al.", "av. J.-C.", "apr. J.-C.", "J.-C.", "s.v.p.", "hab."))
_CAPITAL = re.compile(r"\s+[A-ZÀÂÉÈÊÎÔÇ«“]")


def _any(table: dict[str, str]) -> str:
    return any_of(table).replace(r"\.\ ", r"\.\s?").replace(r"\ ", r"\s")


def _always(found: re.Match[str]) -> str:
    word = found["word"]
    said = _ALWAYS.get(word) or _ALWAYS[_JOINED.sub(". ", _SPACES.sub(" ", word))]
    rest = found.string[found.end() :]
    ends = word.endswith(".") and (not rest.strip() or (word in _ENDS and _CAPITAL.match(rest)))
    return f"{said}." if ends else said


_JOINED = re.compile(r"\.(?=[^\W\d_])")
_SPACES = re.compile(r"\s+")


def _range(found: re.Match[str]) -> str:
    word = _BEFORE_NUMBER[found["word"]]
    plural = word if word.endswith("s") else f"{word}s"
    join = "et" if found["join"].strip() == "et" else "à"
    return f"{plural} {found['first']} {join} {found['last']}"


def _before_name(found: re.Match[str]) -> str:
    before = found.string[: found.start()].split()
    start = not before or (before[-1][-1] in ".!?:«" and before[-1] not in _BEFORE_NAME)
    said = _BEFORE_NAME[found["word"]]
    return f"{said.capitalize() if start else said}{'-' if found[0].endswith('-') else ' '}"


FIRST: tuple[Rule, ...] = (
    rule("from-to", "0", r"(?<![\w.]) (?P<word> pp\. | p\. | art\. | chap\. | n°s | nos | §§ | § | fig\. | vol\. | t\. | l\. | v\. ) \s? (?P<first> \d{1,5} ) (?P<join> \s?[-–]\s? | \s et \s | \s à \s ) (?P<last> \d{1,5} ) (?! [\w-] | [.,]\d )", _range),
    rule("following", "s", r"(?<= \d ) \s (?: et \s )? (?: sq{1,2} | suiv | s ) \. (?= \s | [,;)] | $ )", " et suivantes"),
    rule("before-number", (), rf"(?<![\w.]) (?P<word> {_any(_BEFORE_NUMBER)} ) :? (?= \s? [\d(+] | \s [IVXLC]{{1,6}} \b )", lambda found: _BEFORE_NUMBER[found["word"]] + ("" if found.string[found.end() : found.end() + 1].isspace() else " ")),
    rule("edition", ".", r"(?<= [eᵉ]\s ) éd\. (?!\w)", "édition"),
)  # fmt: skip
"""Before numerals are read: they show what stands before them."""

LAST: tuple[Rule, ...] = (
    rule("always", (), rf"(?<![\w.'-]) (?P<word> {_any(_ALWAYS)} ) (?![\w-])", _always),
    rule("before-name", (), rf"(?<![\w.'-]) (?P<word> {_any(_BEFORE_NAME)} ) (?: \s | - ) (?! (?: Elles? | Ils? | On | Je | Nous | Vous | Les? | La | Une? | Cet? | Cette | Ces | Mais | Et | Puis | Dans | Pour | Alors ) \b ) (?= [A-ZÀÂÉÈÊÎÔÇ][\w.'’-] | (?: de | du | des | la | le ) \s | d['’] | (?: docteur | le ) )", _before_name),
    rule("and", "&", r"\s & \s", " et "),
)  # fmt: skip
