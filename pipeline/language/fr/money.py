# ruff: noqa: E501, RUF001  (a rule is read in one line; signs that look alike are told apart)
"""Sums of money in French: "3,50 €" is "3 euros 50"."""

import re

from pipeline.language.rule import Rule, any_of, rule

_MONEY = {
    "€": ("euro", "euros", "centimes"), "EUR": ("euro", "euros", "centimes"), "$": ("dollar", "dollars", "cents"), "$ US": ("dollar américain", "dollars américains", "cents"),
    "$ CA": ("dollar canadien", "dollars canadiens", "cents"), "USD": ("dollar américain", "dollars américains", "cents"), "£": ("livre", "livres", "pence"), "GBP": ("livre", "livres", "pence"),
    "CHF": ("franc suisse", "francs suisses", "centimes"), "F": ("franc", "francs", "centimes"), "FF": ("franc", "francs", "centimes"), "¥": ("yen", "yens", "sen"),
}  # fmt: skip
_SIZES = {"k": "mille", "M": "millions", "Md": "milliards", "Mds": "milliards"}
_NUM = r"\d+(?:[. ]\d{3})*"
_SIGNS = any_of(_MONEY).replace(r"\ ", r"\s")
_PART = r"(?: , (?P<part> \d{1,3} ) )?"
_BIG = r"(?: \s? (?P<big> millions? | milliards? | Mds? (?= \s?[€$£] ) | [kM] (?= \s?[€$£] ) ) (?: \s (?:de|d['’]) )? )?"
_SPACES = re.compile(r"\s+")


def said(whole: str, part: str | None, big: str | None, money: str) -> str:
    """The sum in words, its thousands without points or spaces."""
    one, many, hundredth = _MONEY[_SPACES.sub(" ", money)]
    whole = whole.replace(".", "").replace(" ", "")
    number = f"{whole},{part}" if part else whole
    if big:
        size = _SIZES.get(big, big)
        if size == "mille":
            return f"{number} mille {many}"
        size = size.removesuffix("s") if number == "1" else size
        return f"{'un' if number == '1' else number} {size} {_of(many)}"
    single = whole in {"0", "1"}
    article = "une" if one == "livre" else "un"
    head = f"{article} {one}" if whole == "1" else f"{whole} {one if single else many}"
    if not part or not int(part):
        return head
    if len(part) != 2:  # noqa: PLR2004  (digits of hundredths)
        return f"{number} {many}"
    if whole == "0":
        return f"un {hundredth.removesuffix('s')}" if part == "01" else f"{int(part)} {hundredth}"
    return f"{head} {int(part)}"


def _of(many: str) -> str:
    return f"d'{many}" if many[0] in "aeiouy" and not many.startswith("y") else f"de {many}"


def _sum(found: re.Match[str]) -> str:
    minus = "moins " if found["minus"] else ""
    return minus + said(found["whole"], found["part"], found["big"], found["money"])


def _range(found: re.Match[str]) -> str:
    return f"{found['first']} à {said(found['whole'], found['part'], found['big'], found['money'])}"


RULES: tuple[Rule, ...] = (
    rule("range-of-money", "0", rf"(?<![\w.,]) (?P<first> \d+ (?: ,\d{{1,2}} )? ) \s? [-–] \s? (?P<whole> {_NUM} ) {_PART} {_BIG} \s? (?P<money> {_SIGNS} ) (?!\w)", _range),
    rule("money-behind", "0", rf"(?<![\w.,]) (?<! \d[ ] ) (?: (?P<minus> [−–-] ) (?=\d) )? (?<![\w.,]) (?P<whole> {_NUM} ) {_PART} {_BIG} \s? (?P<money> {_SIGNS} ) (?! \w | \s?\d )", _sum),
    rule("money-before", "0", rf"(?<!\w) (?P<minus> [−–-] (?=[€$£]) )? (?P<money> [€$£¥] | CHF | EUR | USD ) \s? (?P<whole> \d+ (?:\.\d{{3}})* ) {_PART} (?: \s (?P<big> millions? | milliards? ) \b )? (?! \w | [,.]\d )", _sum),
)  # fmt: skip
