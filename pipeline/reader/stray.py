"""Markup that this Markdown does not know, so that its signs would stand in the book as text.

An author who comes from pandoc, Quarto, MkDocs, GitHub, a wiki or LaTeX brings markup along; and a
sign is easily forgotten. Neither is lost, but neither is what was meant: a list that runs together
in one paragraph is no list to a screen reader (WCAG 2.2, 1.3.1). So each is a warning.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markdown_it.token import Token

from pipeline.reader import dialects
from pipeline.reader.dialects import Kind, box_for


@dataclass(frozen=True, slots=True)
class Stray:
    """Signs that mean nothing here: what they look like, and how that is written."""

    signs: str
    looks_like: str
    remedy: str


_KEEP = " To show it as it is, put a backslash before it."
_DASH = re.compile(dialects.DASH.pattern)
_ADDRESS = re.compile(r"(?<!\S)\S+://\S+")
_LABEL = re.compile(r"\(?(#|[0-9A-Za-z]{1,2})[.)] +\S")
_FIRST_TWO = frozenset([("1", "2"), ("a", "b"), ("A", "B"), ("i", "ii"), ("I", "II"), ("#", "#")])
_MAX_SIGNS = 30

_RAISED = re.compile(
    r"(?<=[\w)])(?P<sign>~|(?P<up>\^))(?P<what>[\w+\u2212-]{1,8})(?P=sign)"
    r"(?(up)(?![^\s^]*\^)|(?![^\s~]*~))"  # no other one in the word
)


def _any_of(kinds: Sequence[Kind]) -> re.Pattern[str]:
    return re.compile("|".join(f"({kind.pattern})" for kind in kinds))


_SIGN = re.compile(r"[\[\]*~{$^@=\\&]")
"""The signs of which each kind of stray markup has one, but for three colons."""
_STARTS = frozenset("#[!?*(:/=h.i@<")
_LINE_STARTS = frozenset("+-|=;#_[${\u2022\u2023\u25aa\u25cf\u25e6")
_ANY = _any_of(dialects.ANYWHERE)
_START = _any_of(dialects.AT_START)
_LINE = _any_of(dialects.OF_LINES)
_ACROSS = _any_of(dialects.ACROSS)
_CODE_LINE = re.compile(dialects.IN_CODE.pattern)
_CODE_WORDS = re.compile(dialects.IN_CODE_WORDS.pattern)
_DIAGRAM = re.compile(dialects.DIAGRAM.pattern)
_METADATA = re.compile(dialects.METADATA.pattern)
_INCLUDE = re.compile(dialects.REMARK_INCLUDE.pattern)
_CAPTION = re.compile(dialects.CAPTION.pattern)

_PAIRED = re.compile(r"\+\+|==|~|\^|!<|\|\||%%|:[a-z+\-1]|'''|@|[\[\ue010\ue012\ue014]|\\ ")
"""What each kind of pair has, so that nearly all text is passed over quickly."""
_ESCAPED = {"(": "\ue010", ")": "\ue011", "[": "\ue012", "]": "\ue013", "\\": "\ue014"}
_BRACKETS = re.compile(r"(?<![\]\[!\w])\[([^\[\]\ue000-\ue014]{3,200})\](?![\[(\]])")
_FORMULAS = re.compile(
    r"\ue010([^\ue000-\ue014]{1,200})\ue011|\ue012([^\ue000-\ue014]{1,200})\ue013"
)
_COMMAND = re.compile(r"\\[A-Za-z]{2,}")
_SYMBOLS = re.compile(r"(?:[A-Za-z]|\d++(?:\.\d+)?|[-+*/=<>^_{}|'.,!]|\s)++")
_WORD = re.compile(r"[^\W\d_]{2}")
_BY_MACHINE = re.compile(
    r"\\[.\"'?-]|\\[(\[](?=[^()\[\]\\]*?[^\W\d_]{2})(?:[^()\[\]\\]|\\(?![)\]]))*+\\[)\]]"
)


def stray_in_text(text: str) -> Stray | None:
    """The first stray markup of a run of text."""
    if "--" in text and (found := _DASH.search(_ADDRESS.sub("", text))):
        return _stray(found, (dialects.DASH,))
    if text[:1] in _STARTS and (found := _START.match(text)):
        return _stray(found, dialects.AT_START)
    if not (_SIGN.search(text) or ":::" in text):
        return None  # nearly all text, at a tenth of the time
    if found := _ANY.search(text):
        return _stray(found, dialects.ANYWHERE)
    return _raised(text) if "~" in text or "^" in text else None


def is_paired(text: str) -> bool:
    """Whether a text has a sign of those that are looked for in whole paragraphs."""
    return _PAIRED.search(text) is not None


class Shadow:
    """The text of a paragraph in which all that is no plain text is one private letter.

    U+E000 stands for an escaped character, U+E001 for code and other leaves, and U+E010 to U+E014
    for escaped brackets and backslashes, of which TeX makes formulas. Ends of lines stay.
    """

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._starts: list[int] = []
        self._lines: list[int] = []
        parts: list[str] = []
        length = 0
        for token in tokens:
            if token.map:
                self._starts.append(length)
                self._lines.append(token.map[0])
            part = _shadow_of(token)
            parts.append(part)
            length += len(part)
        self.text = "".join(parts)

    def line(self, offset: int) -> int:
        """The line of an offset, counted from 0 within the paragraph."""
        place = bisect_right(self._starts, offset)
        return self._lines[place - 1] if place else 0


def _shadow_of(token: Token) -> str:
    match token.type:
        case "text":
            return token.content
        case "softbreak" | "hardbreak":
            return "\n"
        case "text_special" if token.content == token.markup:
            return token.content
        case "text_special" if token.markup.startswith("\\"):
            return _ESCAPED.get(token.content, "\ue000")
        case "em_open" | "em_close" | "strong_open" | "strong_close":
            return ""
        case "s_open" | "s_close":
            return token.markup
    return "\ue001" if token.nesting == 0 else "\ue000"


def strays_across(shadow: str) -> Iterator[tuple[int, Stray]]:
    """Pairs of signs in a paragraph, each with its offset."""
    for found in _ACROSS.finditer(shadow):
        yield found.start(), _stray(found, dialects.ACROSS)


def bracketed(shadow: str) -> Iterator[tuple[int, str]]:
    """Words in brackets that no link follows, each with its offset."""
    for found in _BRACKETS.finditer(shadow):
        yield found.start(), " ".join(found[1].split())


def heading_link(words: str, name: str) -> Stray:
    """Words in brackets that are the title of a heading, as pandoc links them."""
    kind = dialects.HEADING_LINK
    remedy = kind.remedy.replace("words", words).replace("ID", name)
    return Stray(f"[{words}]"[:_MAX_SIGNS], kind.looks_like, remedy + _KEEP)


def formulas(shadow: str) -> Iterator[tuple[int, Stray, bool]]:
    r"""Formulas between ``\(`` and ``\)``, and whether each is surely one, for its commands."""
    for found in _FORMULAS.finditer(shadow):
        inside = found[1] or found[2]
        certain = _COMMAND.search(inside) is not None
        likely = bool(_SYMBOLS.fullmatch(inside)) and not _WORD.search(inside)
        if certain or (likely and not inside.strip().isdigit()):
            signs = ("\\(%s\\)" if found[1] else "\\[%s\\]") % inside.strip()
            kind = dialects.FORMULA
            yield found.start(), Stray(signs[:_MAX_SIGNS], kind.looks_like, kind.remedy), certain


def escaped_by_machine(lines: Sequence[str]) -> bool:
    """Whether a file's brackets have backslashes because a program put one before every sign."""
    return any("\\" in line and _BY_MACHINE.search(line) for line in lines)


