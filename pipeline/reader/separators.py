"""Signs that end a line or a page in other programs: white space here, and told.

Word and InDesign write them where somebody pressed Shift and Enter, old text files between pages.
CommonMark knows the line feed and the carriage return alone (CommonMark 0.31, 2.1), and so do the
editors that count lines; but Unicode's line breaking (UAX 14) and Python's ``splitlines`` know all
of them. So none goes on into the book, where each edition would make something else of it.
"""

import re

from pipeline.model import Position
from pipeline.reader.report import Report

_NAMES = {
    "\x0b": "a vertical tab",
    "\x0c": "a form feed",
    "\x85": "a next line",
    "\u2028": "a line separator",
    "\u2029": "a paragraph separator",
}
_SIGN = re.compile("[\x0b\x0c\x85\u2028\u2029]")
_LAST = re.compile("(?<![\x0b\x0c\x85\u2028\u2029])[\x0b\x0c\x85\u2028\u2029]++(?=\n|\\Z)")
_HINT = (
    "Delete it. For a new line within a paragraph, end the line with a backslash and press Enter; "
    "for a new paragraph, leave a line blank."
)


def without_separators(text: str, name: str, report: Report) -> str:
    """The text of a file with a space for each such sign, so that its lines stay where they are.

    Each line that holds some is told.
    """
    if not _SIGN.search(text):
        return text
    for number, line in enumerate(text.split("\n"), 1):
        if found := _SIGN.search(line):
            sign = f"U+{ord(found[0]):04X}, {_NAMES[found[0]]}"
            message = f"the line holds {sign}, which is read as a space"
            report.warning("line-separator", message, Position(name, number), _HINT)
    # Two spaces at the end of a line would break it.
    return _SIGN.sub(" ", _LAST.sub("", text))
