"""Block nodes to the model's blocks."""

import re
from collections.abc import Sequence
from itertools import count, pairwise

from pipeline.diagnostics import did_you_mean
from pipeline.model import (
    Block,
    BlockQuote,
    BulletList,
    CodeBlock,
    DefinitionItem,
    DefinitionList,
    HorizontalRule,
    ListItem,
    ListStyle,
    OrderedList,
    Para,
    Plain,
    Position,
    Sentence,
    Str,
)
from pipeline.reader.attributes import checked_language, refuse_attributes
from pipeline.reader.definitions import stray_definition
from pipeline.reader.directive_blocks import alert, read_directive_block, report_unknown
from pipeline.reader.directives import MAX_NESTING, Directive, meant_directive
from pipeline.reader.figures import image_figure
from pipeline.reader.foreign_signs import report_html, report_remark, report_stray
from pipeline.reader.formulas import make_formula
from pipeline.reader.inlines import read_runs
from pipeline.reader.nodes import Node, lone_image
from pipeline.reader.runs import Run
from pipeline.reader.sentences import literal, make_sentence, parse_sentences, read_sentences
from pipeline.reader.state import Scope
from pipeline.reader.stray import stray_caption, stray_in_code, stray_in_lines, stray_language
from pipeline.reader.tables import pipe_table, report_lost_table

_STYLES: dict[str, ListStyle] = {
    "decimal": "decimal",
    "lower-alpha": "lower-alpha",
    "upper-alpha": "upper-alpha",
    "lower-roman": "lower-roman",
    "upper-roman": "upper-roman",
}
_KNOWN_ATTRIBUTES = {
    "paragraph": ("id", "lang"),
    "table": ("id", "lang"),
    "blockquote": ("attribution", "lang"),
    "ordered_list": ("style", "lang"),
    "bullet_list": ("lang",),
    "dl": ("lang",),
    "directive": ("id", "lang"),
    "heading": ("id",),
}


def read_blocks(nodes: Sequence[Node], scope: Scope) -> tuple[Block, ...]:
    """The blocks of these nodes, in order."""
    blocks: list[Block] = []
    _report_captions(nodes, scope)
    for node in nodes:
        blocks.extend(_read(node, scope))
    return tuple(blocks)


def _report_captions(nodes: Sequence[Node], scope: Scope) -> None:
    """Captions next to a table, as pandoc and Quarto have them."""
    for first, second in pairwise(nodes):
        if (first.type == "table") == (second.type == "table"):
            continue
        line, source = _caption_source(first if second.type == "table" else second, scope)
        if source and (stray := stray_caption(source)):
            report_stray(scope, stray, scope.at(line))
            scope.file.captions.add(line)


def _caption_source(node: Node, scope: Scope) -> tuple[int, str]:
    """Line and Markdown of a paragraph, or of a definition that stands apart from its term."""
    if node.type == "paragraph":
        return node.line, node.inline.content
    if node.type != "dl" or [child.type for child in node.children] != ["dt", "dd"]:
        return node.line, ""
    term, definition = node.children
    apart = definition.line - term.line > term.inline.content.count("\n") + 1
    return definition.line, scope.file.lines[definition.line - 1].strip() if apart else ""


def _read(node: Node, scope: Scope) -> tuple[Block, ...]:
    attributes = node.attributes
    if not attributes:
        return _block(node, scope)
    position = scope.at(node.attributes_line)
    known = _KNOWN_ATTRIBUTES.get(node.type, ())
    refuse_attributes(scope, attributes, position, "this kind of block", known)
    language = checked_language(scope, attributes.get("lang"), position)
    if language is None or "lang" not in known:
        return _block(node, scope)
    scope.languages.append(language)
    blocks = _block(node, scope)
    scope.languages.pop()
    return blocks


