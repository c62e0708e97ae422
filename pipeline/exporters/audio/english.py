# ruff: noqa: E501, RUF001  (a rule is read in one line; signs that look alike are told apart)
"""The rules for English, in the order in which they are applied.

Order matters: what has the most context (addresses, dates, telephone numbers) comes first, single
signs come last. The table of cases in tests/exporters/audio/normalization.csv shows each rule.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pipeline.exporters.audio.english_words import (
    CODES,
    COUNTRIES,
    DAYS,
    DOTTED,
    FRACTIONS,
    MONEY,
    MONTHS,
    NUMBERED,
    ORDINALS,
    PER,
    RAISED,
    ROMAN,
    SHORT_MONTHS,
    SIGNS,
    SIZES,
    UNITS,
)

By = str | Callable[[re.Match[str]], str]

_NUM = r"\d+(?:,\d{3})*(?:\.\d+)?"
_DASH = r"\s?[-–—−]\s?"
_BIG = r"(?:\s(?:thousand|million|billion|trillion))?"


@dataclass(frozen=True, slots=True)
class Rule:
    """A named change of the text."""

    name: str
    pattern: re.Pattern[str]
    by: By

    def apply(self, text: str) -> str:
        """The text with the rule applied."""
        return self.pattern.sub(self.by, text)


def _address(found: re.Match[str]) -> str:
    text = re.sub(r"^[a-z]+://|^mailto:", "", found[0], flags=re.IGNORECASE)
    tail = re.search(r"[.,;:!?)]+$", text)
    end = tail[0] if tail else ""
    body = text[: len(text) - len(end)].rstrip("/")
    signs = {".": "dot", "/": "slash", "-": "dash", "_": "underscore", "@": "at", "?": "question mark",
             "=": "equals", "&": "and", "#": "hash", "%": "percent", "+": "plus", "~": "tilde",
             ":": "colon"}  # fmt: skip
    body = re.sub(r"^www(?=\.)", "w w w", body, flags=re.IGNORECASE)
    return re.sub(r"[./\-_@?=&#%+~:]", lambda sign: f" {signs[sign[0]]} ", body) + end


def _digits(found: re.Match[str]) -> str:
    groups = re.findall(r"\d+|[Xx]$", found[0])
    plus = "plus " if found[0].startswith("+") else ""
    return plus + ", ".join(" ".join(group) for group in groups)


def _long_number(found: re.Match[str]) -> str:
    digits = found[0]
    return ", ".join(" ".join(digits[at : at + 4]) for at in range(0, len(digits), 4))


def _iso_date(found: re.Match[str]) -> str:
    year, month, day = found[1], int(found[2]), int(found[3])
    if not (1 <= month <= 12 and 1 <= day <= 31):  # noqa: PLR2004  (months and days)
        return " ".join(found[0].replace("-", " dash ").split())
    return f"{MONTHS[month - 1]} {day}, {year}"


def _money_range(found: re.Match[str]) -> str:
    money = MONEY[found["sign"]]
    low, high = (f"{found[sum_]}{_size(found[size])}" for sum_, size in _ENDS)
    return f"{low} to {high} {money}{_rate(found['per'])}"


_ENDS = (("low", "few"), ("high", "many"))


def _size(size: str | None) -> str:
    return f" {SIZES[size]}" if size else ""


def _money_rate(found: re.Match[str]) -> str:
    return f"{found['sum']}{_rate(found['per'])}"


def _money_big(found: re.Match[str]) -> str:
    size = SIZES.get(found["size"], found["size"])
    return f"{found['sum']} {size} {MONEY[found['sign']]}"


def _money_code(found: re.Match[str]) -> str:
    return f"{found['after'] or found['before']} {CODES[found['code'] or found['last']]}"


def _cents(found: re.Match[str]) -> str:
    unit = found["per"]
    per = f" per {_one(unit)}" if unit else ""
    return f"{found['sum']} cents{per}"


def _many(found: re.Match[str]) -> str:
    return f"{found[1]} {SIZES[found[2]]}"


def _rate(unit: str | None) -> str:
    return f" per {PER[unit]}" if unit else ""


def _concentration(found: re.Match[str]) -> str:
    first, second = (f"{n} {UNITS[u][n != '1']}" for n, u in (found.group(1, 2), found.group(3, 4)))
    return f"{first} per {second}"


def _unit(found: re.Match[str]) -> str:
    number, unit = found["number"], found["unit"]
    one, many = UNITS[unit]
    said = f"{number} {one if number == '1' or found['dash'] == '-' else many}"
    pers = [per.strip() for per in found["pers"].split("/")[1:]]
    return said + "".join(f" per {_one(per)}" for per in pers)


def _one(unit: str) -> str:
    return UNITS[unit][0] if unit in UNITS else PER[unit]


def _every(found: re.Match[str]) -> str:
    """A rate, as in "beats/min"; "day/week" and "month/year" are choices."""
    if found[1] in PER.values():
        return f"{found[1]} or {found[2]}"
    return f"{found[1]} per {_one(found[2])}"


def _unit_pair(found: re.Match[str]) -> str:
    return f"{UNITS[found[1]][1]} per {UNITS[found[2]][0]}"


def _feet(found: re.Match[str]) -> str:
    return f"{found[1]} feet {found[2]} inches" if found[2] else f"{found[1]} feet"


def _numbered(found: re.Match[str]) -> str:
    word = NUMBERED[found[1].lower()]
    return f"{word.capitalize() if found[1][0].isupper() else word} "


_TITLES = {"Rev.": "Reverend", "Ed.": "Ed.", "Trans.": "Trans.", "Est.": "Established"}
"""With a capital these are no abbreviations of a reference."""


def _dotted(found: re.Match[str]) -> str:
    written = re.sub(r"\s+", " ", found[0])
    if written[:-1].isupper() and len(written) > 3 and written[:-1].isalpha():  # noqa: PLR2004  (EST is a time)
        return found[0]
    if written in _TITLES:
        return _TITLES[written]
    said = DOTTED[written.lower()]
    rest = found.string[found.end() :]
    said = said.capitalize() if written[0].isupper() else said
    if said.endswith(","):
        return said.rstrip(",") if not rest.strip() or rest[0] in ",;:" else said
    ends = not rest.strip() or (
        re.match(r"\s+[A-Z“\"]", rest) and written.lower() in {"etc.", "et al."}
    )
    return f"{said}." if ends else said


def _month(found: re.Match[str]) -> str:
    return SHORT_MONTHS[found[1]]


def _day(found: re.Match[str]) -> str:
    return DAYS[found[1]]


def _days(found: re.Match[str]) -> str:
    return f"{DAYS[found[1]]} to {DAYS[found[2]]}"


def _range(found: re.Match[str]) -> str:
    """A range, as in "12-15"; the code 99213-25 and the sight 20-20 are none."""
    low, high = (float(end.replace(",", "")) for end in found.groups())
    if low == high or (low > high and len(found[1]) >= _CODE_DIGITS):
        return f"{found[1]}, {found[2]}" if low != high else f"{found[1]} {found[2]}"
    return f"{found[1]} to {found[2]}"


_CODE_DIGITS = 5


def _fraction(found: re.Match[str]) -> str:
    said = FRACTIONS[found[2]]
    return f"{found[1]} and {said}" if found[1] else said


def _roman(found: re.Match[str]) -> str:
    return f"{found[1]} {_number(found[2])}"


def _small_roman(found: re.Match[str]) -> str:
    last = f" to {_number(found[3].upper())}" if found[3] else ""
    return f"{found[1]} {_number(found[2].upper())}{last}"


def _number(roman: str) -> int:
    values = [ROMAN[letter] for letter in roman]
    return sum(
        -value if any(later > value for later in values[at + 1 : at + 2]) else value
        for at, value in enumerate(values)
    )


def _code(found: re.Match[str]) -> str:
    """A code such as E11.9 or ICD-10-CM: its parts, each said by itself."""
    whole, point, rest = found[0].replace("-", " ").partition(".")
    whole = re.sub(r"(?<=[A-Z])(?=\d)|(?<=\d)(?=[A-Z])", " ", whole)
    whole = re.sub(r"\b0\d+", lambda digits: " ".join(digits[0]), whole)
    return f"{whole} point {' '.join(rest)}" if point else whole


def _spaced(found: re.Match[str]) -> str:
    return " ".join(found[0])


def _area(found: re.Match[str]) -> str:
    one, many = UNITS[found[2]]
    kind = "square" if found[3][-1] in "²2" else "cubic"
    return f"{found[1]} {kind} {one if found[1] == '1' else many}"


def _square(found: re.Match[str]) -> str:
    one, many = ("inch", "inches") if found[3] == "in" else UNITS[found[3]]
    kind = "square" if found[2] == "sq" else "cubic"
    return f"{found[1]} {kind} {one if found[1] == '1' else many}"


def _head_unit(found: re.Match[str]) -> str:
    """The unit in a table's head, "Weight (kg)"; a single letter may stand for anything."""
    if len(found[1]) == 1 and not found[2]:
        return found[0]
    return UNITS[found[1]][1] + (f" per {_one(found[2])}" if found[2] else "")


