"""In which direction a language is written."""

from typing import Literal, TypeAlias

Direction: TypeAlias = Literal["ltr", "rtl"]

_LANGUAGES = frozenset(
    "ar arc arz azb ckb dv fa glk he iw ji ks lrc mzn nqo pnb prs ps sd syr ug ur yi".split()  # noqa: SIM905  (shorter)
)
_SCRIPTS = frozenset(
    ["adlm", "arab", "aran", "hebr", "mand", "mend", "nkoo", "rohg", "samr", "syrc", "thaa"]
)
"""Scripts (ISO 15924) that run from right to left, in small letters as in a language tag."""


def direction_of(tag: str) -> Direction:
    """The direction of the script in which the language of a BCP 47 tag is usually written.

    A script that the tag names ("az-Arab", "he-Latn") decides.
    """
    language, *subtags = tag.lower().split("-")
    script = next((part for part in subtags if len(part) == len("Arab") and part.isalpha()), None)
    if script is not None:
        return "rtl" if script in _SCRIPTS else "ltr"
    return "rtl" if language in _LANGUAGES else "ltr"
