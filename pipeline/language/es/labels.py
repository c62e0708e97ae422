"""Generated words in Spanish."""

from pipeline.model import Labels

LABELS = Labels(
    contents="Índice",
    cover="Cubierta",
    note="Nota",
    tip="Consejo",
    warning="Advertencia",
    chapter="Capítulo",
    appendix="Apéndice",
    section="Sección",
    table="Tabla",
    figure="Figura",
    notes="Notas",
    page="Página",
    description="Descripción",
    landmarks="Puntos de referencia",
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
)
