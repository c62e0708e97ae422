# ruff: noqa: E501, RUF001  (a rule is read in one line; signs that look alike are told apart)
"""Abbreviations in Portuguese, said in full where they go with what follows."""

import re

from pipeline.language.pt.words import table
from pipeline.language.rule import Rule, any_of, rule
from pipeline.language.shortened import (
    any_short,
    as_beginning,
    before_figure,
    in_both_cases,
    in_full,
)

_ALWAYS = {
    "etc.": "etcétera", "p. ex.": "por exemplo", "por ex.": "por exemplo", "a. C.": "antes de Cristo", "d. C.": "depois de Cristo", "cf.": "confira", "ibid.": "ibidem", "id.": "idem",
    "op. cit.": "obra citada", "et al.": "e outros", "i. e.": "isto é", "N. do T.": "nota do tradutor", "N. da T.": "nota da tradutora", "N. do E.": "nota do editor", "N. da R.": "nota da redação",
    "N. B.": "nota bem", "P. S.": "pós-escrito", "obs.": "observação", "aprox.": "aproximadamente", "máx.": "máximo", "mín.": "mínimo", "vs.": "contra", "Cia.": "companhia", "C.ia": "companhia", "Ltda.": "limitada", "Lda.": "limitada",
    "S. A.": "sociedade anónima", "depto.": "departamento", "dept.": "departamento", "tel.": "telefone", "telef.": "telefone", "séc.": "século", "sécs.": "séculos", "trad.": "tradução", "coord.": "coordenação",
    "org.": "organização", "esq.": "esquerdo", "dto.": "direito", "R/C": "rés do chão", "r/c": "rés do chão", "s/n": "sem número", "s. d.": "sem data", "s. l.": "sem local", "s. f. f.": "se faz favor", "S. F. F.": "se faz favor",
    "V. Ex.ª": "Vossa Excelência", "V. Exa.": "Vossa Excelência", "V. Ex.a": "Vossa Excelência", "V. S.ª": "Vossa Senhoria", "V. Sa.": "Vossa Senhoria", "S. Ex.ª": "Sua Excelência", "S. Exa.": "Sua Excelência", "V. M.": "Vossa Majestade", "S. M.": "Sua Majestade", "S. A. R.": "Sua Alteza Real",
    "q. b.": "quanto baste", "a. m.": "da manhã", "p. m.": "da tarde", "E. U. A.": "Estados Unidos da América", "c/": "com", "p/": "para", "pág.": "página", "págs.": "páginas", "hab.": "habitantes", "dir.": "direção", "A/C": "ao cuidado de", "a/c": "ao cuidado de",
}  # fmt: skip
_BEFORE_NAME = {
    "Sr.": "senhor", "Srs.": "senhores", "Sra.": "senhora", "Sr.ª": "senhora", "Sras.": "senhoras", "Srta.": "senhorita", "Dr.": "doutor", "Dra.": "doutora", "Dr.ª": "doutora", "Drs.": "doutores",
    "Prof.": "professor", "Profa.": "professora", "Prof.ª": "professora", "Eng.": "engenheiro", "Eng.º": "engenheiro", "Eng.ª": "engenheira", "Arq.": "arquiteto", "Arq.ª": "arquiteta", "Gen.": "general", "Cel.": "coronel", "Cap.": "capitão", "Maj.": "major", "Ten.": "tenente", "Sgt.": "sargento", "Alm.": "almirante",
    "Pe.": "padre", "P.e": "padre", "Fr.": "frei", "Mons.": "monsenhor", "Card.": "cardeal", "Exmo.": "excelentíssimo", "Exma.": "excelentíssima", "Ilmo.": "ilustríssimo", "Ilma.": "ilustríssima", "Av.": "avenida", "R.": "rua",
    "Pç.": "praça", "Pça.": "praça", "Lgo.": "largo", "Trav.": "travessa", "Tv.": "travessa", "Al.": "alameda", "Rod.": "rodovia", "Est.": "estrada", "Sto.": "santo", "Sta.": "santa", "Des.": "desembargador", "Min.": "ministro", "Dep.": "deputado", "Sen.": "senador", "Pres.": "presidente", "Gov.": "governador",
}  # fmt: skip
_TITLES = frozenset((*_BEFORE_NAME, "D.", "S."))
_SMALL_TITLES = ("Sr.", "Sra.", "Dr.", "Dra.", "Prof.", "Profa.", "Av.")
_BEFORE_NUMBER = in_both_cases({
    "pág.": "página", "págs.": "páginas", "pag.": "página", "p.": "página", "pp.": "páginas", "n.º": "número", "nº": "número", "n°": "número", "n.°": "número", "n.os": "números", "nos.": "números", "num.": "número", "núm.": "número",
    "cap.": "capítulo", "caps.": "capítulos", "vol.": "volume", "vols.": "volumes", "t.": "tomo", "art.": "artigo", "arts.": "artigos", "art.º": "artigo", "fig.": "figura", "figs.": "figuras", "tab.": "tabela", "tel.": "telefone", "telef.": "telefone",
    "tlf.": "telefone", "ed.": "edição", "col.": "coluna", "v.": "verso", "vv.": "versos", "§": "parágrafo", "§§": "parágrafos", "par.": "parágrafo", "sec.": "secção", "apto.": "apartamento", "ap.": "apartamento", "inc.": "inciso", "al.": "alínea", "km.": "quilómetro",
    "fl.": "folha", "fls.": "folhas", "ca.": "cerca de", "c.": "cerca de", "máx.": "máximo", "mín.": "mínimo", "op.": "opus", "est.": "estampa", "cel.": "celular", "fasc.": "fascículo", "ex.": "exemplo", "cod.": "código", "cód.": "código", "cx.": "caixa", "q.": "quadra", "lt.": "lote",
})  # fmt: skip
_PLURALS = {"página": "páginas", "número": "números", "capítulo": "capítulos", "volume": "volumes", "artigo": "artigos", "figura": "figuras", "tabela": "tabelas", "parágrafo": "parágrafos", "verso": "versos", "folha": "folhas"}  # fmt: skip
_MAY_END = ("etc.", "a. C.", "d. C.", "S. A.", "Ltda.", "Lda.", "et al.", "op. cit.", "a. m.", "p. m.", "q. b.", "E. U. A.", "hab.", "N. do T.")  # fmt: skip
_NAME = r"[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]"


