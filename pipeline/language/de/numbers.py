# ruff: noqa: E501  (a rule is read in one line; signs that look alike are told apart)
"""Numbers in German words: five is "fünf", the fifth "fünfte", 1984 "neunzehnhundertvierundachtzig"."""

_SMALL = (
    "null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn",
    "elf", "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn",
    "neunzehn",
)  # fmt: skip
_TENS = (
    "",
    "",
    "zwanzig",
    "dreißig",
    "vierzig",
    "fünfzig",
    "sechzig",
    "siebzig",
    "achtzig",
    "neunzig",
)
_IRREGULAR = {1: "erst", 3: "dritt", 7: "siebt", 8: "acht"}
_LIMIT = 1_000_000
_HUNDREDS = range(1100, 2000)
"""Years that are said by their hundreds."""


def cardinal(number: int) -> str:
    """The number in words; in digits from a million on."""
    if number >= _LIMIT:
        return str(number)
    thousands, rest = divmod(number, 1000)
    if not thousands:
        return _below_thousand(rest)
    head = "ein" if thousands == 1 else _joined(_below_thousand(thousands))
    return f"{head}tausend{_below_thousand(rest) if rest else ''}"


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    head = f"{_joined(_SMALL[hundreds])}hundert" if hundreds else ""
    if head and not rest:
        return head
    return head + _below_hundred(rest)


def _below_hundred(number: int) -> str:
    if number < len(_SMALL):
        return _SMALL[number]
    tens, ones = divmod(number, 10)
    return f"{_joined(_SMALL[ones])}und{_TENS[tens]}" if ones else _TENS[tens]


def _joined(word: str) -> str:
    """A number inside another: "ein", not "eins"."""
    return word[:-1] if word.endswith("eins") else word


def year(number: int) -> str:
    """A year as it is said: 1984 by its hundreds."""
    if number not in _HUNDREDS:
        return cardinal(number)
    hundreds, rest = divmod(number, 100)
    return f"{_SMALL[hundreds]}hundert{_below_hundred(rest) if rest else ''}"


def ordinal(number: int, ending: str = "e") -> str:
    """The ordinal with an ending: "dritte", "dritten", "dritter"."""
    last = number % 100
    if last in _IRREGULAR:
        head = cardinal(number)[: -len(_SMALL[last])]
        return f"{head}{_IRREGULAR[last]}{ending}"
    linked = "t" if 0 < last < len(_SMALL) else "st"
    return f"{cardinal(number)}{linked}{ending}"
