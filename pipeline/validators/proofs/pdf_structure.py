"""What a PDF's tags make of the blocks, of languages, alternatives and expansions."""

from collections import Counter
from collections.abc import Iterator, Mapping

from pipeline.maths.words import spoken
from pipeline.model import (
    Abbr,
    BlockQuote,
    BulletList,
    Chart,
    DefinitionList,
    Figure,
    Image,
    Math,
    OrderedList,
    Span,
    Table,
)
from pipeline.model.inlines import plain_text
from pipeline.model.walk import document_blocks, walk_inlines
from pipeline.validators.proofs.epub_book import Fault
from pipeline.validators.proofs.pdf_book import HEADINGS, PdfBook, bare, own_text
from pipeline.validators.proofs.same_text import comparable_text, folded
from pipeline.validators.proofs.told import statement_blocks
from pipeline.validators.tagged_pdf import Node

_HOLDERS = frozenset(
    ("StructTreeRoot", "Document", "Sect", "Div", "BlockQuote", "L", "LI", "LBody", "Table",
     "THead", "TBody", "TR", "TOC", "TOCI", "Note", "FENote")
)  # fmt: skip
_TEXTS = frozenset(
    ("P", "Lbl", "TH", "TD", "Caption", "Code", "Span", "Em", "Strong", "Link", "Reference",
     "Figure", "Formula", "Quote", "Ruby", "RB", "RP", "RT", "Part", *HEADINGS)
)  # fmt: skip


def check_roles(book: PdfBook) -> Iterator[Fault]:
    """Elements of a kind that no edition has, and text in what is no text."""
    for node in book.tagged.root.walk():
        if node.role not in _HOLDERS and node.role not in _TEXTS:
            yield "edition-structure", f"{own_text(node)[:60]!r} is a {node.role}"
        elif node.role in _HOLDERS and node.marks and own_text(node).strip():
            if node.role in ("LBody", "Note", "FENote", "Div"):
                continue
            yield "edition-structure", f"{own_text(node)[:60]!r} stands in a {node.role} itself"


def check_counts(book: PdfBook) -> Iterator[Fault]:
    """As many lists, items, quotations, notes, tables and formulas as the manuscript has."""
    found = Counter(node.role for node in book.nodes)
    found["Note"] += found["FENote"]
    for role, wanted in _wanted_counts(book).items():
        if found[role] != wanted:
            yield "edition-structure", f"it has {found[role]} elements {role}, not {wanted}"


def _wanted_counts(book: PdfBook) -> Mapping[str, int]:
    document = book.document
    counts = Counter({"Note": len(document.notes)})
    counts.update(dict.fromkeys(("L", "LI", "BlockQuote", "Table", "Formula"), 0))
    for block in document_blocks(document):
        match block:
            case BulletList() | OrderedList():
                counts.update({"L": 1, "LI": len(block.items)})
            case DefinitionList():
                counts.update({"L": 1, "LI": len(block.items)})
            case BlockQuote():
                counts["BlockQuote"] += 1
            case Table():
                counts["Table"] += 1
            case _:
                pass
    counts["Formula"] = sum(isinstance(inline, Math) for inline in book.inlines)
    return counts


def check_tables(book: PdfBook) -> Iterator[Fault]:
    """Each cell is a header, or none, as the manuscript says."""
    found: dict[str, list[Node]] = {}
    for node in book.nodes:
        if node.role == "Table":
            cells = (one for one in node.walk() if one.role in ("TH", "TD"))
            found.setdefault("".join(bare(own_text(cell)) for cell in cells), []).append(node)
    for table in document_blocks(book.document):
        if isinstance(table, Table):
            rows = (*table.head, *table.rows)
            texts = (s for row in rows for cell in row.cells for s in cell.sentences)
            nodes = found.get("".join(bare(comparable_text(s)) for s in texts), [])
            if nodes:
                yield from _cells(table, nodes.pop(0))


