"""HTML's ruby, ``<ruby>words<rt>reading</rt></ruby>``, as roles of the manuscript.

The tags stand in one paragraph, without attributes, around plain text. ``<rp>`` holds what a
browser without ruby shows around the reading, which every edition here adds by itself.
"""

import re
from collections.abc import Iterator, Sequence

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_TAG = re.compile(r"<(/?)(ruby|rb|rt|rp)\s*+>", re.IGNORECASE)
_END = "/ruby"


def rubies(state: StateCore) -> None:
    """Core rule: ruby becomes a role for each pair of words and reading."""
    for token in state.tokens:
        children = token.children
        if children and any(_tag(child) == "ruby" for child in children):
            token.children = list(_with_roles(children))


def _tag(token: Token) -> str:
    """The name of a tag of ruby, ``/`` before that of an end; empty for all else."""
    found = _TAG.fullmatch(token.content) if token.type == "html_inline" else None
    return found[1] + found[2].lower() if found else ""


def _with_roles(tokens: Sequence[Token]) -> Iterator[Token]:
    at = 0
    while at < len(tokens):
        end = _end(tokens, at) if _tag(tokens[at]) == "ruby" else at
        pairs = _pairs(tokens[at + 1 : end])
        if pairs:
            yield from (_role(tokens[at], words, reading) for words, reading in pairs)
            at = end + 1
        else:
            yield tokens[at]
            at += 1


def _end(tokens: Sequence[Token], start: int) -> int:
    """The place of the end of the ruby that begins at ``start``, or ``start`` without one."""
    for at in range(start + 1, len(tokens)):
        if _tag(tokens[at]) == _END:
            return at
        if _tag(tokens[at]) == "ruby":
            break
    return start


def _pairs(tokens: Sequence[Token]) -> list[tuple[str, str]]:
    """Words and readings in turn; none where anything else stands inside, or one is missing."""
    parts: list[tuple[str, str]] = []
    kind = "rb"
    for token in tokens:
        name = _tag(token)
        if name:
            kind = "rb" if name.startswith("/") else name
        elif token.type not in ("text", "text_special"):
            return []
        elif kind != "rp" and token.content.strip():
            parts.append((kind, token.content.strip()))
    whole = parts and [kind for kind, _ in parts] == ["rb", "rt"] * (len(parts) // 2)
    if not whole or any("|" in text for _, text in parts):
        return []
    return [(words, read) for (_, words), (_, read) in zip(parts[::2], parts[1::2], strict=True)]


def _role(begin: Token, words: str, reading: str) -> Token:
    content = f"{words}|{reading}"
    return Token("myst_role", "", 0, content=content, meta={"name": "ruby"}, map=begin.map)
