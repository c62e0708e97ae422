"""The manuscript as print shows it: references by page have the page in place of their words."""

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from pipeline.model import Document, PageRef
from pipeline.model.walk import document_sentences, walk_inlines

_Node = TypeVar("_Node")


def page_references(document: Document) -> list[PageRef]:
    """The references by page, in reading order, those of the notes last."""
    return [
        inline
        for sentence in document_sentences(document)
        for inline in walk_inlines(sentence.inlines)
        if isinstance(inline, PageRef)
    ]


def as_printed(document: Document) -> Document:
    """The document without the words of its references by page."""
    return _printed(document) if page_references(document) else document


def _printed(node: _Node) -> _Node:
    """A node of the model, of which every tuple is looked through."""
    if isinstance(node, PageRef):
        return replace(node, inlines=())
    if isinstance(node, tuple):
        return cast(_Node, tuple(map(_printed, node)))
    if not is_dataclass(node) or isinstance(node, type):
        return node
    within: dict[str, Any] = {f.name: getattr(node, f.name) for f in fields(node)}
    changed = {name: new for name, old in within.items() if (new := _printed(old)) is not old}
    return replace(node, **changed) if changed else node
