"""Code read aloud: letters as they are, signs by their names."""

import re

NAMES = {
    "!": "exclamation mark",
    '"': "quote",
    "#": "hash",
    "$": "dollar",
    "%": "percent",
    "&": "ampersand",
    "'": "apostrophe",
    "(": "open parenthesis",
    ")": "close parenthesis",
    "*": "asterisk",
    "+": "plus",
    ",": "comma",
    "-": "dash",
    ".": "dot",
    "/": "slash",
    ":": "colon",
    ";": "semicolon",
    "<": "less than",
    "=": "equals",
    ">": "greater than",
    "?": "question mark",
    "@": "at",
    "[": "open bracket",
    "\\": "backslash",
    "]": "close bracket",
    "^": "caret",
    "_": "underscore",
    "`": "backtick",
    "{": "open brace",
    "|": "bar",
    "}": "close brace",
    "~": "tilde",
}
_SIGN = re.compile("[" + re.escape("".join(NAMES)) + "]")


def speak_code(text: str) -> str:
    """The code in words: "--help" is "dash dash help"."""
    return " ".join(_SIGN.sub(lambda sign: f" {NAMES[sign[0]]} ", text).split())
