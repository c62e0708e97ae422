"""What each directive becomes in the model."""

import dataclasses
import re
from collections.abc import Callable
from typing import TypeAlias

from pipeline.diagnostics import did_you_mean
from pipeline.model import (
    Admonition,
    AdmonitionKind,
    Block,
    BlockQuote,
    LineBlock,
    Only,
    Para,
    Sentence,
    Str,
)
from pipeline.reader.content import editions_meant
from pipeline.reader.csvtable import csv_table
from pipeline.reader.directives import BOXES, Directive, meant_directive
from pipeline.reader.figures import BlockReader, directive_chart, directive_figure
from pipeline.reader.formulas import make_formula
from pipeline.reader.inlines import read_runs
from pipeline.reader.nodes import Node
from pipeline.reader.runs import Mark, Run
from pipeline.reader.sentences import literal, make_sentence, parse_sentences
from pipeline.reader.state import Scope
from pipeline.reader.tables import pipe_table

_ATTRIBUTION = re.compile(r"(?:-{2,3}|[\u2013\u2014\u2015])[ \u00a0]")
_Maker: TypeAlias = Callable[[Node, Directive, Scope, BlockReader], tuple[Block, ...]]


@dataclasses.dataclass(frozen=True, slots=True)
class _Kind:
    """A directive that the reader knows: its options, and whether it takes an argument."""

    make: _Maker
    options: tuple[str, ...] = ()
    argument: bool = False


def read_directive_block(node: Node, scope: Scope, read: BlockReader) -> tuple[Block, ...]:
    """The blocks of a directive; an unknown one is reported and its body is kept."""
    directive = node.directive
    if directive is None:
        return ()
    kind = DIRECTIVES.get(directive.name)
    if kind is None:
        report_unknown(directive, scope)
        return (*literal(directive.argument, scope, node.line), *read(node.children, scope))
    _check_shape(directive, kind, scope)
    if not node.token.meta["closed"]:
        hint = "End it with a line of as many colons as it begins with."
        message = f"the directive {directive.name!r} is never closed"
        scope.report.error("unclosed", message, scope.at(node.line), hint)
    return kind.make(node, directive, scope, read)


def report_unknown(directive: Directive, scope: Scope) -> None:
    """Tell of a directive that only another program has, and what to write here."""
    meant = meant_directive(directive.name)
    hint = f"Use {meant!r}." if meant else _unknown_hint(directive)
    message = f"there is no directive {directive.name!r}"
    scope.report.error("unknown-directive", message, scope.at(directive.line + 1), hint)


_INSTEAD = {
    "literalinclude": "Write the lines of the file here.",
    "toctree": "Remove it: every edition makes its own contents.",
    "tableofcontents": "Remove it: every edition makes its own contents.",
    "contents": "Remove it: every edition makes its own contents.",
    "bibliography": "Write the sources as a list.",
}


def _unknown_hint(directive: Directive) -> str | None:
    """What to write in place of a directive that only other programs have."""
    name = directive.name
    if name.startswith("="):
        return "Write it in Markdown, for every edition."
    if hint := _INSTEAD.get(name.removeprefix(".")):
        return hint
    if directive.fence == ":" or not name.strip(".-"):
        return did_you_mean(name, DIRECTIVES)
    near = did_you_mean(name, DIRECTIVES) if "-" in name else None
    code = f"For code, write the language without braces: '```{name.strip('.')}'."
    return f"{near} {code}" if near else code


def _check_shape(directive: Directive, kind: _Kind, scope: Scope) -> None:
    known = ("name", *kind.options)
    for key, option in directive.options.items():
        if key not in known:
            message = f"the directive {directive.name!r} has no option {key!r}"
            hint = did_you_mean(key, known)
            scope.report.error("unknown-option", message, scope.at(option.line + 1), hint)
    for key in directive.repeated:
        position = scope.at(directive.line_of(key) + 1)
        scope.report.error("repeated-option", f"the option {key!r} is given twice", position)
    if directive.argument and not kind.argument:
        message = f"the directive {directive.name!r} takes nothing after its name"
        hint = f"Move {directive.argument!r} into the body."
        scope.report.error("unused-argument", message, scope.at(directive.line + 1), hint)