def _block(node: Node, scope: Scope) -> tuple[Block, ...]:
    position = scope.at(node.line)
    match node.type:
        case "paragraph":
            return _paragraph(node, scope, position)
        case "bullet_list":
            return (BulletList(_items(node, scope), position),)
        case "ordered_list":
            return (_ordered(node, scope, position),)
        case "dl":
            return (_definitions(node, scope),)
        case "blockquote" if node.token.meta.get("alert"):
            return alert(node, scope, read_blocks)
        case "blockquote":
            return (_quote(node, scope, position),)
        case "fence" if node.token.info.strip() == "math":  # as GitHub and GitLab have it
            _check_closed(node, scope)
            return _formula(node, scope)
        case "fence" if unknown := node.token.meta.get("unknown"):
            return _foreign_code(node, unknown, scope)
        case "fence" | "code_block":
            return (_code(node, scope, position),)
        case "table":
            return (pipe_table(node, scope),)
        case "hr":
            _report_stray_lines(scope.file.lines[node.line - 1], node, scope)
            return (HorizontalRule(position),)
        case "math_block":
            return _formula(node, scope)
        case "directive":
            return read_directive_block(node, scope, read_blocks)
        case "footnote_reference":
            return ()
        case _:
            return _odd(node, scope, position)


def _paragraph(node: Node, scope: Scope, position: Position) -> tuple[Block, ...]:
    image = lone_image(node)
    if image is not None and node.id and not node.token.hidden:
        return (image_figure(node, image, scope),)
    report_lost_table(node, scope)
    _report_stray_lines(node.inline.content, node, scope)
    sentences = read_sentences(node.inline, scope)
    if not sentences:
        return ()
    if node.token.hidden:
        return (Plain(sentences, position),)
    return (Para(sentences, node.id or None, position),)


def _report_stray_lines(source: str, node: Node, scope: Scope) -> None:
    found = stray_in_lines(source)
    if not found and node.line not in scope.file.captions:
        found = stray_definition(source)
    if found:
        report_stray(scope, found[1], scope.at(node.line + found[0]))


def _items(node: Node, scope: Scope) -> tuple[ListItem, ...]:
    return tuple(ListItem(read_blocks(item.children, scope)) for item in node.children)


def _ordered(node: Node, scope: Scope, position: Position) -> OrderedList:
    start = int(node.token.attrs.get("start", 1))
    _check_numbers(node, scope)
    wanted = node.attributes.get("style", "decimal")
    style = _STYLES.get(wanted)
    if style is None:
        hint = did_you_mean(wanted, _STYLES)
        message = f"there is no list style {wanted!r}"
        scope.report.error("bad-value", message, position, hint)
    return OrderedList(_items(node, scope), start, style or "decimal", position)


def _check_numbers(node: Node, scope: Scope) -> None:
    """Markdown counts on from the first number, whatever the others are.

    Numbers that are all the same are a habit of authors who leave the counting to it.
    """
    numbers = [int(item.token.info) for item in node.children]
    if len(set(numbers)) == 1:
        return
    for item, number, counted in zip(node.children, numbers, count(numbers[0]), strict=False):
        if number != counted:
            message = f"the item is written as number {number}, but is number {counted} of its list"
            hint = "Number the items one by one; where numbers jump, begin a new list."
            scope.report.warning("list-numbers", message, scope.at(item.line), hint)
            return


def _definitions(node: Node, scope: Scope) -> DefinitionList:
    """A definition list; terms that the outline named are anchors."""
    items: list[DefinitionItem] = []
    for child in node.children:
        if child.type == "dt":
            term = make_sentence(read_runs(child.inline, scope), scope)
            items.append(DefinitionItem(term, (), child.id or None))
        elif items:
            last = items[-1]
            definition = read_blocks(child.children, scope)
            items[-1] = DefinitionItem(last.term, (*last.definitions, definition), last.id)
    return DefinitionList(tuple(items), scope.at(node.line))


def _quote(node: Node, scope: Scope, position: Position) -> BlockQuote:
    blocks = read_blocks(node.children, scope)
    attribution = node.attributes.get("attribution", "")
    return BlockQuote(blocks, parse_sentences(attribution, scope, node.line), position)


def _formula(node: Node, scope: Scope) -> tuple[Block, ...]:
    position = scope.at(node.line)
    formula = make_formula(scope, node.token.content, position, display=True)
    return (Para((make_sentence([Run(formula, (), node.line)], scope),), None, position),)


def _check_closed(node: Node, scope: Scope) -> None:
    if not node.token.meta.get("closed", True):
        hint = f"End it with a line of {node.token.markup!r}."
        position = scope.at(node.line)
        scope.report.error("unclosed", "the code block is never closed", position, hint)


