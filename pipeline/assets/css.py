"""Style sheets: what they would fetch or run, told by a parser, so that nothing can hide it.

Escapes, comments and strings are the parser's business (CSS Syntax 3); what is left to decide here
is which of its tokens name something outside.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

Token: TypeAlias = Any
"""A node of tinycss2; its types are not for others to name."""

Allowed: TypeAlias = Callable[[str], bool]
"""Whether an address holds, or points to, what is in the file itself."""

_FETCHING = frozenset(
    ("url", "src", "image", "image-set", "cross-fade", "-webkit-image-set", "-webkit-cross-fade")
)
_RUNNING = frozenset(("expression", "-moz-element"))
_NAMING = frozenset(("namespace", "import"))  # what follows is told with them, or is only a name
_BOUND = frozenset(("behavior", "-ms-behavior", "-moz-binding"))
_WITHIN = re.compile(r"""url\(\s*(["']?)#[\w.:-]*\1\s*\)""", re.IGNORECASE)
_SUSPECT = re.compile(
    r"\\|import|url|src|image|cross-fade|expression|element|behavior|binding", re.IGNORECASE
)
_RESTLESS = re.compile(r"\\|keyframes|animation|transition", re.IGNORECASE)
_MOVING = ("animation", "transition", "-webkit-animation", "-webkit-transition")
_SEMICOLON = ";"
_DEEPEST = 40  # brackets inside each other; the parser's writer recurses


@dataclass(frozen=True, slots=True)
class CssFault:
    """What a style sheet would fetch or run, as it is written there, and its line from 1."""

    what: str
    line: int


def css_faults(css: str, allowed: Allowed) -> tuple[CssFault, ...]:
    """All that a piece of CSS would fetch or run, but the addresses that are ``allowed``."""
    if not _SUSPECT.search(_WITHIN.sub(" ", css)):
        return ()  # no word of those that fetch, and no escape that could spell one
    tokens = _parsed(css)
    if tokens is None:
        return (CssFault(f"brackets more than {_DEEPEST} deep", 1),)
    return tuple(_faults(tokens, allowed))


def css_moves(css: str) -> bool:
    """Whether a piece of CSS makes something move."""
    if not _RESTLESS.search(css):
        return False
    return any(
        (token.type == "at-keyword" and token.lower_value.endswith("keyframes"))
        or (token.type == "ident" and token.lower_value.startswith(_MOVING) and colon)
        for token, colon in _declared(_parsed(css) or ())
    )


def declares(css: str, names: frozenset[str]) -> Iterator[tuple[str, int]]:
    """Each property of these names that a piece of CSS sets, with its line."""
    for token, colon in _declared(_parsed(css) or ()):
        if colon and token.type == "ident" and token.lower_value in names:
            yield token.lower_value, token.source_line


def pruned(css: str, allowed: Allowed) -> str:
    """The CSS without the rules and declarations that would fetch or run something."""
    from tinycss2 import serialize  # noqa: PLC0415  (only books with style sheets)

    tokens = _parsed(css)
    return "" if tokens is None else str(serialize(_kept(tokens, allowed))).strip()


def _parsed(css: str) -> Sequence[Token] | None:
    """The tokens of a style sheet; None when they are nested too deep to be walked."""
    from tinycss2 import parse_component_value_list  # noqa: PLC0415  (as above)

    tokens: Sequence[Token] = parse_component_value_list(css)
    level, depth = list(tokens), 0
    while level:
        level = [inner for token in level for inner in _inside(token)]
        depth += 1
        if depth > _DEEPEST:
            return None
    return tokens


def _inside(token: Token) -> Sequence[Token]:
    if token.type == "function":
        return token.arguments  # type: ignore[no-any-return]
    return token.content if token.type.endswith("block") else ()


def _addresses(tokens: Iterable[Token]) -> Iterator[Token]:
    """The strings among the arguments, but those that name the kind of a file."""
    for token in tokens:
        if token.type == "string":
            yield token
        elif token.type != "function" or token.lower_name != "type":
            yield from _addresses(_inside(token))


def _faults(tokens: Sequence[Token], allowed: Allowed) -> Iterator[CssFault]:
    """The faults of tokens; a name of a namespace looks like an address, and is none."""
    naming = False
    for token, colon in _level(tokens):
        if token.type == "at-keyword":
            naming = token.lower_value in _NAMING
        elif token == _SEMICOLON or token.type == "{} block":
            naming = False
        if token.type == "at-keyword" and token.lower_value == "import":
            yield CssFault("@import", token.source_line)
        elif not naming and (what := _fault(token, colon, allowed)):
            yield CssFault(what, token.source_line)
        if not naming:
            yield from _faults(_inside(token), allowed)


def _fault(token: Token, colon: bool, allowed: Allowed) -> str | None:  # noqa: FBT001
    if token.type == "ident" and colon and token.lower_value in _BOUND:
        return f"{token.lower_value}:"
    if token.type == "url" and not allowed(token.value):
        return f"url({_short(token.value)})"
    if token.type != "function":
        return None
    if token.lower_name in _RUNNING:
        return f"{token.lower_name}()"
    texts = (inner.value for inner in _addresses(token.arguments))
    outside = next((text for text in texts if not allowed(text)), None)
    fetches = token.lower_name in _FETCHING and outside is not None
    return f"{token.lower_name}({_short(outside or '')})" if fetches else None


def _short(address: str) -> str:
    return address if len(address) <= 60 else f"{address[:57]}..."  # noqa: PLR2004  (a line)


def _kept(tokens: Sequence[Token], allowed: Allowed) -> list[Token]:
    """The rules and declarations without fault; a block loses only what is faulty in it."""
    kept: list[Token] = []
    for statement in _statements(tokens):
        *before, last = statement
        block = last.type == "{} block"
        if any(_faults(before if block else statement, allowed)):
            continue
        if block:
            last.content = _kept(last.content, allowed)
        kept += statement
    return kept


def _statements(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """The tokens up to and with each semicolon and each block."""
    statement: list[Token] = []
    for token in tokens:
        statement.append(token)
        if token == _SEMICOLON or token.type == "{} block":
            yield statement
            statement = []
    if statement:
        yield statement


def _declared(tokens: Sequence[Token]) -> Iterator[tuple[Token, bool]]:
    """Every token at every depth, with whether a colon follows."""
    for token, colon in _level(tokens):
        yield token, colon
        yield from _declared(_inside(token))


def _level(tokens: Sequence[Token]) -> Iterator[tuple[Token, bool]]:
    bare = [token for token in tokens if token.type not in ("whitespace", "comment")]
    for number, token in enumerate(bare, 1):
        yield token, number < len(bare) and bare[number] == ":"
