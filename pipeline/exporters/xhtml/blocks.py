"""Blocks as XHTML."""

from collections.abc import Iterable
from typing import assert_never

from pipeline.exporters.shared.captions import box_label
from pipeline.exporters.xhtml.figures import chart, figure
from pipeline.exporters.xhtml.inlines import (
    Scope,
    labelled,
    rightward,
    sentence,
    sentences,
    whole_language,
)
from pipeline.exporters.xhtml.markup import element
from pipeline.exporters.xhtml.tables import table
from pipeline.model import (
    Admonition,
    Block,
    BlockQuote,
    BulletList,
    Chart,
    CodeBlock,
    DefinitionItem,
    DefinitionList,
    Figure,
    HorizontalRule,
    LineBlock,
    ListItem,
    ListStyle,
    Only,
    OrderedList,
    Para,
    Plain,
    Sentence,
    Table,
)
from pipeline.model.walk import block_sentences, blocks_sentences, walk_blocks

_MARKERS: dict[ListStyle, str | None] = {
    "decimal": None,
    "lower-alpha": "a",
    "upper-alpha": "A",
    "lower-roman": "i",
    "upper-roman": "I",
}


def blocks(scope: Scope, row: Iterable[Block]) -> str:
    """Blocks one under the other."""
    return "".join(_block(scope, block) + "\n" for block in row)


def _block(scope: Scope, block: Block) -> str:
    match block:
        case Para():
            attributes = {"id": block.id, **whole_language(scope, block.sentences)}
            return element("p", attributes, sentences(scope, block.sentences))
        case Plain():
            attributes = whole_language(scope, block.sentences)
            return element("div", attributes, sentences(scope, block.sentences))
        case BulletList():
            return element("ul", {"id": list_id(block)}, _items(scope, block.items))
        case OrderedList():
            start = None if block.start == 1 else str(block.start)
            attributes = {"id": list_id(block), "start": start, "type": _MARKERS[block.style]}
            return element("ol", attributes, _items(scope, block.items))
        case DefinitionList():
            content = "".join(_definition(scope, item) for item in block.items)
            return element("dl", None, f"\n{content}")
        case BlockQuote():
            return _quotation(scope, block)
        case LineBlock():
            stanzas = (_stanza(scope, stanza) for stanza in block.stanzas)
            return element("div", {"class": "verse"}, "\n".join(stanzas))
        case CodeBlock():
            return _code(scope, block)
        case Table():
            return table(scope, block)
        case Figure():
            return figure(scope, block, blocks(scope, block.description))
        case Chart():
            return chart(scope, block, blocks(scope, block.description))
        case Admonition():
            return _admonition(scope, block)
        case Only():
            return blocks(scope, block.blocks)
        case HorizontalRule():
            return "<hr/>"
        case _:
            assert_never(block)


def list_id(block: BulletList | OrderedList) -> str | None:
    """The id of a list, made of its first sentence's, and of how many lists in it begin so too."""
    first = block.items[0].blocks if block.items else ()
    named = next(blocks_sentences(first), None)
    if named is None:
        return None
    inner = (one for one in walk_blocks(first) if isinstance(one, BulletList | OrderedList))
    same = sum(next(block_sentences(one), None) is named for one in inner)
    return f"{named.id}_list{same + 1 if same else ''}"


def box_id(block: Admonition) -> str:
    """The id of an admonition: the author's own, or made of its title's."""
    return block.id or f"{block.title.id}_box"


def item_id(item: ListItem) -> str | None:
    """The id of a list item in an edition that is heard, made of its first sentence's.

    The items of the lists that begin with the same sentence are told apart by their depth.
    """
    named = next(blocks_sentences(item.blocks), None)
    if named is None:
        return None
    lists = (one for one in walk_blocks(item.blocks) if isinstance(one, BulletList | OrderedList))
    same = sum(next(block_sentences(one), None) is named for one in lists)
    return f"{named.id}_item{same + 1 if same else ''}"


def _items(scope: Scope, items: Iterable[ListItem]) -> str:
    made = (element("li", _heard(scope, item_id(item)), flow(scope, item.blocks)) for item in items)
    return "\n" + "".join(f"{item}\n" for item in made)


def _heard(scope: Scope, anchor: str | None) -> dict[str, str | None] | None:
    """The id that an overlay needs; other editions are lighter without."""
    return {"id": anchor} if scope.plan.heard and anchor else None


def flow(scope: Scope, row: tuple[Block, ...]) -> str:
    """The content of a list item: text alone needs no element of its own."""
    match row:
        case (Plain(row_sentences),):
            return sentences(scope, row_sentences)
        case _:
            return blocks(scope, row)


def _definition(scope: Scope, item: DefinitionItem) -> str:
    term = element("dfn", None, sentence(scope, item.term))
    meanings = (element("dd", None, flow(scope, row)) + "\n" for row in item.definitions)
    return element("dt", {"id": item.id}, term) + "\n" + "".join(meanings)


def _quotation(scope: Scope, block: BlockQuote) -> str:
    quoted = element("blockquote", None, "\n" + blocks(scope, block.blocks))
    if not block.attribution:
        return quoted
    source = scope.element("figcaption", None, sentences(scope, block.attribution))
    return scope.element("figure", {"class": "quotation"}, f"{quoted}\n{source}")


def _stanza(scope: Scope, lines: Iterable[Sentence]) -> str:
    written = (sentence(scope, line, "line") for line in lines)
    return element("p", {"class": "stanza"}, "<br/>\n".join(written))


def _code(scope: Scope, block: CodeBlock) -> str:
    lines = "\n".join(sentence(scope, line) for line in block.lines)
    css = f"language-{block.language}" if block.language else None
    return element("pre", rightward(scope), element("code", {"class": css}, lines))


def _admonition(scope: Scope, block: Admonition) -> str:
    """A box beside the text, with the DPUB-ARIA role of its kind (doc-notice is for sections)."""
    name, role, kind = {
        "note": ("aside", "note", None),
        "tip": ("aside", "doc-tip", "tip"),
        "notice": ("section", "doc-notice", "notice"),
    }[block.family]
    attributes = {
        "id": box_id(block),
        "class": f"admonition {block.family}",
        "role": role,
        "epub:type": kind,
        "aria-labelledby": block.title.id,
    }
    lead = box_label(scope.plan.document.labels, block)
    title = element(
        "p", {"class": "admonition-title"}, labelled(scope, block.kind, lead, (block.title,))
    )
    return scope.element(name, attributes, f"\n{title}\n{blocks(scope, block.blocks)}")
