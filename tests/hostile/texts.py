# ruff: noqa: RUF001, E501, Q003  (signs that look alike are what this is about; a row is one line)
"""Runs of signs in which a search that goes back, or begins anew at each sign, gets lost."""

import string

_PAIRS = (
    "a-", "AB-", "a@b-", "a@b.", "1 000 ", " 000", "1,000", "1.", "1-", "1/", "1:", "1×", "1 × ",
    "²³", "2²", "⁺⁻", "^a", "a^", "~a~", "[", "]", "](", "[]", "[[", "[^", "![", "[a](b", "*a ",
    "**a", "a*", "_a ", "`a", "<a ", "<!--", "&a", "&#", "$a", "{a}", "{a}`", "{.a", "({", "((",
    "()", "://", "a://", "www.", "...", ". ", "? ", "!.", "...\n", "…", "… ", "…\"", "\"a", "'a",
    "a'", "'", "’", "‘", "‘a’a", "“", "a\\", "\\[", " ", "  ", "\t", "\n", " \n", "\n\n", "\u00a0",
    "\u202f", "\u0301", "a\u0301", "\u200b", "\u200d", "\ufeff", "\u202e", "\ue000", "\ue000a\ue001",
    "日", "é", "\U0001f600", "a", "A", "1", "a ", "A ", "1 ", "A1", "Aa ", "a,", ", ", ",;", "; ", ",",
    "|", "|-", "| -", "-|", "a|", "+-", "-- ", "--", "—", "–", "- ", "1. ", "> ", "# ", ":::", ": ", "~~",
    "==a", "$$", "$ ", "€1 ", "1€", "$1", "a/", "/a", "\\a", "x/x ", "e.g. ", "p. ", "Jan. ", "A.",
    "I ", "X", "st. ", "0", "00:", "1:1", "%", "-1 ", "+1", "−", "_", "__", "K", "°C", "½", "#1 ",
)  # fmt: skip

RUNS: tuple[str, ...] = tuple(dict.fromkeys([*(2 * sign for sign in string.punctuation), *_PAIRS]))
"""What is repeated; each stands for its kind."""


def run(unit: str, length: int) -> str:
    """A text of this many characters."""
    return (unit * (length // len(unit) + 1))[:length]
