"""The first look at all files: every anchor, what it names, and every note.

Links and references need to know the whole book, so ids are given out before any text is read:
first those that authors wrote, then those made from titles.
"""

import functools
from collections.abc import Callable, Sequence

from pipeline.model import Position
from pipeline.reader.attributes import all_attributes, id_fault
from pipeline.reader.ids import slug
from pipeline.reader.nodes import Node, lone_image, token_text, walk_nodes
from pipeline.reader.state import Book, FileScope, NoteSource, Target

_TABLES = ("csv-table", "table")
_FIGURES = ("figure", "chart")


def claim_ids(book: Book, file: FileScope, nodes: Sequence[Node]) -> None:
    """Take the ids that the author wrote; a second use of one is reported."""
    for node in walk_nodes(nodes):
        if node.token.type == "inline":
            for token in node.token.children or ():
                if token.type == "span_open" and (name := all_attributes(token).get("id")):
                    line = node.line + (token.map or [0])[0]
                    taken = _claim(book, file, name, line)
                    token.attrs["id"] = taken
                    book.targets[taken] = Target("other", "")
        elif name := _written_id(node):
            line = _id_line(node)
            node.token.meta["id"] = _claim(book, file, name, line)


def _written_id(node: Node) -> str | None:
    if node.directive:
        named = node.directive.get("name") or node.directive.get("label")
        return named or node.attributes.get("id")
    return node.attributes.get("id")


def _id_line(node: Node) -> int:
    directive = node.directive
    for key in ("name", "label"):
        if directive and directive.get(key):
            return directive.line_of(key) + 1
    return node.attributes_line


def _claim(book: Book, file: FileScope, name: str, line: int) -> str:
    position = Position(file.name, line)
    if fault := id_fault(name):
        book.report.error("bad-id", f"{name!r} cannot be an id", position, fault)
        taken = book.ids.unique(slug(name, "place"))
    elif book.ids.take(name):
        taken = name
    else:
        hint = "Choose another id, and mend the links that lead to it."
        message = f"the id {name!r} is already used"
        book.report.error("duplicate-id", message, position, hint)
        taken = book.ids.unique(name)
    file.local_ids.setdefault(name, taken)
    return taken


class Numbering:
    """Numbers of captioned tables and figures, counted through the book."""

    def __init__(self) -> None:
        self.tables = 0
        self.figures = 0

    def table(self, title: str) -> int | None:
        self.tables += bool(title)
        return self.tables if title else None

    def figure(self, title: str) -> int | None:
        self.figures += bool(title)
        return self.figures if title else None


def survey(book: Book, file: FileScope, nodes: Sequence[Node], numbering: Numbering) -> None:
    """Give every heading, table, figure, term and note of a file its id."""
    _Survey(book, file, numbering).visit(nodes)
    titles = [node for node in nodes if node.type == "heading" and node.token.tag == "h1"]
    headings = titles or [node for node in nodes if node.type == "heading"]
    stem = slug(file.name.rsplit("/", 1)[-1].rsplit(".", 1)[0])
    file.section = headings[0].id if headings else book.ids.unique(stem)
    _collect_notes(book, file, nodes)


class _Survey:
    def __init__(self, book: Book, file: FileScope, numbering: Numbering) -> None:
        self.book = book
        self.file = file
        self.numbering = numbering

    def visit(self, nodes: Sequence[Node], parent: Node | None = None) -> None:
        around = parent.directive if parent else None
        inside_table = around is not None and around.name == "table"
        for node in nodes:
            if node.type == "heading":
                title = token_text(node.inline)
                self._name(node, functools.partial(slug, title), Target("section", title))
            elif node.type == "table" and not inside_table:
                self._name(node, lambda: "table", Target("table", ""))
            elif lone_image(node) and not (node.token.hidden or parent is not None):
                self._image(node)
            elif node.directive:
                self._directive(node)
            if node.children and node.type not in ("heading", "paragraph", "table"):
                self.visit(node.children, node)

    def _image(self, node: Node) -> None:
        image = lone_image(node)
        title = str(image.attrs.get("title", "")) if image else ""
        number = self.numbering.figure(title)
        self._name(
            node, functools.partial(_named, "figure", title), Target("figure", title, number)
        )

    def _directive(self, node: Node) -> None:
        directive = node.directive
        if directive is None:
            return
        if directive.name in _TABLES:
            title = self._plain(directive.argument)
            number = self.numbering.table(title)
            target = Target("table", title, number)
            self._name(node, functools.partial(_named, "table", title), target)
        elif directive.name in _FIGURES:
            title = self._caption(node)
            number = self.numbering.figure(title)
            target = Target("figure", title, number)
            self._name(node, functools.partial(_named, "figure", title), target)
        elif directive.name == "glossary":
            for child in walk_nodes(node.children):
                if child.type == "dt":
                    self._term(child)
        elif node.id:
            self.book.targets[node.id] = Target("other", self._plain(directive.argument))

    def _term(self, node: Node) -> None:
        term = token_text(node.inline)
        self._name(node, lambda: f"term-{slug(term, 'word')}", Target("term", term))
        self.book.terms.setdefault(term.casefold(), node.id)

    def _caption(self, node: Node) -> str:
        if node.directive and node.directive.name == "chart" and node.directive.argument:
            return self._plain(node.directive.argument)
        first = node.children[0] if node.children else None
        return token_text(first.inline) if first and first.type == "paragraph" else ""

    def _plain(self, markdown: str) -> str:
        tokens = self.book.parser.parseInline(markdown, {}) if markdown else []
        return token_text(tokens[0]) if tokens else ""

    def _name(self, node: Node, make: Callable[[], str], target: Target) -> None:
        if not node.id:
            made = make()
            node.token.meta["id"] = self.book.ids.unique(made)
            self.file.local_ids.setdefault(made, node.id)
        self.book.targets[node.id] = target


def _named(kind: str, title: str) -> str:
    """``table-pay-by-setting``: it stays when another table is put before."""
    return f"{kind}-{slug(title)}" if title else kind


def _collect_notes(book: Book, file: FileScope, nodes: Sequence[Node]) -> None:
    for node in walk_nodes(nodes):
        if node.type != "footnote_reference":
            continue
        label = node.token.meta["label"]
        if label in file.notes:
            message = f"the note {label!r} is written twice"
            position = Position(file.name, node.line)
            book.report.error("duplicate-note", message, position, "Give one another name.")
        name = book.ids.unique(f"{file.section}-note-{slug(label, 'n')}")
        note = NoteSource(label, name, node.children, node.line)
        file.notes.setdefault(label, note)
