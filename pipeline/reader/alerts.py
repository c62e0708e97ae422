"""GitHub's alerts: a quotation whose first line is ``[!NOTE]`` is a box.

Obsidian writes a title behind it, ``[!tip] Water early``, and a sign for boxes that fold, which no
edition does.
"""

import re

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from pipeline.reader.directives import BOXES

_ALERT = re.compile(r"\[!([A-Za-z]++)\][+-]?(?!\S)([^\n]*+)(?:\n|\Z)")


def mark_alerts(state: StateCore) -> None:
    """Core rule: the first line of an alert becomes the quotation's ``meta["alert"]``."""
    tokens = state.tokens
    opened = [at for at, token in enumerate(tokens) if token.type == "blockquote_open"]
    for at in reversed(opened):
        match tokens[at + 1 : at + 3]:
            case [Token(type="paragraph_open"), Token(type="inline") as inline]:
                _mark(tokens, at, inline)


def _mark(tokens: list[Token], at: int, inline: Token) -> None:
    found = _ALERT.match(inline.content)
    if found is None or found[1].lower() not in BOXES:
        return
    tokens[at].meta |= {"alert": found[1].lower(), "title": found[2].strip()}
    inline.content = inline.content[found.end() :]
    if not inline.content:
        del tokens[at + 1 : at + 4]
        return
    for token in (tokens[at + 1], inline):
        if token.map:
            token.map = [token.map[0] + 1, token.map[1]]
