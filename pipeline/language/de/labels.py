"""Generated words in German."""

from pipeline.model import Labels

LABELS = Labels(
    contents="Inhalt",
    cover="Umschlag",
    note="Hinweis",
    tip="Tipp",
    warning="Warnung",
    chapter="Kapitel",
    appendix="Anhang",
    section="Abschnitt",
    table="Tabelle",
    figure="Abbildung",
    notes="Anmerkungen",
    page="Seite",
    description="Beschreibung",
    landmarks="Orientierungspunkte",
    list_of_tables="Tabellenverzeichnis",
    list_of_figures="Abbildungsverzeichnis",
    back="Zurück zum Text",
    see_table="Dieselben Zahlen als Tabelle",
    title_page="Titelseite",
    editor="Herausgabe",
    translator="Übersetzung",
    illustrator="Illustration",
    photographer="Fotografie",
    compiler="Zusammenstellung",
    foreword="Vorwort",
)
