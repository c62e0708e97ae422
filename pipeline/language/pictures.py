# ruff: noqa: E501  (a rule is read in one line)
"""Emoji by the names that Unicode's CLDR gives them, in the languages that ``emoji`` knows."""

import re

from pipeline.language.en.words import SIGNS

_MAY_HOLD = re.compile("[\u203c-\u3299\U0001f000-\U0001faff\u20e3]")
_SKIN = re.compile("[\U0001f3fb-\U0001f3ff]")
_ENGLISH = "en"
_LANGUAGES = frozenset(
    {"de", "es", "fr", "it", "pt", "ja", "ko", "fa", "id", "zh", "ru", "tr", "ar"}
)
_WITH_ARTICLE = re.compile(
    "United|Netherlands|Philippines|Bahamas|Maldives|Gambia|European Union|Czech|Dominican Rep|.*Islands$"
)
_KEYCAPS = {"#": "hash", "*": "asterisk"}


def pictures_named(text: str, language: str) -> str:
    """The text with each emoji by its name; a skin's colour is not told.

    In a language that the library does not know, the emoji stay for the rules of signs.
    """
    if text.isascii() or not _MAY_HOLD.search(text):
        return text
    text = _SKIN.sub("", text)
    primary = language.lower().partition("-")[0]
    if primary != _ENGLISH and primary not in _LANGUAGES:
        return text
    return _named(text, primary)


def _named(text: str, language: str) -> str:
    import emoji  # noqa: PLC0415  (its table is large)

    if language != _ENGLISH:
        emoji.config.load_language(language)
    said: list[str] = []
    at = 0
    for found in emoji.emoji_list(text):
        picture, start = found["emoji"], found["match_start"]
        if picture.rstrip("\ufe0f") in SIGNS:
            continue
        between = text[at:start]
        said += [between if between.strip() or not said else ",", f" {_name(picture, language)} "]
        at = found["match_end"]
    return "".join(said) + text[at:] if said else text


def _name(picture: str, language: str) -> str:
    from emoji import EMOJI_DATA  # noqa: PLC0415  (its table is large)

    if picture.endswith("\u20e3"):
        return _KEYCAPS.get(picture[0], picture[0])
    names = EMOJI_DATA[picture]
    name = str(names.get(language, names[_ENGLISH])).strip(":").replace("_", " ")
    if language != _ENGLISH:
        return name
    if "\U0001f1e6" <= picture[0] <= "\U0001f1ff" or (
        picture[0] == "\U0001f3f4" and picture.endswith("\U000e007f")
    ):
        return f"flag of {'the ' if _WITH_ARTICLE.match(name) else ''}{name}"
    return name.removeprefix("keycap ")
