"""What an EPUB makes of the blocks: headings, lists, quotations, tables, boxes, notes."""

from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from pipeline.model import (
    Admonition,
    Block,
    BlockQuote,
    BulletList,
    Cell,
    Chart,
    CodeBlock,
    DefinitionList,
    Document,
    Figure,
    HorizontalRule,
    LineBlock,
    Only,
    OrderedList,
    Para,
    Plain,
    Section,
    Sentence,
    Table,
)
from pipeline.model.walk import walk_sections
from pipeline.validators.proofs.epub_book import XHTML, EpubBook, Fault, local
from pipeline.validators.proofs.same_text import Element, folded

_TELLING = (
    "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre",
    "table", "thead", "tbody", "tr", "th", "td", "caption", "figure", "figcaption", "aside", "p",
)  # fmt: skip
_TAGS = {f"{XHTML}{name}": name for name in _TELLING}
_BOXES = {"note": "note", "tip": "doc-tip", "notice": "doc-notice"}
_STYLES = {
    "decimal": "", "lower-alpha": "a", "upper-alpha": "A", "lower-roman": "i", "upper-roman": "I",
}  # fmt: skip
_ROLES = frozenset(_BOXES.values()) | {
    "img", "doc-cover", "doc-subtitle", "doc-toc", "doc-pagelist", "doc-noteref", "doc-backlink",
    "doc-pagebreak", "doc-footnote",
    "table", "rowgroup", "row", "cell", "columnheader", "rowheader",
}  # fmt: skip
_HIGHEST = 6

Path = tuple[str, ...]
"""The names of the elements around a text, from outside; those that tell nothing are left out."""


def check_blocks(document: Document, book: EpubBook) -> Iterator[Fault]:
    """The texts that stand in other elements than the manuscript says."""
    wanted = [place for section in document.sections for place in _section(section)]
    for note in document.notes:
        wanted += _places(note.blocks, ("aside",))
    known: dict[Element, Path] = {}
    for sentence, path in wanted:
        element = book.elements.get(sentence.id)
        if element is not None and (found := _path(element.getparent(), known)) != path:
            text = folded(sentence.text)[:60]
            shown, there = " ".join(path) or "none", " ".join(found) or "none"
            yield "edition-structure", f"{text!r} stands in the elements {there}, not in {shown}"


def _section(section: Section) -> Iterator[tuple[Sentence, Path]]:
    yield section.title, (f"h{min(section.level, _HIGHEST)}",)
    yield from _places(section.blocks, ())
    for inner in section.sections:
        yield from _section(inner)


def _places(blocks: Iterable[Block], path: Path) -> Iterator[tuple[Sentence, Path]]:
    for block in blocks:
        yield from _place(block, path)


def _place(block: Block, path: Path) -> Iterator[tuple[Sentence, Path]]:
    """The first sentence of each text of a block, with where it stands."""
    match block:
        case Para():
            yield from _first(block.sentences, (*path, "p"))
        case Plain():
            yield from _first(block.sentences, path)
        case BulletList() | OrderedList():
            name = "ul" if isinstance(block, BulletList) else "ol"
            for item in block.items:
                yield from _places(item.blocks, (*path, name, "li"))
        case DefinitionList():
            for entry in block.items:
                yield entry.term, (*path, "dl", "dt")
                for meaning in entry.definitions:
                    yield from _places(meaning, (*path, "dl", "dd"))
        case BlockQuote():
            around = (*path, "figure") if block.attribution else path
            yield from _places(block.blocks, (*around, "blockquote"))
            yield from _first(block.attribution, (*around, "figcaption"))
        case LineBlock():
            for stanza in block.stanzas:
                yield from _first(stanza, (*path, "p"))
        case CodeBlock():
            yield from _first(block.lines, (*path, "pre"))
        case Table():
            yield from _table(block, (*path, "table"))
        case Figure() | Chart():
            yield from _first(block.caption, (*path, "figure", "figcaption"))
            yield from _places(block.description, path)
        case Admonition():
            around = path if block.family == "notice" else (*path, "aside")
            yield block.title, (*around, "p")
            yield from _places(block.blocks, around)
        case Only():
            yield from _places(block.blocks, path)
        case HorizontalRule():
            return
        case _:
            assert_never(block)


def _first(row: Sequence[Sentence], path: Path) -> Iterator[tuple[Sentence, Path]]:
    if row:
        yield row[0], path


def _table(table: Table, path: Path) -> Iterator[tuple[Sentence, Path]]:
    yield from _first(table.caption, (*path, "caption"))
    for part, rows in (("thead", table.head), ("tbody", table.rows)):
        for row in rows:
            for cell in row.cells:
                name = "th" if _heads(cell) else "td"
                yield from _first(cell.sentences, (*path, part, "tr", name))


def _heads(cell: Cell) -> bool:
    """Whether a cell is a header; one that says nothing heads nothing."""
    return cell.header is not None and bool(cell.text.strip())


def _path(element: Element | None, known: dict[Element, Path]) -> Path:
    """The telling elements from the outside down to this one; ``known`` are those found before."""
    if element is None:
        return ()
    found = known.get(element)
    if found is None:
        name = _TAGS.get(element.tag)
        found = _path(element.getparent(), known)
        found = found if name is None else (*found, name)
        known[element] = found
    return found


