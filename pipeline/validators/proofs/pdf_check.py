"""The project's own check of a finished PDF, for what the standard validators do not see.

They pass files in which a marked-content sequence is owned twice, the parent tree disagrees with
the structure, a figure has no box, or a data cell lacks one of its headers.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pipeline.diagnostics import Diagnostic
from pipeline.validators.tagged_pdf import Node, TaggedPdf, read_tagged_pdf

_REMEDY = "Build this edition again; if it stays so, please report a bug of this program."


def check_pdf(path: Path) -> tuple[Diagnostic, ...]:
    """All that is wrong with the tags of a file."""
    return check_tagged(read_tagged_pdf(path))


def check_tagged(pdf: TaggedPdf) -> tuple[Diagnostic, ...]:
    """All that is wrong with the tags of a file that was read."""
    nodes = list(pdf.root.walk())
    faults = [
        *_marks(pdf, nodes),
        *_parents(pdf, nodes),
        *_links(pdf, nodes),
        *_figures(nodes),
        *_cells(nodes),
        *_ids(nodes),
    ]
    return tuple(_fault(code, message) for code, message in faults)


def _fault(code: str, message: str) -> Diagnostic:
    return Diagnostic(code, "error", message, None, _REMEDY)


def _marks(pdf: TaggedPdf, nodes: list[Node]) -> Iterator[tuple[str, str]]:
    owners = Counter(mark for node in nodes for mark in node.marks)
    for (page, number), count in owners.items():
        if count > 1:
            yield "pdf-mark-shared", f"page {page + 1}: content {number} is owned {count} times"
        if number not in pdf.pages[page].marks:
            yield "pdf-mark-missing", f"page {page + 1}: content {number} is not on the page"
    for index, shown in enumerate(pdf.pages):
        for number in shown.marks:
            if (index, number) not in owners:
                yield "pdf-mark-orphan", f"page {index + 1}: content {number} has no element"
        if shown.loose.strip():
            yield "pdf-untagged", f"page {index + 1}: {shown.loose[:40]!r} is not tagged"


def _parents(pdf: TaggedPdf, nodes: list[Node]) -> Iterator[tuple[str, str]]:
    for node in nodes:
        for page, number in node.marks:
            key = pdf.struct_parents[page]
            listed = pdf.parents.get(key, []) if key is not None else []
            if number >= len(listed) or listed[number] != node.key:
                yield "pdf-parent-tree", f"page {page + 1}: content {number} names another parent"
            role = pdf.pages[page].roles.get(number)
            if role is not None and role != node.role:
                yield "pdf-role", f"page {page + 1}: content {number} is {role}, not {node.role}"


def _links(pdf: TaggedPdf, nodes: list[Node]) -> Iterator[tuple[str, str]]:
    owned = {target: node for node in nodes for target in node.objects}
    for target, key in pdf.links.items():
        node = owned.get(target)
        if node is None or node.role != "Link":
            yield "pdf-link-orphan", f"annotation {target[0]} belongs to no Link element"
        elif key is None or pdf.parents.get(key) != node.key:
            yield "pdf-link-parent", f"annotation {target[0]} names another parent"
    for node in nodes:
        if node.role == "Link" and not node.objects:
            yield "pdf-link-dead", f"the link {node.text!r} leads nowhere"


def _figures(nodes: list[Node]) -> Iterator[tuple[str, str]]:
    for node in nodes:
        if node.role in ("Figure", "Formula"):
            on_one_page = len({page for page, _ in node.marks}) == 1
            if node.bbox is None and on_one_page and node.role == "Figure":
                yield "pdf-figure-box", f"the figure {node.alt!r} has no box"
            if not (node.alt or "").strip():
                yield "pdf-figure-alt", "a figure has no text alternative"


def _cells(nodes: list[Node]) -> Iterator[tuple[str, str]]:
    for table in nodes:
        if table.role == "Table":
            yield from _table(table)


def _table(table: Node) -> Iterator[tuple[str, str]]:
    """Each data cell names the headers above it and beside it, and they are there."""
    rows = [node for node in table.walk() if node.role == "TR"]
    cells = [[kid for kid in row.kids if isinstance(kid, Node)] for row in rows]
    scopes = {cell.id: cell.scope for row in cells for cell in row if cell.role == "TH"}
    above: dict[int, set[str]] = {}
    for row in cells:
        beside = {c.id for c in row if c.role == "TH" and c.scope == "Row" and c.id}
        for index, cell in enumerate(row):
            if cell.role == "TH":
                if cell.scope is None:
                    yield "pdf-header-scope", f"the header {cell.text!r} has no scope"
                if cell.scope == "Column" and cell.id:
                    above.setdefault(index, set()).add(cell.id)
                continue
            wanted = beside | above.get(index, set())
            named = set(cell.headers)
            if not wanted <= named <= scopes.keys():
                yield "pdf-cell-headers", f"the cell {cell.text!r} does not name its headers"
    if len({len(row) for row in cells}) > 1:
        yield "pdf-table-ragged", "the rows of a table differ in length"


def _ids(nodes: list[Node]) -> Iterator[tuple[str, str]]:
    for name, count in Counter(node.id for node in nodes if node.id).items():
        if count > 1:
            yield "pdf-id-twice", f"the id {name!r} is given {count} times"
