# ruff: noqa: E501, RUF001  (a rule is read in one line; signs that look alike are told apart)
"""Abbreviations in German, said in full where they go with what follows."""

import re

from pipeline.language.rule import Rule, any_of, rule

_ALWAYS = {
    "z. B.": "zum Beispiel", "d. h.": "das heißt", "u. a.": "unter anderem", "i. d. R.": "in der Regel",
    "u. U.": "unter Umständen", "v. a.": "vor allem", "z. T.": "zum Teil", "z. Zt.": "zurzeit", "z. Z.": "zurzeit",
    "s. o.": "siehe oben", "s. u.": "siehe unten", "m. E.": "meines Erachtens", "o. Ä.": "oder Ähnliches",
    "u. Ä.": "und Ähnliches", "o. ä.": "oder ähnlich", "u. ä.": "und ähnlich", "o. g.": "oben genannte",
    "i. A.": "im Auftrag", "i. V.": "in Vertretung", "e. V.": "eingetragener Verein", "a. D.": "außer Dienst",
    "n. d.": "nach dem", "i. e. S.": "im engeren Sinne", "i. w. S.": "im weiteren Sinne", "i. S.": "im Sinne",
    "z. H.": "zu Händen", "z. Hd.": "zu Händen", "u. v. m.": "und vieles mehr", "u. v. a.": "und viele andere",
    "u. a. m.": "und anderes mehr", "a. a. O.": "am angegebenen Ort", "o. J.": "ohne Jahr", "o. O.": "ohne Ort",
    "d. i.": "das ist", "b. w.": "bitte wenden", "i. Allg.": "im Allgemeinen", "h. c.": "honoris causa",
    "d. J.": "des Jahres", "d. M.": "des Monats", "v. H.": "vom Hundert", "s. a.": "siehe auch",
    "s. d.": "siehe dort", "u. s. w.": "und so weiter", "m. W.": "meines Wissens", "u. dgl.": "und dergleichen",
    "bzw.": "beziehungsweise", "usw.": "und so weiter", "etc.": "et cetera", "ca.": "circa", "evtl.": "eventuell",
    "ggf.": "gegebenenfalls", "ggfs.": "gegebenenfalls", "inkl.": "inklusive", "exkl.": "exklusive", "einschl.": "einschließlich",
    "vgl.": "vergleiche", "sog.": "sogenannte", "insb.": "insbesondere", "insbes.": "insbesondere", "allg.": "allgemein",
    "bspw.": "beispielsweise", "gem.": "gemäß", "zzgl.": "zuzüglich", "abzgl.": "abzüglich", "usf.": "und so fort",
    "versch.": "verschiedene", "zus.": "zusammen", "urspr.": "ursprünglich", "wg.": "wegen", "Hrsg.": "Herausgeber",
    "hrsg.": "herausgegeben", "Anm.": "Anmerkung", "Verf.": "Verfasser", "Übers.": "Übersetzung", "Red.": "Redaktion",
    "ebd.": "ebenda", "erw.": "erweiterte", "überarb.": "überarbeitete", "verb.": "verbesserte", "geb.": "geboren",
    "gest.": "gestorben", "verh.": "verheiratet", "lat.": "lateinisch", "griech.": "griechisch", "engl.": "englisch",
    "frz.": "französisch", "dt.": "deutsch", "ital.": "italienisch", "span.": "spanisch", "russ.": "russisch",
    "jährl.": "jährlich", "tägl.": "täglich", "mtl.": "monatlich", "telef.": "telefonisch", "einschließl.": "einschließlich",
    "südl.": "südlich", "nördl.": "nördlich", "östl.": "östlich", "westl.": "westlich", "wiss.": "wissenschaftlich",
    "MwSt.": "Mehrwertsteuer", "MWSt.": "Mehrwertsteuer", "Verl.": "Verlag", "Ges.": "Gesellschaft", "Univ.": "Universität",
}  # fmt: skip
_BEFORE_NAME = {
    "Dr.": "Doktor", "Prof.": "Professor", "Hr.": "Herr", "Hrn.": "Herrn", "Fr.": "Frau", "Frl.": "Fräulein",
    "Dipl.-Ing.": "Diplomingenieur", "Ing.": "Ingenieur", "Mag.": "Magister", "Hl.": "Heiliger", "St.": "Sankt",
    "Gebr.": "Gebrüder", "Fa.": "Firma", "Kgl.": "Königliche", "Frhr.": "Freiherr", "Lt.": "Leutnant", "Hptm.": "Hauptmann",
    "Pfr.": "Pfarrer", "Bf.": "Bischof", "Abg.": "Abgeordnete", "RA": "Rechtsanwalt",
}  # fmt: skip
_BEFORE_NUMBER = {
    "S.": "Seite", "Nr.": "Nummer", "Nrn.": "Nummern", "Bd.": "Band", "Bde.": "Bände", "Abb.": "Abbildung",
    "Tab.": "Tabelle", "Kap.": "Kapitel", "Abs.": "Absatz", "Art.": "Artikel", "Anm.": "Anmerkung", "Z.": "Zeile",
    "V.": "Vers", "Sp.": "Spalte", "Rn.": "Randnummer", "Rdnr.": "Randnummer", "Ziff.": "Ziffer", "Fn.": "Fußnote",
    "Tel.": "Telefon", "Str.": "Straße", "Jg.": "Jahrgang", "H.": "Heft", "Aufl.": "Auflage", "Lfg.": "Lieferung",
    "Taf.": "Tafel", "Gl.": "Gleichung", "Bsp.": "Beispiel", "Pos.": "Position", "Ausg.": "Ausgabe", "Lit.": "Litera",
    "max.": "maximal", "min.": "minimal", "mind.": "mindestens", "höchst.": "höchstens", "ab ca.": "ab circa",
    "op.": "Opus", "Op.": "Opus", "Fax.": "Fax", "Tfn.": "Telefon", "Mind.": "Mindestens", "Max.": "Maximal",
}  # fmt: skip
_DAYTIMES = {"vorm.": "vormittags", "nachm.": "nachmittags", "abds.": "abends", "mitt.": "mittags"}
_ENDS = frozenset(
    [
        "usw.",
        "etc.",
        "u. v. m.",
        "u. a. m.",
        "usf.",
        "u. v. a.",
        "o. Ä.",
        "u. Ä.",
        "u. s. w.",
        "u. dgl.",
        "a. D.",
        "e. V.",
    ]
)


