# ruff: noqa: E501, RUF001  (a rule is read in one line; signs that look alike are told apart)
"""Abbreviations: written short before what they go with, inside one sentence.

Many are words too: "no", "app", "art", "max", "min", "ed", "trans". These expand only where what
stands around them leaves no doubt.
"""

import re

from pipeline.language.en.words import DOTTED, NUMBERED
from pipeline.language.rule import Rule, any_of, at_start, rule, word_before

_LIKE_WORDS = {
    "app": frozenset("see in and of cf or under per".split()),  # noqa: SIM905
    "art": frozenset("see in under and by to cf or per with of".split()),  # noqa: SIM905
    "tab": frozenset("see in and cf or as".split()),  # noqa: SIM905
    "fig": frozenset("see in and cf or as from of to with by compare".split()),  # noqa: SIM905
}
"""Words before which a number makes them appendix, article, table and figure."""

_SAYING = frozenset(
    [
        "say",
        "says",
        "said",
        "saying",
        "tell",
        "us",
        "him",
        "her",
        "them",
        "me",
        "you",
        "answer",
        "answers",
        "answered",
        "vote",
        "voted",
        "shout",
        "shouted",
        "reply",
        "replied",
        "simply",
        "just",
        "oh",
        "is",
    ]
)
_DETERMINERS = frozenset("a an the this that his her my one last every".split())  # noqa: SIM905
_MANY = re.compile(
    r"\s\d[\d,]*\s(?:more\s)?(?:[a-z]+s|people|men|women|were|was|are|more)\b|\s\d+\s(?:of|more|were|are)\b"
)


def _numbered(found: re.Match[str]) -> str:
    word, rest = found["word"], found.string[found.end("word") + 1 : found.end() + 30]
    if word.islower() and _is_word(found, word, rest):
        return found[0]
    said = NUMBERED[word.lower()]
    number = found["number"]
    said = f"{said.capitalize() if word[0].isupper() else said} "
    return f"{said}{_of_roman(number)}" if number else said


def _is_word(found: re.Match[str], word: str, rest: str) -> bool:
    before = word_before(found)
    counted = bool(_MANY.match(rest))
    if word in _LIKE_WORDS:
        return not (at_start(found) or before in _LIKE_WORDS[word]) or (before == "of" and counted)
    if word == "no":
        return before in _SAYING and counted
    return word in {"sec", "apt", "vol", "para", "ext"} and (before in _DETERMINERS or counted)


def _of_roman(numeral: str) -> str:
    values = [_VALUES[letter] for letter in numeral.upper()]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return str(sum(-one if one < two else one for one, two in pairs))


_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def _dotted(found: re.Match[str]) -> str:
    written = found["word"]
    said = DOTTED[re.sub(r"\s+", " ", written.lower())]
    said = said.capitalize() if written[0].isupper() else said
    rest = found.string[found.end() :]
    if said.endswith(","):
        return said.rstrip(",") if not rest.strip() or rest.lstrip()[0] in ",;:" else said
    ends = not rest.strip() or (
        re.match(r"\s+[A-Z“\"]", rest) and written.lower() in {"etc.", "et al."}
    )
    return f"{said}." if ends else said


def _limit(found: re.Match[str]) -> str:
    """Max and min: with a capital they are a name and a word, unless a measure follows."""
    word = found["word"]
    if word[0].isupper() and not at_start(found):
        return found[0]
    if word == "min" and word_before(found) in {"a", "per", "last", "any", "another", "one"}:
        return found[0]
    said = _LIMITS[word.lower()]
    return said.capitalize() if word[0].isupper() else said


_LIMITS = {"max": "maximum", "min": "minimum"}
_LIMITED = """speed temperature temp load weight height length width depth power pressure age size
    score number amount dose volume capacity heart output input rate value price cost time duration
    occupancy daily allowed permitted of attendance bid order stay wage characters""".split()  # noqa: SIM905


def _edition(found: re.Match[str]) -> str:
    """Behind an ordinal; "special ed." is none."""
    before = found.string[max(0, found.start() - 12) : found.start()]
    return "edition" if _ORDINAL.search(before) else found[0]


def _cased(said: str, written: str) -> str:
    return said[0].upper() + said[1:] if written[0].isupper() else said


def _plain(found: re.Match[str]) -> str:
    return _cased(_PLAIN[found["word"].lower()], found["word"])


