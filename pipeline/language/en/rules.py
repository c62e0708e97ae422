# ruff: noqa: E501, RUF001  (a rule is read in one line; signs that look alike are told apart)
"""The rules for English, in the order in which they are applied.

Order matters: what has the most context (addresses, dates, telephone numbers) comes first, single
signs come last. The table of cases in tests/language/en shows each rule.
"""

import re
import unicodedata

from pipeline.language.en import (
    abbreviations,
    capitals,
    counts,
    dashes,
    dates,
    fractions,
    identifiers,
    measures,
    romans,
    scripture,
    sounds,
    streets,
    times,
)
from pipeline.language.en import wordings as said
from pipeline.language.en.needs import needs_of
from pipeline.language.en.words import (
    CODES,
    COUNTRIES,
    FRACTIONS,
    MONEY,
    MORE_MONEY,
    PER,
    RAISED,
    SHORT_MONTHS,
    SIGNS,
    UNITS,
)
from pipeline.language.rule import By, Rule

_NUM = r"\d+(?:,\d{3}){0,9}(?:\.\d+)?"
_FIRST = r"(?<!\d)"  # of the digits of a number; the others need not be tried
_DASH = r"\s?[-–—−]\s?"
_BIG = r"(?:\s(?:thousand|million|billion|trillion))?"


def _rule(name: str, pattern: str, by: By, flags: int = 0) -> Rule:
    return Rule(name, re.compile(pattern, flags), by, needs_of(name))


