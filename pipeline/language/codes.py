"""Codes of languages: ISO 639-2, as tags of sound files have them."""

_LANGUAGES = {
    "ar": "ara", "cs": "ces", "da": "dan", "de": "deu", "el": "ell", "en": "eng", "es": "spa",
    "fi": "fin", "fr": "fra", "he": "heb", "hi": "hin", "hu": "hun", "id": "ind", "is": "isl",
    "it": "ita", "ja": "jpn", "ko": "kor", "la": "lat", "nl": "nld", "no": "nor", "pl": "pol",
    "pt": "por", "ro": "ron", "ru": "rus", "sk": "slk", "sv": "swe", "tr": "tur",
    "uk": "ukr", "vi": "vie", "zh": "zho",
}  # fmt: skip


def language_code(language: str) -> str:
    """ISO 639-2 for a BCP 47 tag, "und" where it is not known."""
    primary = language.lower().partition("-")[0]
    return primary if len(primary) == 3 else _LANGUAGES.get(primary, "und")  # noqa: PLR2004