def _code(node: Node, scope: Scope, position: Position) -> CodeBlock:
    _check_closed(node, scope)
    return _code_block(node, scope, _code_language(node, scope, position))


def _foreign_code(node: Node, directive: Directive, scope: Scope) -> tuple[Block, ...]:
    """What a fence with backquotes holds for another program: code, whatever its signs look like.

    The one fault is the fence itself. What follows its name is kept as text.
    """
    report_unknown(directive, scope)
    _check_closed(node, scope)
    language = directive.name.strip(".")
    plain = language if _LANGUAGE.fullmatch(language) else None
    argument = literal(directive.argument, scope, node.line)
    return (*argument, _code_block(node, scope, plain))


def _code_block(node: Node, scope: Scope, language: str | None) -> CodeBlock:
    position = scope.at(node.line)
    lines = node.token.content.removesuffix("\n").split("\n")
    first = node.line + (node.type == "fence")
    sentences = tuple(_code_line(text, scope, first + n, language) for n, text in enumerate(lines))
    return CodeBlock(sentences, language, position)


_LANGUAGE = re.compile(r"[\w+#-]+")
_IN_BRACES = re.compile(r"\{\s*\.?([\w+#-]+)\b")


def _code_language(node: Node, scope: Scope, position: Position) -> str | None:
    info = node.token.info.split()
    if not info:
        return None
    written = " ".join(info)
    in_braces = _IN_BRACES.match(written)
    language = in_braces[1] if in_braces else info[0]
    rest = written if in_braces else " ".join(info[1:])
    if rest:
        message = f"{rest!r} means nothing on a code block"
        hint = f"Write the language alone: '{node.token.markup}{language}'."
        scope.report.error("unknown-attribute", message, position, hint)
    if stray := stray_language(language):
        report_stray(scope, stray, position)
    return language


def _code_line(text: str, scope: Scope, line: int, language: str | None) -> Sentence:
    if stray := stray_in_code(text, language):
        report_stray(scope, stray, scope.at(line))
    text = text.expandtabs(4)  # as pandoc does: a tab has no width of its own in any edition
    return Sentence(scope.next_sentence(), (Str(text),) if text else (), scope.at(line))


def _odd(node: Node, scope: Scope, position: Position) -> tuple[Block, ...]:
    """What has no place in a book: reported, and kept as text so that it is not lost."""
    content = node.token.content
    match node.type:
        case "html_block":
            return _html(content, scope, node.line)
        case "nameless":
            _report_nameless(node, scope)
            return literal(node.token.info, scope, node.line)
        case "attrs_block":
            hint = "Put it on the line above a block, or remove it."
            message = "these attributes belong to no block"
            scope.report.error("unknown-attribute", message, position, hint)
            return ()
        case "heading":
            message = "a heading inside a list, quotation or directive is no heading of the book"
            hint = "Move it out, or write it in bold."
            scope.report.error("heading-inside", message, position, hint)
            sentences = read_sentences(node.inline, scope)
            return (Para(sentences, node.id or None, position),) if sentences else ()
        case "too_deep":
            hint = "Use fewer levels of lists, quotations and directives."
            most = f"{MAX_NESTING // 2} lists or directives, or {MAX_NESTING} quotations"
            message = f"blocks nested too deep: no more than {most}, can stand in one another"
            scope.report.error("too-deep", message, position, hint)
            return literal(content, scope, node.line)
        case _:
            message = f"Markdown that is not understood ({node.type})"
            scope.report.error("unknown-markdown", message, position)
            return literal(content, scope, node.line)


def _report_nameless(node: Node, scope: Scope) -> None:
    words = re.findall(r"[\w.-]+", node.token.info)
    meant = next(filter(None, map(meant_directive, words)), None)
    hint = "Write what it is, ':::{note}'; a directive around others needs more colons."
    if meant:
        hint = f"Write ':::{{{meant}}}'."
    message = "':::' opens a directive without a name"
    scope.report.error("unknown-directive", message, scope.at(node.line), hint)


def _html(content: str, scope: Scope, line: int) -> tuple[Block, ...]:
    text = content.strip()
    if text.startswith("<!--") and text.endswith("-->") and text.count("<!--") == 1:
        report_remark(text, scope, scope.at(line))
        return ()
    report_html(scope, text, scope.at(line))
    return literal(text, scope, line)
