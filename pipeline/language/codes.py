"""Codes of languages: ISO 639-2, as tags of sound files have them."""

from pipeline.language.tags import primary

_LANGUAGES = {
    "ar": "ara", "cs": "ces", "da": "dan", "de": "deu", "el": "ell", "en": "eng", "es": "spa",
    "fi": "fin", "fr": "fra", "he": "heb", "hi": "hin", "hu": "hun", "id": "ind", "is": "isl",
    "it": "ita", "ja": "jpn", "ko": "kor", "la": "lat", "nl": "nld", "no": "nor", "pl": "pol",
    "pt": "por", "ro": "ron", "ru": "rus", "sk": "slk", "sv": "swe", "tr": "tur",
    "uk": "ukr", "vi": "vie", "zh": "zho",
}  # fmt: skip


def language_code(language: str) -> str:
    """ISO 639-2 for a BCP 47 tag, "und" where it is not known."""
    base = primary(language)
    return base if len(base) == 3 else _LANGUAGES.get(base, "und")  # noqa: PLR2004