_PLAIN = {
    "qty": "quantity", "tel": "telephone", "temp": "temperature", "wt": "weight", "ht": "height",
    "assoc": "associate", "asst": "assistant", "intl": "international", "natl": "national",
    "dist": "district", "attn": "attention", "nn": "notes", "ll": "lines",
    "vv": "verses", "cl": "clause", "pl": "plate", "l": "line", "n": "note", "b": "born", "d": "died",
    "r": "reigned", "fl": "flourished",
}  # fmt: skip
_ORDINAL = re.compile(
    r"(?:\b\d{1,2}(?:st|nd|rd|th|d)|\b(?:[Rr]ev\.|[Rr]evised|[Nn]ew|[Ff]irst|[Ss]econd|[Tt]hird|"
    r"[Ff]ourth|[Ff]ifth|[Ll]atest|[Ll]imited))\s$"
)
_OF_A_LIFE = r"(?= (?: c\. | about | ca\. )? \s? \d{3,4} (?! \d | ,\d ) )"
_CASED = (*NUMBERED, *map(str.capitalize, NUMBERED), *map(str.upper, NUMBERED))
_NUMBERS = any_of(_CASED)
_IN_ANY_CASE = tuple(word for word in DOTTED if word not in {"ca.", "ie.", "eg.", "est."})

_FIRST_WORDS = frozenset(
    cased
    for short in DOTTED
    for word in re.findall("[a-z]+", short.replace("i.e.", "e."))
    for cased in (word, word.title(), word.upper())
)
"""A text with any of the abbreviations has one of these words."""

