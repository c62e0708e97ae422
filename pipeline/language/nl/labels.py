"""Generated words in Dutch."""

from pipeline.model import Labels

LABELS = Labels(
    contents="Inhoud",
    cover="Omslag",
    note="Opmerking",
    tip="Tip",
    warning="Waarschuwing",
    chapter="Hoofdstuk",
    appendix="Bijlage",
    section="Paragraaf",
    table="Tabel",
    figure="Figuur",
    notes="Noten",
    page="Pagina",
    description="Beschrijving",
    landmarks="Oriëntatiepunten",
    list_of_tables="Lijst van tabellen",
    list_of_figures="Lijst van figuren",
    back="Terug naar de tekst",
    see_table="Dezelfde cijfers als tabel",
    title_page="Titelpagina",
    editor="redactie",
    translator="vertaling",
    illustrator="illustratie",
    photographer="fotografie",
    compiler="samenstelling",
    foreword="voorwoord",
)