def _admonition(
    node: Node, directive: Directive, scope: Scope, read: BlockReader
) -> tuple[Block, ...]:
    kind = BOXES[directive.name]
    title = _box_title(directive.argument, kind, scope, node.line)
    blocks = read(node.children, scope)
    return (Admonition(kind, title, blocks, node.id or None, scope.at(node.line)),)


def alert(node: Node, scope: Scope, read: BlockReader) -> tuple[Block, ...]:
    """The box that a quotation is whose first line is ``[!NOTE]``, as GitHub has it."""
    kind = BOXES[node.token.meta["alert"]]
    title = _box_title(node.token.meta["title"], kind, scope, node.line)
    return (Admonition(kind, title, read(node.children, scope), None, scope.at(node.line)),)


def _box_title(given: str, kind: AdmonitionKind, scope: Scope, line: int) -> Sentence:
    """The title of a box: its author's, else the word for its kind."""
    if given:
        return parse_one(given, scope, line)
    tongue = scope.book.tongue(kind)
    marks = (Mark("span", lang=tongue),) if tongue else ()
    return make_sentence([Run(Str(getattr(scope.book.labels, kind)), marks, line)], scope)


def parse_one(markdown: str, scope: Scope, line: int, indent: str = "", name: str = "") -> Sentence:
    """One sentence of inline Markdown, however many full stops it has; ``name`` is its anchor."""
    tokens = scope.book.parser.parseInline(markdown, {})
    tokens[0].map = [line - 1, line]
    runs = [Run(Str(indent), (), line)] if indent else []
    runs += read_runs(tokens[0], scope)
    if name:
        around = Mark("span", id=name)
        runs = [dataclasses.replace(run, marks=(around, *run.marks)) for run in runs]
    return make_sentence(runs, scope)


def _csv_table(
    node: Node, directive: Directive, scope: Scope, read: BlockReader
) -> tuple[Block, ...]:
    del read
    heads = _count(directive, "header-rows", 1, scope)
    stubs = _count(directive, "stub-columns", 0, scope)
    return (csv_table(node, directive, scope, heads, stubs),)


def _count(directive: Directive, key: str, default: int, scope: Scope) -> int:
    value = directive.get(key)
    if value is None:
        return default
    if value.isdecimal() and value.isascii():
        return int(value[:6])
    position = scope.at(directive.line_of(key) + 1)
    message = f"{key} is {value!r}, which is no number"
    scope.report.error("bad-value", message, position, "Write 0, 1, 2 or more.")
    return default


def _table(node: Node, directive: Directive, scope: Scope, read: BlockReader) -> tuple[Block, ...]:
    stubs = _count(directive, "stub-columns", 0, scope)
    caption = parse_sentences(directive.argument, scope, node.line)
    inner = next((child for child in node.children if child.type == "table"), None)
    others = read([child for child in node.children if child is not inner], scope)
    if inner is None:
        message = "the directive 'table' holds no table with pipes"
        hint = "Write the table between the ':::' lines, or use csv-table."
        scope.report.error("missing-table", message, scope.at(node.line), hint)
        return (*((Para(caption, None, scope.at(node.line)),) if caption else ()), *others)
    table = pipe_table(inner, scope, stubs)
    number = scope.book.targets[node.id].number
    whole = dataclasses.replace(table, id=node.id, caption=caption, number=number)
    return (whole, *others)


def _figure(node: Node, directive: Directive, scope: Scope, read: BlockReader) -> tuple[Block, ...]:
    return (directive_figure(node, directive, scope, read),)


def _chart(node: Node, directive: Directive, scope: Scope, read: BlockReader) -> tuple[Block, ...]:
    return (directive_chart(node, directive, scope, read),)


def _verse(node: Node, directive: Directive, scope: Scope, read: BlockReader) -> tuple[Block, ...]:
    del read
    stanzas: list[tuple[Sentence, ...]] = []
    lines: list[Sentence] = []
    name = node.id
    for number, text in enumerate([*directive.body.split("\n"), ""], directive.body_line + 1):
        if text.strip():
            lines.append(_verse_line(text, scope, number, name))
            name = ""
        elif lines:
            stanzas.append(tuple(lines))
            lines = []
    return (LineBlock(tuple(stanzas), scope.at(node.line)),)


