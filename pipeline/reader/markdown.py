"""The Markdown parser: CommonMark with the extensions that pipeline/docs/syntax.md lists.

Two things are added to markdown-it. Every inline token knows the line it stands on, so that a
fault in the fourth line of a paragraph is reported there. And nothing is dropped in silence:
where a rule of the library would swallow text, a rule of this module takes its place.
"""

import re
from collections.abc import Mapping, MutableMapping
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock, paragraph
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.attrs.parse import ParseError, parse
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.myst_role import myst_role_plugin

from pipeline.reader.alerts import mark_alerts
from pipeline.reader.brackets import bracket_helpers, call_of_a_note
from pipeline.reader.directives import MAX_NESTING, expand_directives
from pipeline.reader.familiar import known_tags, shifted, tick_boxes
from pipeline.reader.inline_notes import take_inline_notes
from pipeline.reader.names import takes_names
from pipeline.reader.numbering import UNNUMBERED
from pipeline.reader.quick import quick_tokens
from pipeline.reader.rubies import rubies

_CODE_INDENT = 4
_DEFINITION_MARKERS = frozenset(":~")
_DEEPEST_IMAGE = 20  # images in the text alternatives of images


class _LineState(StateInline):
    """An inline state whose tokens carry their line, counted from 0 within the source."""

    _at = 0
    _line = 0

    def _map(self) -> list[int]:
        if self.pos >= self._at:
            self._line += self.src.count("\n", self._at, self.pos)
        else:
            self._line -= self.src.count("\n", self.pos, self._at)
        self._at = self.pos
        return [self._line, self._line + 1]

    def pushPending(self) -> Token:  # noqa: N802  (the library's name)
        token = super().pushPending()
        token.map = self._map()
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        token.map = self._map()
        return token


class _LineParser(ParserInline):
    """Parses inline text; the text alternative of an image is parsed by a call inside the call."""

    depth = 0

    def parse(
        self, src: str, md: MarkdownIt, env: MutableMapping[str, Any], tokens: list[Token]
    ) -> list[Token]:
        quick = quick_tokens(src, md.normalizeLink)
        if quick is not None:
            tokens += quick
            return tokens
        state = _LineState(src, md, env, tokens)
        self.depth += 1
        try:
            self._tokenize(state)
        finally:
            self.depth -= 1
        return self._finished(state)

    def _tokenize(self, state: StateInline) -> None:
        if self.depth <= _DEEPEST_IMAGE:
            self.tokenize(state)
        else:  # images in images in images: text
            state.pending = state.src
            state.pushPending()

    def _finished(self, state: StateInline) -> list[Token]:
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def _plain_paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  (the library calls it)
    """A line that begins with a letter and stands alone is a paragraph: no other rule takes it."""
    if silent or not 0 <= state.sCount[start] - state.blkIndent < _CODE_INDENT:
        return False
    if not state.src[state.bMarks[start] + state.tShift[start]].isalpha():
        return False
    below = start + 1
    if below < state.lineMax and not state.isEmpty(below):
        return False
    if below + 1 < state.lineMax and _marker(state, below + 1) in _DEFINITION_MARKERS:
        return False
    return paragraph(state, start, end, silent)


def _marker(state: StateBlock, line: int) -> str:
    at = state.bMarks[line] + state.tShift[line]
    return state.src[at : at + 1]


def parse_attributes(text: str) -> dict[str, str] | None:
    """The attributes of ``{#id .class key=value}``; None when the text is not such a list.

    The library takes ``{% ... %}`` for a remark; here that is a text like any other.
    """
    try:
        end, attributes = parse(text)
    except ParseError:
        return None
    return dict(attributes) if attributes and end + 1 == len(text) else None


def _no_attributes(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  (the library calls it)
    """Braces after a link, an image or code that hold no attributes stay in the text."""
    if not state.src.startswith(("{}", "{%"), state.pos):
        return False
    if not silent:
        state.pending += state.src[state.pos]
    state.pos += 1
    return True


def _attributes_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  (the library calls it)
    """A line of nothing but attributes, which belong to the block below it."""
    del end
    if state.is_code_block(start):
        return False
    text = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]].strip()
    if not (text.startswith("{") and text.endswith("}")):
        return False
    attributes = parse_attributes(text)
    if attributes is None:
        return False
    if not silent:
        token = state.push("attrs_block", "", 0)
        token.attrs = dict(attributes)
        token.map = [start, start + 1]
        state.line = start + 1
    return True


