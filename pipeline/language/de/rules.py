"""The rules for German, in the order in which they are applied: most context first."""

from pipeline.language.de import (
    abbreviations,
    dates,
    figures,
    measures,
    money,
    ordinals,
    references,
    times,
)
from pipeline.language.rule import Rule

RULES: tuple[Rule, ...] = (
    *references.RULES,
    *dates.RULES,
    *times.RULES,
    *money.RULES,
    *measures.RULES,
    *abbreviations.RULES,
    *ordinals.RULES,
    *figures.RULES,
)