def _verse_line(text: str, scope: Scope, line: int, name: str = "") -> Sentence:
    """A line of verse; its indentation is kept as no-break spaces. ``name`` is its anchor."""
    text = text.expandtabs(4).rstrip()
    bare = text.lstrip(" ")
    return parse_one(bare, scope, line, "\u00a0" * (len(text) - len(bare)), name)


def _quote(node: Node, directive: Directive, scope: Scope, read: BlockReader) -> tuple[Block, ...]:
    children = list(node.children)
    last = children[-1] if children else None
    attribution: tuple[Sentence, ...] = ()
    named = _ATTRIBUTION.match(last.inline.content) if last and last.type == "paragraph" else None
    if named:
        children.pop()
    blocks = _named(read(children, scope), node, scope)
    if last is not None and named:
        attribution = parse_sentences(last.inline.content[named.end() :], scope, last.line)
    elif written := directive.get("attribution"):
        line = directive.line_of("attribution") + 1
        attribution = parse_sentences(written, scope, line)
    return (BlockQuote(blocks, attribution, scope.at(node.line)),)


def _named(blocks: tuple[Block, ...], node: Node, scope: Scope) -> tuple[Block, ...]:
    """The blocks of a quotation, its name given to the paragraph that it begins with."""
    if not node.id:
        return blocks
    match blocks:
        case (Para(id=None) as first, *rest):
            return (dataclasses.replace(first, id=node.id), *rest)
    hint = "Begin it with a paragraph, or write {#id} after the heading above it."
    message = "the quotation has a name, but no paragraph at its beginning to bear it"
    scope.report.error("unused-option", message, scope.at(node.line), hint)
    return blocks


def _glossary(
    node: Node, directive: Directive, scope: Scope, read: BlockReader
) -> tuple[Block, ...]:
    del directive
    if not any(child.type == "dl" for child in node.children):
        message = "the glossary holds no definition list"
        hint = "Write each term on a line, and ':   ' and its meaning on the next."
        scope.report.error("empty-glossary", message, scope.at(node.line), hint)
    return read(node.children, scope)


def _math(node: Node, directive: Directive, scope: Scope, read: BlockReader) -> tuple[Block, ...]:
    del read
    latex = f"{directive.argument}\n{directive.body}".strip()
    formula = make_formula(scope, latex, scope.at(directive.body_line + 1), display=True)
    marks = (Mark("span", id=node.id),) if node.id else ()
    sentence = make_sentence([Run(formula, marks, node.line)], scope)
    return (Para((sentence,), None, scope.at(node.line)),)


def _within(node: Node, directive: Directive, scope: Scope, read: BlockReader) -> tuple[Block, ...]:
    """What stands inside; the parser has put a file that is taken in where the directive was."""
    del directive
    return read(node.children, scope)


def _only(node: Node, directive: Directive, scope: Scope, read: BlockReader) -> tuple[Block, ...]:
    """What stands in some editions alone, as Sphinx and MyST call it."""
    if directive.get("name"):
        position = scope.at(directive.line_of("name") + 1)
        message = "what is for some editions alone has no place of its own to be named"
        hint = "Give the name to what stands in it."
        scope.report.error("unused-option", message, position, hint)
    blocks = read(node.children, scope)
    editions = editions_meant(directive, scope)
    return (Only(editions, blocks, scope.at(node.line)),) if editions else blocks


DIRECTIVES: dict[str, _Kind] = {
    "include": _Kind(_within, argument=True),
    "only": _Kind(_only, argument=True),
    **dict.fromkeys(BOXES, _Kind(_admonition, argument=True)),
    "figure": _Kind(_figure, ("alt", "decorative"), argument=True),
    "chart": _Kind(_chart, ("table", "label-column", "value-column", "alt"), argument=True),
    "csv-table": _Kind(
        _csv_table, ("file", "header-rows", "stub-columns", "align", "delim"), argument=True
    ),
    "table": _Kind(_table, ("stub-columns",), argument=True),
    "verse": _Kind(_verse),
    "quote": _Kind(_quote, ("attribution",)),
    "epigraph": _Kind(_quote, ("attribution",)),
    "glossary": _Kind(_glossary),
    "math": _Kind(_math, ("label",), argument=True),
}
