"""The rules for Portuguese, in the order in which they are applied: most context first."""

from pipeline.language.pt import abbreviations, dates, figures, measures, money, ordinals
from pipeline.language.rule import Rule


def _rules(*, brazil: bool) -> tuple[Rule, ...]:
    return (
        *abbreviations.FIRST,
        *abbreviations.SAINTS_AND_LORDS,
        *dates.rules(brazil=brazil),
        *ordinals.RULES,
        *money.rules(brazil=brazil),
        *measures.rules(brazil=brazil),
        *abbreviations.last(brazil=brazil),
        *figures.RULES,
    )


RULES = _rules(brazil=False)
"""As Portugal says it, and all who do not say otherwise."""
BRAZILIAN = _rules(brazil=True)
