"""Definition lists that are none: a colon that would stand in the book as text."""

import re

from pipeline.reader.stray import Stray

_LINE = re.compile(r"^[ \t]*(?P<mark>[:~](?:[ \t]+\S|[ \t]*$)|:[^\W\d_](?!\S*:))", re.MULTILINE)
"""A definition, one that is empty, or one without its space; ``:name:`` is no definition."""

_KEEP = " To show it as it is, put a backslash before it."
_NO_TERM = "Write the term on the line above it, and ':   ' before its definition."
_NO_SPACE = "Write spaces behind the colon, ':   ', and the term alone on the line above."
_EMPTY = "Write the definition behind it, or remove it."
_RUN_IN = "Leave an empty line above the term, which is a single line, and write ':   ' below it."


def stray_definition(source: str) -> tuple[int, Stray] | None:
    """The first definition in a paragraph, which for the parser is none, and its line from 0."""
    for found in _LINE.finditer(source):
        line = source.count("\n", 0, found.start())
        remedy = _remedy(found["mark"], line)
        if remedy:
            return line, Stray(found["mark"][0], "a definition", remedy + _KEEP)
    return None


def _remedy(mark: str, line: int) -> str | None:
    if mark.strip() in (":", "~"):
        return _EMPTY if mark[0] == ":" and line else None
    if mark[1].isspace():
        return _RUN_IN if line else _NO_TERM
    return _NO_SPACE if line else None
