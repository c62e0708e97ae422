"""The rules for Italian, in the order in which they are applied: most context first."""

from pipeline.language.it import abbreviations, dates, figures, measures, money, ordinals
from pipeline.language.rule import Rule

RULES: tuple[Rule, ...] = (
    *abbreviations.FIRST,
    *dates.RULES,
    *ordinals.RULES,
    *money.RULES,
    *measures.RULES,
    *abbreviations.LAST,
    *figures.RULES,
)
