"""Articles that a title may begin with, which do not count when titles are sorted."""

from pipeline.language.tags import primary

_ARTICLES = {
    "en": ("the ", "an ", "a "),
    "de": ("der ", "die ", "das ", "ein ", "eine "),
    "fr": ("les ", "le ", "la ", "l'", "une ", "un "),
    "es": ("los ", "las ", "el ", "la ", "una ", "un "),
    "it": ("gli ", "il ", "lo ", "la ", "i ", "le ", "l'", "una ", "un "),
    "nl": ("de ", "het ", "een "),
    "pt": ("os ", "as ", "o ", "a ", "uma ", "um "),
    "sv": ("en ", "ett "),
}


def leading_article(title: str, language: str) -> str:
    """The article at the beginning of a title, with the space behind it; empty without one."""
    folded = title.lower()
    found = (one for one in _ARTICLES.get(primary(language), ()) if folded.startswith(one))
    return title[: len(next(found, ""))]
