"""What the narrator adds, in Dutch."""

from pipeline.language.announcements import SpokenWords

SPOKEN = SpokenWords(
    list_one="Lijst met 1 punt.",
    list_many="Lijst met {} punten.",
    columns_one="1 kolom:",
    columns_many="{} kolommen:",
    rows_one="1 rij.",
    rows_many="{} rijen.",
    row="Rij {}.",
    blank="leeg",
    end="Einde: {}.",
    quotation="citaat",
    code="code",
    verse="verzen",
    list="lijst",
    struck="doorgehaald: {}, einde van het doorgehaalde",
    narrator="Voorgelezen door een synthetische stem.",
    by="Door {}.",
    squared="kwadraat",
    cubed="tot de derde",
    power="tot de macht {}",
)