def _path(found: re.Match[str]) -> str:
    signs = {
        "/": "slash",
        "\\": "backslash",
        ".": "dot",
        "-": "dash",
        ":": "colon",
        "_": "underscore",
    }
    return re.sub(r"[/\\.:_-]", lambda sign: f" {signs[sign[0]]} ", found[0])


def _sign(found: re.Match[str]) -> str:
    said = SIGNS[found[0]]
    return f"{said} " if said == "," else f" {said} "


def _words(keys: Mapping[str, object] | tuple[str, ...]) -> str:
    return "|".join(re.escape(key) for key in sorted(keys, key=lambda key: (-len(key), key)))


def _rule(name: str, pattern: str, by: By, flags: int = 0) -> Rule:
    return Rule(name, re.compile(pattern, flags), by)


_I = re.IGNORECASE
_SIZE = r"(?:bn|[kKmMBT])(?!\w)"
_SIGN_OF_MONEY = f"[{''.join(MONEY)}]"
RULES: tuple[Rule, ...] = (
    _rule("blank", r"\s*_{3,}\s*", " blank "),
    _rule("double-hyphen", r"(?<=\d)--(?=\d)", "–"),
    _rule("micro", r"(?<![^\W\d_])\u03bc(?=[gLlms]\b|mol\b)", "µ"),
    _rule("web-address", r"(?:https?|ftp)://[^\s<>\"“”\[\]{}()]+|\bmailto:\S+|\bwww\.[^\s<>\"“”()]+", _address, _I),
    _rule("e-mail", r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+", _address),
    _rule("domain", r"(?<![\w.@])(?:[a-z0-9-]+\.)+(?:com|org|net|edu|gov|io|info|eu|uk|de)(?:/[\w./-]*)?(?![\w-])", _address, _I),
    _rule("telephone", r"(?<![\w.])(?:\+?1[-. ])?\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}(?![\w-])", _digits),
    _rule("short-telephone", r"(?<![\w.$-])\d{3}-\d{4}(?![\w-])", _digits),
    _rule("isbn", r"(?<![\w-])97[89]-\d{1,5}-\d{1,7}-\d{1,7}-[\dX](?![\w-])", _digits),
    _rule("social-number", r"(?<![\w-])\d{3}-\d{2}-\d{4}(?![\w-])", _digits),
    _rule("iso-date", r"(?<![\w-])(\d{4})-(\d{2})-(\d{2})(?![\w-])", _iso_date),
    _rule("path", r"(?<![\w/.])(?:[A-Za-z]:)?(?:[/\\][\w.-]*\w){2,}|(?<!\w)[A-Za-z]:\\\w+", _path),
    _rule("file-name", r"(?<![\w.])[\w-]+\.(?:txt|md|py|js|json|csv|pdf|html?|toml|xml|epub|mp3|docx?|xlsx?|png|jpe?g|svg|zip)\b", _path),
    _rule("version", r"(?<![\w.])\d+(?:\.\d+){2,}(?![\w.]*\w)", lambda m: m[0].replace(".", " point ")),
    _rule("leading-point", r"(?<![\w.])\.(?=\d)", "0."),
    _rule("leading-zeros", r"(?<![\w.,:/-])0\d+(?![\w/:.-]*\w)", _spaced),
    _rule("around-the-clock", r"\b24/7\b", "24 7"),
    _rule("long-number", r"(?<![\d,.])\d{16,}", _long_number),
    _rule("plural-in-brackets", r"(?<=\w)\((e?s)\)", r"\1"),
    _rule("ellipsis", r"\.{3,}|(?:\. ){2,}\.", "…"),
    _rule("area", rf"(?<![\w.])({_NUM})\s?({_words(UNITS)})([²³]|\^[23]\b)", _area),
    _rule("square", rf"(?<![\w.])({_NUM})\s?(sq|cu)\.?\s?(ft|in|yd|mi|km|cm|mm|m)\b(?:\.(?=,|\s+[a-z0-9]))?", _square),
    _rule("unit-of-a-head", rf"(?<=\()({_words({**UNITS})})(?:/({_words({**UNITS, **PER})}))?(?=\))", _head_unit),
    _rule("feet-and-inches-in-letters", rf"(?<![\w.])({_NUM})\s?ft\.?,?\s({_NUM})\s?in\b(?:\.(?=\s+[a-z0-9]))?", r"\1 feet \2 inches"),
    _rule("concentration", rf"(?<![\w.])({_NUM})\s?({_words(UNITS)})\s?/\s?({_NUM})\s?({_words(UNITS)})(?![\w'’/-])", _concentration),
    _rule("unit", rf"(?<![\w.{''.join(MONEY)}])(?P<number>{_NUM})(?P<dash>[\s-]?)(?P<unit>{_words(UNITS)})(?P<pers>(?:\s?/\s?(?:{_words({**UNITS, **PER})}))*)(?![\w'’/-])(?:\.(?=,|\s+[a-z0-9]))?", _unit),
    _rule("inches-in-letters", rf"(?<![\w.])({_NUM})\s?in\.(?=,|\s+(?:[a-z0-9]|$))", lambda m: f"{m[1]} inch{'' if m[1] == '1' else 'es'}"),
    _rule("seconds", rf"(?<![\w.])({_NUM})\ss(?![\w'’/-])", r"\1 seconds"),
    _rule("street", r"\b(\d+(?: [NSEW]\.?)? (?:[A-Z][a-z]+ )+|[A-Z][a-z]+ )(St|Dr)\.(?=[,;]|\s*$)", lambda m: f"{m[1]}{'Street' if m[2] == 'St' else 'Drive'}"),
    _rule("road", r"(?<=[a-z] )(Ave|Blvd|Rd|Ln|Hwy)\.(?=[\s,;]|$)", lambda m: {"Ave": "Avenue", "Blvd": "Boulevard", "Rd": "Road", "Ln": "Lane", "Hwy": "Highway"}[m[1]]),
    _rule("spoken-dotted", rf"(?<![\w.])(?:{_words(DOTTED).replace(chr(92) + ' ', chr(92) + 's+')})(?!\w)", _dotted, _I),
    _rule("versus", r"(?<=\s)vs?\.?(?=\s[^\W\d_])", "versus"),
    _rule("eg", r"\b(?:eg|e\.g)\b\.?(?=[ ,])", "for example", 0),
    _rule("numbered", rf"(?<![\w.])({_words(NUMBERED)})\.\s?(?=#?\d|[ivxlc]+\b)", _numbered, _I),
    _rule("number-sign", r"#\s?(?=\d)", "number "),
    _rule("circa", r"\bc\.\s?(?=\d{3,4}\b)", "about "),
    _rule("months", rf"\b({_words(SHORT_MONTHS)})\.?\s?[-–—]\s?({_words(SHORT_MONTHS)})\b\.?(?=[\s,;]|$)", lambda m: f"{SHORT_MONTHS[m[1]]} to {SHORT_MONTHS[m[2]]}"),
    _rule("month", rf"\b({_words(SHORT_MONTHS)})\.(?=\s?\d|\s?$|,| [a-z])", _month),
    _rule("month-and-day", rf"\b({_words(SHORT_MONTHS)})(?= \d)", _month),
    _rule("weekdays", rf"\b({_words(DAYS)})\.?\s?[-–—]\s?({_words(DAYS)})\b(?:\.(?=[\s,;]+[a-z\d]))?", _days),
    _rule("weekday", rf"\b({_words(DAYS)})\.(?=[\s,;]|$)", _day),
    _rule("roman-pair", r"\b([Pp]hase|[Tt]ype|[Ss]tage|[Cc]lass|[Gg]rade)\s(I{1,3}|IV|V)/(I{1,3}|IV|V)\b", lambda m: f"{m[1]} {_number(m[2])}, {_number(m[3])}"),
    _rule("roman-small", r"\b(pages?|scenes?)\s((?=[xvi])x{0,3}(?:ix|iv|v?i{0,3}))(?:\s?[-–]\s?((?=[xvi])x{0,3}(?:ix|iv|v?i{0,3})))?(?![\w'’-])", _small_roman),
    _rule("regnal", r"\b([A-Z][a-z]+)\s(X{1,3}(?:IX|IV|V?I{0,3})|IX|IV|V?I{1,3})(?=['’]s\b)", lambda m: f"{m[1]} the {ORDINALS[_number(m[2])]}"),
    _rule("roman", r"\b(Chapter|Part|Volume|Book|Section|Appendix|Title|Act|Unit|Article|Division|Schedule|Tier|[Ss]tage|[Cc]lass|[Tt]ype|[Pp]hase|Level|[Gg]rade|War|Figure|Table)\s((?:X{1,3}(?:IX|IV|V?I{0,3})|IX|IV|VI{0,3}|I{2,3}))\b", _roman),
    _rule("roman-one", r"\b(Chapter|Part|Volume|Book|Title|Act|Schedule|Tier|[Ss]tage|[Cc]lass|[Tt]ype|[Pp]hase|War)\sI\b(?!['’]|\s(?!(?:diabetes|errors?|trials?|cancers?|disease|tumou?rs?|drugs?|devices?|medicines?|hypertension)\b)[a-z])", r"\1 1"),
    _rule("money-of-a-country", rf"\b(US|CA|C|AU|A|NZ)\$({_NUM}{_BIG})", lambda m: f"{m[2]} {COUNTRIES[m[1]]} dollars"),
    _rule("money-range", rf"(?P<sign>{_SIGN_OF_MONEY})(?P<low>{_NUM}{_BIG})(?P<few>{_SIZE})?{_DASH}{_SIGN_OF_MONEY}?(?P<high>{_NUM}{_BIG})(?P<many>{_SIZE})?(?![\w])(?:/(?P<per>{_words(PER)})\b)?", _money_range),
    _rule("money-with-sign", rf"(?<![\w)])([+−–-])(?={_SIGN_OF_MONEY}\d)", lambda m: "plus " if m[1] == "+" else "minus "),
    _rule("money-rate", rf"(?P<sum>{_SIGN_OF_MONEY}{_NUM}{_BIG})\s?/\s?(?P<per>{_words(PER)})\b", _money_rate),
    _rule("money-large", rf"(?P<sign>{_SIGN_OF_MONEY})(?P<sum>{_NUM})\s?(?P<size>thousand|million|billion|trillion|bn|[kKmMBT])(?![\w])", _money_big),
    _rule("money-code", rf"\b(?P<code>{_words(CODES)})\s?(?P<after>{_NUM}{_BIG})|(?<![\w.])(?P<before>{_NUM}{_BIG})\s(?P<last>{_words(CODES)})\b", _money_code),
    _rule("cents", rf"(?<![\w.])(?P<sum>\d+)\s?¢(?:\s?/\s?(?P<per>{_words({**UNITS, **PER})})\b)?", _cents),
    _rule("large-number", r"(?<![\w.])(\d+\.\d+)([KMB])(?![\w-])", _many),
    _rule("feet-and-inches", r"(?<![\w.])(\d+)['’′]\s?(?:(\d+)[\"”″])", _feet),
    _rule("inches", rf"(?<![\w.])({_NUM})\s?(?:[\"″]|”(?=\s+(?:wide|high|long|deep|thick|tall|screen|x|by)\b))", r"\1 inches"),
    _rule("feet", rf"(?<![\w.])({_NUM})′", r"\1 feet"),
    _rule("mixed-number", r"(?<![\d/.,])(\d+)\s([1-9])/([2-9]|1[0-6])(?![\d/])", lambda m: f"{m[1]} and {m[2]}/{m[3]}" if int(m[2]) < int(m[3]) else m[0]),
    _rule("fraction", rf"(?:(\d+)\s?)?([{''.join(FRACTIONS)}])", _fraction),
    _rule("time-range", r"\b([ap]\.m\.|[ap]m|[AP]\.M\.|[AP]M|noon|midnight)\s?[-–—]\s?(?=\d|noon|midnight)", r"\1 to "),
    _rule("clock-range", r"(?<![\w.:])(\d{1,2}:\d{2})\s?[-–—]\s?(\d{1,2}:\d{2})(?![\d:])", r"\1 to \2"),
    _rule("percent-range", rf"({_NUM})\s?%{_DASH}({_NUM})\s?%", r"\1 to \2 percent"),
    _rule("range-with-words", rf"(?<![\w.,/-])({_NUM})\s?[-–—]\s?({_NUM})(?![\d-]|\.\d)", _range),
    _rule("times-larger", rf"(?<![\w.])({_NUM})\s?[x×](?![\w²³^]|\s?\d|\s(?:squared|cubed|to the power))", r"\1 times"),
    _rule("rate", rf"\b(times|days|hours|minutes|weeks|months|(?<=\d )(?:day|hour|minute|week|month)|meals?|visits?|shifts?|credits?|units?|words|pages|people|miles|dollars)\s?/\s?({_words(PER)})\b", lambda m: f"{m[1]} per {PER[m[2]]}"),
    _rule("odds", r"(?<![\w./])(\d+)/\1(?![\w/])", r"\1 \1"),
    _rule("over", r"(?<![\w./])(\d{2,3})/(\d{2,3})(?= millimeters of mercury)", r"\1 over \2"),
    _rule("ratio", r"(?<![\w.:])(\d+):(\d)(?![\d:])", r"\1 to \2"),
    _rule("power", r"(?<=\w)\^(?=\w)", " to the power of "),
    _rule("greek-letter", r"(?<![^\W\d_])[α-ωΑ-Ω](?![^\W\d_])", lambda m: unicodedata.name(m[0]).split()[-1].lower()),
    _rule("sharp", r"\b([CF])#(?!\w)", r"\1 sharp"),
    _rule("lowered-digits", "[₀-₉]", lambda m: unicodedata.normalize("NFKC", m[0])),
    _rule("oxygen", r"\b([CNS]|Sp|Sa|Pa|Pv)O([23])\b", lambda m: f"{' '.join(m[1])} O {m[2]}"),
    _rule("plus-after-letter", r"(?<=\b[A-Z])(\+\+?)(?!\w)", lambda m: " plus" * len(m[1])),
    _rule("by", rf"(?<![\w.])({_NUM}(?:\s(?:inches|feet|[a-z]*meters?))?)\s?x\s?(?={_NUM})", r"\1 by "),
    _rule("temperature", rf"({_NUM})\s?°\s?([CF])\b", lambda m: f"{m[1]} degree{'' if m[1] == '1' else 's'} {'Celsius' if m[2] == 'C' else 'Fahrenheit'}"),
    _rule("unit-pair", rf"(?<![\w/])({_words(UNITS)})/({_words(UNITS)})(?![\w/])", _unit_pair),
    _rule("per-unit", rf"(?<=\d)\s?/\s?({_words(PER)})\b", lambda m: f" per {PER[m[1]]}"),
    _rule("code", r"(?<![\w.-])[A-Z]\d{1,3}\.\d[\dA-Z]*\b", _code),
    _rule("hyphenated-acronym", r"(?<![\w-])[A-Z]{2,}(?:-[A-Z0-9]+)+(?![\w-])", _code),
    _rule("about", rf"(?<!\w)[~≈]\s?(?={_SIGN_OF_MONEY}?\d)", "about "),
    _rule("plus-at-the-end", rf"({_NUM})\+(?=[\s,.;:!?)]|$)", r"\1 plus"),
    _rule("signed-number", r"(?<![\w)\]])([+−–-])(?=\d)", lambda m: "plus " if m[1] == "+" else "minus "),
    _rule("minus", r"(?<=[\w)])\s?−\s?(?=[\w(])|(?<=\d)\s-\s(?=\d)", " minus "),
    _rule("plus", r"(?<=[\w)])\s?\+\s?(?=[\w(])", " plus "),
    _rule("arrows", r"\s?(?:->|=>)\s?", " to "),
    _rule("comparison", r">=|<=|!=|==|<>", lambda m: {">=": " greater than or equal to ", "<=": " less than or equal to ", "!=": " is not equal to ", "<>": " is not equal to ", "==": " equals "}[m[0]]),
    _rule("also-known-as", r"\ba/k/a\b", "also known as"),
    _rule("with", r"(?<!\w)w/o(?!\w)", "without"),
    _rule("with-short", r"(?<!\w)w/\s?", "with "),
    _rule("and-or", r"\b(and)/or\b", r"\1 or", _I),
    _rule("n-a", r"\b[Nn]/[Aa]\b", "not applicable"),
    _rule("care-of", r"\bc/o\b", "care of"),
    _rule("joined-acronyms", r"(?<=[A-Z]{2})/(?=[A-Z]{2})", " "),
    _rule("every", rf"\b([a-z]{{3,}})\s?/\s?({_words(dict.fromkeys(('min', 'minute', 'hr', 'hour', 'day', 'wk', 'week', 'month', 'yr', 'year', 'sec', 'second', 'mL', 'ml', 'dL', 'kg')))})(?![\w/])", _every),
    _rule("alternatives", r"(?<=[^\W\d_])\s?/\s?(?=[^\W\d_])", " or "),
    _rule("raised", r"\s?([²³])", lambda m: f" {RAISED[m[1]]}"),
    _rule("spaced-dash", r"\s+(?:--?|–|—)\s+|--+|(?<=[^\W\d_])—(?=[^\W\d_])", ", "),
    _rule("dash", r"(?<=[^\W\d_])–(?=[^\W\d_])", " to "),
    _rule("lone-dash", r"^[\s\-–—−]+$", ""),
    _rule("sign", f"[{re.escape(''.join(SIGNS))}]", _sign),
)  # fmt: skip