def _from_to(found: re.Match[str]) -> str:
    word = _BEFORE_NUMBER[found["word"]]
    small = word.lower()
    plural = _PLURALS.get(small, small)
    plural = plural.capitalize() if word != small else plural
    join = "e" if found["join"].strip() == "e" else "a"
    return f"{plural} {found['first']} {join} {found['last']}"


def _before_name(found: re.Match[str]) -> str:
    word = found["word"]
    said = _BEFORE_NAME.get(word) or _BEFORE_NAME[word.capitalize()]
    return f"{as_beginning(said, found, _TITLES)} "


_WOMEN = frozenset(("Inês", "Isabel", "Beatriz", "Leonor", "Carlota", "Mécia", "Dulce", "Luísa", "Filipa", "Brites", "Ester", "Raquel", "Matilde", "Clotilde", "Engrácia", "Iria", "Mafalda"))  # fmt: skip
_MEN = frozenset(("Garcia", "Lucas", "Sancha", "Nuna", "Judá"))


def _woman(name: str) -> bool:
    return name not in _MEN and (name in _WOMEN or name.endswith(("a", "ã")))


def _lord(found: re.Match[str]) -> str:
    """Dom Pedro, Dona Maria."""
    return f"{'Dona' if _woman(found['name']) else 'Dom'} {found['name']}"


def _saint(found: re.Match[str]) -> str:
    """São João, Santo António, Santa Maria."""
    name = found["name"]
    if _woman(name):
        return f"Santa {name}"
    return f"{'Santo' if name[0] in 'AEIOUÁÂÉÊÍÓÔÚH' else 'São'} {name}"


def _saints(found: re.Match[str]) -> str:
    return f"Santos {found['name']}"


FIRST: tuple[Rule, ...] = (
    rule("see", "v", rf"(?<![\w.]) v\. (?= \s (?: págs?\. | pp?\. | caps?\. | figs?\. | tab\. | arts?\. | § | nota\b | também\b | acima\b | abaixo\b | infra\b | supra\b ) )", "veja"),  # noqa: F541
    rule("from-to", "0", rf"(?<![\w.]) (?P<word> {any_short([word for word, full in _BEFORE_NUMBER.items() if full.lower() in (*_PLURALS, *_PLURALS.values())])} ) \s? (?P<first> \d{{1,5}} ) (?P<join> \s?[-–]\s? | \s [ae] \s ) (?P<last> \d{{1,5}} ) (?! [\w-] | [.,/]\d )", _from_to),
    rule("following", "s", r"(?<= \d ) \s (?: e \s )? (?: segs | ss ) \. (?= \s | [,;)] | $ )", " e seguintes"),
    rule("law", "L", r"(?<![\w.]) L\. (?= \s n\.?[º°] )", "Lei"),
    rule("edition", ".", r"(?<= \d [ªa] \s ) ed\. (?!\w)", "edição"),
    rule("edition-with-point", ".", r"(?<= \d \.ª \s ) ed\. (?!\w)", "edição"),
    rule("before-number", (), rf"(?<![\w.]) (?P<word> {any_short(_BEFORE_NUMBER)} ) :? (?= \s? [\d(+] | \s [IVXLC]{{1,6}} \b )", before_figure(_BEFORE_NUMBER)),
)  # fmt: skip
"""Before numerals are read: they show what stands before them."""

SAINTS_AND_LORDS: tuple[Rule, ...] = (
    rule("lord", "D", r"(?<![\w.]) D\. \s? (?P<name> [A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]{1,20} ) (?!\w)", _lord),
    rule("saints", "S", r"(?<![\w.]) SS\. \s (?P<name> [A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]{1,20} ) (?!\w)", _saints),
    rule("saint", "S", r"(?<![\w.]) S\. \s? (?P<name> [A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]{1,20} ) (?!\w)", _saint),
)  # fmt: skip
"""Before rulers: "D. João VI"."""


def last(*, brazil: bool) -> tuple[Rule, ...]:
    """Behind measures and money."""
    always = in_both_cases(table(_ALWAYS, brazil=brazil))
    titles = any_of([*_BEFORE_NAME, *(title.lower() for title in _SMALL_TITLES)])
    return (
        rule("of-year", "/", r"\b (número | lei | Lei | decreto-lei | Decreto-Lei | decreto | Decreto | portaria | Portaria) \s (\d{1,5}) / ((?: 19 | 20 ) \d\d | \d\d ) (?! [\w/] )", r"\1 \2 de \3"),
        rule("before-name", ".", rf"(?<![\w.]) (?P<word> {titles} ) \s (?= {_NAME} | [A-ZÀ-Þ]\. | (?: d[aeo]s? | a | o ) \s | (?:dr|prof|sr|presidente|ministro|diretor)\w{{0,5}}\b )", _before_name),
        rule("always", (), rf"(?<![\w./]) (?P<word> {any_short(always)} ) (?!\w)", in_full(always, _MAY_END)),
        rule("and", "&", r"\s & \s", " e "),
    )  # fmt: skip
