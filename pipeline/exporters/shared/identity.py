"""What each edition is known by: its own identifiers, so that a library can keep all of them."""

import uuid
from collections.abc import Iterator
from dataclasses import replace

from pipeline.model import Identifier, Metadata
from pipeline.products import EditionName

_DERIVED = {"readaloud": "read-aloud", "daisy202": "daisy202"}
"""Editions whose main identifier is made from the book's, and what it is made with."""


def edition_metadata(metadata: Metadata, edition: EditionName) -> Metadata:
    """The facts as an edition tells them: its main identifier first, its own ISBN among them."""
    names = tuple(dict.fromkeys(_identifiers(metadata, edition)))
    return replace(metadata, identifiers=names)


def _identifiers(metadata: Metadata, edition: EditionName) -> Iterator[Identifier]:
    own = metadata.isbn_of(edition)
    if edition in _DERIVED:
        yield from _derived(metadata, _DERIVED[edition])
    else:
        others = {number for name, number in metadata.isbns if name != edition}
        main = metadata.identifiers[:1]
        yield from main
        for one in metadata.identifiers[1:]:
            if one.isbn not in others and (not one.isbn or own in (None, one.isbn)):
                yield one
    if own:
        yield Identifier(f"urn:isbn:{own}")


def _derived(metadata: Metadata, edition: str) -> Iterator[Identifier]:
    for identifier in metadata.identifiers[:1]:
        name = uuid.uuid5(uuid.NAMESPACE_URL, f"{identifier.urn}#{edition}")
        yield Identifier(f"urn:uuid:{name}")
