"""Figures: images that stand by themselves, and the charts that are drawn from tables."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from markdown_it.token import Token

from pipeline.model import Block, Chart, Figure, Sentence, Str
from pipeline.reader.attributes import image_is_decorative
from pipeline.reader.directives import Directive
from pipeline.reader.links import resolve_path
from pipeline.reader.nodes import Node, token_text
from pipeline.reader.running_text import add_text
from pipeline.reader.runs import Run
from pipeline.reader.sentences import make_sentences, parse_sentences, read_sentences
from pipeline.reader.state import ChartSource, Scope

BlockReader: TypeAlias = Callable[[Sequence[Node], Scope], tuple[Block, ...]]


def plain_sentences(text: str, scope: Scope, line: int) -> tuple[Sentence, ...]:
    """The sentences of a text that is not Markdown, such as a text alternative."""
    runs: list[Run] = []
    if text.strip():
        add_text(scope, Run(Str(" ".join(text.split())), (), line), runs)
    return make_sentences(runs, scope)


def image_figure(node: Node, image: Token, scope: Scope) -> Figure:
    """The figure of a paragraph that is one image; the image's title is its caption."""
    position = scope.at(node.line)
    decorative = image_is_decorative(image, scope, position)
    source = resolve_path(scope, str(image.attrs.get("src", "")), position)
    alt = () if decorative else plain_sentences(token_text(image), scope, node.line)
    caption = parse_sentences(str(image.attrs.get("title", "")), scope, node.line)
    number = scope.book.targets[node.id].number
    return Figure(node.id, source, alt, caption, (), decorative, number, position)


def directive_figure(node: Node, directive: Directive, scope: Scope, read: BlockReader) -> Figure:
    """The figure of a ``figure`` directive: caption first, then the long description."""
    position = scope.at(node.line)
    if not directive.argument:
        hint = "Write ':::{figure} images/name.png'."
        scope.report.error("missing-argument", "the figure names no image", position, hint)
    source = resolve_path(scope, directive.argument, position)
    decorative = _flag(directive, "decorative", scope)
    alt = () if decorative else _alt(directive, scope)
    caption, rest = _caption(node, scope)
    description = read(rest, scope)
    number = scope.book.targets[node.id].number
    return Figure(node.id, source, alt, caption, description, decorative, number, position)


def _flag(directive: Directive, key: str, scope: Scope) -> bool:
    value = directive.get(key)
    if value is None or value.lower() in ("false", "no"):
        return False
    position = scope.at(directive.line_of(key) + 1)
    if value.lower() not in ("", "true", "yes"):
        message = f"{key} is {value!r}, which is neither true nor false"
        scope.report.error("bad-value", message, position, "Write 'true', or leave the line out.")
    if directive.get("alt"):
        message = "the figure is decorative and has a text alternative as well"
        scope.report.error("decorative-alt", message, position, "Keep one of them.")
    return True


def _alt(directive: Directive, scope: Scope) -> tuple[Sentence, ...]:
    return plain_sentences(directive.get("alt") or "", scope, directive.line_of("alt") + 1)


def _caption(node: Node, scope: Scope) -> tuple[tuple[Sentence, ...], list[Node]]:
    """The first paragraph of the body, and what follows it."""
    if node.children and node.children[0].type == "paragraph":
        return read_sentences(node.children[0].inline, scope), node.children[1:]
    return (), node.children


def directive_chart(node: Node, directive: Directive, scope: Scope, read: BlockReader) -> Chart:
    """A chart, still without its points: its table may stand further on in the book."""
    position = scope.at(node.line)
    alt = _alt(directive, scope)
    rest = node.children
    if directive.argument:
        caption = parse_sentences(directive.argument, scope, node.line)
    else:
        caption, rest = _caption(node, scope)
    description = read(rest, scope)
    source = ChartSource(
        directive.get("table") or "",
        directive.get("label-column"),
        directive.get("value-column"),
        scope.at(directive.line_of("table") + 1),
        scope.at(directive.line_of("value-column") + 1),
    )
    scope.book.charts[node.id] = source
    number = scope.book.targets[node.id].number
    return Chart(node.id, "", (), "", "", alt, caption, description, number, None, position)
