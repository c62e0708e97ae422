"""Words that the narrator adds, in the book's language."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SpokenWords:
    """Announcements. Those with a ``{}`` hold a number or a name."""

    list_one: str = "List with 1 item."
    list_many: str = "List with {} items."
    columns_one: str = "1 column:"
    columns_many: str = "{} columns:"
    rows_one: str = "1 row."
    rows_many: str = "{} rows."
    row: str = "Row {}."
    blank: str = "blank"
    end: str = "End of {}."
    quotation: str = "quotation"
    code: str = "code"
    verse: str = "verse"
    list: str = "list"
    narrator: str = "Narrated by a synthetic voice."
    by: str = "By {}."

    def items(self, number: int) -> str:
        """How many items a list has."""
        return self.list_one if number == 1 else self.list_many.format(number)

    def columns(self, number: int) -> str:
        """How many columns a table has; their names follow."""
        return self.columns_one if number == 1 else self.columns_many.format(number)

    def rows(self, number: int) -> str:
        """How many rows a table has."""
        return self.rows_one if number == 1 else self.rows_many.format(number)


_WORDS: Mapping[str, SpokenWords] = {
    "en": SpokenWords(),
    "de": SpokenWords(
        "Liste mit 1 Punkt.",
        "Liste mit {} Punkten.",
        "1 Spalte:",
        "{} Spalten:",
        "1 Zeile.",
        "{} Zeilen.",
        "Zeile {}.",
        "leer",
        "Ende: {}.",
        "Zitat",
        "Code",
        "Verse",
        "Liste",
        "Gesprochen von einer synthetischen Stimme.",
        "Von {}.",
    ),
    "fr": SpokenWords(
        "Liste de 1 élément.",
        "Liste de {} éléments.",
        "1 colonne :",
        "{} colonnes :",
        "1 ligne.",
        "{} lignes.",
        "Ligne {}.",
        "vide",
        "Fin : {}.",
        "citation",
        "code",
        "vers",
        "liste",
        "Lu par une voix de synthèse.",
        "De {}.",
    ),
    "es": SpokenWords(
        "Lista de 1 elemento.",
        "Lista de {} elementos.",
        "1 columna:",
        "{} columnas:",
        "1 fila.",
        "{} filas.",
        "Fila {}.",
        "vacío",
        "Fin: {}.",
        "cita",
        "código",
        "versos",
        "lista",
        "Leído por una voz sintética.",
        "De {}.",
    ),
    "it": SpokenWords(
        "Elenco di 1 voce.",
        "Elenco di {} voci.",
        "1 colonna:",
        "{} colonne:",
        "1 riga.",
        "{} righe.",
        "Riga {}.",
        "vuoto",
        "Fine: {}.",
        "citazione",
        "codice",
        "versi",
        "elenco",
        "Letto da una voce sintetica.",
        "Di {}.",
    ),
    "pt": SpokenWords(
        "Lista com 1 item.",
        "Lista com {} itens.",
        "1 coluna:",
        "{} colunas:",
        "1 linha.",
        "{} linhas.",
        "Linha {}.",
        "vazio",
        "Fim: {}.",
        "citação",
        "código",
        "versos",
        "lista",
        "Lido por uma voz sintética.",
        "De {}.",
    ),
    "nl": SpokenWords(
        "Lijst met 1 punt.",
        "Lijst met {} punten.",
        "1 kolom:",
        "{} kolommen:",
        "1 rij.",
        "{} rijen.",
        "Rij {}.",
        "leeg",
        "Einde: {}.",
        "citaat",
        "code",
        "verzen",
        "lijst",
        "Voorgelezen door een synthetische stem.",
        "Door {}.",
    ),
    "sv": SpokenWords(
        "Lista med 1 punkt.",
        "Lista med {} punkter.",
        "1 kolumn:",
        "{} kolumner:",
        "1 rad.",
        "{} rader.",
        "Rad {}.",
        "tom",
        "Slut: {}.",
        "citat",
        "kod",
        "vers",
        "lista",
        "Uppläst av en syntetisk röst.",
        "Av {}.",
    ),
}


def speaks_of_itself(language: str) -> bool:
    """Whether the announcements exist in a language, given by its BCP 47 tag."""
    return language.lower().partition("-")[0] in _WORDS


def words_for(language: str) -> SpokenWords:
    """The announcements for a BCP 47 tag; English where there are none yet."""
    return _WORDS.get(language.lower().partition("-")[0], _WORDS["en"])
