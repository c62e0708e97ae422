"""What the narrator adds, in Swedish."""

from pipeline.language.announcements import SpokenWords

SPOKEN = SpokenWords(
    list_one="Lista med 1 punkt.",
    list_many="Lista med {} punkter.",
    columns_one="1 kolumn:",
    columns_many="{} kolumner:",
    rows_one="1 rad.",
    rows_many="{} rader.",
    row="Rad {}.",
    blank="tom",
    end="Slut: {}.",
    quotation="citat",
    code="kod",
    verse="vers",
    list="lista",
    struck="överstruket: {}, slut på det överstrukna",
    narrator="Uppläst av en syntetisk röst.",
    by="Av {}.",
    squared="i kvadrat",
    cubed="i kubik",
    power="upphöjt till {}",
)
