"""What the narrator adds, in Portuguese."""

from pipeline.language.announcements import SpokenWords

SPOKEN = SpokenWords(
    list_one="Lista com 1 item.",
    list_many="Lista com {} itens.",
    columns_one="1 coluna:",
    columns_many="{} colunas:",
    rows_one="1 linha.",
    rows_many="{} linhas.",
    row="Linha {}.",
    blank="vazio",
    end="Fim: {}.",
    quotation="citação",
    code="código",
    verse="versos",
    list="lista",
    struck="riscado: {}, fim do texto riscado",
    narrator="Lido por uma voz sintética.",
    by="De {}.",
    squared="ao quadrado",
    cubed="ao cubo",
    power="elevado a {}",
)