def check_tables(document: Document, book: EpubBook) -> Iterator[Fault]:
    """Cells that are headers of something else, or do not name their headers."""
    del document
    for table in book.blocks:
        element = book.elements.get(table.id) if isinstance(table, Table) else None
        if isinstance(table, Table) and element is not None:
            yield from _cells(table, element)


def _cells(table: Table, element: Element) -> Iterator[Fault]:
    rows = [[c for c in row if local(c)] for row in element.iter(f"{XHTML}tr")]
    if [len(row) for row in rows] != [len(r.cells) for r in (*table.head, *table.rows)]:
        yield "edition-table", f"the table {table.id!r} has other rows or cells"
        return
    ids = {c.get("id"): c for row in rows for c in row if c.get("id")}
    linked = _two_sided(table)
    for number, (row, cells) in enumerate(zip((*table.head, *table.rows), rows, strict=True)):
        for column, (cell, found) in enumerate(zip(row.cells, cells, strict=True)):
            scope = {"column": "col", "row": "row"}.get(cell.header or "") if _heads(cell) else None
            if found.get("scope") != scope or _spans(found):
                message = f"the cell {cell.text!r} is said to head {found.get('scope')}"
                yield "edition-table", f"{message}, not {scope}"
            elif linked and scope is None and number >= len(table.head):
                heads = {id(ids.get(name)) for name in (found.get("headers") or "").split()}
                wanted = {id(rows[r][c]) for r, c in _headers(table, number, column)}
                if heads != wanted:
                    yield "edition-table", f"the cell {cell.text!r} does not name its headers"


def _spans(cell: Element) -> bool:
    return any(cell.get(name, "1") != "1" for name in ("colspan", "rowspan"))


def _two_sided(table: Table) -> bool:
    """Whether scopes alone leave open what heads a cell."""
    beside = any(cell.header == "row" for row in table.rows for cell in row.cells)
    return len(table.head) > 1 or (bool(table.head) and beside)


def _headers(table: Table, number: int, column: int) -> Iterator[tuple[int, int]]:
    """The places of the cells that head a cell of the body."""
    for at, row in enumerate(table.head):
        if column < len(row.cells) and _heads(row.cells[column]):
            yield at, column
    for at, cell in enumerate(table.rows[number - len(table.head)].cells):
        if at != column and cell.header == "row" and _heads(cell):
            yield number, at


def check_frames(document: Document, book: EpubBook) -> Iterator[Fault]:
    """Sections, boxes and lists that are not what the manuscript makes of them."""
    for section in walk_sections(document.sections):
        yield from _frame(section, book)
    for block in book.blocks:
        match block:
            case Admonition():
                box = _around(book, block.title, 2)
                if box is not None and box.get("role") != _BOXES[block.family]:
                    text = folded(block.title.text)
                    yield "edition-structure", f"the box {text!r} is no {block.kind} to a reader"
            case OrderedList():
                yield from _numbers(block, book)
            case _:
                pass


def _frame(section: Section, book: EpubBook) -> Iterator[Fault]:
    frame = _around(book, section.title, 2)
    if frame is None:
        return
    title = folded(section.title.text)
    if frame.get("id") != section.id:
        yield "edition-structure", f"the section {title!r} is not the target {section.id!r}"
    role = section.role or "chapter"
    wanted = f"doc-{role}" if section.rank == 1 and role != "notice" else None
    if frame.get("role") != wanted:
        yield "edition-structure", f"the section {title!r} has the role {frame.get('role')}"
    if section.rank == 1 and frame.get("aria-labelledby") != section.title.id:
        yield "edition-structure", f"the section {title!r} is not named by its heading"


def _around(book: EpubBook, sentence: Sentence, steps: int) -> Element | None:
    """The element ``steps`` above a sentence."""
    element = book.elements.get(sentence.id)
    for _ in range(steps):
        element = None if element is None else element.getparent()
    return element


def _numbers(block: OrderedList, book: EpubBook) -> Iterator[Fault]:
    first = block.items[0].blocks if block.items else ()
    match first:
        case (Para(sentences=row) | Plain(sentences=row), *_) if row:
            element = book.elements.get(row[0].id)
        case _:
            return
    outer = (
        next((e for e in element.iterancestors(f"{XHTML}ol")), None)
        if element is not None
        else None
    )
    if outer is not None:
        start, style = outer.get("start", "1"), outer.get("type", "")
        if (start, style) != (str(block.start), _STYLES[block.style]) or outer.get("reversed"):
            text = folded(row[0].text)[:60]
            yield "edition-structure", f"the list that begins with {text!r} is numbered otherwise"


def check_roles(document: Document, book: EpubBook) -> Iterator[Fault]:
    """Roles that the book has no use for, and names that hide what is said."""
    sections = {f"doc-{section.role or 'chapter'}" for section in document.sections}
    for name, special in book.special.items():
        for element in special:
            role, label = element.get("role"), element.get("aria-label")
            if role is not None and role not in _ROLES and role not in sections:
                yield "edition-structure", f"{name} gives the role {role!r} to a {local(element)}"
            if label is None or role == "doc-pagebreak":
                continue
            if not (local(element) == "nav" and label in _names(document)) and (
                role != "doc-backlink" or label != f"{element.text} {document.labels.back}"
            ):
                yield "edition-hidden", f"{name} has {label!r} read instead of a {local(element)}"


def _names(document: Document) -> tuple[str, ...]:
    labels = document.labels
    return labels.contents, labels.list_of_tables, labels.list_of_figures, labels.page
