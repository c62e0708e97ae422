"""Generated words in Italian."""

from pipeline.model import Labels

LABELS = Labels(
    contents="Indice",
    cover="Copertina",
    note="Nota",
    tip="Suggerimento",
    warning="Avvertenza",
    chapter="Capitolo",
    appendix="Appendice",
    section="Sezione",
    table="Tabella",
    figure="Figura",
    notes="Note",
    page="Pagina",
    description="Descrizione",
    landmarks="Punti di riferimento",
    list_of_tables="Elenco delle tabelle",
    list_of_figures="Elenco delle figure",
    back="Torna al testo",
    see_table="Gli stessi dati in una tabella",
    title_page="Frontespizio",
    editor="cura",
    translator="traduzione",
    illustrator="illustrazione",
    photographer="fotografia",
    compiler="compilazione",
    foreword="prefazione",
)
