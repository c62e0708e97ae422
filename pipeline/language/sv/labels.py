"""Generated words in Swedish."""

from pipeline.model import Labels

LABELS = Labels(
    contents="Innehåll",
    cover="Omslag",
    note="Anmärkning",
    tip="Tips",
    warning="Varning",
    chapter="Kapitel",
    appendix="Bilaga",
    section="Avsnitt",
    table="Tabell",
    figure="Figur",
    notes="Noter",
    page="Sida",
    description="Beskrivning",
    landmarks="Landmärken",
    list_of_tables="Tabellförteckning",
    list_of_figures="Figurförteckning",
    back="Tillbaka till texten",
    see_table="Samma siffror som tabell",
    title_page="Titelsida",
    editor="redaktion",
    translator="översättning",
    illustrator="illustration",
    photographer="fotografi",
    compiler="sammanställning",
    foreword="förord",
)
