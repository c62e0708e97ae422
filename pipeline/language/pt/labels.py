"""Generated words in Portuguese."""

from pipeline.model import Labels

LABELS = Labels(
    contents="Índice",
    cover="Capa",
    note="Nota",
    tip="Dica",
    warning="Aviso",
    chapter="Capítulo",
    appendix="Apêndice",
    section="Seção",
    table="Tabela",
    figure="Figura",
    notes="Notas",
    page="Página",
    description="Descrição",
    landmarks="Pontos de referência",
    list_of_tables="Lista de tabelas",
    list_of_figures="Lista de figuras",
    back="Voltar ao texto",
    see_table="Os mesmos números numa tabela",
    title_page="Página de título",
    editor="organização",
    translator="tradução",
    illustrator="ilustração",
    photographer="fotografia",
    compiler="compilação",
    foreword="prefácio",
)
