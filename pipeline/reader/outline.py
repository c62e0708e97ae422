"""The first look at all files: every anchor, what it names, and every note.

Links and references need to know the whole book, so ids are given out before any text is read:
first those that authors wrote, then those made from titles.
"""

import functools
from collections.abc import Callable, Sequence
from typing import Literal

from pipeline.language.quotes import typographic
from pipeline.reader.attributes import all_attributes, id_fault
from pipeline.reader.directives import BOXES
from pipeline.reader.ids import KnownNames, github_name, pandoc_name, slug
from pipeline.reader.nodes import Node, lone_image, token_text, walk_nodes
from pipeline.reader.numbering import UNNUMBERED, Numbering
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
                    token.meta["written_id"] = name
                    token.attrs["id"] = taken
                    book.targets[taken] = Target("other", "")
        elif name := _written_id(node):
            line = _id_line(node)
            node.token.meta["id"] = _claim(book, file, name, line)


def forget_ids(nodes: Sequence[Node]) -> None:
    """Take back the ids that nodes were given, so that they can be given anew."""
    for node in walk_nodes(nodes):
        node.token.meta.pop("id", None)
        for token in node.token.children or ():
            if written := token.meta.get("written_id"):
                token.attrs["id"] = written


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
    position = file.at(line)
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


def survey(book: Book, file: FileScope, nodes: Sequence[Node], numbering: Numbering) -> None:
    """Give every heading, table, figure, term and note of a file its id."""
    found = _Survey(book, file, numbering)
    found.visit(nodes)
    found.add_known_names()
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
        self.elsewhere = [KnownNames(github_name), KnownNames(pandoc_name)]

    def visit(self, nodes: Sequence[Node], parent: Node | None = None) -> None:
        around = parent.directive if parent else None
        inside_table = around is not None and around.name == "table"
        for node in nodes:
            if node.type == "heading":
                self._heading(node)
            elif node.type == "table" and not inside_table:
                self._name(node, lambda: "table", Target("table", ""))
            elif lone_image(node) and not (node.token.hidden or parent is not None):
                self._image(node)
            elif node.directive:
                self._directive(node)
            if node.children and node.type not in ("heading", "paragraph", "table"):
                within = node.directive is not None and node.directive.name == "only"
                self.visit(node.children, parent if within else node)

    def _heading(self, node: Node) -> None:
        title = token_text(node.inline)
        shown = self._set(title)
        attributes = node.attributes
        counted = UNNUMBERED not in attributes.get("class", "").split()
        level = int(node.token.tag[1])
        role = attributes.get("role") or ("part" if self.file.part else None)
        found = self.numbering.section(level, role, counted=counted)
        target = Target("section", shown)
        if found:
            word = getattr(self.book.labels, found.kind)
            opening = f"{found.number} "
            if level == 1:
                opening = self.book.labels.box.format(f"{word} {found.number}")
            tongue = self.book.tongue(found.kind)
            target = Target("section", shown, None, word, found.number, opening, tongue)
        self._name(node, functools.partial(slug, title), target)
        for names in self.elsewhere:
            names.add(title, node.id)

    def add_known_names(self) -> None:
        """Let links find headings by the anchors of other programs, where no id of ours is meant.

        Last of all, for their "setup-1" is the second "Setup", and may be the id of another place.
        """
        for names in self.elsewhere:
            for name, place in names.found:
                self.file.local_ids.setdefault(name, place)

    def _image(self, node: Node) -> None:
        image = lone_image(node)
        title = str(image.attrs.get("title", "")) if image else ""
        number = self.numbering.figure(title)
        target = self._counted("figure", title, number)
        self._name(node, functools.partial(_named, "figure", title), target)

    def _directive(self, node: Node) -> None:
        directive = node.directive
        if directive is None:
            return
        if directive.name in _TABLES:
            title = self._plain(directive.argument)
            number = self.numbering.table(title)
            target = self._counted("table", title, number)
            self._name(node, functools.partial(_named, "table", title), target)
        elif directive.name in _FIGURES:
            title = self._caption(node)
            number = self.numbering.figure(title)
            target = self._counted("figure", title, number)
            self._name(node, functools.partial(_named, "figure", title), target)
        elif directive.name == "glossary":
            for child in walk_nodes(node.children):
                if child.type == "dt":
                    self._term(child)
        elif node.id:
            title, tongue = self._plain(directive.argument), None
            if not title and (kind := BOXES.get(directive.name)):
                title = getattr(self.book.labels, kind)
                tongue = self.book.tongue(kind)
            self.book.targets[node.id] = Target("other", title, tongue=tongue)

    def _counted(self, kind: Literal["table", "figure"], title: str, number: int | None) -> Target:
        word = getattr(self.book.labels, kind)
        return Target(kind, title, number, word, tongue=self.book.tongue(kind))

    def _term(self, node: Node) -> None:
        term = token_text(node.inline)
        self._name(node, lambda: f"term-{slug(term, 'word')}", Target("term", term))
        self.book.terms.setdefault(term.casefold(), node.id)

    def _caption(self, node: Node) -> str:
        if node.directive and node.directive.name == "chart" and node.directive.argument:
            return self._plain(node.directive.argument)
        first = node.children[0] if node.children else None
        return self._set(token_text(first.inline)) if first and first.type == "paragraph" else ""

    def _plain(self, markdown: str) -> str:
        tokens = self.book.parser.parseInline(markdown, {}) if markdown else []
        return self._set(token_text(tokens[0])) if tokens else ""

    def _set(self, title: str) -> str:
        """A title as it is shown, with the quotation marks of the book's language."""
        return typographic(title, self.book.language) if self.book.smart_quotes else title

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
            position = file.at(node.line)
            book.report.error("duplicate-note", message, position, "Give one another name.")
        name = book.ids.unique(f"{file.section}-note-{slug(label, 'n')}")
        note = NoteSource(label, name, node.children, node.line)
        file.notes.setdefault(label, note)
