"""Generated words in French."""

from pipeline.model import Labels

LABELS = Labels(
    contents="Table des matières",
    cover="Couverture",
    box="{}\u00a0: ",
    note="Remarque",
    tip="Conseil",
    warning="Avertissement",
    chapter="Chapitre",
    appendix="Annexe",
    section="Section",
    table="Tableau",
    figure="Figure",
    notes="Notes",
    page="Page",
    description="Description",
    landmarks="Points de repère",
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
)