def _cells(table: Table, node: Node) -> Iterator[Fault]:
    kinds = {None: ("TD", None), "column": ("TH", "Column"), "row": ("TH", "Row")}
    wanted = [cell for row in (*table.head, *table.rows) for cell in row.cells]
    found = [one for one in node.walk() if one.role in ("TH", "TD")]
    for cell, one in zip(wanted, found, strict=False):
        if cell.text.strip() and (one.role, one.scope) != kinds[cell.header]:
            message = f"the cell {cell.text!r} is a {one.role} of {one.scope}"
            yield "edition-table", f"{message}, not of {cell.header}"


def check_alternatives(book: PdfBook) -> Iterator[Fault]:
    """Text that is read instead of what is shown, where the manuscript says nothing of the kind."""
    pictures, formulas = _pictures(book), _formulas(book)
    short = {(bare(i.short), folded(i.expansion)) for i in book.inlines if isinstance(i, Abbr)}
    for node in book.tagged.root.walk():
        role = node.role
        artwork = role in ("Formula", "Figure")
        if not artwork and node.actual is not None and bare(node.actual) != bare(own_text(node)):
            yield "edition-hidden", f"{node.actual!r} is read instead of {own_text(node)!r}"
        if node.expansion is not None:
            pair = (bare(own_text(node)), folded(node.expansion))
            if pair not in short:
                yield "edition-inline", f"{own_text(node)!r} is said to mean {node.expansion!r}"
        if node.alt is None:
            continue
        told = folded(node.alt)
        if not artwork:
            if bare(node.alt) == bare(own_text(node)):
                continue  # a link that holds nothing but a picture
            yield "edition-hidden", f"{node.alt!r} is read instead of {own_text(node)!r}"
        elif role == "Figure" and told not in pictures:
            yield "edition-picture", f"a figure is said to be {node.alt!r}"
        elif role == "Formula" and told not in formulas:
            yield "edition-formula", f"a formula is said to be {node.alt!r}"


def _pictures(book: PdfBook) -> frozenset[str]:
    facts = book.document.metadata
    blocks = (b for b in document_blocks(book.document) if isinstance(b, Figure | Chart))
    found = [facts.cover_alt or facts.title]
    found += ["".join(one.text for one in block.alt) for block in blocks]
    found += [inline.alt for inline in book.inlines if isinstance(inline, Image)]
    return frozenset(map(folded, found))


def _formulas(book: PdfBook) -> frozenset[str]:
    """What formulas may be said to be: their words, or their source."""
    maths = [inline for inline in book.inlines if isinstance(inline, Math)]
    language = book.document.metadata.language
    words = (spoken(inline, language) for inline in maths)
    return frozenset(folded(text) for text in (*words, *(m.latex for m in maths)) if text)


def check_languages(book: PdfBook) -> Iterator[Fault]:
    """The words that are in another language are those of the manuscript, and no others."""
    language = book.document.metadata.language
    own = statement_blocks(book.document)
    found: dict[str, list[str]] = {}
    for node in book.nodes:
        if node.lang is None or node.role == "Document":
            if node.lang not in (None, language):
                yield "edition-language", f"the text is in {node.lang!r}, not {language!r}"
            continue
        if (text := bare(own_text(node))) not in own:
            found.setdefault(node.lang, []).append(text)
    wanted: dict[str, list[str]] = {}
    for inline in book.inlines:
        if isinstance(inline, Span) and inline.lang:
            wanted.setdefault(inline.lang, []).append(bare(_without_formulas(inline)))
    for tag in sorted({*found, *wanted}):
        one, other = "".join(wanted.get(tag, [])), "".join(found.get(tag, []))
        if Counter(one) != Counter(other):
            shown = (Counter(other) - Counter(one)) or (Counter(one) - Counter(other))
            yield "edition-language", f"{shown.total()} letters are in {tag!r}, or are not, wrongly"


def _without_formulas(span: Span) -> str:
    text = plain_text(span.inlines)
    for inline in walk_inlines(span.inlines):
        if isinstance(inline, Math):
            text = text.replace(inline.latex, "", 1)
    return text
