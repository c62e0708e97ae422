"""What the narrator adds, in German."""

from pipeline.language.announcements import SpokenWords

SPOKEN = SpokenWords(
    list_one="Liste mit 1 Punkt.",
    list_many="Liste mit {} Punkten.",
    columns_one="1 Spalte:",
    columns_many="{} Spalten:",
    rows_one="1 Zeile.",
    rows_many="{} Zeilen.",
    row="Zeile {}.",
    blank="leer",
    end="Ende: {}.",
    quotation="Zitat",
    code="Code",
    verse="Verse",
    list="Liste",
    struck="durchgestrichen: {}, Ende des Durchgestrichenen",
    narrator="Gesprochen von einer synthetischen Stimme.",
    by="Von {}.",
    squared="hoch zwei",
    cubed="hoch drei",
    power="hoch {}",
)
