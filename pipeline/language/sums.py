# ruff: noqa: E501, RUF001  (a rule is read in one line; signs that look alike are told apart)
"""Sums of money, from a language's words: "3,50 €" is "3 euro e 50 centesimi"."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pipeline.language.rule import Rule, any_of, rule
from pipeline.language.spans import Span

Names = tuple[str, str, str, str]
"""One, many, a hundredth, hundredths."""

_WHOLE = r"\d+(?:\.\d{3})*"
_PART = r"(?: , (?P<part> \d{1,3} ) )?"


@dataclass(frozen=True, slots=True)
class Sums:
    """The words of a language for sums of money."""

    money: Mapping[str, Names]
    sizes: Mapping[str, tuple[str, str]]
    """As it is written -> for one, for many."""
    bare: frozenset[str]
    """Sizes without "of" before the money: "20 mila euro"."""
    of: str
    one: Callable[[str], str]
    """A noun with the article that counts one."""
    join: str
    minus: str
    span: Span

    def said(self, whole: str, part: str | None, big: str | None, money: str) -> str:
        """The sum in words, its thousands without points."""
        one, many, hundredth, hundredths = self.money[money]
        whole = whole.replace(".", "")
        number = f"{whole},{part}" if part else whole
        if big:
            return f"{self._large(number, ' '.join(big.split()))} {many}"
        head = self.one(one) if whole == "1" else f"{whole} {many}"
        if not part or not int(part):
            return head
        if len(part) != 2:  # noqa: PLR2004  (digits of hundredths)
            return f"{number} {many}"
        cents = self.one(hundredth) if part == "01" else f"{int(part)} {hundredths}"
        return cents if whole == "0" else f"{head} {self.join} {cents}"

    def _large(self, number: str, written: str) -> str:
        one, many = self.sizes[written]
        counted = self.one(one) if number == "1" else f"{number} {many}"
        return counted if many in self.bare else f"{counted} {self.of}"

    def _sum(self, found: re.Match[str]) -> str:
        minus = f"{self.minus} " if found["minus"] else ""
        return minus + self.said(found["whole"], found["part"], found["big"], found["money"])

    def _range(self, found: re.Match[str]) -> str:
        last = self.said(found["whole"], found["part"], found["big"], found["money"])
        return self.span(found, found["first"].replace(".", ""), last)

    def rules(self) -> tuple[Rule, ...]:
        """Ranges of sums, sums with the sign behind the figure, and before it."""
        signs = any_of(self.money)
        sizes = any_of(self.sizes).replace(r"\ ", r"\s")
        first = any_of(sign[0] for sign in self.money)
        big = rf"(?: \s? (?P<big> {sizes} ) (?: \s {self.of} )? (?= \s? (?: {first} ) ) )?"
        return (
            rule("range-of-money", "0", rf"(?<![\w.,]) (?P<first> {_WHOLE} (?: ,\d{{1,2}} )? ) \s? [-–] \s? (?P<whole> {_WHOLE} ) {_PART} {big} \s? (?P<money> {signs} ) (?!\w)", self._range),
            rule("money-behind", "0", rf"(?<![\w.,]) (?: (?P<minus> [−–-] ) (?=\d) )? (?<![\w.,]) (?P<whole> {_WHOLE} ) {_PART} {big} \s? (?P<money> {signs} ) (?! \w | \s?\d )", self._sum),
            rule("money-before", "0", rf"(?<!\w) (?P<minus> [−–-] )? (?P<money> {signs} ) \s? (?P<whole> {_WHOLE} ) {_PART} (?: \s (?P<big> {sizes} ) \b )? (?! \w | [,.]\d )", self._sum),
        )  # fmt: skip
