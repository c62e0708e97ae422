"""Everyday markup with one meaning: ``<br>``, ``<kbd>Ctrl</kbd>``, ``H~2~O``, ``- [x] done``.

Tags stand in pairs, without attributes, in one paragraph; all else is raw HTML, which no edition
but one would understand. Raised and lowered text is a number or a word right behind what it
belongs to: ``x^2+y^2`` is a formula that somebody typed, and stays.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

_TAG = re.compile(r"<(/?)([A-Za-z]+)\s*+(/?)>")
_SPANS: Mapping[str, str] = {
    "sub": "sub", "sup": "sup", "kbd": "kbd", "u": "u", "ins": "u", "mark": "mark", "del": "del",
    "s": "del", "strike": "del",
}  # fmt: skip
_PLAIN: Mapping[str, str] = {"b": "strong", "strong": "strong", "i": "em", "em": "em"}
_SHIFTED = re.compile(
    r"(?:(?<=[\w)\]~^*`\"\u2019\u201d])|(?<!\S)(?=\^\d+\^[A-Z])"
    r"|(?<=[.,;:!?])(?=\^\d{1,3}\^(?!\w)))([\^~])"
    r"([+\-\u2212]?\d{1,9}(?:[.,/]\d{1,9})?[+\-\u2212]?|\(\d{1,9}\)|[+\-\u2212]"
    r"|[^\W\d_]{1,20}(?=[\^~]\W|[\^~]$))\1(?!\1|[\d@])"
)
"""What is raised or lowered: a number, a sign, or a word with which its word ends.

Behind a full stop or its like only a raised number is: that of a note.
"""

_LONGEST = 200  # characters of an address that are looked at


_TASK = re.compile(r"\[([ xX])\](?=[ \t]\S)")
_BOX = {" ": "\N{BALLOT BOX}", "x": "\N{BALLOT BOX WITH CHECK}", "X": "\N{BALLOT BOX WITH CHECK}"}


def tick_boxes(state: StateCore) -> None:
    """Core rule: ``[ ]`` and ``[x]`` before an item's text, as GitHub has them, become boxes."""
    for first, second, third in zip(state.tokens, state.tokens[1:], state.tokens[2:], strict=False):
        if (first.type, second.type, third.type) == _ITEM and (box := _TASK.match(third.content)):
            third.content = _BOX[box[1]] + third.content[box.end() :]


_ITEM = ("list_item_open", "paragraph_open", "inline")


def shifted(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  (the library calls it)
    """Inline rule: ``^2^`` and ``~2~``, as pandoc has them."""
    found = _SHIFTED.match(state.src, state.pos, state.posMax)
    if found is None or _in_address(state.src, found.start()):
        return False
    if not silent:
        name = "sup" if found[1] == "^" else "sub"
        state.push("span_open", "span", 1).attrs = {"class": name}
        state.push("text", "", 0).content = found[2]
        state.push("span_close", "span", -1)
    state.pos = found.end()
    return True


def _in_address(text: str, at: int) -> bool:
    """Whether the signs stand in an address or a path, where they mean themselves."""
    start = max(text.rfind(space, max(0, at - _LONGEST), at) for space in " \n\t(")
    before = text[max(start + 1, at - _LONGEST) : at]
    return any(sign in before for sign in "/\\@")


def known_tags(state: StateCore) -> None:
    """Core rule: tags that mean what Markdown can say become its tokens."""
    for token in state.tokens:
        children = token.children
        if children and any(child.type == "html_inline" for child in children):
            token.children = _without_ends(_known(children))


def _known(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with pairs of tags on one level, and line breaks, as tokens of Markdown."""
    made = list(tokens)
    waiting: list[tuple[int, str, int]] = []
    depth = 0
    for at, token in enumerate(tokens):
        if token.nesting:
            depth += token.nesting
            while waiting and waiting[-1][2] > depth:
                waiting.pop()
            continue
        found = _TAG.fullmatch(token.content) if token.type == "html_inline" else None
        name = found[2].lower() if found else ""
        if found is None or (found[3] and name != "br"):
            continue
        if name == "br" and not found[1]:
            made[at] = Token("hardbreak", "br", 0, map=token.map)
        elif name in _SPANS or name in _PLAIN:
            _pair(made, waiting, (at, name, depth), closes=bool(found[1]))
    return made


def _pair(
    made: list[Token],
    waiting: list[tuple[int, str, int]],
    here: tuple[int, str, int],
    *,
    closes: bool,
) -> None:
    at, name, depth = here
    if not closes:
        waiting.append(here)
    elif waiting and waiting[-1][1:] == (name, depth):
        start, _, _ = waiting.pop()
        made[start] = _token(name, 1, made[start].map)
        made[at] = _token(name, -1, made[at].map)


def _token(name: str, nesting: int, lines: list[int] | None) -> Token:
    way = "open" if nesting > 0 else "close"
    if plain := _PLAIN.get(name):
        return Token(f"{plain}_{way}", plain, -1 if nesting < 0 else 1, map=lines)
    attrs: dict[str, str | int | float] = {"class": _SPANS[name]} if nesting > 0 else {}
    return Token(f"span_{way}", "span", -1 if nesting < 0 else 1, attrs=attrs, map=lines)


def _without_ends(tokens: Iterable[Token]) -> list[Token]:
    """The tokens without a line end of the manuscript that follows a line break of the author's."""
    kept: list[Token] = []
    for token in tokens:
        if not (token.type == "softbreak" and kept and kept[-1].type == "hardbreak"):
            kept.append(token)
    return kept
