"""The words that editions add to a text, for each language that has them."""

from collections.abc import Mapping
from dataclasses import asdict

from pipeline.language.announcements import WORDLESS, SpokenWords
from pipeline.language.de.announcements import SPOKEN as DE_SPOKEN
from pipeline.language.de.labels import LABELS as DE_LABELS
from pipeline.language.en.announcements import SPOKEN as EN_SPOKEN
from pipeline.language.en.labels import LABELS as EN_LABELS
from pipeline.language.es.announcements import SPOKEN as ES_SPOKEN
from pipeline.language.es.labels import LABELS as ES_LABELS
from pipeline.language.fr.announcements import SPOKEN as FR_SPOKEN
from pipeline.language.fr.labels import LABELS as FR_LABELS
from pipeline.language.it.announcements import SPOKEN as IT_SPOKEN
from pipeline.language.it.labels import LABELS as IT_LABELS
from pipeline.language.nl.announcements import SPOKEN as NL_SPOKEN
from pipeline.language.nl.labels import LABELS as NL_LABELS
from pipeline.language.pt.announcements import SPOKEN as PT_SPOKEN
from pipeline.language.pt.labels import LABELS as PT_LABELS
from pipeline.language.sv.announcements import SPOKEN as SV_SPOKEN
from pipeline.language.sv.labels import LABELS as SV_LABELS
from pipeline.language.tags import primary
from pipeline.model import Labels
from pipeline.model.labels import ENGLISH

_LABELS: Mapping[str, Labels] = {
    "en": EN_LABELS,
    "de": DE_LABELS,
    "fr": FR_LABELS,
    "es": ES_LABELS,
    "it": IT_LABELS,
    "nl": NL_LABELS,
    "pt": PT_LABELS,
    "sv": SV_LABELS,
}
_SPOKEN: Mapping[str, SpokenWords] = {
    "en": EN_SPOKEN,
    "de": DE_SPOKEN,
    "fr": FR_SPOKEN,
    "es": ES_SPOKEN,
    "it": IT_SPOKEN,
    "nl": NL_SPOKEN,
    "pt": PT_SPOKEN,
    "sv": SV_SPOKEN,
}

_UNDETERMINED = "und"
"""A text whose language nobody told; it is taken for English, and its lack is an error."""


def labels_for(language: str) -> Labels | None:
    """The labels for a BCP 47 tag; None where there are none yet."""
    return _LABELS.get(primary(language))


def label_tongue(labels: Labels, language: str, *names: str) -> str | None:
    """The language of labels, by their names, where it is not the book's: they are English then.

    None where the book is in English, has labels of its language, or gives one of these itself.
    """
    if primary(language) == "en" or labels_for(language) is not None:
        return None
    own = (getattr(labels, name) != getattr(ENGLISH, name) for name in names)
    return None if any(own) else "en"


def speaks_of_itself(language: str) -> bool:
    """Whether the announcements exist in a language, given by its BCP 47 tag."""
    return primary(language) in (*_SPOKEN, _UNDETERMINED)


def words_for(language: str) -> SpokenWords:
    """The announcements for a BCP 47 tag; numbers and names alone where there are none yet."""
    named = "en" if primary(language) == _UNDETERMINED else primary(language)
    return _SPOKEN.get(named, WORDLESS)


def spoken_labels(labels: Labels, language: str) -> Labels:
    """The labels as they are said: no English one in a language that has none of its own."""
    if labels_for(language) is not None or primary(language) == _UNDETERMINED:
        return labels
    english = asdict(ENGLISH)
    own = {name: "" if text == english[name] else text for name, text in asdict(labels).items()}
    return Labels(**own | {"box": labels.box})
