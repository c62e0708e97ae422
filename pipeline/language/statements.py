"""The words of the accessibility statement, for each language that has labels."""

from collections.abc import Mapping

from pipeline.language.de.statement import WORDS as DE
from pipeline.language.en.statement import WORDS as EN
from pipeline.language.es.statement import WORDS as ES
from pipeline.language.fr.statement import WORDS as FR
from pipeline.language.it.statement import WORDS as IT
from pipeline.language.nl.statement import WORDS as NL
from pipeline.language.pt.statement import WORDS as PT
from pipeline.language.sv.statement import WORDS as SV
from pipeline.language.tags import primary

STATEMENTS: Mapping[str, Mapping[str, str]] = {
    "en": EN,
    "de": DE,
    "fr": FR,
    "es": ES,
    "it": IT,
    "nl": NL,
    "pt": PT,
    "sv": SV,
}
"""By language; an entry has its compact form before the bar, and its whole sentence behind it."""


def statement_words(language: str) -> tuple[str, Mapping[str, str]]:
    """The words for a BCP 47 tag, and the tag of their language: English where there are none."""
    base = primary(language)
    return (language, STATEMENTS[base]) if base in STATEMENTS else ("en", EN)
