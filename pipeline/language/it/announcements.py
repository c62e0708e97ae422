"""What the narrator adds, in Italian."""

from pipeline.language.announcements import SpokenWords

SPOKEN = SpokenWords(
    list_one="Elenco di 1 voce.",
    list_many="Elenco di {} voci.",
    columns_one="1 colonna:",
    columns_many="{} colonne:",
    rows_one="1 riga.",
    rows_many="{} righe.",
    row="Riga {}.",
    blank="vuoto",
    end="Fine: {}.",
    quotation="citazione",
    code="codice",
    verse="versi",
    list="elenco",
    struck="barrato: {}, fine del testo barrato",
    narrator="Letto da una voce sintetica.",
    by="Di {}.",
    squared="al quadrato",
    cubed="al cubo",
    power="elevato a {}",
)
