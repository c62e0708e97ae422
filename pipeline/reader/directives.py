"""Directives: ``:::{name} argument``, options as ``:key: value`` lines, then a body.

Bodies that hold Markdown are parsed in place before any inline parsing, so that link references
and notes are shared with the rest of the file and every line number is exact.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import get_args

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from pipeline.model import AdmonitionKind
from pipeline.reader.dialects import RELATED
from pipeline.reader.references import References

MAX_NESTING = 40
"""Blocks nested deeper than this are reported and kept as plain text."""

_OPENING = re.compile(r"\s*\{([^{}\s]*)\}[ \t]*(.*)$", re.DOTALL)
_OPTION = re.compile(r":([A-Za-z][\w-]*):(?:[ \t]+(.*))?$")


@dataclass(frozen=True, slots=True)
class Option:
    """The value of ``:key: value``; ``line`` counts from 0 in the file."""

    value: str
    line: int


@dataclass(frozen=True, slots=True)
class Directive:
    """A directive as written. ``line`` and ``body_line`` count from 0 in the file."""

    name: str
    argument: str
    options: dict[str, Option]
    body: str
    line: int
    body_line: int
    repeated: tuple[str, ...] = field(default=())
    fence: str = ":"

    def get(self, key: str) -> str | None:
        option = self.options.get(key)
        return option.value if option else None

    def line_of(self, key: str) -> int:
        option = self.options.get(key)
        return option.line if option else self.line


RAW = frozenset({"csv-table", "math", "verse"})
"""Directives whose body is not Markdown blocks."""

BOXES: Mapping[str, AdmonitionKind] = {
    **{kind: kind for kind in get_args(AdmonitionKind)},
    "admonition": "note",
    "attention": "caution",
    "error": "danger",
    "hint": "tip",
}
"""Directives that are boxes beside the text, by MyST's names for them."""

NAMES = (
    RAW
    | {*BOXES}
    | {"chart", "epigraph", "figure", "glossary", "include", "only", "quote", "table"}
)
"""All directives."""


def meant_directive(name: str) -> str | None:
    """The directive that a name of another dialect stands for; None when it is not known."""
    bare = name.strip("{}.").lower().removeprefix("callout-")
    return bare if bare in NAMES else RELATED.get(bare)


def read_directive(info: str, content: str, line: int, fence: str = ":") -> Directive | None:
    """The directive that a fence opens; None when the fence is no directive.

    ``fence`` is the sign of which the fence is made.
    """
    opening = _OPENING.match(info)
    if opening is None:
        return None
    lines = content.split("\n")
    options: dict[str, Option] = {}
    repeated: list[str] = []
    used = 0
    for used, text in enumerate([*lines, ""]):
        if option := _OPTION.match(text):
            key = option[1]
            if key in options:
                repeated.append(key)
            options[key] = Option((option[2] or "").strip(), line + 1 + used)
        elif options and text[:1] in (" ", "\t") and text.strip():
            last = options[key]
            options[key] = Option(f"{last.value} {text.strip()}".strip(), last.line)
        else:
            break
    body = "\n".join(lines[used:])
    name, argument = opening[1], opening[2].strip()
    first = line + 1 + used
    return Directive(name, argument, options, body, line, first, tuple(repeated), fence)


def expand_directives(state: StateCore) -> None:
    """Core rule: every fence that is a directive becomes its parsed body between two tokens."""
    includes = state.env.get("includes")
    lines = includes.lines if includes else state.src.split("\n")
    state.tokens = _expand(state.tokens, state, lines, 0)


def _expand(tokens: list[Token], state: StateCore, lines: list[str], depth: int) -> list[Token]:
    expanded: list[Token] = []
    for token in tokens:
        if token.type not in ("colon_fence", "fence") or not token.map:
            expanded.append(token)
            continue
        first, last = token.map
        token.meta["closed"] = last > first + 1 and _closes(lines[last - 1], token.markup)
        directive = read_directive(token.info, token.content, first, token.markup[:1])
        if directive and directive.name == "include" and (includes := state.env.get("includes")):
            if taken := includes.take(directive):
                text, line = taken
                expanded.extend(_body(text, line, state, lines, depth))
        elif directive is None and token.type == "fence":
            expanded.append(token)
        elif directive is None:
            lost = Token("nameless", "", 0, info=token.info, map=token.map, meta=token.meta)
            expanded.append(lost)
            expanded.extend(_body(token.content, first + 1, state, lines, depth))
        elif token.type == "fence" and meant_directive(directive.name) not in NAMES:
            token.meta["unknown"] = directive  # code of another program, such as '```{r}'
            expanded.append(token)
        else:
            meta = {"directive": directive, **token.meta}
            expanded.append(Token("directive_open", "", 1, map=token.map, meta=meta))
            if directive.name not in RAW:
                body = _body(directive.body, directive.body_line, state, lines, depth)
                expanded.extend(body)
            expanded.append(Token("directive_close", "", -1))
    return expanded


def _closes(line: str, markup: str) -> bool:
    """Whether a line ends a fence that ``markup`` opened, inside quotations and lists too."""
    mark = line.strip().rpartition(" ")[2].lstrip(">")
    return len(mark) >= len(markup) and mark == markup[0] * len(mark)


def _body(text: str, first: int, state: StateCore, lines: list[str], depth: int) -> list[Token]:
    """The block tokens of a directive's body, whose first line is ``first`` (from 0)."""
    if depth >= MAX_NESTING // 2:
        return [Token("too_deep", "", 0, content=text, map=[first, first + 1])]
    tokens: list[Token] = []
    references: References = state.env["references"]
    known = references.count
    state.md.block.parse(text, state.md, state.env, tokens)
    references.shift(known, first)
    for token in tokens:
        if token.map:
            token.map = [place + first for place in token.map]
    return _expand(tokens, state, lines, depth + 1)
