"""Language tags: whether a tag is plausible under BCP 47 (RFC 5646)."""

import re

_TAG = re.compile(
    r"(?P<language>[a-z]{2,3}(-[a-z]{3}){0,3}|[a-z]{4,8})"
    r"(-(?P<script>[a-z]{4}))?(-(?P<region>[a-z]{2}|\d{3}))?"
    r"(-([a-z\d]{5,8}|\d[a-z\d]{3}))*(-[a-wyz\d](-[a-z\d]{2,8})+)*(-x(-[a-z\d]{1,8})+)?",
    re.IGNORECASE,
)
_TWO_LETTERS = frozenset(
    """aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy
    da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy
    hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li
    ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa
    pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg
    th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu""".split()  # noqa: SIM905  (a list would fill pages)
)
_NAMES = {
    "arabic": "ar", "chinese": "zh", "deutsch": "de", "dutch": "nl", "english": "en",
    "español": "es", "français": "fr", "french": "fr", "german": "de", "greek": "el",
    "hebrew": "he", "italian": "it", "japanese": "ja", "latin": "la", "polish": "pl",
    "portuguese": "pt", "russian": "ru", "spanish": "es", "swedish": "sv", "turkish": "tr",
}  # fmt: skip


def primary(tag: str) -> str:
    """The language of a BCP 47 tag without script, region and all else: "en-US" is "en"."""
    return tag.partition("-")[0].lower()


def language_fault(tag: str) -> str | None:
    """What to do about a tag that cannot be one; None when it is plausible."""
    if code := _NAMES.get(tag.lower()):
        return f"Write the code {code!r}."
    if "_" in tag:
        return f"Write it with hyphens: {tag.replace('_', '-')!r}."
    match = _TAG.fullmatch(tag)
    if match is None:
        return "Write a BCP 47 tag such as 'en', 'en-US' or 'pt-BR'."
    language = match["language"].lower()
    if len(language) == 2 and language not in _TWO_LETTERS:  # noqa: PLR2004  (ISO 639-1)
        return f"{language!r} is no language of ISO 639-1; 'en', 'de' and 'fr' are."
    if (match["region"] or "").upper() == "UK":
        return f"The United Kingdom is 'GB': write '{language}-GB'."
    return None
