# ruff: noqa: E501, RUF001  (a rule is read in one line; signs that look alike are told apart)
"""Places in laws and in the Bible, in German."""

import re

from pipeline.language.rule import Rule, any_of, rule

_BOOKS = {
    "Gen": "Genesis", "Ex": "Exodus", "Lev": "Levitikus", "Num": "Numeri", "Dtn": "Deuteronomium", "Jos": "Josua",
    "Ri": "Richter", "Rut": "Rut", "Ps": "Psalm", "Spr": "Sprichwörter", "Koh": "Kohelet", "Hld": "Hohelied",
    "Jes": "Jesaja", "Jer": "Jeremia", "Ez": "Ezechiel", "Dan": "Daniel", "Hos": "Hosea", "Mt": "Matthäus",
    "Mk": "Markus", "Lk": "Lukas", "Joh": "Johannes", "Apg": "Apostelgeschichte", "Röm": "Römer", "Kor": "Korinther",
    "Gal": "Galater", "Eph": "Epheser", "Phil": "Philipper", "Kol": "Kolosser", "Thess": "Thessalonicher",
    "Tim": "Timotheus", "Hebr": "Hebräer", "Jak": "Jakobus", "Petr": "Petrus", "Offb": "Offenbarung",
    "Mose": "Mose", "Sam": "Samuel", "Kön": "Könige", "Chr": "Chronik", "Matthäus": "Matthäus", "Markus": "Markus",
    "Lukas": "Lukas", "Johannes": "Johannes",
}  # fmt: skip
_FIRST = {"1": "Erster ", "2": "Zweiter ", "3": "Dritter ", "4": "Vierter ", "5": "Fünfter "}
_NEUTER = {"Mose", "Sam", "Kön", "Chr"}


def _scripture(found: re.Match[str]) -> str:
    book = found["book"]
    head = ""
    if found["number"]:
        head = _FIRST[found["number"]]
        head = head.replace("er ", "es Buch ") if book in _NEUTER else head
    chapter = "" if book == "Ps" else "Kapitel "
    last = found["last"]
    verses = f"Verse {found['verse']} bis {last}" if last else f"Vers {found['verse']}"
    return f"{head}{_BOOKS[book]} {chapter}{found['chapter']}, {verses}"


def _sections(found: re.Match[str]) -> str:
    join = {"–": "bis", "-": "bis", "und": "und", "u.": "und", ",": "und"}[found["join"].strip()]
    return f"Paragrafen {found['first']} {join} {found['last']}"


RULES: tuple[Rule, ...] = (
    rule(
        "scripture",
        "0",
        rf"""(?<![\w.,]) (?: (?P<number> [1-5] ) \.? \s )? (?P<book> {any_of(_BOOKS)} ) \.? \s (?P<chapter> \d{{1,3}} )
        [,:] \s? (?P<verse> \d{{1,3}} ) (?: [-–] (?P<last> \d{{1,3}} ) )? (?! [\w%] | [.,]\d )""",
        _scripture,
    ),
    rule(
        "sections",
        "§",
        r"§§ \s? (?P<first> \d{1,4}[a-z]? ) (?P<join> \s?[-–]\s? | \s und \s | \s u\. \s | ,\s ) (?P<last> \d{1,4}[a-z]? ) (?!\w)",
        _sections,
    ),
    rule("section-sign", "§", r"§§? \s? (?= \d )", lambda found: "Paragrafen " if found[0].startswith("§§") else "Paragraf "),
)  # fmt: skip