def _too_deep(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  (same)
    """Takes what is nested too deep as plain lines; the library would drop it."""
    if silent or state.level < MAX_NESTING:
        return False
    token = state.push("too_deep", "", 0)
    token.content = state.getLines(start, end, state.blkIndent, keepLastLF=False)
    token.map = [start, end]
    state.line = end
    return True


_TRAILING_ATTRIBUTES = re.compile(r"(?:^|(?<![ \t])[ \t]+)(\{[^{}]*\})[ \t]*$")


def split_attributes(text: str) -> tuple[str, dict[str, str]]:
    """A heading's or term's text without the attributes at its end, and these."""
    if text.endswith("}") and (found := _TRAILING_ATTRIBUTES.search(text)):
        attributes = {"class": UNNUMBERED} if found[1] == "{-}" else parse_attributes(found[1])
        if attributes is not None:
            return text[: found.start()].rstrip(), attributes
    return text, {}


def _settle_attributes(state: StateCore) -> None:
    """Core rule: attributes move into ``meta["attributes"]`` of the block they belong to."""
    kept: list[Token] = []
    waiting: Token | None = None
    for token in state.tokens:
        if token.type == "attrs_block":
            if waiting is not None:
                token.attrs = {**waiting.attrs, **token.attrs}
            waiting = token
            continue
        if waiting is not None:
            if token.nesting >= 0:
                token.meta["attributes"] = {k: str(v) for k, v in waiting.attrs.items()}
                token.meta["attributes_map"] = waiting.map
            else:
                kept.append(waiting)
            waiting = None
        if token.type == "inline" and kept and kept[-1].type in ("heading_open", "dt_open"):
            token.content, found = split_attributes(token.content)
            kept[-1].meta["attributes"] = {**kept[-1].meta.get("attributes", {}), **found}
        kept.append(token)
    state.tokens = kept if waiting is None else [*kept, waiting]


def _any_link(url: str) -> bool:
    del url
    return True


def make_parser(names: Mapping[str, str] | None = None) -> MarkdownIt:
    """A parser for one manuscript with the ``names`` of its book.toml.

    It keeps no state between files.
    """
    md = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING + 20})
    md.inline = _LineParser()
    md.helpers = bracket_helpers()  # type: ignore[assignment]  # they search labels for an end
    md.enable(["table", "strikethrough"])
    md.validateLink = _any_link  # type: ignore[method-assign]  # links.py judges links
    footnote_plugin(md, inline=False, move_to_end=False, always_match_refs=True)
    md.inline.ruler.at("footnote_ref", call_of_a_note)
    deflist_plugin(md)
    colon_fence_plugin(md)
    myst_role_plugin(md)
    dollarmath_plugin(md, allow_labels=False, allow_space=False, allow_digits=False)
    attrs_plugin(md, spans=True)
    md.inline.ruler.before("attr", "no_attributes", _no_attributes)
    md.inline.ruler.after("emphasis", "shifted", shifted)
    md.inline.ruler.after("backticks", "names", takes_names(names or {}))
    md.core.ruler.before("inline", "inline_notes", take_inline_notes)
    md.core.ruler.before("inline", "tick_boxes", tick_boxes)
    md.core.ruler.after("inline", "known_tags", known_tags)
    md.core.ruler.after("inline", "rubies", rubies)
    md.block.ruler.before("fence", "attributes", _attributes_block, {"alt": ["paragraph"]})
    md.core.ruler.disable("text_join")  # escaped characters stay apart: they are no markup
    md.core.ruler.after("block", "directives", expand_directives)
    md.core.ruler.after("directives", "attributes", _settle_attributes)
    md.core.ruler.after("attributes", "alerts", mark_alerts)
    first = md.block.ruler.get_all_rules()[0]
    md.block.ruler.before(first, "plain_paragraph", _plain_paragraph)
    md.block.ruler.before("plain_paragraph", "too_deep", _too_deep)
    return md