RULES: tuple[Rule, ...] = (
    rule("lived", ("b", "d", "r"), rf"(?<= [(\s] ) (?P<word> [bdr] ) \. \s {_OF_A_LIFE}", lambda found: f"{_plain(found)} "),
    rule("lived-at-start", ("b", "d", "r"), rf"^ (?P<word> [bdr] ) \. \s {_OF_A_LIFE}", lambda found: f"{_plain(found)} "),
    rule(
        "flourished",
        ("fl",),
        rf"(?<![\w.]) (?P<word> fl ) \. \s {_OF_A_LIFE} (?! \d{{3,4}} \s [a-z] )",
        lambda found: f"{_plain(found)} ",
    ),
    rule(
        "following-pages",
        ("f", "ff"),
        r"(?<= pp\.\s ) (\d{1,4}) \s? ff?\. | (?<= p\.\s ) (\d{1,4}) \s? ff?\.",
        lambda found: f"{found[1] or found[2]} and following",
    ),
    rule(
        "numbered",
        _CASED,
        rf"""(?<![\w.'’]) (?P<word> {_NUMBERS} ) \. (?:
            \s? (?= \#?\d | [ivxl]{{1,6}} \s? [-–] \s? [ivxl] )
            | \s (?P<number> (?= [ivxlIVXL] ) (?: [xX]{{0,3}} (?: i[xv] | I[XV] | v?i{{0,3}} | V?I{{0,3}} ) | XL [IVX]{{0,4}} | LX{{0,3}} [IVX]{{0,4}} ) )
              (?<! \.\sI ) (?<! \.\si ) (?! [\w'’] )
        )""",
        _numbered,
    ),
    rule(
        "numbered-one",
        ("Art", "Ch", "Vol", "Sec", "Pt", "Fig", "Bk", "Chap"),
        r"(?<![\w.'’]) (?P<word> Art | Ch | Vol | Sec | Pt | Fig | Bk | Chap ) \. \s (?P<number> I ) (?= [,;:.)] | \s? $ )",
        _numbered,
    ),
    rule(
        "abbreviated-before-number",
        ["qty", "tel", "temp", "wt", "ht", "Qty", "Tel", "Temp", "Wt", "Ht", "nn", "ll", "vv", "cl", "pl", "l", "n"],
        r"(?<![\w.'’]) (?P<word> [Qq]ty | [Tt]el | [Tt]emp | [Ww]t | [Hh]t | nn | ll | vv | cl | pl | l | n ) \. (?= :? \s? [\d(+] )",
        _plain,
    ),
    rule(
        "abbreviated-before-word",
        ["assoc", "asst", "intl", "natl", "dist", "attn", "Assoc", "Asst", "Intl", "Natl", "Dist", "Attn"],
        r"(?<![\w.'’]) (?P<word> [Aa]ssoc | [Aa]sst | [Ii]ntl | [Nn]atl | [Dd]ist ) \. (?= \s [A-Za-z] ) | (?<![\w.'’]) (?P<attn>[Aa]ttn) \. (?= :?\s )",
        lambda found: _plain(found) if found["word"] else _cased("attention", found["attn"]),
    ),
    rule(
        "limit",
        ("max", "min", "Max", "Min"),
        rf"""(?<![\w.'’-]) (?P<word> [Mm]ax | [Mm]in ) \. (?:
            (?= \s? [\d~<>≥≤±$€£] ) | (?<= m..\. ) (?= \s [a-z] ) | (?= \s (?: {any_of(_LIMITED)} ) \b )
        )""",
        _limit,
    ),
    rule(
        "edition",
        ("ed",),
        r"\b ed\. (?= \s? [,;:)] | \s? $ | \s [a-z\d(] )",
        _edition,
    ),
    rule("edited-by", ("ed", "eds", "Ed"), r"(?<![\w.'’]) ([Ee]d) \. (?= \s by \b )", lambda found: _cased("edited", found[1])),
    rule("editor", ("ed", "eds", "Ed"), r"(?<= [(] ) ed (s?) \. (?= [)] )", lambda found: f"editor{found[1]}"),
    rule("translated-by", ("trans", "Trans"), r"(?<![\w.'’]) ([Tt]rans) \. (?= \s by \b )", lambda found: _cased("translated", found[1])),
    rule("translated", ("trans", "Trans"), r"(?: (?<= [(,;]\s ) | (?<= . [(,;] ) | (?<= ^ ) ) trans\. (?= \s [A-Z][a-z'’]+ (?: \s [A-Z] | [),;.] ) )".replace(r"| ^ ", ""), "translated by"),
    rule("revised-edition", ("rev", "Rev"), r"(?<![\w.'’]) ([Rr]ev) \. (?= \s (?: ed\b | edition ) )", lambda found: _cased("revised", found[1])),
    rule("revision", ("rev", "Rev"), r"(?<![\w.'’]) rev\. (?= \s? \d )", "revision"),
    rule("reverend", ("rev", "Rev"), r"(?<![\w.'’]) Rev\. (?= \s [A-Z] )", "Reverend"),
    rule(
        "established-in-a-year",
        ("est", "Est"),
        r"(?<![\w.'’]) ([Ee]st) \. (?= \s (?: 1[0-9]\d\d | 20\d\d ) (?: [.,;:)] | $ ) )",
        lambda found: _cased("established", found[1]),
    ),
    rule(
        "work-by-number",
        ("op", "Op"),
        r"(?<![\w.'’]) ([Oo]p) \. (?= \s? \d{1,3} (?: [.,;:)] | $ | \s (?: [Nn]o | [Nn]umber | by | in | for | was | is ) \b ) )",
        lambda found: _cased("opus", found[1]),
    ),
    rule(
        "estimated",
        ("est", "Est"),
        r"""(?<![\w.'’]) (?: (?P<word> [Ee]st ) \. (?= \s (?: [~$€£] | (?: cost | value | time | age | population | number | total | arrival | delivery ) \b ) )
            | (?P<counted> est ) \. (?= \s \d ) )""",
        lambda found: _cased("estimated", found[0]),
    ),
    rule("estimated-in-brackets", ("est", "Est"), r"(?<= \( ) est\. (?= \) )", "estimated"),
    rule("established", ("est", "Est"), r"(?<![\w.'’]) (Est\. | (?<= was\s ) est\.) (?= \s? (?: in \s )? \d )", lambda found: _cased("established", found[1])),
    rule("around", ("ca", "Ca"), r"(?<![\w.'’]) ([Cc])a\. (?= \s? \d )", lambda found: _cased("about", found[1])),
    rule("also-known", ("k", "aka", "AKA"), r"(?<![\w.'’]) (?: a\.k\.a\. | aka | AKA ) (?= \s )", "also known as"),
    rule("featuring", ("ft",), r"(?<! \d ) (?<! \d\s ) (?<![\w.]) ft\. (?= \s [A-Z] )", "featuring"),
    rule(
        "spoken-dotted",
        _FIRST_WORDS,
        rf"""(?<![\w.'’]) (?P<word> {any_of((*_IN_ANY_CASE, *(word[0].upper() + word[1:] for word in _IN_ANY_CASE))).replace(chr(92) + " ", chr(92) + "s{1,9}")}
            | [EIei][ge]\. (?= [\s,] ) (?! \s [A-Z] ) ) (?!\w)""",
        _dotted,
    ),
)  # fmt: skip
