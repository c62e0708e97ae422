# ruff: noqa: E501, RUF001  (a rule is read in one line; signs that look alike are told apart)
"""Abbreviations in Spanish, said in full where they go with what follows."""

import re

from pipeline.language.rule import Rule, any_of, rule

_ALWAYS = {
    "EE. UU.": "Estados Unidos", "EE.UU.": "Estados Unidos", "EEUU": "Estados Unidos", "EE.UU": "Estados Unidos",
    "JJ. OO.": "Juegos Olímpicos", "FF. AA.": "Fuerzas Armadas", "CC. AA.": "comunidades autónomas", "RR. HH.": "recursos humanos",
    "RR. CC.": "Reyes Católicos", "CC. OO.": "Comisiones Obreras", "p. ej.": "por ejemplo", "P. ej.": "Por ejemplo", "p.ej.": "por ejemplo",
    "etc.": "etcétera", "a. C.": "antes de Cristo", "d. C.": "después de Cristo", "a.C.": "antes de Cristo", "d.C.": "después de Cristo",
    "a. m.": "de la mañana", "p. m.": "de la tarde", "a.m.": "de la mañana", "p.m.": "de la tarde", "aprox.": "aproximadamente",
    "Ud.": "usted", "Uds.": "ustedes", "Vd.": "usted", "Vds.": "ustedes", "cf.": "compárese", "cfr.": "compárese", "vid.": "véase",
    "S. A.": "sociedad anónima", "S.A.": "sociedad anónima", "S. L.": "sociedad limitada", "S.L.": "sociedad limitada",
    "ibíd.": "ibídem", "ibid.": "ibídem", "íd.": "ídem", "et al.": "y otros", "q. e. p. d.": "que en paz descanse",
    "D. F.": "Distrito Federal", "P. D.": "posdata", "s. f.": "sin fecha", "s. l.": "sin lugar", "op. cit.": "obra citada",
    "c. c.": "con copia", "admón.": "administración", "dpto.": "departamento", "Dpto.": "Departamento", "depto.": "departamento",
    "gral.": "general", "trad.": "traducción", "pral.": "principal", "prov.": "provincia", "izda.": "izquierda", "dcha.": "derecha",
    "tfno.": "teléfono", "máx.": "máximo", "mín.": "mínimo", "vs.": "contra", "N. del T.": "nota del traductor", "N. del E.": "nota del editor",
    "v. gr.": "verbigracia", "b. l. m.": "besa la mano", "Cía.": "compañía", "coord.": "coordinador", "adj.": "adjetivo",
}  # fmt: skip
_BEFORE_NAME = {
    "Sr.": "señor", "Sra.": "señora", "Srta.": "señorita", "Sres.": "señores", "Sras.": "señoras", "Dr.": "doctor", "Dra.": "doctora",
    "D.": "don", "Dña.": "doña", "D.ª": "doña", "Prof.": "profesor", "Profa.": "profesora", "Ing.": "ingeniero", "Lic.": "licenciado",
    "Excmo.": "excelentísimo", "Excma.": "excelentísima", "Ilmo.": "ilustrísimo", "Ilma.": "ilustrísima", "Sto.": "santo", "Sta.": "santa",
    "S.": "san", "Gral.": "general", "Cap.": "capitán", "Cnel.": "coronel", "Mons.": "monseñor", "Fr.": "fray", "Hno.": "hermano",
    "Hna.": "hermana", "Hnos.": "hermanos", "Arq.": "arquitecto", "Pbro.": "presbítero", "Dres.": "doctores", "Tte.": "teniente",
    "Sgto.": "sargento", "Avda.": "avenida", "Av.": "avenida", "C/": "calle", "c/": "calle", "Pza.": "plaza", "Pl.": "plaza", "Pº": "paseo", "P.º": "paseo",
    "Ctra.": "carretera", "Urb.": "urbanización", "Bo.": "barrio",
}  # fmt: skip
_BEFORE_NUMBER = {
    "pág.": "página", "págs.": "páginas", "p.": "página", "pp.": "páginas", "Pág.": "Página", "n.º": "número", "nº": "número", "n.°": "número",
    "N.º": "Número", "Nº": "Número", "núm.": "número", "núms.": "números", "Núm.": "Número", "n.os": "números", "cap.": "capítulo", "caps.": "capítulos",
    "Cap.": "Capítulo", "vol.": "volumen", "vols.": "volúmenes", "Vol.": "Volumen", "t.": "tomo", "art.": "artículo", "arts.": "artículos",
    "Art.": "Artículo", "fig.": "figura", "figs.": "figuras", "Fig.": "Figura", "tel.": "teléfono", "Tel.": "Teléfono", "teléf.": "teléfono",
    "ed.": "edición", "lám.": "lámina", "col.": "columna", "v.": "verso", "vv.": "versos", "apdo.": "apartado", "km.": "kilómetro", "ap.": "apartado",
    "s/n": "sin número", "párr.": "párrafo", "sec.": "sección", "secc.": "sección", "tab.": "tabla", "disp.": "disposición", "ca.": "hacia", "h.": "hacia",
    "máx.": "máximo", "mín.": "mínimo", "nota n.º": "nota número", "piso n.º": "piso número",
}  # fmt: skip
_ENDS = frozenset(("etc.", "S. A.", "S.A.", "S. L.", "S.L.", "a. C.", "d. C.", "a.C.", "d.C.", "a. m.", "p. m.", "a.m.", "p.m.", "EE. UU.", "EE.UU.", "et al.", "JJ. OO.", "Ud.", "Uds.", "Vd."))  # fmt: skip


