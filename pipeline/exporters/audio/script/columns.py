"""The words that stand above each column of a table."""

import re

from pipeline.exporters.audio.script.speaker import Speaker
from pipeline.model import Cell, Table

_SUM = r"[$€£¥₹]?\s?\d{1,3}(?:,?\d{3}){0,6}(?:\.\d{1,4})?"
_BELOW_ZERO = re.compile(rf"\(({_SUM})\)|([$€£¥₹])\(({_SUM})\)")
_OF_MONEY = re.compile(rf"[+\u2212\u2013-]?{_SUM}%?|\({_SUM}\)|[$€£¥₹]\({_SUM}\)|[\u2014\u2013-]?")


def column_headers(table: Table, speaker: Speaker) -> tuple[str, ...]:
    """The spoken header of each column; empty where it has none. Several head rows are joined."""
    return tuple(_header(table, column, speaker) for column in range(len(table.columns)))


def _header(table: Table, column: int, speaker: Speaker) -> str:
    cells = [row.cells[column] for row in table.head]
    texts = (
        " ".join(speaker.sentence(s, running=False) for s in cell.sentences).strip()
        for cell in cells
    )
    return ", ".join(dict.fromkeys(text.rstrip(" .:") for text in texts if text))


def columns_of_sums(table: Table) -> tuple[bool, ...]:
    """Whether each column holds sums alone, at least one of them without brackets."""
    return tuple(
        _are_sums([_text(row.cells[column]) for row in table.rows])
        for column in range(len(table.columns))
    )


def _are_sums(texts: list[str]) -> bool:
    plain = any(text and not text.startswith("(") for text in texts)
    return plain and all(_OF_MONEY.fullmatch(text) for text in texts)


def below_zero(cell: Cell) -> str:
    """A sum below zero as accounts write it, "(1,200)", with a minus sign; empty for another."""
    found = _BELOW_ZERO.fullmatch(_text(cell))
    if found is None:
        return ""
    return f"\N{MINUS SIGN}{found[1] or f'{found[2]}{found[3]}'}"


def _text(cell: Cell) -> str:
    return " ".join(sentence.text for sentence in cell.sentences).strip()
