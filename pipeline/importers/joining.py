"""Several sources become one book, each with its chapters, in the order in which they are named."""

import posixpath
from collections.abc import Sequence
from dataclasses import replace

from pipeline.importers.sources import Facts, Part, Source
from pipeline.importers.telling import Teller
from pipeline.language.tags import primary


def joined(sources: Sequence[Source], teller: Teller) -> Source:
    """One source of several; the facts are those of the first that says them.

    A source that is one file gives its title to what stands before its first heading.
    """
    if len(sources) == 1:
        return sources[0]
    parts: list[Part] = []
    owners: dict[str, tuple[Source, str]] = {"": (sources[0], "")}
    decorative: dict[str, frozenset[str]] = {}
    for source in sources:
        for part in source.parts:
            name = _name(part, source, owners)
            owners[name] = (source, part.name)
            decorative[name] = source.decorative.get(part.name, frozenset())
            title = part.title or (source.facts.title if len(source.parts) == 1 else "")
            parts.append(replace(part, name=name, title=title))
        _tell_language(source, sources[0], teller)

    def open_file(part: str, address: str) -> bytes | None:
        owner, name = owners[part]
        return owner.open_file(name, address)

    facts = _joined_facts([source.facts for source in sources])
    return Source(sources[0].name, parts, facts, open_file, teller, decorative)


def _name(part: Part, source: Source, taken: "dict[str, tuple[Source, str]]") -> str:
    """The part's name; below that of its source where there are several parts, or two of a name."""
    name = part.name if len(source.parts) == 1 else posixpath.join(source.name, part.name)
    count = 1
    while name in taken:
        count += 1
        name = posixpath.join(f"{source.name}-{count}", part.name)
    return name


def _tell_language(source: Source, first: Source, teller: Teller) -> None:
    one, other = source.facts.language, first.facts.language
    if one and other and primary(one) != primary(other):
        what = f"the text is in {one}, the book in {other}: put {{lang={one}}} above its paragraphs"
        teller.tell("changed", source.name, what)


def _joined_facts(facts: Sequence[Facts]) -> Facts:
    said = facts[0]
    for one in facts[1:]:
        said.title = said.title or one.title
        said.language = said.language or one.language
        said.direction = said.direction or one.direction
        said.authors += [author for author in one.authors if author not in said.authors]
        said.abbreviations = {**one.abbreviations, **said.abbreviations}
    return said
