"""Words and letters that multiply a number: "5 million", "$3bn", "2 Mrd.".

A chart draws by them and the narrator says them, so they stand in one place.
"""

from collections.abc import Mapping

from pipeline.language.tags import primary

LETTERS: Mapping[str, str] = {
    "k": "thousand", "K": "thousand",
    "m": "million", "M": "million", "mn": "million", "MM": "million",
    "b": "billion", "B": "billion", "bn": "billion",
    "t": "trillion", "T": "trillion", "tn": "trillion",
}  # fmt: skip
"""Letters behind a sum of money, and the English words that they stand for."""

DOUBTFUL = frozenset(("m", "b", "B", "t", "T", "MM"))
"""Without money these may as well be metres, bytes, tonnes or teslas."""

ENGLISH: Mapping[str, float] = {
    "dozen": 12, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9,
    "trillion": 1e12, "quadrillion": 1e15, "lakh": 1e5, "crore": 1e7,
}  # fmt: skip

_EVERYWHERE: Mapping[float, str] = {
    1e3: """thousand tausend tsd mille tusen tusind duizend tuhat tuhatta tys tysiąc tysiące
        tysięcy тыс тысяча тысячи тысяч ribu""",
    1e6: """mio million millionen millioner millón millones milione milioni milhão milhões miljoen
        miljoenen miljon miljoner miljoona miljoonaa milj mln milion miliony milionów milionů
        млн миллион миллиона миллионов milyon millió""",
    1e9: """mrd mld mlrd milliarde milliarden milliard milliarder miliardo miliardi miljard
        miljarden miljarder miljardi miljardia miliard miliardy miliardów miliardů bilhão bilhões
        млрд миллиард миллиарда миллиардов milyar milliárd""",
    1e12: """billón billones bilione bilioni biljoen biljoenen biljon biljoner biljoona bilião
        biliões bilion biliony трлн триллион триллиона триллионов trilhão trilhões trilyon""",
    1e15: "billiarde billiarden",
}
_LONG = {
    "billion": 1e12, "billionen": 1e12, "billioner": 1e12, "trillion": 1e18, "trillionen": 1e18,
    "trillioner": 1e18, "hundert": 1e2, "dutzend": 12, "douzaine": 12,
}  # fmt: skip
"""Where a milliard follows the million, the billion is a million millions."""

_LONG_LANGUAGES = frozenset("de fr da nb nn no sv nl it es fi pl cs sk hu hr sl eu ca gl".split())  # noqa: SIM905  (shorter)
_OWN: Mapping[str, Mapping[str, float]] = {
    "de": {"mill": 1e6, "md": 1e9, "bio": 1e12},
    "fr": {"md": 1e9, "mds": 1e9},
    "es": {"mil": 1e3, "mill": 1e6},
    "pt": {"mil": 1e3},
    "gl": {"mil": 1e3},
    "ca": {"mil": 1e3},
    "it": {"mila": 1e3},
    "da": {"mia": 1e9},
    "nb": {"mill": 1e6},
    "cs": {"tis": 1e3, "mil": 1e6},
    "sk": {"tis": 1e3, "mil": 1e6},
    "tr": {"bin": 1e3},
    "ro": {"mii": 1e3},
    "en": {"mil": 1e6},
}
"""What means something else in other languages: a bin is no thousand in English."""

_SIGNS = {
    "千": 1e3, "万": 1e4, "萬": 1e4, "億": 1e8, "亿": 1e8, "兆": 1e12,
    "천": 1e3, "만": 1e4, "억": 1e8, "조": 1e12,
}  # fmt: skip


def scale(word: str, language: str) -> float | None:
    """What the number before ``word`` is to be multiplied by; None when it is no scale.

    ``language`` is a BCP 47 tag: the billion of English is the milliard of German.
    """
    for letters in (word, word.lower() if len(word) > 1 else word):  # Indian papers write Bn
        if letters in LETTERS:
            return ENGLISH[LETTERS[letters]]
    if word[:1] in _SIGNS:
        return _SIGNS[word[0]]
    base = primary(language)
    plain = word.lower().removesuffix(".")
    own = {**_OWN.get(base, {}), **(_LONG if base in _LONG_LANGUAGES else {})}
    for known in (own, _WORDS, ENGLISH):
        for form in (plain, plain.removesuffix("s")):
            if form in known:
                return known[form]
    return None


_WORDS = {word: factor for factor, words in _EVERYWHERE.items() for word in words.split()}
