"""Markup that this Markdown does not know, so that its signs would stand in the book as text.

An author who comes from pandoc, Quarto, MkDocs, GitHub, a wiki or LaTeX brings markup along; and a
sign is easily forgotten. Neither is lost, but neither is what was meant: a list that runs together
in one paragraph is no list to a screen reader (WCAG 2.2, 1.3.1). So each is a warning.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Stray:
    """Signs that mean nothing here: what they look like, and how that is written."""

    signs: str
    looks_like: str
    remedy: str


@dataclass(frozen=True, slots=True)
class _Kind:
    pattern: str
    looks_like: str
    remedy: str


_KEEP = " To show it as it is, put a backslash before it."
_BOX = "Write ':::{note}' on the line above it and ':::' on the line below it."
_ITEM = (
    "Leave an empty line above the list and write '1. ' or '- '; for letters, write"
    " '{style=lower-alpha}' on the line above it."
)
_ATTRIBUTES = (
    "attributes that belong to nothing",
    "Write them after a heading's title or after '[words]', or on the line above a block.",
)
_ANYWHERE = (
    _Kind(
        r"\]\(",
        "a link whose address cannot be read",
        "Write the address without spaces, or between '<' and '>'.",
    ),
    _Kind(
        r"\]\[",
        "a link whose address is nowhere",
        "Add a line '[label]: address', or write '[text](address)'.",
    ),
    _Kind(r"\*\*", "strong words without an end", "Write '**' right before and right after them."),
    _Kind(
        r"\*(?=[^\W\d_])",
        "emphasis without an end",
        "Write '*' right before and right after the words, and a space around them.",
    ),
    _Kind(r"~~", "words that are struck out", "Say in words what no longer holds."),
    _Kind(r":::", "a directive", "Begin a line with it."),
    _Kind(r"\[\^", "the call of a note", "Write '[^name]', without spaces."),
    _Kind(r"\$\$", "a formula", "Write '$...$' in a line, or '$$' on the lines around it."),
    _Kind(r"\{[#.][^\s{}]+\}", *_ATTRIBUTES),
    _Kind(r"\{[\w-]+=", *_ATTRIBUTES),
    _Kind(r"\{[\w-]+\}(?=`)", "a role without an end", "Close it with '`'."),
    _Kind(r"\{-\}", "a heading without a number", "Remove it: headings have no numbers."),
    _Kind(r"\{=\w+\}", "text for one edition only", "Write it in Markdown, for every edition."),
    _Kind(
        r"\^\[",
        "a note inside the line",
        "Write '[^name]' here, and '[^name]: the note' below the paragraph.",
    ),
    _Kind(
        r"\[-?@[\w{][\w:.-]*", "a citation", "Name the source in words, or in a note: '[^name]'."
    ),
    _Kind(r"@(?:fig|tbl|tab|eq|sec|lst)[-:][\w-]+", "a cross-reference", "Write {numref}`name`."),
    _Kind(r"==[^\s=+][^=]*==", "highlighted words", "Write '*words*' or '**words**'."),
    _Kind(r"\(@[\w-]*\)", "the number of an example", "Number it yourself: '1. '."),
    _Kind(
        r"\\(?:begin|end)\{|\\(?:newpage|pagebreak|clearpage|emph|text(?:bf|it|tt|sc)|(?:sub)*section"
        r"|chapter|footnote|cite[pt]?|label|noindent|[vh]space|newcommand|usepackage"
        r"|includegraphics)\b",
        "a command of LaTeX",
        "Remove it, or write what it means in Markdown.",
    ),
    _Kind(r"\{[{%!]", "a place for text from elsewhere", "Write the text that belongs here."),
    _Kind(r"\[\[\w[^\]]*", "a link of a wiki", "Write '[text](file.md)'."),
    _Kind(r"\[TOC\]", "a place for the contents", "Remove it: every edition makes its own."),
    _Kind(r"\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]", "a box", _BOX),
    _Kind(r"&[A-Za-z]\w+;", "the name of a character", "Write the character itself."),
)
_AT_START = (
    _Kind(r"#{2,6}(?=\w)", "a heading", "Write a space after the number signs."),
    _Kind(r"\[[ xX]\](?=\s)", "a task to tick", "Say in words whether it is done."),
    _Kind(r"(?:!!!|\?\?\?\+?) \w+", "a box", _BOX),
    _Kind(
        r"\*\[[^\]]+\]:",
        "the meaning of an abbreviation",
        "Declare it in book.toml, under [abbreviations].",
    ),
    _Kind(r"\([\w-]+\)=$", "a name to link to", "Write '{#name}' after the heading's title."),
)
_OF_LINES = (
    _Kind(
        r"\+(?:[-=:]+\+)+\s*$|\s*-{2,}(?: +-{2,})+\s*$",
        "a drawn table",
        "Write it with pipes, '| a | b |', or as a CSV file.",
    ),
    _Kind(
        "[\u2022\u2023\u25aa\u25cf\u25e6] ",
        "the bullet of a list",
        "Write '- ' in its place; to keep the bullet, write '&bull;'.",
    ),
    _Kind(
        r"\| +[^|]+$", "a line of verse", "Write the verse between ':::{verse}' and ':::'." + _KEEP
    ),
)
_REMARK = _Kind("% ", "a remark", "Write '<!-- remark -->'." + _KEEP)
_HYPHENS = _Kind(
    r"(?<![-!<])(-{2,3})(?![->])(?:(?=\s|$)|(?<=\w--)(?=\w)|(?<=\w---)(?=\w))",
    "a dash",
    "Type the dash itself, \u2013 or \u2014, or code between '`'.",
)
_DASH = re.compile(_HYPHENS.pattern)
_ADDRESS = re.compile(r"(?<!\S)\S+://\S+")
_LABEL = re.compile(r"\(?(#|[0-9A-Za-z]{1,2})[.)] +\S")
_FIRST_TWO = frozenset([("1", "2"), ("a", "b"), ("A", "B"), ("i", "ii"), ("I", "II"), ("#", "#")])
_MAX_SIGNS = 30

_RAISED = re.compile(
    r"(?<=[\w)])(?P<sign>~|(?P<up>\^))(?P<what>[\w+\u2212-]{1,8})(?P=sign)"
    r"(?(up)(?![^\s^]*\^)|(?![^\s~]*~))"  # no other one in the word
)


def _any_of(kinds: Sequence[_Kind]) -> re.Pattern[str]:
    return re.compile("|".join(f"({kind.pattern})" for kind in kinds))


_SIGN = re.compile(r"[\[\]*~{$^@=\\&]")
"""The signs of which each kind of stray markup has one, but for three colons."""
_STARTS = frozenset("#[!?*(")
_LINE_STARTS = frozenset("+-|\u2022\u2023\u25aa\u25cf\u25e6")
_ANY = _any_of(_ANYWHERE)
_START = _any_of(_AT_START)
_LINE = _any_of(_OF_LINES)


def stray_in_text(text: str) -> Stray | None:
    """The first stray markup of a run of text."""
    if "--" in text and (found := _DASH.search(_ADDRESS.sub("", text))):
        return _stray(found, (_HYPHENS,), keep=_KEEP)
    if text[:1] in _STARTS and (found := _START.match(text)):
        return _stray(found, _AT_START)
    if not (_SIGN.search(text) or ":::" in text):
        return None  # nearly all text, at a tenth of the time
    if found := _ANY.search(text):
        return _stray(found, _ANYWHERE)
    return _raised(text) if "~" in text or "^" in text else None


def stray_in_lines(source: str) -> tuple[int, Stray] | None:
    """The first line of a paragraph that was meant as another block, with its number from 0.

    ``source`` is the paragraph's Markdown.
    """
    lines = source.split("\n")
    if all(line.startswith(_REMARK.pattern) for line in lines):
        return 0, Stray(lines[0][:_MAX_SIGNS], _REMARK.looks_like, _REMARK.remedy)
    for number, line in enumerate(lines):
        if line.lstrip()[:1] in _LINE_STARTS and (found := _LINE.match(line)):
            return number, _stray(found, _OF_LINES, keep="")
    labels = [_LABEL.match(line) for line in lines] if len(lines) > 1 else []
    for number, (label, following) in enumerate(pairwise(labels)):
        if label and following and (label[1], following[1]) in _FIRST_TWO:
            return number, Stray(lines[number][:_MAX_SIGNS], "an item of a list", _ITEM)
    return None


def _stray(found: re.Match[str], kinds: Sequence[_Kind], keep: str = _KEEP) -> Stray:
    kind = kinds[(found.lastindex or 1) - 1]
    return Stray(found[0].strip()[:_MAX_SIGNS], kind.looks_like, kind.remedy + keep)


def _raised(text: str) -> Stray | None:
    found = _RAISED.search(text)
    if found is None:
        return None
    role = "sub" if found["sign"] == "~" else "sup"
    remedy = f"Write {{{role}}}`{found['what']}`."
    return Stray(found[0], "lowered text" if role == "sub" else "raised text", remedy + _KEEP)
