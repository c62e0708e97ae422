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
    editor: str = "editor"
    translator: str = "translator"
    illustrator: str = "illustrator"
    photographer: str = "photographer"
    compiler: str = "compiler"
    foreword: str = "foreword"


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
        editor="Herausgabe",
        translator="Übersetzung",
        illustrator="Illustration",
        photographer="Fotografie",
        compiler="Zusammenstellung",
        foreword="Vorwort",
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
        editor="édition",
        translator="traduction",
        illustrator="illustration",
        photographer="photographie",
        compiler="compilation",
        foreword="préface",
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
        editor="edición",
        translator="traducción",
        illustrator="ilustración",
        photographer="fotografía",
        compiler="compilación",
        foreword="prólogo",
    ),
    "it": Labels(
        contents="Indice",
        cover="Copertina",
        note="Nota",
        tip="Suggerimento",
        warning="Avvertenza",
        table="Tabella",
        figure="Figura",
        notes="Note",
        page="Pagina",
        description="Descrizione",
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
    ),
    "nl": Labels(
        contents="Inhoud",
        cover="Omslag",
        note="Opmerking",
        tip="Tip",
        warning="Waarschuwing",
        table="Tabel",
        figure="Figuur",
        notes="Noten",
        page="Pagina",
        description="Beschrijving",
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
    ),
    "pt": Labels(
        contents="Índice",
        cover="Capa",
        note="Nota",
        tip="Dica",
        warning="Aviso",
        table="Tabela",
        figure="Figura",
        notes="Notas",
        page="Página",
        description="Descrição",
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
    ),
    "sv": Labels(
        contents="Innehåll",
        cover="Omslag",
        note="Anmärkning",
        tip="Tips",
        warning="Varning",
        table="Tabell",
        figure="Figur",
        notes="Noter",
        page="Sida",
        description="Beskrivning",
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
    ),
}


def labels_for(language: str) -> Labels | None:
    """The labels for a BCP 47 tag ("en-US" finds "en"); None where there are none yet."""
    return _BY_LANGUAGE.get(language.lower().partition("-")[0])