def _any(table: dict[str, str]) -> str:
    return any_of(table).replace(r"\.\ ", r"\.\s?")


def _lookup(table: dict[str, str], written: str) -> str:
    plain = _SPACES.sub(" ", _POINTS.sub(". ", written)).strip()
    for key in (written, plain):
        if key in table:
            return table[key]
    said = table[plain[0].lower() + plain[1:]]
    return said[0].upper() + said[1:]


_POINTS = re.compile(r"\.(?=[^\W\d_])")
_SPACES = re.compile(r"\s+")


def _always(found: re.Match[str]) -> str:
    said = _lookup(_ALWAYS, found["word"])
    plain = _SPACES.sub(" ", _POINTS.sub(". ", found["word"]))
    rest = found.string[found.end() :]
    ends = not rest.strip() or (plain in _ENDS and _CAPITAL.match(rest))
    return f"{said}." if ends else said


_CAPITAL = re.compile(r"\s+[A-ZÄÖÜ„»“]")


def _capitalized(table: dict[str, str]) -> dict[str, str]:
    return table | {
        key[0].upper() + key[1:]: said[0].upper() + said[1:]
        for key, said in table.items()
        if key[0].islower()
    }


_ALL = _capitalized(_ALWAYS)
_PLURALS = {
    "Seite": "Seiten",
    "Absatz": "Absätze",
    "Nummer": "Nummern",
    "Artikel": "Artikel",
    "Abbildung": "Abbildungen",
}


def _pages(found: re.Match[str]) -> str:
    word = _BEFORE_NUMBER[found["word"]]
    join = "und" if found["join"].strip() in {"u.", "und", "&"} else "bis"
    return f"{_PLURALS.get(word, word)} {found['first']} {join} {found['last']}"


def _following(found: re.Match[str]) -> str:
    return f"{found[1]} {'folgende' if found[2] == 'f' else 'und folgende'}"


RULES: tuple[Rule, ...] = (
    rule("hours", ".", r"(?<= Uhr\s ) (vorm\. | nachm\. | abds\. | mitt\.)", lambda found: _DAYTIMES[found[1]]),
    rule("following", "f", r"(?<= [SA]\.\s ) (\d{1,5}) \s? (ff?) \.", _following),
    rule("following-pages", "f", r"(?<= S\. ) (\d{1,5}) \s? (ff?) \.", _following),
    rule(
        "from-to",
        ".",
        r"(?<![\w.]) (?P<word> S\. | Nr\. | Abs\. | Art\. | Abb\. | Nrn\. ) \s? (?P<first> \d{1,5} ) (?P<join> \s?[-–]\s? | \s und \s | \s u\. \s ) (?P<last> \d{1,5} ) (?! [\w-] | [.,]\d )",
        _pages,
    ),
    rule(
        "before-number",
        ".",
        rf"(?<![\w.]) (?P<word> {_any(_BEFORE_NUMBER)} ) :? (?= \s? [\d+(§] | \s [IVXLC]{{1,6}} \b )",
        lambda found: _BEFORE_NUMBER[found["word"]] + ("" if found.string[found.end() : found.end() + 1].isspace() else " "),
    ),
    rule("edition", ".", r"\b Aufl\. (?= [\s,;:)] | $ )", "Auflage"),
    rule("street", ".", r"(?<= [a-zäöüß] ) str\. (?= \s? \d | [,;)] | \s [a-zäöü] | $ )", "straße"),
    rule("street-alone", ".", r"(?<= [a-z]er\s ) Str\. (?= \s? \d | [,;)] | \s [a-zäöü] | $ )", "Straße"),
    rule("place-alone", ".", r"(?<= [a-zß] ) pl\. (?= \s \d )", "platz"),
    rule(
        "before-name",
        ".",
        rf"(?<![\w.]) (?P<word> {_any(_BEFORE_NAME)} ) \s (?= [A-ZÄÖÜ][\w.] | (?:h|med|phil|jur|rer|theol)\.? )",
        lambda found: f"{_BEFORE_NAME[found['word']]} ",
    ),
    rule("faculty", ".", r"(?<= Doktor\s ) (med | phil | jur | theol | rer\.\snat | h\.\sc ) \. \s? (?= [A-ZÄÖÜ] )", lambda found: {"med": "med ", "phil": "phil ", "jur": "jur ", "theol": "theol ", "rer. nat": "rer nat ", "h. c": "honoris causa "}[found[1]]),
    rule("always", ".", rf"(?<![\w.]) (?P<word> {_any(_ALL)} ) (?!\w)", _always),
    rule("company", "&", r"\b GmbH \s & \s Co\. \s KG \b", "GmbH und Co KG"),
    rule("company-short", ".", r"\b Co\. (?= \s (?: KG | OHG ) \b )", "Co"),
    rule("and", "&", r"\s & \s", " und "),
)  # fmt: skip