def _any(table: dict[str, str]) -> str:
    return any_of(table).replace(r"\.\ ", r"\.\s?").replace(r"\ ", r"\s")


def _always(found: re.Match[str]) -> str:
    word = found["word"]
    said = _ALWAYS.get(word) or _ALWAYS[_JOINED.sub(". ", _SPACES.sub(" ", word))]
    rest = found.string[found.end() :]
    ends = word.endswith(".") and (
        not rest.strip() or (word in _ENDS and _CAPITAL.match(rest) and word not in _NAMES)
    )
    return f"{said}." if ends else said


_NAMES = frozenset(("EE. UU.", "EE.UU.", "Ud.", "Uds.", "Vd."))
"""They stand inside a sentence, before whatever letter."""
_CAPITAL = re.compile(r"\s+[A-ZÁÉÍÓÚ¿¡«“]")
_JOINED = re.compile(r"\.(?=[^\W\d_])")
_SPACES = re.compile(r"\s+")


def _range(found: re.Match[str]) -> str:
    word = _BEFORE_NUMBER[found["word"]]
    plural = word if word.endswith("s") else f"{word}s"
    join = "y" if found["join"].strip() == "y" else "a"
    return f"{plural} {found['first']} {join} {found['last']}"


def _before_name(found: re.Match[str]) -> str:
    said = _BEFORE_NAME[found["word"]]
    return f"{said.capitalize() if _begins(found) else said} "


def _begins(found: re.Match[str]) -> bool:
    """Whether a sentence begins here: nothing stands before, or an end that is no abbreviation."""
    before = found.string[: found.start()].split()
    return not before or (before[-1][-1] in ".!?:¡¿" and before[-1] not in _BEFORE_NAME)


FIRST: tuple[Rule, ...] = (
    rule("from-to", ".", r"(?<![\w.]) (?P<word> págs\. | pág\. | pp\. | p\. | arts\. | núms\. | vv\. ) \s? (?P<first> \d{1,5} ) (?P<join> \s?[-–]\s? | \s y \s ) (?P<last> \d{1,5} ) (?! [\w-] | [.,]\d )", _range),
    rule("following", "s", r"(?<= \d ) \s (?: y \s )? ss? \. (?= \s | [,;)] | $ )", " y siguientes"),
    rule("before-number", ".º°/", rf"(?<![\w.]) (?P<word> {_any(_BEFORE_NUMBER)} ) :? (?= \s? [\d(+] | \s [IVXLC]{{1,6}} \b )", lambda found: _BEFORE_NUMBER[found["word"]] + ("" if found.string[found.end() : found.end() + 1].isspace() else " ")),
    rule("no-number", "/", r"\b s/n \b", "sin número"),
    rule("street", "/", r"(?<!\w) [cC]/ \s? (?= [A-ZÁÉÍÓÚ] )", "calle "),
)  # fmt: skip
"""Before numerals are read: they show what stands before them."""

LAST: tuple[Rule, ...] = (
    rule("before-name", "./º", rf"(?<![\w.]) (?P<word> {_any(_BEFORE_NAME)} ) \s (?= [A-ZÁÉÍÓÚÑ][a-záéíóúñ] | D\. | de(?:l)? \s | la \s )", _before_name),
    rule("always", "EU.", rf"(?<![\w.]) (?P<word> {_any(_ALWAYS)} ) (?!\w)", _always),
    rule("edition", ".", r"(?<= [ªa]\s ) ed\. (?!\w)", "edición"),
    rule("and", "&", r"\s & \s", " y "),
)  # fmt: skip
