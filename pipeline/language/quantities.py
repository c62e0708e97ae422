# ruff: noqa: E501, RUF001  (a rule is read in one line; signs that look alike are told apart)
"""Measures, from a language's words: "5 km/h" is "5 chilometri all'ora"."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pipeline.language.rule import Rule, any_of, rule
from pipeline.language.spans import AMOUNT, Span

Pair = tuple[str, str]
"""For one, and for many."""


@dataclass(frozen=True, slots=True)
class Quantities:
    """The words of a language for measures."""

    units: Mapping[str, Pair]
    one: Callable[[str], str]
    """A noun with the article that counts one."""
    per: Mapping[str, str]
    """Behind a slash, with the preposition: "h" -> "all'ora"."""
    square: Pair
    cubic: Pair
    by: str
    """Between the sides: "3 × 4"."""
    span: Span

    def _counted(self, found: re.Match[str], kind: Pair = ("", "")) -> str:
        one, many = self.units[found["unit"]]
        number = found["number"].replace(".", "")
        alone = found.string[max(0, found.start() - 1) : found.start()] not in set("-–")
        if number == "1" and one != many and alone:
            return f"{self.one(one)}{kind[0]}"
        return f"{number} {one if number == '1' else many}{kind[number != '1']}"

    def _unit(self, found: re.Match[str]) -> str:
        per = f" {self.per[found['per']]}" if found["per"] else ""
        return self._counted(found) + per

    def _power(self, found: re.Match[str]) -> str:
        kind = self.square if found["power"][-1] in "²2" else self.cubic
        return self._counted(found, (f" {kind[0]}", f" {kind[1]}"))

    def _percent(self, found: re.Match[str]) -> str:
        return self.span(found, found[1], found[2])

    def rules(self) -> tuple[Rule, ...]:
        """Percentages from to, areas and volumes, units, rates behind words, sides."""
        units, per = any_of(self.units), any_of(self.per)
        words = any_of(word for word in self.per if word.isalpha())
        return (
            rule("range-of-percent", "%", rf"(?<![\w.,]) ({AMOUNT}) \s? %? \s? [-–] \s? ({AMOUNT}) (?= \s? % )", self._percent),
            rule("power-of-unit", "0", rf"(?<![\w.,]) (?P<number> {AMOUNT} ) \s? (?P<unit> mm | cm | dm | km | m ) (?P<power> [²³] | \^[23] | [23] ) (?!\w)", self._power),
            rule("unit", "0", rf"(?<![\w.,/]) (?P<number> {AMOUNT} ) (?: \s | (?=[°º%‰]) | (?<=\d)(?=[a-zA-Zµ]) ) (?P<unit> {units} ) (?: \s?/\s? (?P<per> {per} ) )? (?! [\w/²³'’] | -\w )", self._unit),
            rule("rate", "/", rf"(?<= [a-zà-ÿ] ) / (?P<per> {words} ) (?!\w) (?<! [a-z]/[a-z] )", self._rate),
            rule("dimensions", "x×", rf"(?<=\d) (?: \s?(?:cm|mm|m|km))? \s? [x×] \s? (?= {AMOUNT} )", f" {self.by} "),
        )  # fmt: skip

    def _rate(self, found: re.Match[str]) -> str:
        """Behind money or a noun that is counted: a number stands before it."""
        if not _COUNTED.search(found.string, max(0, found.start() - 40), found.start()):
            return found[0]
        return f" {self.per[found['per']]}"


_COUNTED = re.compile(r"\d(?:\s[^\W\d_]+){1,4}$")
