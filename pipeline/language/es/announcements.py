"""What the narrator adds, in Spanish."""

from pipeline.language.announcements import SpokenWords

SPOKEN = SpokenWords(
    list_one="Lista de 1 elemento.",
    list_many="Lista de {} elementos.",
    columns_one="1 columna:",
    columns_many="{} columnas:",
    rows_one="1 fila.",
    rows_many="{} filas.",
    row="Fila {}.",
    blank="vacío",
    end="Fin: {}.",
    quotation="cita",
    code="código",
    verse="versos",
    list="lista",
    struck="tachado: {}, fin de lo tachado",
    narrator="Leído por una voz sintética.",
    by="De {}.",
    squared="al cuadrado",
    cubed="al cubo",
    power="elevado a {}",
)