def stray_in_code(line: str, language: str | None) -> Stray | None:
    """A line of a code block that stands for lines from elsewhere."""
    if language in dialects.SHOWN or not (found := _CODE_LINE.match(line)):
        return None
    return _stray(found, (dialects.IN_CODE,))


def stray_language(language: str) -> Stray | None:
    """The language of a code block that other programs draw."""
    found = _DIAGRAM.match(language)
    return _stray(found, (dialects.DIAGRAM,)) if found else None


def stray_in_words(code: str) -> Stray | None:
    """Code in a line that other programs run or colour."""
    found = _CODE_WORDS.match(code)
    return _stray(found, (dialects.IN_CODE_WORDS,)) if found else None


def stray_remark(remark: str) -> Stray | None:
    """A remark that a preprocessor would put the text of a file in place of."""
    found = _INCLUDE.match(remark)
    return _stray(found, (dialects.REMARK_INCLUDE,)) if found else None


def stray_metadata(title: str) -> Stray | None:
    """A heading underlined with hyphens that is nothing but keys and values."""
    found = _METADATA.match(title)
    return _stray(found, (dialects.METADATA,)) if found else None


def stray_caption(source: str) -> Stray | None:
    """A paragraph next to a table that is its caption in pandoc and Quarto."""
    found = _CAPTION.match(source)
    return _stray(found, (dialects.CAPTION,)) if found else None


def stray_in_lines(source: str) -> tuple[int, Stray] | None:
    """The first line of a paragraph that was meant as another block, with its number from 0.

    ``source`` is the paragraph's Markdown.
    """
    lines = source.split("\n")
    if all(line.startswith(dialects.REMARK.pattern) for line in lines):
        kind = dialects.REMARK
        return 0, Stray(lines[0][:_MAX_SIGNS], kind.looks_like, kind.remedy + _KEEP)
    for number, line in enumerate(lines):
        if line.lstrip()[:1] in _LINE_STARTS and (found := _LINE.match(line)):
            return number, _stray(found, dialects.OF_LINES)
    labels = [_LABEL.match(line) for line in lines] if len(lines) > 1 else []
    for number, (label, following) in enumerate(pairwise(labels)):
        if label and following and (label[1], following[1]) in _FIRST_TWO:
            kind = dialects.LIST_ITEM
            return number, Stray(lines[number][:_MAX_SIGNS], kind.looks_like, kind.remedy)
    return None


def _stray(found: re.Match[str], kinds: Sequence[Kind]) -> Stray:
    kind = kinds[(found.lastindex or 1) - 1]
    remedy = kind.remedy + (_KEEP if kind.keep else "")
    if "BOX" in remedy:
        remedy = remedy.replace("BOX", box_for(re.findall(r"[A-Za-z][\w-]*", found[0])[0]))
    return Stray(_readable(found[0].strip())[:_MAX_SIGNS], kind.looks_like, remedy)


def _readable(signs: str) -> str:
    r"""The signs as they were typed: ``\\(`` for what the shadow has as one letter."""
    return " ".join(signs.replace("\ue014", "\\\\").split())


def _raised(text: str) -> Stray | None:
    found = _RAISED.search(text)
    if found is None:
        return None
    role = "sub" if found["sign"] == "~" else "sup"
    remedy = f"Write {{{role}}}`{found['what']}`."
    return Stray(found[0], "lowered text" if role == "sub" else "raised text", remedy + _KEEP)
