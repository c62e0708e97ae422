"""Content for some editions alone: whether others lead to what they do not hold."""

from collections.abc import Iterator, Mapping

from pipeline.checks.view import View
from pipeline.diagnostics import Diagnostic
from pipeline.model import Chart, EditionKind, Link, Only, Position
from pipeline.model.editions import EPUB, LARGE_PRINT, PRINT, READ_ALOUD, Readers, shown_to
from pipeline.model.walk import block_sentences, document_blocks, walk_blocks, walk_inlines

_EDITIONS: Mapping[str, Readers] = {
    "the printed edition": PRINT,
    "the large print": LARGE_PRINT,
    "the EPUB": EPUB,
    "the edition that is read aloud": READ_ALOUD,
}
"""Those in which links can be followed."""

Kinds = tuple[EditionKind, ...]


def check_left_out(view: View) -> Iterator[Diagnostic]:
    """Every link and chart stands where what it needs stands as well."""
    meant = _meant(view)
    if not meant:
        return
    for sentence in view.sentences:
        around = meant.get(sentence.id, ())
        for inline in walk_inlines(sentence.inlines):
            name = inline.internal_id if isinstance(inline, Link) else None
            if isinstance(inline, Link) and name:
                place = inline.position or sentence.position
                yield from _missed(around, meant.get(name, ()), f"the link to {name!r}", place)
    for block in view.blocks:
        if isinstance(block, Chart):
            around, there = meant.get(block.id, ()), meant.get(block.table, ())
            yield from _missed(around, there, "the chart's table", block.position)


def _missed(
    around: tuple[Kinds, ...], there: tuple[Kinds, ...], what: str, place: Position | None
) -> Iterator[Diagnostic]:
    """The fault of the editions that hold what is here, but not what is there."""
    lacking = [
        name
        for name, readers in _EDITIONS.items()
        if _all_shown(around, readers) and not _all_shown(there, readers)
    ]
    if lacking:
        message = f"{what} leads to what is left out of {_listed(lacking)}"
        hint = "Put it into ':::{only}' for the same editions, or link to what all of them hold."
        yield Diagnostic("left-out", "error", message, place, hint)


def _all_shown(around: tuple[Kinds, ...], readers: Readers) -> bool:
    return all(shown_to(kinds, readers) for kinds in around)


def _listed(names: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _meant(view: View) -> dict[str, tuple[Kinds, ...]]:
    """For each id inside content for some editions alone, what stands around it."""
    found: dict[str, tuple[Kinds, ...]] = {}
    for only in document_blocks(view.document):
        if isinstance(only, Only):
            for name in _ids(only):
                found[name] = (*found.get(name, ()), only.editions)
    return found


def _ids(only: Only) -> Iterator[str]:
    for block in walk_blocks(only.blocks):
        name = getattr(block, "id", None)
        if isinstance(name, str):
            yield name
        for item in getattr(block, "items", ()):
            if isinstance(term := getattr(item, "id", None), str):
                yield term
    for outer in only.blocks:
        for sentence in block_sentences(outer):
            yield sentence.id
            for inline in walk_inlines(sentence.inlines):
                if isinstance(name := getattr(inline, "id", None), str):
                    yield name
