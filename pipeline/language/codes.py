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


_BIBLIOGRAPHIC = {
    "ces": "cze", "cym": "wel", "deu": "ger", "ell": "gre", "eus": "baq", "fas": "per",
    "fra": "fre", "hye": "arm", "isl": "ice", "kat": "geo", "mkd": "mac", "mri": "mao",
    "msa": "may", "mya": "bur", "nld": "dut", "ron": "rum", "slk": "slo", "sqi": "alb",
    "bod": "tib", "zho": "chi",
}  # fmt: skip


def bibliographic_code(language: str) -> str:
    """ISO 639-2/B for a BCP 47 tag, as libraries use it: "ger", not "deu"."""
    code = language_code(language)
    return _BIBLIOGRAPHIC.get(code, code)