_I = re.IGNORECASE
_SIZE = r"(?:MM|[bmt]n|[kKmMBT])(?!\w)"
_SIGN_OF_MONEY = f"[{''.join(MONEY)}]"
RULES: tuple[Rule, ...] = (
    _rule("charge", r"(?<=[A-Za-z₀-₉])(?P<raised>[⁰¹²³⁴-⁹]*[⁺⁻])(?![⁰¹²³⁴-⁹])", said.raised_number),
    _rule("isotope", r"(?<!\w)([⁰¹²³⁴-⁹]+)(?=[A-Z])", lambda m: f"{m[1].translate(said.RAISED_DIGITS)} "),
    _rule("raised-number", r"(?:(?<=[\d)])|(?<=\b[^\W\d_]))\s?(?![²³](?![⁰¹²³⁴-⁹]))(?P<raised>[⁺⁻]?[⁰¹²³⁴-⁹]+)", said.raised_number),
    _rule("raised-mark", r"(?<=\w)([⁰¹²³⁴-⁹]{2,}|[⁰¹⁴-⁹])", lambda m: f" {m[1].translate(said.RAISED_DIGITS)}"),
    _rule("apostrophe-in-number", r"(?<=\d)['’](?=\d{3}(?!\d))", ""),
    _rule("round-sum", r"(?<=\d)[.,][–—](?!\w)", ""),
    _rule("spaced-thousands", rf"(?<![\d.,-])(?<!\d )([1-9]\d{{0,2}})((?: \d{{3}})+)(?=(?:[.,]\d+)?\s?(?:{said.any_of(UNITS)}|[%{''.join({**MONEY, **MORE_MONEY})}])(?!\w))", lambda m: m[0].replace(" ", "")),
    _rule("millions", r"(?<![\d.,-])(?<!\d )([1-9]\d{0,2})((?: \d{3}){2,})(?! ?\d)", lambda m: m[0].replace(" ", "")),
    _rule("dotted-date", r"(?<![\w.])([0-3]?\d)\.\s?([01]?\d)\.\s?([12]\d{3})(?![\w.]*\w)", said.dotted_date),
    _rule("dimensions", rf"(?<=\d)\s?×\s?(?={_NUM}(?:\s?×\s?{_NUM}){{0,9}}\s?(?:{said.any_of(UNITS)})(?!\w))", " by "),
    _rule("money-after-each", rf"{_FIRST}({_NUM})\s?([{''.join({**MONEY, **MORE_MONEY})}]){_DASH}({_NUM})\s?\2", r"\1–\3\2"),
    _rule("money-after", rf"(?<![\w.,])(?P<sum>\d+,\d{{1,2}}(?!\d)|{_NUM})(?P<big>{_BIG})\s?(?P<sign>[{''.join({**MONEY, **MORE_MONEY})}])(?![\w{{])", said.money_after),
    _rule("money-before", rf"(?P<sign>[{''.join(MORE_MONEY)}])\s?(?P<sum>{_NUM})", said.money_before),
    _rule("blank", r"(?:(?<!\s)\s+)?_{3,}\s*", " blank "),
    _rule("double-hyphen", r"(?<=\d)--(?=\d)", "–"),
    _rule("micro", r"(?<![^\W\d_])\u03bc(?=[gLlms]\b|mol\b)", "µ"),
    _rule("web-address", r"(?:https?|ftp)://[^\s<>\"“”\[\]{}()]+|\bmailto:\S+|\bwww\.[^\s<>\"“”()]+", said.address, _I),
    _rule("e-mail", r"\b[\w.+-]{1,64}@[\w-]++(?:\.[\w-]++)++", said.address),
    _rule("domain", r"(?<![\w.@])(?:[a-z0-9-]{1,63}+\.){1,10}(?:com|org|net|edu|gov|io|info|eu|uk|de)(?:/[\w./-]*)?(?![\w-])", said.address, _I),
    *identifiers.RULES, *scripture.RULES, *dates.RULES, *times.RULES, *counts.RULES, *fractions.RULES,
    *measures.RULES, *streets.RULES,
    _rule("telephone", r"(?<![\w.])(?:\+?1[-. ])?\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}(?![\w-])", said.digits),
    _rule("short-telephone", r"(?<![\w.$-])\d{3}-\d{4}(?![\w-])", said.digits),
    _rule("social-number", r"(?<![\w-])\d{3}-\d{2}-\d{4}(?![\w-])", said.digits),
    _rule("path", r"(?<![\w/.])(?:[A-Za-z]:)?(?:[/\\][\w.-]*\w){2,}|(?<!\w)[A-Za-z]:\\\w+", said.path),
    _rule("file-name", r"(?<![\w.])[\w-]{1,255}+\.(?:txt|md|py|js|json|csv|pdf|html?|toml|xml|epub|mp3|docx?|xlsx?|png|jpe?g|svg|zip)\b", said.path),
    _rule("version", r"(?<![\w.])\d++(?:\.\d++){2,}+(?![\w.]*\w)", lambda m: m[0].replace(".", " point ")),
    _rule("leading-point", r"(?<![\w.])\.(?=\d)", "0."),
    _rule("leading-zeros", r"(?<![\w.,:/-])0\d++(?![\w/:.-]*\w)", said.spaced),
    _rule("around-the-clock", r"\b24/7\b", "24 7"),
    _rule("long-number", r"(?<![\d,.])\d{16,}", said.long_number),
    _rule("plural-in-brackets", r"(?<=\w)\((e?s)\)", r"\1"),
    _rule("ellipsis", r"\.{3,}|(?:\. ){2,}\.", "…"),
    _rule("per-power", rf"(?<![\w.])({_NUM})\s?({said.any_of(UNITS)})\s?/\s?({said.any_of({**UNITS, **PER})})([²³]|\^[23]\b)", said.per_power),
    _rule("area", rf"(?<![\w.])({_NUM})\s?({said.any_of(UNITS)})([²³]|\^[23]\b)", said.area),
    _rule("square", rf"(?<![\w.])({_NUM})\s?(sq|cu)\.?\s?(ft|in|yd|mi|km|cm|mm|m)\b(?:\.(?=,|\s+[a-z0-9(]))?", said.square),
    _rule("unit-of-a-head", rf"(?<=\()({said.any_of({**UNITS})})(?:/({said.any_of({**UNITS, **PER})}))?(?=\))", said.head_unit),
    _rule("feet-and-inches-in-letters", rf"(?<![\w.])({_NUM})\s?ft\.?,?\s({_NUM})\s?in\b(?:\.(?=\s+[a-z0-9(]))?", r"\1 feet \2 inches"),
    _rule("concentration", rf"(?<![\w.])({_NUM})\s?({said.any_of(UNITS)})\s?/\s?({_NUM})\s?({said.any_of(UNITS)})(?![\w'’/-])", said.concentration),
    _rule("unit", rf"(?<![\w.{''.join(MONEY)}])(?P<number>{_NUM})(?P<dash>[\s-]?)(?P<unit>{said.any_of(UNITS)})(?P<pers>(?:\s?/\s?(?:{said.any_of({**UNITS, **PER})}))*)(?![\w'’/-])(?:\.(?=,|\s+[a-z0-9(]))?", said.unit),
    _rule("inches-in-letters", rf"(?<![\w.])({_NUM})\s?in\.(?=,|\s+(?:[a-z0-9]|$))", lambda m: f"{m[1]} inch{'' if m[1] == '1' else 'es'}"),
    _rule("seconds", rf"(?<![\w.])({_NUM})\ss(?![\w'’/-])", r"\1 seconds"),
    *abbreviations.RULES,
    _rule("versus", r"(?<=\s)vs?\.?(?=\s[^\W\d_])", "versus"),
    _rule("eg", r"\b(?:eg|e\.g)\b\.?(?=[ ,])", "for example", 0),
    _rule("number-sign", r"#\s?(?=\d)", "number "),
    _rule("circa", r"\bc\.\s?(?=\d{3,4}\b)", "about "),
    _rule("month-and-day", rf"\b({said.any_of(SHORT_MONTHS)})(?= \d)", said.month),
    _rule("roman-pair", r"\b([Pp]hase|[Tt]ype|[Ss]tage|[Cc]lass|[Gg]rade)\s(I{1,3}|IV|V)/(I{1,3}|IV|V)\b", lambda m: f"{m[1]} {said.number(m[2])}, {said.number(m[3])}"),
    *romans.RULES,
    *capitals.RULES,
    *sounds.RULES,
    _rule("money-of-a-country", rf"\b(?P<country>{said.any_of(COUNTRIES)})\$\s?(?P<sum>{_NUM})(?P<big>{_BIG})(?:\s?(?P<size>{_SIZE})(?!\w))?", said.money_of_a_country),
    _rule("money-range", rf"(?P<sign>{_SIGN_OF_MONEY})(?P<low>{_NUM}{_BIG})(?P<few>{_SIZE})?{_DASH}{_SIGN_OF_MONEY}?(?P<high>{_NUM}{_BIG})(?P<many>{_SIZE})?(?![\w])(?:/(?P<per>{said.any_of(PER)})\b)?", said.money_range),
    _rule("money-with-sign", rf"(?<![\w)])([+−–-])(?={_SIGN_OF_MONEY}\d)", lambda m: "plus " if m[1] == "+" else "minus "),
    _rule("money-large", rf"(?P<sign>{_SIGN_OF_MONEY})(?P<sum>{_NUM})\s?(?P<size>thousand|million|billion|trillion|MM|[bmt]n|[kKmMBT])(?![\w])", said.money_big),
    _rule("money-code", rf"\b(?P<code>{said.any_of(CODES)})\s?(?P<after>{_NUM}{_BIG})|(?<![\w.])(?P<before>{_NUM}{_BIG})\s(?P<last>{said.any_of(CODES)})\b", said.money_code),
    _rule("cents", rf"(?<![\w.])(?P<sum>\d+)\s?¢(?:\s?/\s?(?P<per>{said.any_of({**UNITS, **PER})})\b)?", said.cents),
    _rule("large-number", r"(?<![\w.])(\d+\.\d+)([KMB])(?![\w-])", said.many),
    _rule("mixed-number", r"(?<![\d/.,])(\d+)\s([1-9])/([2-9]|1[0-6])(?![\d/])", lambda m: f"{m[1]} and {m[2]}/{m[3]}" if int(m[2]) < int(m[3]) else m[0]),
    _rule("common-fraction", r"(?<![\w./,-])([1-7])/([2-9])(?=\s*(?:[.,;:!?)]|$)(?!\d))", said.common_fraction),
    _rule("fraction", rf"(?:{_FIRST}(\d+)\s?)?([{''.join(FRACTIONS)}])", said.fraction),
    _rule("time-range", r"\b([ap]\.m\.|[ap]m|[AP]\.M\.|[AP]M|noon|midnight)\s?[-–—]\s?(?=\d|noon|midnight)", r"\1 to "),
    _rule("clock-range", r"(?<![\w.:])(\d{1,2}:\d{2})\s?[-–—]\s?(\d{1,2}:\d{2})(?![\d:])", r"\1 to \2"),
    _rule("percent-range", rf"{_FIRST}({_NUM})\s?%{_DASH}({_NUM})\s?%", r"\1 to \2 percent"),
    _rule("range-with-words", rf"(?<![\w.,/-])({_NUM})\s?[-–—]\s?({_NUM})(?![\d-]|\.\d)", said.span),
    _rule("times-larger", rf"(?<![\w.])({_NUM})\s?[x×](?![\w²³^]|\s?\d|\s(?:squared|cubed|to the power))", r"\1 times"),
    _rule("rate", rf"\b(times|days|hours|minutes|weeks|months|(?<=\d )(?:day|hour|minute|week|month)|meals?|visits?|shifts?|credits?|units?|words|pages|people|miles|dollars)\s?/\s?({said.any_of(PER)})\b", lambda m: f"{m[1]} per {PER[m[2]]}"),
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
    _rule("temperature", rf"{_FIRST}({_NUM})\s?°\s?([CF])\b", lambda m: f"{m[1]} degree{'' if m[1] == '1' else 's'} {'Celsius' if m[2] == 'C' else 'Fahrenheit'}"),
    _rule("unit-pair", rf"(?<![\w/])({said.any_of(UNITS)})/({said.any_of(UNITS)})(?![\w/])", said.unit_pair),
    _rule("per-unit", rf"(?<=\d)\s?/\s?({said.any_of(PER)})\b", lambda m: f" per {PER[m[1]]}"),
    _rule("code", r"(?<![\w.-])[A-Z]\d{1,3}\.\d[\dA-Z]*\b", said.code),
    _rule("hyphenated-acronym", r"(?<![\w-])[A-Z]{2,}(?:-[A-Z0-9]+)+(?![\w-])", said.code),
    _rule("about", rf"(?<!\w)[~≈]\s?(?={_SIGN_OF_MONEY}?\d)", "about "),
    _rule("plus-at-the-end", rf"{_FIRST}({_NUM})\+(?=[\s,.;:!?)]|$)", r"\1 plus"),
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
    _rule("every", rf"\b([a-z]{{3,}})\s?/\s?({said.any_of(dict.fromkeys(('min', 'minute', 'hr', 'hour', 'day', 'wk', 'week', 'month', 'yr', 'year', 'sec', 'second', 'mL', 'ml', 'dL', 'kg')))})(?![\w/])", said.every),
    *dashes.RULES,
    _rule("alternatives", r"(?<=[^\W\d_])\s?/\s?(?=[^\W\d_])", " or "),
    _rule("raised", r"\s?([²³])((?=\w))?", lambda m: f" {RAISED[m[1]]}{'' if m[2] is None else ' '}"),
    _rule("spaced-dash", r"(?<!\s)\s+(?:--?|–|—)\s+|--+|(?<=[^\W\d_])—(?=[^\W\d_])", ", "),
    _rule("lone-money", r"(?<![\w])[€£¥₹₩](?!\s?[\d.])", lambda m: f" {said.money_name('1', m[0])} "),
    _rule("lone-dash", r"^[\s\-–—−]+$", ""),
    _rule("sign", f"[{re.escape(''.join(SIGNS))}]", said.sign),
)  # fmt: skip
