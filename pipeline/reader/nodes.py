"""The flat token stream as a tree of block nodes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from pipeline.reader.directives import Directive
from pipeline.reader.source_pages import PAGE


@dataclass(slots=True, eq=False)
class Node:
    """A block token and what is between it and its end."""

    token: Token
    children: "list[Node]" = field(default_factory=list)

    @property
    def type(self) -> str:
        """The token's type without ``_open``."""
        return self.token.type.removesuffix("_open")

    @property
    def line(self) -> int:
        """Where it begins, counted from 1."""
        return (self.token.map or [0])[0] + 1

    @property
    def directive(self) -> Directive | None:
        found: Directive | None = self.token.meta.get("directive")
        return found

    @property
    def attributes(self) -> dict[str, str]:
        found: dict[str, str] = self.token.meta.get("attributes", {})
        return found

    @property
    def attributes_line(self) -> int:
        """Where its attributes stand, counted from 1."""
        found = self.token.meta.get("attributes_map") or self.token.map or [0]
        return int(found[0]) + 1

    @property
    def id(self) -> str:
        """The anchor that the outline gave it; empty when it has none."""
        found: str = self.token.meta.get("id", "")
        return found

    @property
    def inline(self) -> Token:
        """The inline token of a paragraph, heading, term or cell."""
        return self.children[0].token


def make_nodes(tokens: Sequence[Token]) -> list[Node]:
    """The tree of these tokens."""
    root: list[Node] = []
    stack: list[list[Node]] = [root]
    for token in tokens:
        if token.nesting < 0:
            stack.pop()
            continue
        node = Node(token)
        stack[-1].append(node)
        if token.nesting > 0:
            stack.append(node.children)
    return root


def walk_nodes(nodes: Sequence[Node]) -> Iterator[Node]:
    """Every node before those inside it."""
    waiting = list(reversed(nodes))
    while waiting:
        node = waiting.pop()
        yield node
        if node.children:
            waiting += reversed(node.children)


def token_text(token: Token) -> str:
    """The plain text of an inline token, roughly as it will be shown."""
    return "".join(_shown(child) for child in token.children or ()).strip()


def _shown(token: Token) -> str:
    match token.type:
        case "image":
            return token_text(token)
        case "softbreak" | "hardbreak":
            return " "
        case "myst_role" if token.meta["name"] == PAGE:
            return ""
        case "myst_role":
            content = token.content.strip()
            return content.partition(" <")[0] if content.endswith(">") else content
        case "footnote_ref" | "html_inline":
            return ""
    return token.content


def lone_image(node: Node) -> Token | None:
    """The image token of a paragraph that holds an image and nothing else."""
    if node.type != "paragraph" or not node.children:
        return None
    children = node.inline.children or []
    only = len(children) == 1 and children[0].type == "image"
    return children[0] if only else None


def only_pages(node: Node) -> bool:
    """Whether a paragraph holds nothing but marks of pages of the printed source."""
    if node.type != "paragraph" or not node.children:
        return False
    return all(_is_silent(token) for token in node.inline.children or ())


def _is_silent(token: Token) -> bool:
    if token.type == "myst_role":
        return bool(token.meta["name"] == PAGE)
    return token.type == "softbreak" or (token.type == "text" and not token.content.strip())
