# ruff: noqa: E501, RUF001  (a rule is read in one line; signs that look alike are told apart)
"""Places in the Bible and the Quran: "1 Cor. 13:4-8"."""

import re

from pipeline.language.rule import Rule, any_of, rule

_BOOKS = {
    "Genesis": "Gen", "Exodus": "Exod Ex", "Leviticus": "Lev", "Numbers": "Num",
    "Deuteronomy": "Deut", "Joshua": "Josh", "Judges": "Judg", "Ruth": "", "Ezra": "",
    "Nehemiah": "Neh", "Esther": "Esth", "Job": "", "Psalm": "Ps Psa", "Psalms": "Pss",
    "Proverbs": "Prov", "Ecclesiastes": "Eccl Eccles", "Song of Solomon": "", "Song of Songs": "",
    "Isaiah": "Isa", "Jeremiah": "Jer", "Lamentations": "Lam", "Ezekiel": "Ezek", "Daniel": "Dan",
    "Hosea": "Hos", "Joel": "", "Amos": "", "Obadiah": "Obad", "Jonah": "", "Micah": "Mic",
    "Nahum": "Nah", "Habakkuk": "Hab", "Zephaniah": "Zeph", "Haggai": "Hag", "Zechariah": "Zech",
    "Malachi": "Mal", "Matthew": "Matt Mt", "Mark": "Mk", "Luke": "Lk", "John": "Jn", "Acts": "",
    "Romans": "Rom", "Galatians": "Gal", "Ephesians": "Eph", "Philippians": "Phil",
    "Colossians": "Col", "Titus": "Tit", "Philemon": "Philem Phlm", "Hebrews": "Heb", "James": "Jas",
    "Jude": "", "Revelation": "Rev", "Tobit": "Tob", "Judith": "", "Wisdom": "Wis", "Sirach": "Sir",
    "Baruch": "Bar", "Quran": "", "Qur'an": "", "Qur’an": "", "Koran": "", "Surah": "", "Sura": "",
}  # fmt: skip
"""Books and their abbreviations; behind a chapter and a verse they can be nothing else."""

_SERIES = {
    "Samuel": "Sam", "Kings": "Kgs", "Chronicles": "Chron Chr", "Corinthians": "Cor",
    "Thessalonians": "Thess", "Timothy": "Tim", "Peter": "Pet", "John": "Jn", "Maccabees": "Macc",
}  # fmt: skip
"""Books of which there are two or three."""

_SURE = frozenset(
    "Gen Exod Lev Deut Josh Judg Neh Ps Pss Prov Eccl Isa Jer Ezek Matt Rom Gal Heb".split()  # noqa: SIM905
)
"""Abbreviations that nothing else before a number has."""

_NAMED_BY_CHAPTER = frozenset({"Psalm", "Psalms", "Surah", "Sura"})
_FIRST = {"1": "First", "2": "Second", "3": "Third", "I": "First", "II": "Second", "III": "Third"}


def _by_name(books: dict[str, str]) -> dict[str, str]:
    return {short: book for book, rest in books.items() for short in (book, *rest.split())}


_NAMES = _by_name(_BOOKS)
_SERIES_NAMES = _by_name(_SERIES)
_VERSES = (
    r"\d{1,3}[ab]? (?: \s?[-–—]\s? \d{1,3}[ab]? (?!:) | ,\s? \d{1,3} (?![\d:.]) (?!\s [a-z]) )*"
)
_PLACE = rf"""(?P<chapter> \d{{1,3}} ) : (?P<verses> {_VERSES} )
    (?: \s?[-–—]\s? (?P<last> \d{{1,3}}:\d{{1,3}} ) )?
    (?P<more> (?: [;,]\s? \d{{1,3}} : {_VERSES} )* )
    (?! [\d:] | \s? (?: [ap]\.?m\b | [AP]M\b | to\s\d ) )"""


def _place(found: re.Match[str]) -> str:
    book = _book(found)
    said = _chapter_and_verses(book, found["chapter"], found["verses"])
    if found["last"]:
        chapter, verse = found["last"].split(":")
        said += f", to chapter {chapter}, verse {verse}"
    return said + _MORE.sub(_one_more, found["more"])


_MORE = re.compile(rf"([;,])\s? (\d{{1,3}}) : ({_VERSES})", re.VERBOSE)


def _one_more(found: re.Match[str]) -> str:
    return f"{found[1]} {_chapter_and_verses('', found[2], found[3])}"


def _book(found: re.Match[str]) -> str:
    if found["series"]:
        return f"{_FIRST[found['series']]} {_SERIES_NAMES[found['one']]}"
    return _NAMES[found["book"]]


def _chapter_and_verses(book: str, chapter: str, verses: str) -> str:
    word = "" if book in _NAMED_BY_CHAPTER else "chapter "
    many = re.search(r"[-–—,]", verses)
    spaced = re.sub(r"(?<=\d)(?=[ab])", " ", verses)
    said = re.sub(r"\s?[-–—]\s?", " to ", spaced)
    return f"{book} {word}{chapter}, verse{'s' if many else ''} {said}".lstrip()


def _chapter(found: re.Match[str]) -> str:
    return f"{_book(found)} {found['chapter']}"


RULES: tuple[Rule, ...] = (
    rule(
        "scripture",
        ":",
        rf"""(?<![\w.'’-]) (?:
            (?P<series> [123] | I{{1,3}} ) \s (?P<one> {any_of(_SERIES_NAMES)} )
            | (?P<book> {any_of(_NAMES)} )
        ) \.? \s {_PLACE}""",
        _place,
    ),
    rule(
        "chapter-of-scripture",
        {*_SURE, *_SERIES_NAMES},
        rf"""(?<![\w.'’-]) (?:
            (?P<series> [123] | I{{1,3}} ) \s (?P<one> {any_of(_SERIES_NAMES)} ) \.?
            | (?P<book> {any_of(_SURE)} ) \.
        ) \s (?P<chapter> \d{{1,3}} ) (?! [\d:/%°$] | ,\d | \.\d )""",
        _chapter,
    ),
)  # fmt: skip
