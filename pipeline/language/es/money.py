# ruff: noqa: E501, RUF001  (a rule is read in one line; signs that look alike are told apart)
"""Sums of money in Spanish: "3,50 €" is "3 euros con 50 céntimos"."""

import re

from pipeline.language.rule import Rule, any_of, rule

_MONEY = {
    "€": ("euro", "euros", "céntimos"), "EUR": ("euro", "euros", "céntimos"), "$": ("dólar", "dólares", "centavos"),
    "US$": ("dólar estadounidense", "dólares estadounidenses", "centavos"), "USD": ("dólar estadounidense", "dólares estadounidenses", "centavos"),
    "£": ("libra", "libras", "peniques"), "GBP": ("libra", "libras", "peniques"), "¥": ("yen", "yenes", "sen"),
    "MXN": ("peso mexicano", "pesos mexicanos", "centavos"), "ptas.": ("peseta", "pesetas", "céntimos"), "pts.": ("peseta", "pesetas", "céntimos"),
    "S/": ("sol", "soles", "céntimos"),
}  # fmt: skip
_FEMININE = frozenset(("libra", "peseta"))
_NUM = r"\d+(?:\.\d{3})*"
_PART = r"(?: , (?P<part> \d{1,3} ) )?"
_BIG = r"(?: \s? (?P<big> millones | mil\smillones | millón | mil | M ) (?: \s de )? (?= \s? [€$£¥EUM] ) )?"
_SIGNS = any_of(_MONEY)


def said(whole: str, part: str | None, big: str | None, money: str) -> str:
    """The sum in words, its thousands without points."""
    one, many, hundredth = _MONEY[money]
    whole = whole.replace(".", "")
    number = f"{whole},{part}" if part else whole
    if big:
        size = "millones" if big == "M" else big
        size = "millón" if size == "millones" and number == "1" else size
        head = "un" if number == "1" and size == "millón" else number
        return f"{head} {size} {many}" if size == "mil" else f"{head} {size} de {many}"
    article = "una" if one in _FEMININE else "un"
    head = f"{article} {one}" if whole == "1" else f"{whole} {many}"
    if not part or not int(part):
        return head
    if len(part) != 2:  # noqa: PLR2004  (digits of hundredths)
        return f"{number} {many}"
    cents = f"{int(part)} {hundredth}" if part != "01" else f"un {hundredth.removesuffix('s')}"
    return cents if whole == "0" else f"{head} con {cents}"


def _sum(found: re.Match[str]) -> str:
    minus = "menos " if found["minus"] else ""
    return minus + said(found["whole"], found["part"], found["big"], found["money"])


def _range(found: re.Match[str]) -> str:
    first = found["first"].replace(".", "")
    return f"{first} a {said(found['whole'], found['part'], found['big'], found['money'])}"


RULES: tuple[Rule, ...] = (
    rule("range-of-money", "0", rf"(?<![\w.,]) (?P<first> {_NUM} (?: ,\d{{1,2}} )? ) \s? [-–] \s? (?P<whole> {_NUM} ) {_PART} {_BIG} \s? (?P<money> {_SIGNS} ) (?!\w)", _range),
    rule("money-behind", "0", rf"(?<![\w.,]) (?: (?P<minus> [−–-] ) (?=\d) )? (?<![\w.,]) (?P<whole> {_NUM} ) {_PART} {_BIG} \s? (?P<money> {_SIGNS} ) (?! \w | \s?\d )", _sum),
    rule("money-before", "0", rf"(?<!\w) (?P<minus> [−–-] (?=[€$£]) )? (?P<money> {_SIGNS} ) \s? (?P<whole> {_NUM} ) {_PART} (?: \s (?P<big> millones | mil\smillones | millón ) \b )? (?! \w | [,.]\d )", _sum),
)  # fmt: skip
