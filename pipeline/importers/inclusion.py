"""Files that a text of Quarto or mdBook includes, and pieces that are cut out of a text."""

import re
from collections.abc import Callable

_MDBOOK = re.compile(r"\{\{\s*+#(?:rustdoc_)?(?:include|playground)\s++([^\s{}]++)[^{}]*+\}\}")
_QUARTO = re.compile(r"\{\{<\s*include\s+([^\s{}<>]+)\s*>\}\}")
_DEEPEST = 10


def included(
    text: str, read: Callable[[str], str | None], tell: Callable[[str], None], depth: int = 0
) -> str:
    """The text with the files that it includes; ``read`` gives a file, None where there is none."""

    def put(found: "re.Match[str]") -> str:
        file, _colon, lines = found[1].partition(":")
        content = read(file) if depth < _DEEPEST else None
        if content is None:
            tell(file)
            return found[0]
        return included(_selected(content, lines).rstrip("\n"), read, tell, depth + 1)

    return _QUARTO.sub(put, _MDBOOK.sub(put, text))


def _selected(content: str, lines: str) -> str:
    """The lines that ``file:2:5``, ``file:2`` or ``file:anchor`` names."""
    rows = content.split("\n")
    first, colon, last = lines.partition(":")
    if first.isdigit() or last.isdigit():
        start = int(first) if first else 1
        end = int(last) if last.isdigit() else (len(rows) if colon else start)
        rows = rows[max(start - 1, 0) : end]
    elif first:
        marks = [number for number, row in enumerate(rows) if _anchor(row) == first]
        rows = rows[marks[0] + 1 : marks[1]] if len(marks) > 1 else rows
    return "\n".join(row for row in rows if not _anchor(row))


def _anchor(row: str) -> str:
    """The name that a line marks for those who include a part of a file; "" when it marks none."""
    _before, mark, name = row.rpartition("ANCHOR: ")
    if not mark:
        _before, mark, name = row.rpartition("ANCHOR_END: ")
    name = name.strip()
    return name if mark and name.replace("-", "").isidentifier() else ""


def cut_out(text: str, first: str, last: str) -> str:
    """The text with a space for each piece from ``first`` to the next ``last``."""
    out: list[str] = []
    at = 0
    while (start := text.find(first, at)) >= 0 and (end := text.find(last, start)) >= 0:
        out += [text[at:start], " "]
        at = end + len(last)
    return "".join([*out, text[at:]])
