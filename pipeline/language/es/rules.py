"""The rules for Spanish, in the order in which they are applied: most context first."""

from pipeline.language.es import abbreviations, dates, figures, measures, money, ordinals
from pipeline.language.rule import Rule

RULES: tuple[Rule, ...] = (
    *abbreviations.FIRST,
    *ordinals.RULES,
    *dates.RULES,
    *money.RULES,
    *measures.RULES,
    *abbreviations.LAST,
    *figures.RULES,
)
