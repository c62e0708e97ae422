"""What the narrator adds, in French."""

from pipeline.language.announcements import SpokenWords

SPOKEN = SpokenWords(
    list_one="Liste de 1 élément.",
    list_many="Liste de {} éléments.",
    columns_one="1 colonne :",
    columns_many="{} colonnes :",
    rows_one="1 ligne.",
    rows_many="{} lignes.",
    row="Ligne {}.",
    blank="vide",
    end="Fin : {}.",
    quotation="citation",
    code="code",
    verse="vers",
    list="liste",
    struck="barré, {}, fin du texte barré",
    narrator="Lu par une voix de synthèse.",
    by="De {}.",
    squared="au carré",
    cubed="au cube",
    power="puissance {}",
)
