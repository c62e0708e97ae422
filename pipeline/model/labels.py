"""The few words that the editions add to the text themselves, in the book's language."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Labels:
    """Generated words. Every edition uses the same ones, so that they say the same thing."""

    contents: str = "Contents"
    cover: str = "Cover"
    note: str = "Note"
    tip: str = "Tip"
    warning: str = "Warning"
    table: str = "Table"
    figure: str = "Figure"
    notes: str = "Notes"
    page: str = "Page"
    description: str = "Description"
    list_of_tables: str = "List of tables"
    list_of_figures: str = "List of figures"
    back: str = "Back to the text"
    see_table: str = "The same figures as a table"
    title_page: str = "Title page"


ENGLISH = Labels()
_BY_LANGUAGE: Mapping[str, Labels] = {
    "en": ENGLISH,
    "de": Labels(
        contents="Inhalt",
        cover="Umschlag",
        note="Hinweis",
        tip="Tipp",
        warning="Warnung",
        table="Tabelle",
        figure="Abbildung",
        notes="Anmerkungen",
        page="Seite",
        description="Beschreibung",
        list_of_tables="Tabellenverzeichnis",
        list_of_figures="Abbildungsverzeichnis",
        back="Zurück zum Text",
        see_table="Dieselben Zahlen als Tabelle",
        title_page="Titelseite",
    ),
    "fr": Labels(
        contents="Table des matières",
        cover="Couverture",
        note="Remarque",
        tip="Conseil",
        warning="Avertissement",
        table="Tableau",
        figure="Figure",
        notes="Notes",
        page="Page",
        description="Description",
        list_of_tables="Liste des tableaux",
        list_of_figures="Liste des figures",
        back="Retour au texte",
        see_table="Les mêmes chiffres sous forme de tableau",
        title_page="Page de titre",
    ),
    "es": Labels(
        contents="Índice",
        cover="Cubierta",
        note="Nota",
        tip="Consejo",
        warning="Advertencia",
        table="Tabla",
        figure="Figura",
        notes="Notas",
        page="Página",
        description="Descripción",
        list_of_tables="Lista de tablas",
        list_of_figures="Lista de figuras",
        back="Volver al texto",
        see_table="Las mismas cifras en una tabla",
        title_page="Portada",
    ),
}


def labels_for(language: str) -> Labels | None:
    """The labels for a BCP 47 tag ("en-US" finds "en"); None where there are none yet."""
    return _BY_LANGUAGE.get(language.lower().partition("-")[0])
